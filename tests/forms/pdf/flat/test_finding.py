import io

import numpy as np
import pikepdf
import pypdfium2
import pytest

from forms.pdf.flat.finding import look_at_scan
from forms.pdf.flat.scan import PrintReader, print_alone, scan_drawing
from forms.pdf.page_space import page_space
from forms.pdf.reading import read_pdf
from forms.pdf.render import render_page
from forms.template import Field
from tests.forms.pdf.flat.pages import box, page_of, rule, say, scanned_pdf
from tests.vision.scans.scanned import as_scanned
from vision.errors import ReadingError
from vision.fields.reader import Word
from vision.picture import Grey
from vision.scans.ruling import RULING_PX_PER_MM
from vision.scans.skew import turned

FORM = page_of(
    *(say(20, 34 + 12 * n, "Naam en adres") + box(60, 30 + 12 * n, 100, 6) for n in range(4)),
    *(box(20, 90 + 8 * n, 4, 4) + say(26, 93 + 8 * n, "Ik woon samen") for n in range(3)),
    *(say(20, 130 + 10 * n, "Geboren te") + rule(45, 130.5 + 10 * n, 60) for n in range(3)),
)


class Speaking:
    """A reader that reads one word, 30 mm from the left and 33 mm down."""

    def read(self, picture: Grey, px_per_mm: float) -> tuple[Word, ...]:
        box_px = (np.array([30, 31, 50, 34]) * px_per_mm).tolist()
        return (Word("Voornaam", 0.9, *box_px),)


class Failing:
    """A reader that is not there."""

    def read(self, picture: Grey, px_per_mm: float) -> tuple[Word, ...]:
        raise ReadingError("The program tesseract is not installed.")


def scan(content: bytes = FORM) -> Grey:
    with pikepdf.open(io.BytesIO(content)) as structure:
        space = page_space(structure.pages[0], 1)
    return render_page(pypdfium2.PdfDocument(content), 0, space, RULING_PX_PER_MM)


def places(fields: tuple[Field, ...]) -> np.ndarray:
    return np.array([field.area.xy for field in fields])


def test_a_scan_shows_the_same_fields_as_the_file_it_was_printed_from():
    drawn = read_pdf(FORM).pages[0].page.fields
    seen = look_at_scan(scan(), 1, PrintReader(None)).fields
    assert len(seen) == len(drawn) == 10
    assert np.abs(places(seen) - places(drawn)).max() < 1.6
    assert [field.type for field in seen] == [field.type for field in drawn]


@pytest.mark.parametrize("askew", [-2.0, 1.3])
def test_fields_of_a_scan_that_lies_askew_lie_askew_too(askew: float):
    straight = look_at_scan(scan(), 1, PrintReader(None)).fields
    fields = look_at_scan(turned(scan(), -askew), 1, PrintReader(None)).fields
    assert len(fields) == len(straight)
    edge = fields[0].area.xy[1] - fields[0].area.xy[0]
    assert np.degrees(np.arctan2(edge[1], edge[0])) == pytest.approx(askew, abs=0.15)


def test_the_print_of_a_scan_names_its_fields():
    fields = look_at_scan(scan(), 1, PrintReader(Speaking())).fields
    assert fields[0].label == "Voornaam"


class SmallAndWide:
    """A reader of 6.5 pt set wide: two words 1.1 mm apart, as high as capitals of 6.5 pt."""

    def read(self, picture: Grey, px_per_mm: float) -> tuple[Word, ...]:
        boxes_px = (np.array([[30, 32, 35, 33.5], [36.1, 32, 43, 33.5]]) * px_per_mm).tolist()
        return tuple(
            Word(said, 0.9, *box_px)
            for said, box_px in zip(("Roepnaam", "aanvrager"), boxes_px, strict=True)
        )


def test_words_of_small_print_that_is_set_wide_are_one_name():
    fields = look_at_scan(scan(), 1, PrintReader(SmallAndWide())).fields
    assert fields[0].label == "Roepnaam aanvrager"


class Looking(Speaking):
    """A reader that keeps what it was shown, for the test alone."""

    picture = np.zeros((0, 0), np.uint8)

    def read(self, picture: Grey, px_per_mm: float) -> tuple[Word, ...]:
        self.picture = picture
        return super().read(picture, px_per_mm)


def test_print_on_a_tint_is_read_from_white_and_without_the_grain_of_the_scan():
    tinted = np.minimum(scan(), 225)
    reader = Looking()
    look_at_scan(as_scanned(tinted), 1, PrintReader(reader))
    bare = reader.picture[round(200 * RULING_PX_PER_MM) :, :]
    assert np.percentile(bare, 1) > 245
    names = reader.picture[: round(80 * RULING_PX_PER_MM), : round(58 * RULING_PX_PER_MM)]
    whole = print_alone(tinted, scan_drawing(tinted))[: len(names), : names.shape[1]]
    # Nothing of the words is painted out as a rule.
    assert (names < 128).sum() > 0.8 * (whole < 128).sum() > 0


def test_a_reader_that_fails_costs_the_names_and_says_so():
    prints = PrintReader(Failing())
    assert len(look_at_scan(scan(), 1, prints).fields) == 10
    (warning,) = prints.warnings
    assert "tesseract is not installed" in warning.detail
    assert prints.read(scan()).texts == ()


def test_a_pdf_that_is_one_picture_is_read_as_a_scan():
    document = read_pdf(scanned_pdf(scan()), Speaking())
    fields = document.pages[0].page.fields
    assert len(fields) == 10
    assert fields[0].label == "Voornaam"


def test_boxes_stamped_on_a_scan_do_not_hide_what_the_scan_shows():
    stamps = "".join(box(150, 200 + 10 * n, 30, 7) for n in range(3))
    fields = read_pdf(scanned_pdf(scan(), stamps), Speaking()).pages[0].page.fields
    assert len(fields) == 13
    assert fields[0].label == "Voornaam"


def in_secret(content: bytes) -> bytes:
    """The same form in a font that shows letters and says other codes."""
    codes = b"1 begincodespacerange <00> <ff> endcodespacerange"
    told = codes + b" 1 beginbfrange <20> <7e> <0003> endbfrange"
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for font in pdf.pages[0].Resources.Font.values():
            font.ToUnicode = pdf.make_stream(b"begincmap " + told + b" endcmap")
        written = io.BytesIO()
        pdf.save(written)
        return written.getvalue()


def test_print_in_codes_of_its_own_is_read_from_the_page_or_not_at_all():
    open_fields = read_pdf(FORM).pages[0].page.fields
    page = read_pdf(in_secret(FORM), Speaking()).pages[0]
    assert len(page.page.fields) == len(open_fields)
    assert page.text.texts == ("Voornaam",)
    assert page.page.fields[0].label == "Voornaam"
    unread = read_pdf(in_secret(FORM)).pages[0]
    assert unread.text.texts == ()
