"""The fields of a page that does not name them: by its paths, or as a picture where it is one."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import pypdfium2

from forms.pdf.flat.drawing import Drawing
from forms.pdf.flat.fields import guessed_fields
from forms.pdf.flat.places import find_places
from forms.pdf.flat.scan import PrintReader, print_alone, scan_drawing
from forms.pdf.page_space import PageSpace
from forms.pdf.pictures import is_covered
from forms.pdf.text_layer import PageText, is_legible
from forms.template import Field
from vision.geometry import PageMm, Quad
from vision.picture import Grey
from vision.scans.ruling import RULING_PX_PER_MM
from vision.scans.skew import skew_deg, turned

#: A page is a scan when pictures cover it and it draws fewer rules than this.
_FEWEST_RULES = 10
#: One that draws more, up to this, is a scan too when its picture shows so many times as many:
#: owners stamp boxes and buttons on a scanned form.
_MOST_STAMPED, _SHOWS_MORE = 60, 2
#: The file knows the print of a scan when it says this much of the words that are seen.
_SAID = 0.5
#: Below this the far end of a line across A4 is off by less than its thickness.
STRAIGHT_DEG = 0.08


def scan_of(
    page: pypdfium2.PdfPage, drawing: Drawing, space: PageSpace, render: Callable[[], Grey]
) -> Grey | None:
    """The picture of a page, uint8 (H, W) as `render` makes it at RULING_PX_PER_MM, if it is one.

    None for a page that is a drawing of a form rather than a picture of one. A drawing whose
    letters cannot be told by their codes can only be looked at.
    """
    if not is_legible("".join(drawing.words)):
        return render()
    drawn = _rules(drawing)
    if drawn >= _MOST_STAMPED or not is_covered(page, space):
        return None
    grey = render()
    is_picture = drawn < _FEWEST_RULES or _rules(scan_drawing(grey)) > _SHOWS_MORE * drawn
    return grey if is_picture else None


def _rules(drawing: Drawing) -> int:
    return len(drawing.across) + len(drawing.down)


@dataclass(frozen=True, eq=False)
class ScannedPage:
    """What was found on a page's picture, and the print that names it."""

    fields: tuple[Field, ...]
    text: PageText


def look_at_scan(
    grey: Grey, page: int, prints: PrintReader, text: PageText | None = None
) -> ScannedPage:
    """The fields on a page's picture at RULING_PX_PER_MM, which may lie a little askew.

    `text` is the print with its places where that is known, else it is read.
    """
    askew = skew_deg(grey)
    is_straight = abs(askew) < STRAIGHT_DEG
    straight = grey if is_straight else turned(grey, askew)
    drawing = scan_drawing(straight)
    if text is None or _words(text) < max(_SAID * len(drawing.words), 1):
        text = prints.read(print_alone(straight, drawing))
    fields = guessed_fields(find_places(drawing), text, page)
    if not is_straight:
        fields = tuple(_askew(field, askew, grey) for field in fields)
    return ScannedPage(fields, text)


def _words(text: PageText) -> int:
    return sum(len(piece.split()) for piece in text.texts)


def _askew(field: Field, by_deg: float, grey: Grey) -> Field:
    """The field as it lies on the sheet that was turned straight by so much."""
    height, width = grey.shape
    middle = np.array([width, height]) / (2 * RULING_PX_PER_MM)
    cos, sin = np.cos(np.radians(by_deg)), np.sin(np.radians(by_deg))
    turn = np.array([[cos, sin], [-sin, cos]])
    return replace(field, area=Quad[PageMm]((field.area.xy - middle) @ turn + middle))
