"""What the letter desk says of PDFs of which a page, or all of it, holds nothing we can read."""

import io
from collections.abc import Sequence
from functools import cache
from importlib.resources import as_file, files

import pypdfium2
import pytest
from PIL import Image, ImageDraw, ImageFont

from forms.explain import Explainer
from forms.language.phrases import bundled_phrases
from forms.letters.desk import LetterDesk
from forms.letters.pages.papers import papers_of
from forms.overlay import Overlay
from forms.pdf.typed import typed_pdf
from vision.outcome import MissReason
from vision.stage_clock import StageClock

pytestmark = pytest.mark.slow

PRINTED = ("Geachte heer Jansen,", "Wij hebben uw brief ontvangen.", "Met vriendelijke groet,")
BLANK: tuple[str, ...] = ()


@cache
def desk() -> LetterDesk:
    return LetterDesk(Explainer(bundled_phrases()))


def answered(pdf: bytes) -> Overlay:
    return desk().answer(papers_of(pdf), "nl", StageClock())


def in_one_file(*pages: Sequence[str]) -> bytes:
    """A PDF of such pages, each of its own lines."""
    whole = pypdfium2.PdfDocument.new()
    for lines in pages:
        whole.import_pages(pypdfium2.PdfDocument(typed_pdf(lines)))
    written = io.BytesIO()
    whole.save(written)
    return written.getvalue()


#: Nobody reads these letters, but some look like ours.
CYRILLIC = (
    "Шановна пані, ми отримали вашу заяву.\nБудь ласка, сплатіть 84,50 євро до 15 січня.\n"
    "Якщо ви не згодні з цим рішенням,\nви можете подати скаргу протягом шести тижнів.\n"
)


def in_cyrillic(pages: int) -> bytes:
    """A PDF of scans of a page in letters that are taken for ours."""
    return scans("IBMPlexSans-Regular.ttf", CYRILLIC * 4, pages)


def in_arabic(pages: int) -> bytes:
    """A PDF of scans of a page in letters that are not read."""
    said = "نص عربي طويل للقراءة في هذه الرسالة\n" * 20
    return scans("IBMPlexSansArabic-Regular.ttf", said, pages)


def scans(typeface: str, said: str, pages: int) -> bytes:
    """A PDF of so many scans of one page."""
    page = Image.new("L", (827, 1170), 255)
    with as_file(files("forms") / "fonts" / typeface) as file:
        lettering = ImageFont.truetype(str(file), 20)
    ImageDraw.Draw(page).multiline_text((100, 120), said, 30, lettering)
    written = io.BytesIO()
    page.save(written, "PDF", resolution=100, save_all=True, append_images=[page] * (pages - 1))
    return written.getvalue()


@pytest.mark.parametrize(
    ("pdf", "letters"),
    [
        (in_one_file(BLANK), None),
        (in_one_file(BLANK, BLANK), None),
        (in_arabic(1), "Arabisch"),
        (in_arabic(2), "Arabisch"),
        (in_cyrillic(1), "Cyrillisch"),
    ],
)
def test_a_pdf_is_never_asked_to_be_moved_out_of_the_light_or_into_sight(
    pdf: bytes, letters: str | None
) -> None:
    answer = answered(pdf)
    assert answer.miss is not None
    assert answer.miss.reason is MissReason.UNKNOWN_FORM
    phrases = bundled_phrases()["nl"].letters
    named = phrases.other_letters.replace("{script}", letters or "")
    assert answer.miss.hint.text == (phrases.no_print if letters is None else named)


def test_a_blank_page_leaves_nothing_of_a_letter_unread() -> None:
    assert answered(in_one_file(PRINTED, BLANK)).partial == answered(in_one_file(PRINTED)).partial
