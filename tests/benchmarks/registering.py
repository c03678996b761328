"""Collections of forms, registered through the command line into a folder kept between runs."""

import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Self, TypeVar

import pypdfium2

from forms.keys import VersionKey
from forms.library import library_folders, load_version, open_seeded
from forms.pdf.text_layer import read_text
from tests.benchmarks.made_up.families import MadeUpVersion, form_slug, made_up_versions
from tests.benchmarks.pictured import Pictured, register_pictured
from tests.outside import SHARED

ROOT = Path(__file__).resolve().parents[2]
#: Who registers everything that does not come with Leeswijzer.
ISSUER = "benchmark"
#: The printed text of each page by its key; it lies there when all is registered.
TEXTS = "texts.json"
#: The same of the collection inside, while the rest is being registered.
_TEXTS_INSIDE = "texts-inside.json"
#: What was done of that so far.
_DONE = "done.jsonl"
#: What decides how a registered page is kept; a change there means registering anew.
_KEPT_BY = ("forms/pdf", "forms/store", "forms/library", "forms/registration.py",
            "forms/likeness.py", "forms/library.py", "vision/pages/known/layout.py",
            "vision/pages/known/difference.py", "vision/pages/known/contrast.py",
            "vision/pages/known/figure_line.py",
            "tests/benchmarks/made_up", "tests/benchmarks/registering.py",
            "tests/benchmarks/pictured.py")  # fmt: skip
#: The sizes a registry grows through.
SIZES = (100, 1_000, 10_000)
#: Made-up pages where there are no public forms.
_MADE_UP = 200
#: Forms that one collection adds to the one inside it are numbered from here, times its size.
_FORMS_A_STAGE = 100_000
#: A registry of 10,000 pages takes a gigabyte: those of older states of the project go.
_UNUSED_S = 2 * 24 * 3600
#: Documents registered by one command: its start takes a second or two, and a run that is broken
#: off loses at most so many.
_BATCH = 40

T = TypeVar("T")
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

    What a run that was broken off has registered is gone on with. Of several at once one
    registers, and the others wait for it.
    """
    root = folder or Path(tempfile.gettempdir()) / f"leeswijzer-benchmark-{os.getuid()}"
    root.mkdir(parents=True, exist_ok=True)
    data_dir = root / _identity(wanted)
    with (root / f"{data_dir.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if (data_dir / TEXTS).exists():
            (data_dir / TEXTS).touch()
            return data_dir
        _sweep(root)
        if not data_dir.exists():
            _begin(data_dir, registered(wanted.inner, say, root) if wanted.inner else None)
        say(f"registering {wanted.name} in {data_dir}")
        _register(wanted, data_dir, say)
    return data_dir


def _begin(data_dir: Path, inside: Path | None) -> None:
    """A folder that holds what the collection inside holds, all of it or no folder."""
    part = data_dir.with_name(f"{data_dir.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    if inside is not None:
        shutil.copytree(inside, part, copy_function=_linked, dirs_exist_ok=True)
        (part / TEXTS).rename(part / _TEXTS_INSIDE)
    part.rename(data_dir)


def _linked(source: str, target: str) -> None:
    """Page images are never written again, so both folders may hold the same file."""
    if source.endswith(".png"):
        os.link(source, target)
    else:
        shutil.copy2(source, target)


def _sweep(root: Path) -> None:
    for folder in filter(Path.is_dir, root.iterdir()):
        last_used = max(each.stat().st_mtime for each in (folder, *folder.iterdir()))
        if time.time() - last_used > _UNUSED_S:
            shutil.rmtree(folder)
            (root / f"{folder.name}.lock").unlink(missing_ok=True)


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
    """Register what the collection adds, and note the printed text of each page.

    What is done is noted batch by batch; a batch that was broken off is done again, which changes
    nothing about what of it is registered already.
    """
    done = _Done.of(data_dir)
    for pdfs in _batches(wanted.pdfs):
        done.once(f"{pdfs[0]}", partial(_add, pdfs, data_dir))
    first_form = _FORMS_A_STAGE * (wanted.pages or 0)
    with open_seeded(data_dir) as catalogue:
        register_pictured(catalogue, wanted.pictures, ISSUER)
        made_up = {form_slug(first_form + number) for number in range(_FORMS_A_STAGE)}
        others = sum(page.key.version.form not in made_up for page in catalogue.pages())
    if wanted.pages is not None and others < wanted.pages:
        _make_up(wanted.pages - others, first_form, data_dir, done, say)
    part = data_dir / f"{TEXTS}.part"
    part.write_text(json.dumps(_texts_inside(data_dir) | done.texts), "utf-8")
    part.rename(data_dir / TEXTS)
    for name in (_DONE, _TEXTS_INSIDE):
        (data_dir / name).unlink(missing_ok=True)


def _texts_inside(data_dir: Path) -> dict[str, str]:
    kept = data_dir / _TEXTS_INSIDE
    if kept.exists():
        texts: dict[str, str] = json.loads(kept.read_text("utf-8"))
        return texts
    library = [load_version(folder) for folder in library_folders()]
    return {
        key: text
        for version in library
        for key, text in _texts(version.pdf, version.template.key).items()
    }


def _make_up(pages: int, first_form: int, data_dir: Path, done: "_Done", say: Say) -> None:
    """Year by year, as an owner would."""
    say(f"making up {pages} pages")
    years: dict[str, list[MadeUpVersion]] = defaultdict(list)
    for version in made_up_versions(pages, first_form):
        years[version.version].append(version)
    made = 0
    for year, versions in sorted(years.items()):
        for members in _batches(versions):
            name = f"{year} {members[0].form_slug}"
            done.once(name, partial(_add_made_up, members, data_dir))
            made += sum(member.pages for member in members)
            say(f"{made} of {pages}")


def _add_made_up(members: Sequence[MadeUpVersion], data_dir: Path) -> dict[str, str]:
    """Some of one year."""
    with tempfile.TemporaryDirectory() as folder:
        pdfs = [Path(folder) / f"{member.form_slug}.pdf" for member in members]
        for pdf, member in zip(pdfs, members, strict=True):
            pdf.write_bytes(member.pdf)
        return _add(pdfs, data_dir, "--version", members[0].version)


@dataclass(frozen=True)
class _Done:
    """What was done of a registration, in a file that has a line for each step."""

    path: Path
    steps: dict[str, dict[str, str]]

    @classmethod
    def of(cls, data_dir: Path) -> Self:
        """What a run before this one has done."""
        path = data_dir / _DONE
        steps: dict[str, dict[str, str]] = {}
        if path.exists():
            # The last line may have been broken off; whole ones end.
            for line in path.read_text("utf-8").split("\n")[:-1]:
                steps |= json.loads(line)
            path.write_text("".join(f"{json.dumps({name: steps[name]})}\n" for name in steps))
        return cls(path, steps)

    def once(self, name: str, step: Callable[[], dict[str, str]]) -> dict[str, str]:
        """What a step gave, done now if it was not."""
        if name not in self.steps:
            self.steps[name] = step()
            with self.path.open("a", encoding="utf-8") as lines:
                lines.write(f"{json.dumps({name: self.steps[name]})}\n")
        return self.steps[name]

    @property
    def texts(self) -> dict[str, str]:
        """The texts of all pages that were registered."""
        return {key: text for step in self.steps.values() for key, text in step.items()}


def _batches(every: Sequence[T]) -> Iterator[Sequence[T]]:
    return (every[start : start + _BATCH] for start in range(0, len(every), _BATCH))


def _add(pdfs: Sequence[Path], data_dir: Path, *options: str) -> dict[str, str]:
    """Through the command line, whose own progress goes to standard error; what is printed."""
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
