"""The pictures themselves are looked at; these tests hold what must never go wrong in them."""

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image, features

from forms.explain import Explainer
from forms.illustration.illustrate import illustrate
from forms.keys import PageKey
from forms.language.phrases import bundled_phrases
from forms.overlay import (
    Anchor,
    AnchorKind,
    Check,
    CheckCode,
    FieldState,
    FrameSize,
    Outcome,
    Overlay,
    RecognisedPage,
    Sheet,
    WarningCode,
)
from forms.template import FieldType, FormNotes
from forms.text import Provenance, Text
from tests.api import overlays
from vision.geometry import FramePx, Homography, PageMm, Quad
from vision.outcome import MissReason
from vision.picture import Frame

PHRASES = bundled_phrases()
KEY = PageKey.parse("gemeente/verhuizing/2026-1/1")
PAGE_TO_FRAME: Homography[PageMm, FramePx] = Homography(
    np.array([[1.9, 0.1, 60], [-0.1, 1.9, 70], [0, 0, 1.0]])
)
SHEET: Quad[PageMm] = Quad.box(0, 0, 210, 297)
pytestmark = pytest.mark.slow


def _frame(width: int = 600, height: int = 800) -> Frame:
    return Frame(np.full((height, width, 3), 235, np.uint8))


def _text(sentence: str, language: str) -> Text:
    return Text(sentence, language, Provenance.DRAFT)


def _anchor(order: int, language: str, state: FieldState = FieldState.EMPTY) -> Anchor:
    area = Quad[PageMm].box(30, 20 + 20 * order, 120, 28 + 20 * order)
    return Anchor(
        id=f"field-{order}",
        kind=AnchorKind.FIELD,
        polygon=PAGE_TO_FRAME(area),
        area=area,
        field_type=FieldType.TEXT,
        semantic=None,
        required=True,
        order=order,
        label=_text("Nieuw adres", "nl"),
        translation=None if language == "nl" else _text("العنوان الجديد", language),
        explanation=_text("Dit is de straat waar u echt gaat wonen. " * 4, language),
        state=state,
    )


def _overlay(language: str = "nl", fields: int = 5, **changes: object) -> Overlay:
    made = Overlay(
        outcome=Outcome.RECOGNISED,
        frame=FrameSize(600, 800),
        language=language,
        timing_ms={"total": 1.0},
        page=Sheet(PAGE_TO_FRAME.quad(SHEET), 0.9, 210, 297),
        template=RecognisedPage(
            KEY, _text("Verhuizing doorgeven", "nl"), 0.9, True, "2026-1", (KEY,)
        ),
        page_to_frame=PAGE_TO_FRAME,
        anchors=tuple(_anchor(order, language) for order in range(1, fields + 1)),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def _has_colour(picture: Image.Image, colour: tuple[int, int, int]) -> bool:
    return bool((np.asarray(picture) == np.array(colour, np.uint8)).all(axis=2).any())


@pytest.mark.parametrize("language", ["nl", "ar"])
def test_the_picture_and_the_list_stand_side_by_side(language: str) -> None:
    if language == "ar" and not features.check("raqm"):
        pytest.skip("FriBidi is not installed")
    picture = illustrate(_frame(), _overlay(language), PHRASES[language])
    assert picture.width > picture.height
    beside = np.asarray(picture.convert("L"))[:, 1400:]
    assert (beside < 80).sum() > 2000


def test_a_landscape_picture_has_its_list_below() -> None:
    wide = _overlay(page=None)
    picture = illustrate(_frame(900, 400), wide, PHRASES["nl"])
    below = np.asarray(picture.convert("L"))[900:]
    assert (below < 80).sum() > 2000


def test_each_state_has_its_own_colour_and_a_failed_check_another() -> None:
    filled = _anchor(1, "nl", FieldState.FILLED)
    wrong = replace(
        _anchor(2, "nl", FieldState.FILLED),
        checks=(Check(CheckCode.ELFPROEF, False, _text("Dit klopt niet.", "nl")),),
    )
    drawn = illustrate(_frame(), _overlay(anchors=(filled, wrong)), PHRASES["nl"])
    assert _has_colour(drawn, (17, 94, 49))
    assert _has_colour(drawn, (170, 32, 32))
    assert not _has_colour(drawn, (30, 64, 175))


def test_a_miss_shows_the_picture_and_the_hint() -> None:
    hint = Explainer(PHRASES).miss(MissReason.TOO_DARK, "nl")
    miss = Overlay(Outcome.MISS, FrameSize(600, 800), "nl", {"total": 1.0}, miss=hint)
    picture = illustrate(_frame(), miss, PHRASES["nl"])
    assert (np.asarray(picture.convert("L"))[:, -560:] < 80).sum() > 500


def test_warnings_and_notes_make_the_heading_longer() -> None:
    caution = Explainer(PHRASES).caution(WarningCode.OUTDATED_VERSION, "nl", {"current": "2027"})
    notes = FormNotes("nl", "owner", "Verhuizing", "Hiermee " * 30, (), "adres", "datum", {})
    wide, plain = _frame(900, 400), _overlay(fields=1, page=None)
    short = illustrate(wide, plain, PHRASES["nl"])
    longer = illustrate(wide, replace(plain, warnings=(caution,)), PHRASES["nl"], notes, "Gemeente")
    assert longer.height > short.height
    assert _has_colour(longer, (254, 243, 214))


@pytest.mark.parametrize("shift", [-5000, 5000])
def test_fields_and_sheets_outside_the_frame_do_no_harm(shift: float) -> None:
    away: Homography[FramePx, FramePx] = Homography(
        np.array([[1, 0, shift], [0, 1, shift], [0, 0, 1.0]])
    )
    overlay = _overlay(fields=2)
    moved = tuple(replace(each, polygon=away(each.polygon)) for each in overlay.anchors)
    page = Sheet(away.quad(PAGE_TO_FRAME.quad(SHEET)), 0.9, 210, 297)
    assert illustrate(_frame(), replace(overlay, anchors=moved, page=page), PHRASES["nl"]).width > 0


@pytest.mark.parametrize("language", ["nl", "ar"])
def test_a_letter_is_outlined_where_it_says_things_and_doubts_stand_out(language: str) -> None:
    sure = overlays.letter()
    assert sure.letter is not None
    (amount,) = sure.letter.amounts
    certain = replace(sure.letter, amounts=(replace(amount, is_certain=True),))
    amber = (146, 64, 14)
    drawn = illustrate(_frame(), sure, PHRASES[language])
    assert _has_colour(drawn, (30, 64, 175))
    assert _has_colour(drawn, amber)
    undoubted = illustrate(_frame(), replace(sure, letter=certain, warnings=()), PHRASES[language])
    assert not _has_colour(undoubted, amber)
    assert undoubted.height <= drawn.height
