"""Are the places to fill in found on forms whose file does not say where they are?

Takes the PDFs of the development material that have widgets, hides the widgets, registers the
rest as a flat form, and compares the fields found with the hidden widgets, one to one at an
intersection over union of at least 0.5. Beside it a box finder as OpenCV tutorials teach it, on
the same pages. The rules were made on most issuers. Some were for checking at first: they settled
no constant until their mistakes were used too, so what they come to since says nothing of forms
never seen. The held out ones are judged by their figures only.

Widgets that draw their own box leave nothing to see when they are hidden: `--drawn` keeps what
they draw. `--scans N` reads the pictures of N pages as scans too (synthetic: no paper, no dust),
beside the same pages as drawn.
`--made N` measures instead on N made forms of every drawing style and layout, whose truth is exact;
with `--scans 1` on their pictures. `--places` looks at drawings alone, without pictures and peer,
which is quicker; a scanned page then has no fields. What a strict count cannot judge is printed
beside it (`flat_allowances.py`).

    python -m tests.benchmarks flat_forms [--json FILE] [--drawn] [--scans N] [--forms FOLDER]
    python -m tests.benchmarks flat_forms --places [--drawn] [--forms FOLDER]
    python -m tests.benchmarks flat_forms --made N [--scans 1]
"""

import argparse
import io
import json
import logging
import statistics
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import cv2
import numpy as np
import pikepdf
import pypdfium2

from forms.pdf.flat.fields import guessed_fields
from forms.pdf.flat.places import find_places
from forms.pdf.flat.reading import printed, read_drawing
from forms.pdf.guess import guess
from forms.pdf.page_space import page_space
from forms.pdf.reading import read_pdf
from forms.pdf.widgets import Widget, visible_widgets
from forms.template import Field
from tests.benchmarks.flat_allowances import squares_alike, unseen_ticks
from tests.benchmarks.flat_guesses import Guesses
from tests.benchmarks.flat_made import look_at_all, made_table, seen_as_scan
from tests.benchmarks.peers.tutorial_boxes import boxes_by_morphology
from tests.outside import SHARED

#: Those for checking at first and developed on later, and those never looked at. Of the voting
#: forms about half.
LATER = ("ma-courts", "oregon-courts", "tax nc", "elections 2")
HELD_OUT = ("va", "tax id", "tax md")
_MARKS = dict.fromkeys(LATER, " *") | dict.fromkeys(HELD_OUT, " **")
_HELD_STATES = ("bloomington", "dc", "de", "id", "in", "ma", "mi", "ne", "nj")
_STATE_TAX = {"az": "az", "il": "il", "or": "or", "idform": "id", "it2": "ny", "md": "md",
              "d400": "nc", "fnc": "nc", "nc": "nc", "nj": "nj", "schedule-nj": "nj"}  # fmt: skip
_SAME = 0.5


@dataclass
class Score:
    """Of one form: fields found, widgets hidden, pairs of both; widgets and pairs by type.

    `more_found` and `more_pairs` come on top where squares of one number count alike; `unseen` are
    boxes to tick that the page does not show.
    """

    found: int = 0
    hidden: int = 0
    pairs: int = 0
    more_found: int = 0
    more_pairs: int = 0
    unseen: int = 0
    hidden_by_type: Counter[str] = field(default_factory=Counter)
    pairs_by_type: Counter[str] = field(default_factory=Counter)

    @property
    def precision(self) -> float:
        return self.pairs / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.pairs / self.hidden if self.hidden else 0.0

    def add(self, found: np.ndarray, hidden: np.ndarray, types: list[str]) -> dict[int, int]:
        """Count one page and give its pairs; boxes are (N, 4) in mm."""
        pairs = matched(found, hidden)
        self.found += len(found)
        self.hidden += len(hidden)
        self.pairs += len(pairs)
        self.hidden_by_type.update(types)
        self.pairs_by_type.update(types[index] for index in pairs)
        return pairs


def main() -> None:
    """Run it and print the tables."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--json", type=Path)
    arguments.add_argument("--forms", type=Path, default=SHARED / "forms")
    arguments.add_argument("--drawn", action="store_true")
    arguments.add_argument("--scans", type=int, default=0)
    arguments.add_argument("--made", type=int, default=0)
    arguments.add_argument("--places", action="store_true")
    options = arguments.parse_args()
    logging.getLogger("pypdfium2").setLevel(logging.ERROR)
    if options.made:
        seen = look_at_all(options.made, as_scans=bool(options.scans))
        print("\n".join(made_table(list(seen), matched)))
        return
    files = [path for path in sorted(options.forms.rglob("*.pdf")) if _has_widgets(path)]
    if not files:
        print(f"skipped: no PDFs with widgets in {options.forms}")
        return
    if options.places:
        by_form, guesses = places_alone(files, drawn=options.drawn)
        print("\n".join(table(by_form)))
        _print_guesses(guesses)
        return
    scores, guesses, cpu_ms_a_page = measure(files, drawn=options.drawn)
    if options.scans:
        scores |= as_scans(files, options.scans)
    for who, by_form in scores.items():
        print(f"\n{who}")
        print("\n".join(table(by_form)))
    _print_guesses(guesses)
    print(f"\nours: {cpu_ms_a_page:.0f} ms CPU a page, with drawing and describing it")
    if options.json:
        shown = {
            who: {path: vars(score) for path, score in by_form.items()}
            for who, by_form in scores.items()
        }
        options.json.write_text(json.dumps(shown, indent=1))


def _print_guesses(guesses: dict[str, Guesses]) -> None:
    for mark, counted in sorted(guesses.items()):
        print(f"\nguesses{mark or ', developed on'}")
        print("\n".join(counted.lines()))


def measure(
    files: list[Path], *, drawn: bool
) -> tuple[dict[str, dict[str, Score]], dict[str, Guesses], float]:
    """Ours and the peer's score for each form, our guesses by mark, and our CPU ms a page."""
    guesses: dict[str, Guesses] = defaultdict(Guesses)
    ours: dict[str, Score] = {}
    peer: dict[str, Score] = {}
    spent_s, pages = 0.0, 0
    for path in files:
        content = hidden(path, drawn=drawn)
        truth = list(_widgets(path))
        started = time.process_time()
        read = read_pdf(content)
        spent_s += time.process_time() - started
        pages += len(read.pages)
        ours[str(path)], peer[str(path)] = Score(), Score()
        for index, (page, (boxes, told)) in enumerate(zip(read.pages, truth, strict=True)):
            pairs = _judged(ours[str(path)], page.page.fields, boxes, told)
            missed = set(range(len(boxes))) - set(pairs)
            ours[str(path)].unseen += unseen_ticks(content, index, told, missed)
            mark = _MARKS.get(family(str(path)), "")
            guesses[mark].add(page.page.fields, told, pairs, page.text.texts)
            grey = cv2.imdecode(np.frombuffer(page.png, np.uint8), cv2.IMREAD_GRAYSCALE)
            peer[str(path)].add(boxes_by_morphology(grey), boxes, _types(told))
    scores = {"ours": ours, "OpenCV morphology and contours": peer}
    return scores, guesses, 1000 * spent_s / max(pages, 1)


def places_alone(files: list[Path], *, drawn: bool) -> tuple[dict[str, Score], dict[str, Guesses]]:
    """Our score for each form by what its pages draw, scans left out, and our guesses by mark."""
    scores: dict[str, Score] = {}
    guesses: dict[str, Guesses] = defaultdict(Guesses)
    for path in files:
        scores[str(path)] = Score()
        mark = _MARKS.get(family(str(path)), "")
        content = hidden(path, drawn=drawn)
        pages = zip(_fields(content), _widgets(path), strict=True)
        for index, ((fields, words), (boxes, told)) in enumerate(pages):
            pairs = _judged(scores[str(path)], fields, boxes, told)
            missed = set(range(len(boxes))) - set(pairs)
            scores[str(path)].unseen += unseen_ticks(content, index, told, missed)
            guesses[mark].add(fields, told, pairs, words)
    return scores, guesses


def _judged(
    score: Score, fields: Sequence[Field], boxes: np.ndarray, told: Sequence[Widget]
) -> dict[int, int]:
    """The pairs of one page, counted strictly and with squares of one number alike."""
    found = _areas(fields)
    pairs = score.add(found, boxes, _types(told))
    alike = squares_alike(fields, found, told, boxes, pairs)
    score.more_found += alike.found
    score.more_pairs += alike.pairs
    return pairs


def _fields(content: bytes) -> Iterator[tuple[tuple[Field, ...], tuple[str, ...]]]:
    """The fields of each page by what it draws, and the words printed on it."""
    document = pypdfium2.PdfDocument(content)
    with pikepdf.open(io.BytesIO(content)) as structure:
        for number, (page, drawn) in enumerate(zip(structure.pages, document, strict=True), 1):
            space = page_space(page, number)
            drawing = read_drawing(drawn, space)
            yield (
                guessed_fields(find_places(drawing), printed(drawing), number),
                drawing.words,
            )


def _areas(fields: Sequence[Field]) -> np.ndarray:
    """Boxes (N, 4) in mm."""
    boxes = [np.r_[f.area.xy.min(axis=0), f.area.xy.max(axis=0)] for f in fields]
    return np.array(boxes, np.float64).reshape(-1, 4)


def as_scans(files: list[Path], count: int) -> dict[str, dict[str, Score]]:
    """Our score on the pictures of that many first pages with widgets, spread over the files.

    And on the same pages as drawn, since what a picture costs is the difference of the two.
    """
    scanned: dict[str, Score] = {}
    drawn: dict[str, Score] = {}
    for path in files[:: max(1, len(files) // count)][:count]:
        boxes, told, index = next(
            (*page, number) for number, page in enumerate(_widgets(path)) if len(page[0])
        )
        content = hidden(path, drawn=False)
        seen, shown = seen_as_scan(content, index), list(_fields(content))[index][0]
        for scores, fields in ((scanned, seen), (drawn, shown)):
            scores[str(path)] = Score()
            scores[str(path)].add(_areas(fields), boxes, _types(told))
    return {"ours, as scans (synthetic)": scanned, "ours, the same pages as drawn": drawn}


def hidden(path: Path, *, drawn: bool) -> bytes:
    """The PDF without its widgets; `drawn` leaves what they draw on the page."""
    if drawn:
        document = pypdfium2.PdfDocument(path)
        document.init_forms()
        for page in document:
            page.flatten()
            page.close()
        kept = io.BytesIO()
        document.save(kept)
        source: io.BytesIO | Path = io.BytesIO(kept.getvalue())
    else:
        source = path
    with pikepdf.open(source) as pdf:
        for page in pdf.pages:
            if "/Annots" in page.obj:
                page.obj.Annots = pikepdf.Array(
                    [each for each in page.obj.Annots if _is_left(each)]
                )
        if "/AcroForm" in pdf.Root:
            del pdf.Root["/AcroForm"]
        written = io.BytesIO()
        pdf.save(written)
    return written.getvalue()


def _is_left(annotation: pikepdf.Object | None) -> bool:
    """Whether it is an annotation, since some lists hold null too, and no widget."""
    return annotation is not None and annotation.get("/Subtype") != pikepdf.Name.Widget


def family(path: str) -> str:
    """Who issues a form; state tax offices and halves of the voting forms apart."""
    issuer, name = Path(path).parent.name, Path(path).stem.lower()
    if issuer == "irs-state-tax":
        state = next((s for start, s in _STATE_TAX.items() if name.startswith(start)), None)
        return f"tax {state}" if state else "irs"
    if issuer == "state-elections":
        return "elections 2" if name.split("__")[0] in _HELD_STATES else "elections 1"
    return issuer


def table(by_form: dict[str, Score]) -> Iterator[str]:
    """One row a family, then those developed on and held out together, then by type."""
    families: dict[str, list[Score]] = defaultdict(list)
    for path, score in by_form.items():
        families[family(path)].append(score)
    yield f"{'':18} {'forms':>5} {'found':>6} {'hidden':>6}  {'pooled':>11}  {'median':>11}"
    for name, scores in sorted(families.items()):
        yield _row(f"{name}{_MARKS.get(name, '')}", scores)

    def together(*marks: str) -> list[Score]:
        return [s for name, each in families.items() if _MARKS.get(name, "") in marks for s in each]

    yield _row("developed on", together(""))
    yield _row("later *", together(" *"))
    yield _row("held out **", together(" **"))
    yield _row("both", together(" *", " **"))
    yield from _equally(families)
    totals: Counter[str] = sum((s.hidden_by_type for s in by_form.values()), Counter())
    pairs: Counter[str] = sum((s.pairs_by_type for s in by_form.values()), Counter())
    yield "recall by type: " + ", ".join(
        f"{kind} {pairs[kind] / count:.2f} of {count}" for kind, count in totals.most_common()
    )


def _equally(families: dict[str, list[Score]]) -> Iterator[str]:
    """The means over issuers, so that who has many forms or fields counts once.

    Strictly, then with squares of one number alike, then also without ticks that nothing shows.
    """
    developed = [scores for name, scores in families.items() if _MARKS.get(name, "") != " **"]
    if not developed:
        return
    found, hidden_, pairs, more_found, more_pairs, unseen = (
        np.array([sum(getattr(s, n) for s in scores) for scores in developed])
        for n in ("found", "hidden", "pairs", "more_found", "more_pairs", "unseen")
    )
    more = pairs + more_pairs
    yield f"issuers alike, without those held out: {_means(pairs, found, hidden_)}"
    yield f"  squares of one number alike: {_means(more, found + more_found, hidden_)}"
    shown = hidden_ - unseen
    yield f"  and without ticks that nothing shows: {_means(more, found + more_found, shown)}"


def _means(pairs: np.ndarray, found: np.ndarray, asked: np.ndarray) -> str:
    """Means over issuers, and over all fields."""
    precision, recall = (float((pairs / np.maximum(n, 1)).mean()) for n in (found, asked))
    total = [pairs.sum() / max(n.sum(), 1) for n in (found, asked)]
    return (
        f"P {precision:.3f} R {recall:.3f} (over all fields P {total[0]:.2f} R {total[1]:.2f} of"
        f" {asked.sum()})"
    )


def _row(name: str, scores: list[Score]) -> str:
    if not scores:
        return f"{name:18} {0:>5}"
    found, hidden_, pairs = (
        sum(getattr(s, n) for s in scores) for n in ("found", "hidden", "pairs")
    )
    middle = [statistics.median(getattr(s, n) for s in scores) for n in ("precision", "recall")]
    return (
        f"{name:18} {len(scores):>5} {found:>6} {hidden_:>6}  P {pairs / max(found, 1):.2f} "
        f"R {pairs / max(hidden_, 1):.2f}  P {middle[0]:.2f} R {middle[1]:.2f}"
    )


def _has_widgets(path: Path) -> bool:
    return any(len(boxes) for boxes, _ in _widgets(path))


def _widgets(path: Path) -> Iterable[tuple[np.ndarray, list[Widget]]]:
    with pikepdf.open(path) as pdf:
        for number, page in enumerate(pdf.pages, 1):
            found = visible_widgets(page, page_space(page, number))
            boxes = [np.r_[w.area.xy[0], w.area.xy[2]] for w in found]
            yield np.array(boxes).reshape(-1, 4), found


def _types(told: Iterable[Widget]) -> list[str]:
    return [_type(guess(each).type.value) for each in told]


def _type(name: str) -> str:
    return name if name in ("checkbox", "choice", "comb", "signature") else "written"


def matched(found: np.ndarray, hidden_: np.ndarray) -> dict[int, int]:
    """Numbers of hidden boxes with that of their partner among those found.

    Above one half a partner is almost always the only one.
    """
    if not len(found) or not len(hidden_):
        return {}
    low = np.maximum(found[:, None, :2], hidden_[None, :, :2])
    high = np.minimum(found[:, None, 2:], hidden_[None, :, 2:])
    shared = np.prod(np.maximum(high - low, 0), axis=-1)
    areas = [np.prod(boxes[:, 2:] - boxes[:, :2], axis=1) for boxes in (found, hidden_)]
    overlap = shared / (areas[0][:, None] + areas[1][None] - shared)
    partners: dict[int, int] = {}
    for flat in np.argsort(-overlap, axis=None):
        one, other = np.unravel_index(flat, overlap.shape)
        if overlap[one, other] < _SAME:
            break
        if int(one) not in partners.values() and int(other) not in partners:
            partners[int(other)] = int(one)
    return partners


if __name__ == "__main__":
    main()
