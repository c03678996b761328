"""The whole way from bytes to an answer, on a real catalogue of made-up forms."""

import hashlib
import pickle
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from forms.assistant import Assistant
from forms.explain import Explainer
from forms.keys import PageKey, VersionKey
from forms.language.phrases import bundled_phrases
from forms.letters.desk import LetterDesk
from forms.overlay import (
    AnchorKind,
    FieldState,
    Outcome,
    Overlay,
    Purpose,
    Sighting,
    Unfinished,
    WarningCode,
)
from forms.store.catalogue import Catalogue
from forms.store.entries import Likeness, LookAlike, NewPage, NewVersion
from forms.template import Field, FieldType, FormPage, FormTemplate
from forms.text import Provenance
from tests.builders import A4_MM, frame_of, grey_png, print_code, printed_page, upright
from tests.forms.store.builders import notes_in
from tests.forms.test_anchors import BrokenReader, FixedReader
from vision.errors import PictureError
from vision.fields.reader import TextReader, Word
from vision.geometry import FramePx, Homography, PageMm, Quad
from vision.outcome import MissReason
from vision.pages.known.layout import describe
from vision.pages.known.layout_index import LayoutIndex
from vision.pages.known.shelf import PageShelf
from vision.picture import Grey
from vision.recognise import Recogniser

pytestmark = pytest.mark.slow

MOVE = VersionKey("gemeente", "verhuizing", "2026-1")
MOVE_BEFORE = VersionKey("gemeente", "verhuizing", "2025-1")
REMISSION = VersionKey("gemeente", "kwijtschelding", "2026-1")
TODAY = date(2026, 11, 22)
SHEET = Quad[PageMm].box(0, 0, *A4_MM)
TRUTH = Homography.between(
    SHEET, Quad[FramePx](np.array([[400, 50], [870, 70], [930, 680], [350, 650.0]]))
)
SIZE = (1920, 1080)
CLOSE = upright(*SIZE, share=0.97)
PRINT, BOXES = printed_page(2)
OTHER_PRINT, OTHER_BOXES = printed_page(3)


def form(
    key: VersionKey, page: Grey, boxes: list[Quad[PageMm]], *same: VersionKey, **more: object
) -> NewVersion:
    """A version of one page, whose field "new-address" is the first box; `same` are its twins."""
    fields = tuple(
        Field(
            id=f"field-{order}" if order > 1 else "new-address",
            type=FieldType.TEXT if box.xy[1, 0] - box.xy[0, 0] > 20 else FieldType.CHECKBOX,
            page=1,
            area=box,
            order=order,
        )
        for order, box in enumerate(boxes, 1)
    )
    template = FormTemplate(key, "Verhuizing", "nl", (FormPage(1, *A4_MM, fields),))
    alike = tuple(LookAlike(twin.page(1), Likeness.SAME) for twin in same)
    png = grey_png(page)
    return NewVersion(
        template=replace(template, **more),
        pages=(NewPage(png, describe(page).to_bytes(), alike),),
        source_sha256=hashlib.sha256(png + str(key).encode()).hexdigest(),
        notes=(notes_in("nl"), replace(notes_in("en"), provenance="draft", title="Moving house")),
    )


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    with Catalogue.open(tmp_path) as opened:
        opened.add(form(MOVE, PRINT, BOXES), publish=True, by="test")
        yield opened


def assistant_over(catalogue: Catalogue, reader: TextReader | None = None) -> Assistant:
    explainer = Explainer(bundled_phrases())
    return Assistant(
        catalogue,
        explainer,
        reader or FixedReader(),
        Recogniser(LayoutIndex(), PageShelf(lambda key: catalogue.reference(PageKey.parse(key)))),
        LetterDesk(explainer),
        lambda: TODAY,
    )


@pytest.fixture
def assistant(catalogue: Catalogue) -> Assistant:
    return assistant_over(catalogue)


def photo(page: Grey = PRINT, page_to_frame: Homography[PageMm, FramePx] = TRUTH) -> bytes:
    return grey_png(frame_of(page, page_to_frame).pixels)


def written() -> Grey:
    """The page with bold strokes in its first box."""
    page = PRINT.copy()
    (left, top), (_, bottom) = np.round(BOXES[0].xy[[0, 2]] * 4).astype(int)
    page[top + 8 : bottom - 7, left + 10 : left + 14] = 20
    page[(top + bottom) // 2 :, :][:4, left + 10 : left + 90] = 20
    return page


def look(assistant: Assistant, content: bytes, language: str = "nl") -> Overlay:
    return assistant.look(content, language, Purpose.FIND)


def codes(overlay: Overlay) -> set[WarningCode]:
    return {warning.code for warning in overlay.warnings}


def test_a_known_form_comes_back_with_all_its_fields_on_the_paper(assistant: Assistant) -> None:
    overlay = look(assistant, photo())
    assert overlay.outcome is Outcome.RECOGNISED
    assert overlay.template is not None
    assert overlay.template.key == MOVE.page(1)
    assert overlay.template.candidates == (MOVE.page(1),)
    assert overlay.template.is_current
    assert (overlay.frame.width_px, overlay.frame.height_px) == (1280, 720)
    assert [anchor.order for anchor in overlay.anchors] == list(range(1, len(BOXES) + 1))
    for anchor, box in zip(overlay.anchors, BOXES, strict=True):
        apart = TRUTH.inverse()(anchor.polygon).xy - box.xy
        assert np.linalg.norm(apart, axis=1).max() < 0.3
    assert (overlay.warnings, overlay.partial, overlay.miss) == ((), (), None)


def test_the_sheet_is_as_large_as_its_paper_and_lies_at_its_edge(assistant: Assistant) -> None:
    sheet = look(assistant, photo()).page
    assert sheet is not None
    assert (sheet.width_mm, sheet.height_mm) == A4_MM
    assert np.abs(sheet.corners.xy - TRUTH(SHEET).xy).max() < 4


def test_an_empty_form_is_seen_to_be_empty(assistant: Assistant) -> None:
    states = {anchor.state for anchor in look(assistant, photo()).anchors}
    assert states <= {FieldState.EMPTY, FieldState.UNTICKED}


def test_the_owner_speaks_first_and_says_so(assistant: Assistant) -> None:
    dutch, english = (look(assistant, photo(), language) for language in ("nl", "en"))
    said = dutch.anchors[0].explanation
    assert said is not None
    assert (said.language, said.provenance) == ("nl", Provenance.OWNER)
    translated = english.anchors[0].explanation
    assert translated is not None
    assert (translated.language, translated.provenance) == ("en", Provenance.DRAFT)
    assert dutch.anchors[0].translation is None
    assert english.anchors[0].translation is not None
    assert english.language == "en"
    assert english.template is not None
    # The title is what stands on the paper, for the reader to find it there.
    assert (english.template.title.text, english.template.title.language) == ("Verhuizing", "nl")


def test_a_field_nobody_wrote_about_still_has_words(assistant: Assistant) -> None:
    explanation = look(assistant, photo(), "ar").anchors[-1].explanation
    assert explanation is not None
    assert explanation.provenance is Provenance.PHRASE
    assert explanation.direction == "rtl"


def test_a_sheet_nobody_registered_is_a_miss_with_advice(assistant: Assistant) -> None:
    overlay = look(assistant, photo(printed_page(77)[0]), "en")
    assert overlay.outcome is Outcome.MISS
    assert overlay.miss is not None
    assert overlay.miss.reason is MissReason.UNKNOWN_FORM
    assert (overlay.miss.hint.language, bool(overlay.miss.hint.text)) == ("en", True)
    assert (overlay.anchors, overlay.template, overlay.page_to_frame) == ((), None, None)
    assert overlay.page is not None
    assert overlay.page.width_mm is None


def test_a_dark_picture_is_a_miss_without_a_sheet(assistant: Assistant) -> None:
    overlay = look(assistant, grey_png(np.zeros((720, 1280, 3), np.uint8)))
    assert overlay.miss is not None
    assert overlay.miss.reason is MissReason.TOO_DARK
    assert overlay.page is None


def test_what_is_no_picture_is_an_error(assistant: Assistant) -> None:
    for content in (b"", b"%PDF-1.7", photo()[:60]):
        with pytest.raises(PictureError):
            look(assistant, content)


def test_every_answer_is_timed_in_all(assistant: Assistant) -> None:
    for content in (photo(), photo(printed_page(77)[0])):
        timing = look(assistant, content).timing_ms
        assert timing["total"] >= max(ms for stage, ms in timing.items() if stage != "total")
        assert "decode" in timing


@pytest.mark.parametrize("first", [MOVE, MOVE_BEFORE])
def test_of_versions_printed_alike_the_one_in_force_is_taken_and_all_are_named(
    tmp_path: Path, first: VersionKey
) -> None:
    second = MOVE_BEFORE if first == MOVE else MOVE
    with Catalogue.open(tmp_path) as catalogue:
        catalogue.add(form(first, PRINT, BOXES), publish=True, by="test")
        catalogue.add(form(second, PRINT, BOXES, first), publish=True, by="test")
        overlay = look(assistant_over(catalogue), photo())
    assert overlay.template is not None
    assert overlay.template.key == MOVE.page(1)
    assert overlay.template.candidates == (MOVE_BEFORE.page(1), MOVE.page(1))
    assert overlay.template.is_current
    assert codes(overlay) == {WarningCode.SAME_PAGE_IN_VERSIONS}


def test_an_old_version_is_explained_with_a_warning_that_names_the_new_one(
    tmp_path: Path,
) -> None:
    with Catalogue.open(tmp_path) as catalogue:
        catalogue.add(form(MOVE_BEFORE, PRINT, BOXES), publish=True, by="test")
        catalogue.add(form(MOVE, OTHER_PRINT, OTHER_BOXES), publish=True, by="test")
        overlay = look(assistant_over(catalogue), photo(), "en")
    assert overlay.template is not None
    assert overlay.template.key == MOVE_BEFORE.page(1)
    assert (overlay.template.is_current, overlay.template.current_version) == (False, "2026-1")
    assert codes(overlay) == {WarningCode.OUTDATED_VERSION}
    assert "2026-1" in overlay.warnings[0].message.text
    assert len(overlay.anchors) == len(BOXES)


def test_a_version_not_yet_valid_is_not_the_current_one(tmp_path: Path) -> None:
    with Catalogue.open(tmp_path) as catalogue:
        catalogue.add(form(MOVE_BEFORE, PRINT, BOXES), publish=True, by="test")
        later = form(MOVE, OTHER_PRINT, OTHER_BOXES, valid_from="2027-01-01")
        catalogue.add(later, publish=True, by="test")
        overlay = look(assistant_over(catalogue), photo())
    assert overlay.template is not None
    assert overlay.template.is_current
    assert overlay.warnings == ()


def test_a_sheet_half_in_view_is_explained_as_far_as_it_shows(assistant: Assistant) -> None:
    low = TRUTH.then(Homography[FramePx, FramePx](np.array([[1, 0, 0], [0, 1, 170], [0, 0, 1.0]])))
    overlay = look(assistant, photo(page_to_frame=low))
    assert overlay.outcome is Outcome.RECOGNISED
    assert WarningCode.PARTIAL_PAGE in codes(overlay)
    outside = [anchor for anchor in overlay.anchors if anchor.polygon.xy[:, 1].min() > 719]
    assert outside
    assert {anchor.state for anchor in outside} == {FieldState.UNKNOWN}


def test_a_page_seen_a_moment_ago_is_sought_where_it_was(assistant: Assistant) -> None:
    shift: Homography[FramePx, FramePx] = Homography(np.array([[1, 0, 2], [0, 1, 2], [0, 0, 1.0]]))
    moved = TRUTH.then(shift)
    prior = Sighting(MOVE.page(1), TRUTH)
    overlay = assistant.look(photo(page_to_frame=moved), "nl", Purpose.FIND, prior)
    assert overlay.outcome is Outcome.RECOGNISED
    assert "find" not in overlay.timing_ms
    box = overlay.anchors[0]
    assert np.abs(moved.inverse()(box.polygon).xy - box.area.xy).max() < 0.3


@pytest.mark.parametrize("key", [MOVE.page(1), MOVE.page(9), VersionKey("x", "y", "z").page(1)])
def test_a_page_that_is_not_where_it_was_is_sought_everywhere(
    assistant: Assistant, key: PageKey
) -> None:
    far: Homography[PageMm, FramePx] = Homography(np.diag([1.0, 1.0, 1.0]))
    overlay = assistant.look(photo(), "nl", Purpose.FIND, Sighting(key, far))
    assert overlay.template is not None
    assert overlay.template.key == MOVE.page(1)
    assert "find" in overlay.timing_ms


def test_printed_values_are_read_where_something_was_written(catalogue: Catalogue) -> None:
    reader = FixedReader(Word("Dorpsstraat", 0.95, 50, 50, 300, 80))
    content = grey_png(frame_of(written(), CLOSE, size=SIZE).pixels)
    anchor = look(assistant_over(catalogue, reader), content).anchors[0]
    assert anchor.state is FieldState.FILLED
    assert anchor.value is not None
    assert anchor.value.text == "Dorpsstraat"


def test_without_a_working_reader_everything_else_is_answered(catalogue: Catalogue) -> None:
    content = grey_png(frame_of(written(), CLOSE, size=SIZE).pixels)
    overlay = look(assistant_over(catalogue, BrokenReader()), content)
    assert overlay.partial == (Unfinished.OCR,)
    assert (overlay.anchors[0].state, overlay.anchors[0].value) == (FieldState.FILLED, None)


@pytest.mark.parametrize("page", [PRINT, printed_page(77)[0]])
@pytest.mark.parametrize("language", ["nl", "ar"])
def test_every_answer_can_be_drawn(assistant: Assistant, page: Grey, language: str) -> None:
    content = photo(page)
    png = assistant.draw(content, look(assistant, content, language))
    with Image.open(BytesIO(png)) as picture:
        assert picture.format == "PNG"
        assert picture.height >= 720


def test_looking_writes_nothing_in_the_data_folder(tmp_path: Path, catalogue: Catalogue) -> None:
    assistant = assistant_over(catalogue)
    look(assistant, photo())
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.is_file()}
    assistant.draw(photo(), look(assistant, photo(written())))
    after = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.is_file()}
    assert after == before


def test_an_answer_finds_its_way_out_of_a_worker(assistant: Assistant) -> None:
    overlay = look(assistant, photo(), "ar")
    passed_on = pickle.loads(pickle.dumps(overlay))
    assert passed_on.template == overlay.template
    assert [a.explanation for a in passed_on.anchors] == [a.explanation for a in overlay.anchors]


def test_a_code_stuck_on_the_form_is_an_anchor_after_its_fields(assistant: Assistant) -> None:
    page = PRINT.copy()
    area = print_code(page, 4.0, "QRCode", "https://www.voorbeeldstad.nl", (165, 255), module_mm=1)
    overlay = look(assistant, grey_png(frame_of(page, CLOSE, size=SIZE).pixels))
    *fields, code = overlay.anchors
    assert (code.kind, code.order) == (AnchorKind.CODE, len(BOXES) + 1)
    assert all(anchor.kind is AnchorKind.FIELD for anchor in fields)
    assert code.label is not None
    assert code.label.text == "https://www.voorbeeldstad.nl"
    apart = CLOSE.inverse()(code.polygon).xy - area.xy
    assert np.abs(apart).max() < 1.0
