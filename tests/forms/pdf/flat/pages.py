"""Pages drawn for looking at: points of a PDF, the origin in the lower left corner."""

import io

import pikepdf
import pypdfium2
from PIL import Image

from forms.pdf.flat.drawing import Drawing
from forms.pdf.flat.place import Place
from forms.pdf.flat.places import find_places
from forms.pdf.flat.reading import read_drawing
from forms.pdf.page_space import page_space
from tests.forms.pdf.builders import P, pdf_of, words
from vision.picture import Grey
from vision.scans.ruling import RULING_PX_PER_MM

MM = 72 / 25.4
HEIGHT = 841.89


def box(left: float, top: float, width: float, height: float, paint: str = "S") -> str:
    """A rectangle, in mm from the top-left corner."""
    return f"{left * MM} {HEIGHT - (top + height) * MM} {width * MM} {height * MM} re {paint}\n"


def rule(left: float, y: float, width: float) -> str:
    """A level line, in mm."""
    return f"{left * MM} {HEIGHT - y * MM} m {(left + width) * MM} {HEIGHT - y * MM} l S\n"


def upright(x: float, top: float, height: float) -> str:
    """An upright line, in mm."""
    return f"{x * MM} {HEIGHT - top * MM} m {x * MM} {HEIGHT - (top + height) * MM} l S\n"


def say(left: float, y: float, text: str, size: float = 9) -> str:
    """Print with its baseline at y, in mm."""
    return words(left * MM, HEIGHT - y * MM, text, size)


#: Running text under what is looked at: a form is more than its fields.
TEXT = "".join(
    say(
        20,
        200 + 5 * row,
        "Dit is een regel met uitleg die van de ene naar de andere kant loopt. " * 2,
    )
    for row in range(6)
)


def page_of(*drawing: str) -> bytes:
    """A PDF of one A4 page."""
    return pdf_of(P(drawing="0.5 w " + "".join(drawing)))


def drawing_of(content: bytes) -> Drawing:
    """What its first page draws."""
    document = pypdfium2.PdfDocument(content)
    with pikepdf.open(io.BytesIO(content)) as structure:
        space = page_space(structure.pages[0], 1)
    return read_drawing(document[0], space)


def places_on(*drawing: str) -> list[Place]:
    """The places found on a page drawn so, from the top."""
    found = find_places(drawing_of(page_of(*drawing)))
    return sorted(found, key=lambda place: (round(place.top), place.left))


def scanned_pdf(grey: Grey, stamped: str = "") -> bytes:
    """A PDF whose page is this picture, at RULING_PX_PER_MM, with what is stamped on it."""
    written = io.BytesIO()
    Image.fromarray(grey).save(written, "PDF", resolution=RULING_PX_PER_MM * 25.4)
    if not stamped:
        return written.getvalue()
    with pikepdf.open(io.BytesIO(written.getvalue())) as pdf:
        pdf.pages[0].contents_add(stamped.encode())
        written = io.BytesIO()
        pdf.save(written)
    return written.getvalue()
