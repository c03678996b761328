"""The pages a benchmark is run over: registered as an operator would, and kept between runs.

With the development material present: the bundled library and every public form of it. Without:
the library and pages made up by `tests/builders.py`.
"""

import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Self

import cv2
import numpy as np
import pypdfium2

from forms.keys import PageKey, VersionKey
from forms.library import library_folders, load_version, open_seeded
from forms.pdf.reading import ReadDocument, ReadPage
from forms.pdf.text_layer import read_text
from forms.registration import register
from forms.store.catalogue import Catalogue
from forms.store.entries import Likeness, PublishedPage
from forms.template import Field, FieldType, FormPage
from tests.builders import A4_MM, printed_page, printed_text
from vision.layout import describe
from vision.marks import Area, AreaKind
from vision.picture import Reference

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("LEESWIJZER_SHARED_DATA", ROOT.parent / "shared" / "data"))

_TEXTS = "texts.json"
_ISSUER = "benchmark"
#: What decides how a registered page is kept; a change there means registering anew.
_KEPT_BY = ("forms/pdf", "forms/store", "forms/library", "forms/registration.py",
            "forms/likeness.py", "forms/library.py", "vision/layout.py", "vision/difference.py",
            "vision/contrast.py", "tests/builders.py",
            "tests/benchmarks/known_pages.py")  # fmt: skip
#: A made-up form has this many pages.
_PAGES_A_FORM = 10
#: Boxes of `printed_page` lower than this are for ticking.
_TICK_BOX_MM = 5.0
#: Pages with a smaller spread of grey are blank: nothing can be recognised on them.
_BLANK_DEVIATION = 0.5

_TICKED = frozenset({FieldType.CHECKBOX, FieldType.CHOICE})

Say = Callable[[str], None]


@dataclass(frozen=True)
class Collection:
    """What to register: these PDFs and so many made-up pages, beside the library."""

    name: str
    pdfs: tuple[Path, ...]
    made_up: int


@dataclass(frozen=True, eq=False)
class KnownPage:
    """A registered page: `same` are printed exactly like it (itself too), `similar` nearly so."""

    key: str
    width_mm: float
    height_mm: float
    fields: tuple[Field, ...]
    text: str
    same: frozenset[str]
    similar: frozenset[str]

    @property
    def is_of_library(self) -> bool:
        """Whether it comes with Leeswijzer."""
        return not self.key.startswith(f"{_ISSUER}/")

    @property
    def kin(self) -> frozenset[str]:
        """The page and all that look like it."""
        return self.same | self.similar

    @cached_property
    def areas(self) -> tuple[Area, ...]:
        """Its fields as areas to write and tick in."""
        return tuple(
            Area(each.id, _area_kind(each), each.area, each.comb_cells) for each in self.fields
        )


@dataclass(eq=False)
class KnownPages:
    """Registered pages in `data_dir`, by key."""

    collection: Collection
    data_dir: Path
    catalogue: Catalogue
    pages: dict[str, KnownPage]
    _blank: dict[str, bool] = field(default_factory=dict)

    @classmethod
    def open(cls, collection: Collection, say: Say, folder: Path | None = None) -> Self:
        """The collection, registered below `folder` (by default a temporary one) where it is not.

        A run that was broken off leaves nothing that a later one would take for whole.
        """
        root = folder or Path(tempfile.gettempdir()) / f"leeswijzer-benchmark-{os.getuid()}"
        data_dir = root / _identity(collection)
        if not (data_dir / _TEXTS).exists():
            say(f"registering {collection.name} in {data_dir}")
            data_dir.mkdir(parents=True, exist_ok=True)
            texts = _register_all(collection, data_dir, say)
            (data_dir / f"{_TEXTS}.part").write_text(json.dumps(texts))
            (data_dir / f"{_TEXTS}.part").rename(data_dir / _TEXTS)
        texts = json.loads((data_dir / _TEXTS).read_text())
        catalogue = open_seeded(data_dir)
        return cls(collection, data_dir, catalogue, _known(catalogue, texts))

    def reference(self, key: str) -> Reference:
        """The picture of a page."""
        return self.catalogue.reference(PageKey.parse(key))

    def is_blank(self, key: str) -> bool:
        """Whether nothing is printed on the page."""
        if key not in self._blank:
            self._blank[key] = float(np.std(self.reference(key).grey)) < _BLANK_DEVIATION
        return self._blank[key]


def collection(most: int | None = None, shared: Path = SHARED, made_up: int = 200) -> Collection:
    """The development material where it is there, else made-up pages; `most` PDFs or pages."""
    every = sorted((shared / "forms").rglob("*.pdf"))
    # Evenly over all senders, whose forms lie together.
    pdfs = tuple(every[:: max(1, len(every) // most)][:most]) if most else tuple(every)
    if pdfs:
        return Collection(f"library + {len(pdfs)} public forms", pdfs, 0)
    count = made_up if most is None else min(most, made_up)
    return Collection(f"library + {count} made-up pages", (), count)


def _identity(wanted: Collection) -> str:
    whole = hashlib.sha256(repr(wanted.made_up).encode())
    for path in wanted.pdfs:
        whole.update(f"{path}{path.stat().st_size}".encode())
    for name in _KEPT_BY:
        path = ROOT / name
        files = [path] if path.is_file() else sorted(path.rglob("*"))
        for file in files:
            if file.is_file() and file.suffix != ".pyc":
                whole.update(file.read_bytes())
    return whole.hexdigest()[:12]


def _register_all(wanted: Collection, data_dir: Path, say: Say) -> dict[str, str]:
    """Register everything; the printed text of each page by its key."""
    texts: dict[str, str] = {}
    with open_seeded(data_dir) as catalogue:
        for folder in library_folders():
            version = load_version(folder)
            texts |= _texts(version.pdf, version.template.key)
        for start in range(0, wanted.made_up, _PAGES_A_FORM):
            end = min(wanted.made_up, start + _PAGES_A_FORM)
            texts |= _make_up(catalogue, start, end)
            say(f"made up {end}/{wanted.made_up} pages")
    if wanted.pdfs:
        texts |= _register_pdfs(wanted.pdfs, data_dir)
    return texts


def _register_pdfs(pdfs: Sequence[Path], data_dir: Path) -> dict[str, str]:
    """Through the command line, whose own progress goes to standard error."""
    jsonl = data_dir / "lines.jsonl"
    command = [sys.executable, "-m", "api.cli", "forms", "add", *map(str, pdfs)]
    command += ["--issuer", _ISSUER, "--publish", "--jsonl", str(jsonl)]
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


def _make_up(catalogue: Catalogue, start: int, end: int) -> dict[str, str]:
    key = VersionKey(_ISSUER, f"made-up-{start}", "1")
    pages = tuple(_made_up_page(seed, seed - start + 1) for seed in range(start, end))
    sha256 = hashlib.sha256(b"".join(page.png for page in pages)).hexdigest()
    document = ReadDocument(sha256, None, "nl", pages, ())
    register(catalogue, document, key, publish=True, by=_ISSUER)
    return {str(key.page(seed - start + 1)): printed_text(seed) for seed in range(start, end)}


def _made_up_page(seed: int, number: int) -> ReadPage:
    grey, boxes = printed_page(seed)
    fields = tuple(
        Field(
            id=f"box-{order}",
            type=FieldType.CHECKBOX if np.ptp(box.xy[:, 1]) < _TICK_BOX_MM else FieldType.TEXT,
            page=number,
            area=box,
            order=order,
        )
        for order, box in enumerate(boxes, 1)
    )
    png = cv2.imencode(".png", grey)[1].tobytes()
    page = FormPage(number, *A4_MM, fields)
    return ReadPage(page, png, describe(grey).to_bytes(), is_blank=False)


def _known(catalogue: Catalogue, texts: dict[str, str]) -> dict[str, KnownPage]:
    published = catalogue.published_pages()
    same = _families(published)
    templates = {page.key.version: catalogue.template(page.key.version) for page in published}
    similar = {
        str(page.key): {
            str(other.key) for other in page.lookalikes if other.likeness is Likeness.SIMILAR
        }
        for page in published
    }
    return {
        str(page.key): KnownPage(
            key=str(page.key),
            width_mm=page.width_mm,
            height_mm=page.height_mm,
            fields=templates[page.key.version].page(page.key.page).fields,
            text=texts.get(str(page.key), ""),
            same=same[str(page.key)],
            similar=frozenset().union(*(similar[key] for key in same[str(page.key)])),
        )
        for page in published
    }


def _families(published: Sequence[PublishedPage]) -> dict[str, frozenset[str]]:
    """By key, the pages printed alike: what is like what is like a page, is like it too."""
    families = {str(page.key): frozenset({str(page.key)}) for page in published}
    for page in published:
        for other in page.lookalikes:
            if other.likeness is Likeness.SAME:
                joined = families[str(page.key)] | families[str(other.key)]
                families |= dict.fromkeys(joined, joined)
    return families


def _area_kind(each: Field) -> AreaKind:
    if each.comb_cells:
        return AreaKind.COMB
    if each.type in _TICKED:
        return AreaKind.TICK
    return AreaKind.SIGNATURE if each.type is FieldType.SIGNATURE else AreaKind.WRITE
