"""Collections of forms, registered through the command line into a folder kept between runs."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2

from forms.keys import VersionKey
from forms.library import library_folders, load_version, open_seeded
from forms.pdf.text_layer import read_text
from tests.benchmarks.made_up.families import MadeUpVersion, made_up_versions
from tests.benchmarks.pictured import Pictured, register_pictured

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("LEESWIJZER_SHARED_DATA", ROOT.parent / "shared" / "data"))
#: Who registers everything that does not come with Leeswijzer.
ISSUER = "benchmark"
#: The printed text of each page by its key; it lies there when all is registered.
TEXTS = "texts.json"
#: What decides how a registered page is kept; a change there means registering anew.
_KEPT_BY = ("forms/pdf", "forms/store", "forms/library", "forms/registration.py",
            "forms/likeness.py", "forms/library.py", "vision/pages/layout.py",
            "vision/pages/difference.py", "vision/pages/contrast.py", "tests/benchmarks/made_up",
            "tests/benchmarks/registering.py", "tests/benchmarks/pictured.py")  # fmt: skip
#: The sizes a registry grows through.
SIZES = (100, 1_000, 10_000)
#: Made-up pages where there are no public forms.
_MADE_UP = 200
#: Forms that one collection adds to the one inside it are numbered from here, times its size.
_FORMS_A_STAGE = 100_000
#: A registry of 10,000 pages takes a gigabyte: those of older states of the project go.
_UNUSED_S = 2 * 24 * 3600

Say = Callable[[str], None]


@dataclass(frozen=True)
class Collection:
    """What to register: on top of `inner` these PDFs and pictures, and made-up forms to `pages`."""

    name: str
    pdfs: tuple[Path, ...] = ()
    pictures: tuple[Pictured, ...] = ()
    pages: int | None = None
    inner: "Collection | None" = None


def collection(most: int | None = None, shared: Path = SHARED) -> Collection:
    """The development material where it is there, else made-up pages; `most` PDFs or pages."""
    every = sorted((shared / "forms").rglob("*.pdf"))
    # Evenly over all senders, whose forms lie together.
    pdfs = tuple(every[:: max(1, len(every) // most)][:most]) if most else tuple(every)
    if pdfs:
        return Collection(f"library + {len(pdfs)} public forms", pdfs)
    count = min(most or _MADE_UP, _MADE_UP)
    return Collection(f"library + made-up forms to {count} pages", pages=count)


def grown(pages: int, shared: Path = SHARED) -> Collection:
    """The library, as many public forms as fit, and made-up ones: `pages` pages in all."""
    # By a hash of its name: every sender has a share at every size.
    every = sorted((shared / "forms").rglob("*.pdf"), key=lambda pdf: _digest(pdf.name.encode()))
    counts = [_page_count(pdf) for pdf in every]
    inner, taken = None, 0
    room = sum(len(load_version(folder).template.pages) for folder in library_folders())
    for size in sorted({*(each for each in SIZES if each < pages), pages}):
        end = taken
        while end < len(every) and room + counts[end] <= size:
            room += counts[end]
            end += 1
        pdfs = tuple(every[row] for row in range(taken, end) if counts[row])
        inner = Collection(f"{size} pages", pdfs, pages=size, inner=inner)
        taken = end
    assert inner is not None
    return inner


def _page_count(pdf: Path) -> int:
    """How many pages it has; 0 where it cannot be read."""
    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError:
        return 0
    with document:
        return len(document)


def registered(wanted: Collection, say: Say, folder: Path | None = None) -> Path:
    """The data folder with the collection, below `folder` (by default a temporary one).

    A run that was broken off leaves nothing that a later one would take for whole.
    """
    root = folder or Path(tempfile.gettempdir()) / f"leeswijzer-benchmark-{os.getuid()}"
    data_dir = root / _identity(wanted)
    if (data_dir / TEXTS).exists():
        (data_dir / TEXTS).touch()
        return data_dir
    _sweep(root)
    inside = registered(wanted.inner, say, root) if wanted.inner else None
    say(f"registering {wanted.name} in {data_dir}")
    shutil.rmtree(data_dir, ignore_errors=True)
    if inside is None:
        data_dir.mkdir(parents=True)
    else:
        shutil.copytree(inside, data_dir, copy_function=_linked)
    _register(wanted, data_dir, say)
    return data_dir


def _linked(source: str, target: str) -> None:
    """Page images are never written again, so both folders may hold the same file."""
    if source.endswith(".png"):
        os.link(source, target)
    else:
        shutil.copy2(source, target)


def _sweep(root: Path) -> None:
    for texts in root.glob(f"*/{TEXTS}"):
        if time.time() - texts.stat().st_mtime > _UNUSED_S:
            shutil.rmtree(texts.parent)


def _identity(wanted: Collection) -> str:
    whole = hashlib.sha256(repr((wanted.pages, wanted.pictures)).encode())
    if wanted.inner is not None:
        whole.update(_identity(wanted.inner).encode())
    for path in wanted.pdfs:
        whole.update(f"{path}{path.stat().st_size}".encode())
    for name in _KEPT_BY:
        path = ROOT / name
        files = [path] if path.is_file() else sorted(path.rglob("*"))
        for file in files:
            if file.is_file() and file.suffix != ".pyc" and not file.name.startswith("test_"):
                whole.update(file.read_bytes())
    return whole.hexdigest()[:12]


def _register(wanted: Collection, data_dir: Path, say: Say) -> None:
    """Register what the collection adds, and note the printed text of each page."""
    texts: dict[str, str] = {}
    if (data_dir / TEXTS).exists():
        texts = json.loads((data_dir / TEXTS).read_text("utf-8"))
        (data_dir / TEXTS).unlink()
    else:
        for folder in library_folders():
            version = load_version(folder)
            texts |= _texts(version.pdf, version.template.key)
    texts |= _add(wanted.pdfs, data_dir)
    with open_seeded(data_dir) as catalogue:
        register_pictured(catalogue, wanted.pictures, ISSUER)
        missing = (wanted.pages or 0) - len(catalogue.pages())
    if missing > 0:
        say(f"making up {missing} pages")
        first = _FORMS_A_STAGE * (wanted.pages or 0)
        texts |= _add_made_up(list(made_up_versions(missing, first)), data_dir)
    part = data_dir / f"{TEXTS}.part"
    part.write_text(json.dumps(texts), "utf-8")
    part.rename(data_dir / TEXTS)


def _add_made_up(versions: Sequence[MadeUpVersion], data_dir: Path) -> dict[str, str]:
    """Year by year, as an owner would."""
    years: dict[str, list[MadeUpVersion]] = defaultdict(list)
    for version in versions:
        years[version.version].append(version)
    texts: dict[str, str] = {}
    for year, members in sorted(years.items()):
        with tempfile.TemporaryDirectory() as folder:
            pdfs = [Path(folder) / f"{member.form_slug}.pdf" for member in members]
            for pdf, member in zip(pdfs, members, strict=True):
                pdf.write_bytes(member.pdf)
            texts |= _add(pdfs, data_dir, "--version", year)
    return texts


def _add(pdfs: Sequence[Path], data_dir: Path, *options: str) -> dict[str, str]:
    """Through the command line, whose own progress goes to standard error; what is printed."""
    if not pdfs:
        return {}
    jsonl = data_dir / "lines.jsonl"
    command = [sys.executable, "-m", "api.cli", "forms", "add", *map(str, pdfs)]
    command += ["--issuer", ISSUER, *options, "--publish", "--jsonl", str(jsonl)]
    environment = os.environ | {"LEESWIJZER_DATA_DIR": str(data_dir)}
    subprocess.run(command, cwd=ROOT, env=environment, check=False, stdout=sys.stderr)
    texts: dict[str, str] = {}
    for line in map(json.loads, jsonl.read_text("utf-8").splitlines()):
        if "problem" not in line:
            texts |= _texts(Path(line["source"]).read_bytes(), VersionKey.parse(line["key"]))
    return texts


def _texts(pdf: bytes, version: VersionKey) -> dict[str, str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return {
            str(version.page(number)): read_text(page) for number, page in enumerate(document, 1)
        }
    finally:
        document.close()


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
