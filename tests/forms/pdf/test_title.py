"""What a form is called, by its file or by what its first page prints largest."""

import pikepdf
import pytest

from forms.pdf.reading import read_pdf
from forms.pdf.title import told_title
from tests.forms.pdf.builders import P, pdf_of, words

BODY = "".join(words(72, 600 - 14 * row, "Vul in wat er gevraagd wordt", 10) for row in range(9))
HEADED = words(72, 790, "Gemeente Proefdam", 11) + words(72, 760, "Aanvraag rolstoel", 20) + BODY


@pytest.mark.parametrize(
    "title",
    [
        "Microsoft Word - Aanvraag rolstoel",
        "Microsoft Word - aanvraag v3.docx",
        "aanvraag rolstoel.pdf",
        "form_rolstoel definitief",
        "f1040",
        "C:\\stukken\\aanvraag",
        "Untitled-1",
        "Document1",
        "PowerPoint-presentatie",
        "2026 / 1",
        "\x00",
    ],
)
def test_what_programs_write_is_no_title(title):
    assert told_title(title) is None


@pytest.mark.parametrize("title", ["Aanvraag rolstoel", "Verhuizing", "Aangifte 2025", "Form W-9"])
def test_a_title_that_somebody_wrote_counts(title):
    assert told_title(f" {title.replace(' ', '  ')}\x00") == title


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_the_largest_heading_counts_also_on_a_page_that_lies_turned(rotate):
    assert read_pdf(pdf_of(P(drawing=HEADED, rotate=rotate))).title == "Aanvraag rolstoel"


@pytest.mark.parametrize(
    ("matrix", "at"), [("0 1 -1 0", (60, 72)), ("0 -1 1 0", (530, 770)), ("-1 0 0 -1", (520, 60))]
)
def test_print_that_runs_another_way_has_its_own_top(matrix, at):
    x, y = at
    drawing = f"BT /F1 20 Tf {matrix} {x} {y} Tm (Aanvraag rolstoel) Tj ET\n" + BODY
    assert read_pdf(pdf_of(P(drawing=drawing))).title == "Aanvraag rolstoel"


def test_a_heading_of_two_lines_is_one_and_a_watermark_is_none():
    lines = words(72, 770, "Aanvraag van een", 18) + words(72, 748, "gehandicaptenkaart", 18)
    mark = words(90, 500, "CONCEPT", 90)
    assert read_pdf(pdf_of(P(drawing=mark + lines + BODY))).title == (
        "Aanvraag van een gehandicaptenkaart"
    )


@pytest.mark.parametrize(
    "drawing",
    [
        BODY,
        BODY + words(72, 90, "Ondertekening", 20),
        BODY + words(72, 780, "A1", 20),
        "",
    ],
)
def test_where_nothing_stands_out_at_the_top_nothing_is_said(drawing):
    assert read_pdf(pdf_of(P(drawing=drawing))).title is None


def test_the_title_of_the_file_goes_before_the_print_unless_it_is_none():
    def titled(title: str) -> bytes:
        def change(pdf: pikepdf.Pdf) -> None:
            pdf.docinfo["/Title"] = title

        return pdf_of(P(drawing=HEADED), change=change)

    assert read_pdf(titled("Rolstoel aanvragen")).title == "Rolstoel aanvragen"
    assert read_pdf(titled("Microsoft Word - x.doc")).title == "Aanvraag rolstoel"
