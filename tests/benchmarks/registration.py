"""Do all real forms register, with every visible widget as a field where it lies on paper?

Registers every PDF of the development material through the command line, then counts and places
the widgets a second time with another library's own form functions (PDFium; the product reads
them with qpdf) and compares.

    python -m tests.benchmarks.registration [--json FILE] [--forms FOLDER]
"""

import argparse
import ctypes
import json
import logging
import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path

import numpy as np
import pikepdf
import pypdfium2
from pypdfium2 import raw

from tests.outside import SHARED

_ROOT = Path(__file__).resolve().parents[2]
_HIDDEN_OR_NO_VIEW = 2 | 32
_MM_PER_POINT = 25.4 / 72
#: The contract's tolerance for the place of a field.
_TOLERANCE_MM = 0.5
#: PDFium maps to whole device units; this many to a point keep rounding at a hundredth of a mm.
_UNITS_PER_POINT = 100


@dataclass
class Outcome:
    """What was found over all PDFs."""

    files: int = 0
    registered: int = 0
    pages: int = 0
    widgets: int = 0
    fields: int = 0
    fields_guessed: int = 0
    wrong_counts: list[str] = field(default_factory=list)
    worst_mm: float = 0.0
    problems: dict[str, str] = field(default_factory=dict)
    seconds: float = 0.0
    peak_mb: float = 0.0


def main() -> int:
    """Run it; 0 when all registered with fields equal to the widgets."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--json", type=Path)
    arguments.add_argument("--forms", type=Path, default=SHARED / "forms")
    options = arguments.parse_args()
    files = sorted(options.forms.rglob("*.pdf"))
    if not files:
        print(f"skipped: no PDFs in {options.forms}")
        return 0
    outcome = measure(files)
    for name, value in asdict(outcome).items():
        print(f"{name:14} {value}")
    if options.json:
        options.json.write_text(json.dumps(asdict(outcome), indent=2))
    is_right = not (outcome.wrong_counts or outcome.problems)
    return 0 if is_right and outcome.worst_mm <= _TOLERANCE_MM else 1


def measure(files: list[Path]) -> Outcome:
    """Register the files into a fresh folder and compare."""
    outcome = Outcome(files=len(files))
    logging.getLogger("pypdfium2").setLevel(logging.ERROR)
    with tempfile.TemporaryDirectory() as folder:
        lines = _register(files, Path(folder), outcome)
    for path, line in zip(files, lines, strict=True):
        if "problem" in line:
            outcome.problems[path.name] = line["problem"]["code"]
            continue
        outcome.registered += 1
        _compare(path, line, outcome)
    return outcome


def _register(files: list[Path], folder: Path, outcome: Outcome) -> list[dict]:
    jsonl = folder / "lines.jsonl"
    command = [sys.executable, "-m", "api.cli", "forms", "add", *map(str, files)]
    command += ["--issuer", "benchmark", "--publish", "--jsonl", str(jsonl)]
    started = time.monotonic()
    environment = os.environ | {"LEESWIJZER_DATA_DIR": str(folder / "data")}
    subprocess.run(command, cwd=_ROOT, env=environment, check=False)
    outcome.seconds = round(time.monotonic() - started, 1)
    outcome.peak_mb = round(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)
    return [json.loads(line) for line in jsonl.read_text().splitlines()]


def _compare(path: Path, line: dict, outcome: Outcome) -> None:
    by_page = widgets(path)
    for page, expected in zip(line["pages"], by_page, strict=True):
        outcome.pages += 1
        if not any(by_page):
            # Flat: its fields are found by looking; `flat_forms` measures how well.
            outcome.fields_guessed += len(page["fields"])
            continue
        outcome.widgets += len(expected)
        outcome.fields += len(page["fields"])
        if len(expected) != len(page["fields"]):
            outcome.wrong_counts.append(f"{path.name} page {page['page']}")
            continue
        if expected:
            outcome.worst_mm = max(outcome.worst_mm, round(_farthest(page, expected), 3))


def _farthest(page: dict, expected: list[np.ndarray]) -> float:
    """The largest distance of a corner, each field taken with its nearest widget."""
    found = np.array([field["areaMm"] for field in page["fields"]])
    apart = np.linalg.norm(found[:, None] - np.array(expected)[None], axis=-1).max(axis=-1)
    return float(max(apart.min(axis=0).max(), apart.min(axis=1).max()))


def widgets(path: Path) -> list[list[np.ndarray]]:
    """The corners in mm of each visible widget that is no push button, page by page."""
    with pikepdf.open(path) as structure:
        units = [float(page.obj.get("/UserUnit", 1)) for page in structure.pages]
    document = pypdfium2.PdfDocument(path)
    document.init_forms()
    try:
        return [
            _page_widgets(document, page, unit * _MM_PER_POINT)
            for page, unit in zip(document, units, strict=True)
        ]
    finally:
        document.close()


def _page_widgets(
    document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage, mm_per_unit: float
) -> list[np.ndarray]:
    found = []
    for index in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        rectangle = raw.FS_RECTF()
        if (
            raw.FPDFAnnot_GetSubtype(annotation) == raw.FPDF_ANNOT_WIDGET
            and not raw.FPDFAnnot_GetFlags(annotation) & _HIDDEN_OR_NO_VIEW
            and raw.FPDFAnnot_GetFormFieldType(document.formenv, annotation)
            != raw.FPDF_FORMFIELD_PUSHBUTTON
            and raw.FPDFAnnot_GetRect(annotation, ctypes.byref(rectangle))
            and _shows(page, _in_order(rectangle))
        ):
            found.append(_corners(page, rectangle) * mm_per_unit)
        raw.FPDFPage_CloseAnnot(annotation)
    return found


def _in_order(rectangle: raw.FS_RECTF) -> raw.FS_RECTF:
    """The same rectangle; some files write its corners the other way round."""
    if rectangle.left > rectangle.right:
        rectangle.left, rectangle.right = rectangle.right, rectangle.left
    if rectangle.bottom > rectangle.top:
        rectangle.bottom, rectangle.top = rectangle.top, rectangle.bottom
    return rectangle


def _shows(page: pypdfium2.PdfPage, rectangle: raw.FS_RECTF) -> bool:
    left, bottom, right, top = page.get_bbox()
    has_area = rectangle.right > rectangle.left and rectangle.top > rectangle.bottom
    return bool(
        has_area
        and rectangle.left < right
        and rectangle.right > left
        and rectangle.bottom < top
        and rectangle.top > bottom
    )


def _corners(page: pypdfium2.PdfPage, rectangle: raw.FS_RECTF) -> np.ndarray:
    """TL TR BR BL in the page's units as it is read, by PDFium's own map to a device."""
    size = [round(side * _UNITS_PER_POINT) for side in page.get_size()]
    placed = []
    for x, y in ((rectangle.left, rectangle.top), (rectangle.right, rectangle.bottom)):
        across, down = ctypes.c_int(), ctypes.c_int()
        raw.FPDF_PageToDevice(page, 0, 0, *size, 0, x, y, across, down)
        placed.append((across.value / _UNITS_PER_POINT, down.value / _UNITS_PER_POINT))
    (left, top), (right, bottom) = np.min(placed, axis=0), np.max(placed, axis=0)
    return np.array([(left, top), (right, top), (right, bottom), (left, bottom)])


if __name__ == "__main__":
    sys.exit(main())
