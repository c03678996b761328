"""What was found in the fields of a page, and where their anchors lie on the frame."""

from datetime import date

import cv2
import numpy as np
import pytest

from forms.anchors import Reading, area_of, check_fields, place_anchors, read_fields
from forms.checks import Finding
from forms.explain import Explainer
from forms.keys import VersionKey
from forms.language.phrases import bundled_phrases
from forms.overlay import AnchorKind, CheckCode, FieldState, Value
from forms.template import Field, FieldType, FormPage, FormTemplate
from tests.builders import A4_MM, curl, frame_of, printed_page, reference_of, upright
from vision.errors import ReadingError
from vision.fields.reader import Word
from vision.geometry import FramePx, Homography, PageMm, PageToFrame, Quad, Warp
from vision.picture import Grey
from vision.rectify import rectify

SHEET = Quad[PageMm].box(0, 0, *A4_MM)
SLANTED = Quad[FramePx](np.array([[400, 50], [870, 70], [930, 680], [350, 650.0]]))
TRUTH = Homography.between(SHEET, SLANTED)
#: Close enough to read 10-point print.
SIZE = (1920, 1080)
CLOSE = upright(*SIZE, share=0.97)
PRINT, BOXES = printed_page(2)
WRITE = [box for box in BOXES if box.xy[1, 0] - box.xy[0, 0] > 20]
TICK = [box for box in BOXES if box.xy[1, 0] - box.xy[0, 0] < 5]
REFERENCE = reference_of(PRINT)
TODAY = date(2026, 11, 22)


def field(id_: str, type_: FieldType, area: Quad[PageMm], order: int, **more: object) -> Field:
    return Field(id=id_, type=type_, page=1, area=area, order=order, **more)  # type: ignore[arg-type]


#: Not in reading order, as an owner may have stored them.
FIELDS = (
    field("partner", FieldType.CHECKBOX, TICK[0], 3, group="household"),
    field("name", FieldType.TEXT, WRITE[0], 1, label="Naam", checks=("required-empty",)),
    field("alone", FieldType.CHECKBOX, TICK[1], 4, group="household"),
    field("account", FieldType.IBAN, WRITE[1], 2, required=True, semantic="x-iban"),
)


class FixedReader:
    """Reads the same words in every picture; counts how often it was asked."""

    def __init__(self, *words: Word) -> None:
        self.words, self.pictures = words, 0

    def read(self, picture: Grey, px_per_mm: float) -> tuple[Word, ...]:
        self.pictures += 1
        return self.words


class BrokenReader:
    """A reader that crashed."""

    def read(self, picture: Grey, px_per_mm: float) -> tuple[Word, ...]:
        raise ReadingError("it crashed")


def filled(*ids: str) -> Grey:
    """The page with a bold line through these fields."""
    page = PRINT.copy()
    for each in FIELDS:
        if each.id not in ids:
            continue
        corners = np.round(each.area.xy * 4).astype(int)
        (left, top), (right, bottom) = corners[0], corners[2]
        if each.type.is_ticked:
            cv2.line(page, (int(left) + 2, int(top) + 2), (int(right) - 2, int(bottom) - 2), 20, 3)
        else:
            middle = int(top + bottom) // 2
            for x in range(int(left) + 8, int(left) + 120, 14):
                cv2.line(page, (x, middle + 5), (x + 8, middle - 6), 20, 2)
    return page


def read(page: Grey, reader: FixedReader | BrokenReader) -> Reading:
    frame = frame_of(page, CLOSE, size=SIZE)
    scan = rectify(frame, CLOSE, *A4_MM)
    return read_fields(frame, scan, REFERENCE, FIELDS, reader)


def test_what_was_written_and_ticked_is_found_and_the_rest_is_not() -> None:
    found = read(filled("name", "partner"), FixedReader()).findings
    assert {id_: finding.state for id_, finding in found.items()} == {
        "name": FieldState.FILLED,
        "partner": FieldState.TICKED,
        "alone": FieldState.UNTICKED,
        "account": FieldState.EMPTY,
    }


def test_nothing_is_read_on_an_empty_form_or_in_a_tick_box() -> None:
    reader = FixedReader(Word("Haddad", 0.95, 10, 10, 90, 40))
    assert all(each.value is None for each in read(PRINT, reader).findings.values())
    assert all(each.value is None for each in read(filled("alone"), reader).findings.values())
    assert reader.pictures == 0


def test_all_written_fields_are_read_in_one_go() -> None:
    reader = FixedReader()
    read(filled("name", "account"), reader)
    assert reader.pictures == 1


def test_a_broken_reader_leaves_the_states_and_says_so() -> None:
    reading = read(filled("name", "partner"), BrokenReader())
    assert not reading.is_read
    assert reading.findings["name"] == Finding(FieldState.FILLED)
    assert reading.findings["partner"].state is FieldState.TICKED


def test_where_the_frame_does_not_reach_nothing_is_claimed() -> None:
    low = TRUTH.then(Homography[FramePx, FramePx](np.array([[1, 0, 0], [0, 1, 720], [0, 0, 1.0]])))
    frame = frame_of(PRINT, low)
    scan = rectify(frame, low, *A4_MM)
    found = read_fields(frame, scan, REFERENCE, FIELDS, FixedReader()).findings
    assert {each.state for each in found.values()} == {FieldState.UNKNOWN}


def test_a_page_without_fields_is_read_without_complaint() -> None:
    frame = frame_of(PRINT, TRUTH)
    scan = rectify(frame, TRUTH, *A4_MM)
    assert read_fields(frame, scan, REFERENCE, (), FixedReader()) == Reading({}, True)


@pytest.mark.parametrize("type_", [FieldType.COMB, FieldType.BSN, FieldType.POSTCODE])
def test_a_field_with_cells_is_judged_as_a_comb_whatever_it_holds(type_: FieldType) -> None:
    comb = field("number", type_, WRITE[0], 1, comb_cells=9)
    frame = frame_of(PRINT, TRUTH)
    scan = rectify(frame, TRUTH, *A4_MM)
    found = read_fields(frame, scan, REFERENCE, (comb,), FixedReader()).findings
    assert found["number"].state is FieldState.EMPTY


def anchors_of(reading: Reading, language: str = "nl", lie: PageToFrame = TRUTH):
    template = FormTemplate(
        VersionKey("gemeente", "verhuizing", "1"),
        "Verhuizing",
        "nl",
        (FormPage(1, *A4_MM, FIELDS),),
    )
    texts = Explainer(bundled_phrases()).page(template, 1, {}, language)
    verdicts = check_fields(FIELDS, reading, TODAY)
    return place_anchors(FIELDS, lie, texts, reading, verdicts)


NOTHING = Reading({each.id: Finding(FieldState.EMPTY) for each in FIELDS}, True)


def test_a_question_with_one_answer_is_told_unless_it_was_guessed() -> None:
    def question(type_: FieldType, **more: object) -> str | None:
        return area_of(field("yes", type_, TICK[0], 1, group="moves", **more)).one_of

    assert question(FieldType.CHOICE, choose=1) == "moves"
    assert question(FieldType.CHOICE, choose=2) is None
    assert question(FieldType.CHECKBOX) is None
    assert question(FieldType.CHOICE, choose=1, is_guessed=True) is None


def test_anchors_are_in_reading_order_whatever_the_order_of_the_fields() -> None:
    anchors = anchors_of(NOTHING)
    assert [anchor.id for anchor in anchors] == ["name", "account", "partner", "alone"]
    assert [anchor.order for anchor in anchors] == [1, 2, 3, 4]


def test_an_anchor_lies_where_the_map_puts_its_field() -> None:
    for anchor in anchors_of(NOTHING):
        assert np.allclose(anchor.polygon.xy, TRUTH(anchor.area).xy)
        assert len(anchor.polygon) == 4
        assert anchor.kind is AnchorKind.FIELD


def test_an_anchor_says_what_is_known_of_its_field() -> None:
    found = {**NOTHING.findings, "account": Finding(FieldState.FILLED, Value("NL91ABNA", 0.9))}
    account = anchors_of(Reading(found, True))[1]
    assert (account.field_type, account.semantic, account.required) == (
        FieldType.IBAN,
        "x-iban",
        True,
    )
    assert account.state is FieldState.FILLED
    assert account.value == Value("NL91ABNA", 0.9)
    assert account.explanation is not None


def test_an_empty_required_field_fails_its_check_in_words() -> None:
    name = anchors_of(NOTHING)[0]
    assert [(check.code, check.passed) for check in name.checks] == [
        (CheckCode.REQUIRED_EMPTY, False)
    ]
    assert name.checks[0].message.text
    found = {**NOTHING.findings, "name": Finding(FieldState.FILLED)}
    assert anchors_of(Reading(found, True))[0].checks[0].passed is True


def test_a_field_that_could_not_be_seen_is_not_accused() -> None:
    found = {**NOTHING.findings, "name": Finding(FieldState.UNKNOWN)}
    assert anchors_of(Reading(found, True))[0].checks[0].passed is None


def test_on_bent_paper_an_anchor_follows_with_as_many_points_along_each_edge() -> None:
    bent = Warp(TRUTH, *A4_MM, curl(10.0))
    for anchor in anchors_of(NOTHING, lie=bent):
        count, rest = divmod(len(anchor.polygon), 4)
        assert rest == 0
        assert np.allclose(anchor.polygon.xy[::count], bent.quad(anchor.area).xy)
        wide = anchor.area.xy[1, 0] - anchor.area.xy[0, 0]
        assert count >= wide / 15
