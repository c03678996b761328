"""Reading the file of a draft in steps, each of which can be done again: first it, then each page.

Every step opens the file anew: that takes some hundredths of a second, and a process that was
killed in one loses nothing of the others.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from forms.drafting.content import Content, path_of
from forms.drafting.draft import DraftPage, Printed
from forms.pdf.document import open_document
from forms.pdf.flat.scan import PrintReader
from forms.pdf.language import guess_language
from forms.pdf.reading import DocumentReading, Heading, ReadPage
from forms.scans import is_picture, read_scan
from forms.template import Field
from vision.fields.reader import TextReader
from vision.page_image import read_page_image
from vision.picture import REFERENCE_PX_PER_MM
from vision.scans.ruling import find_ruling

#: Lines that fields are drawn along are at least this long; shorter ones are ticks and letters.
_SHORTEST_LINE_MM = 8.0
#: More lines than a person can tell apart.
_MOST_LINES = 400
_SAME_MM = 0.3


@dataclass(frozen=True, eq=False)
class FoundPage:
    """A page of a draft with its picture and the fields that were found on it."""

    page: DraftPage
    png: bytes
    fields: tuple[Field, ...]


def read_heading(content: bytes) -> Heading:
    """What a file says of itself. Run it where it can be stopped.

    The language of a scan is not known before its pages are read: see `language_of`.

    Raises:
        DocumentError: it cannot be read or is refused; see `forms.pdf.document`.
    """
    if is_picture(content):
        scan = read_scan(content)
        return Heading(1, scan.title, scan.language, scan.warnings)
    with open_document(content) as document:
        return DocumentReading(document, PrintReader(None)).heading()


def read_draft_page(content: bytes, number: int, reader: TextReader | None = None) -> FoundPage:
    """Page `number` (from 1) of a file. Run it where it can be stopped.

    Raises:
        DocumentError: it cannot be read or is refused.
    """
    if is_picture(content):
        return _found(read_scan(content, reader).pages[0])
    with open_document(content) as document:
        return _found(DocumentReading(document, PrintReader(reader)).page(number - 1))


def language_of(pages: Iterable[DraftPage]) -> str:
    """In which language the pages are printed, BCP 47; `und` when nothing tells."""
    return guess_language(" ".join(piece.text for page in pages for piece in page.printed), None)


def with_found(content: Content, page: int, fields: tuple[Field, ...]) -> Content:
    """The content with the fields that were found on a page."""
    values: dict[str, object] = {f"order/{page}": [field.id for field in fields]}
    for field in fields:
        values[path_of(page, field.id)] = field_values(field)
        values[path_of(page, field.id, "label")] = field.label
    return content.with_values(values)


def field_values(field: Field) -> dict[str, object]:
    """What is kept of a field besides its texts."""
    x, y = field.area.xy.T
    area = (float(x.min()), float(y.min()), float(x.max()), float(y.max()))
    kept = {
        "type": field.type.value,
        "areaMm": [round(side, 3) for side in area],
        "semantic": field.semantic,
        "required": field.required,
        "condition": field.condition.field_id if field.condition else None,
        "group": field.group,
        "choose": field.choose,
        "combCells": field.comb_cells,
        "checks": list(field.checks) or None,
        "term": _term(field),
        "example": field.example,
        "guessed": field.is_guessed or None,
    }
    return {name: value for name, value in kept.items() if value is not None}


def _term(field: Field) -> dict[str, object] | None:
    if field.term is None:
        return None
    if field.term.last_day is not None:
        return {"lastDay": field.term.last_day}
    term = field.term
    return {
        "after": term.after,
        "months": term.months,
        "days": term.days,
        **({"workingDays": term.working_days} if term.working_days else {}),
    }


def _found(read: ReadPage) -> FoundPage:
    across, down = _lines(read.png)
    boxes = [tuple(round(float(side), 2) for side in box) for box in read.text.boxes]
    return FoundPage(
        page=DraftPage(
            number=read.page.number,
            width_mm=read.page.width_mm,
            height_mm=read.page.height_mm,
            image_sha256=hashlib.sha256(read.png).hexdigest(),
            is_blank=read.is_blank,
            printed=tuple(
                Printed(text, (a, b, c, d))
                for text, (a, b, c, d) in zip(read.text.texts, boxes, strict=True)
            ),
            across=across,
            down=down,
        ),
        png=read.png,
        fields=read.page.fields,
    )


def _lines(png: bytes) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Where ruling lines lie: mm from the top, and from the left."""
    grey = read_page_image(png)
    # As it is kept: a finer picture shows few lines more, and takes four times as long.
    ruling = find_ruling(grey, REFERENCE_PX_PER_MM)
    boxes = ruling.shapes
    across = [y for left, right, y, _ in ruling.across if right - left >= _SHORTEST_LINE_MM]
    down = [x for top, bottom, x, _ in ruling.down if bottom - top >= _SHORTEST_LINE_MM / 2]
    across += [side for box in boxes for side in (box[1], box[3])]
    down += [side for box in boxes for side in (box[0], box[2])]
    return _apart(across), _apart(down)


def _apart(places: list[float]) -> tuple[float, ...]:
    """The places in order, those that are the same but for the thickness of a line once."""
    kept: list[float] = []
    for place in sorted(map(float, places)):
        if not kept or place - kept[-1] > _SAME_MM:
            kept.append(round(place, 2))
    return tuple(kept[:_MOST_LINES])
