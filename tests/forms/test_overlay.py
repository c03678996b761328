import json
import pickle

import numpy as np
import pytest

from forms.keys import PageKey
from forms.letter import ActionKind, LetterKind
from forms.overlay import (
    Anchor,
    AnchorKind,
    Caution,
    Check,
    CheckCode,
    FieldState,
    FrameSize,
    Outcome,
    Overlay,
    RecognisedPage,
    Sheet,
    Unfinished,
    Value,
    WarningCode,
)
from forms.template import FieldType
from forms.text import Provenance, Text
from tests.outside import CONTRACT
from vision.geometry import Homography, Points, Quad

SCHEMA = CONTRACT / "overlay.schema.json"


def _text(sentence: str, language: str = "nl") -> Text:
    return Text(sentence, language, Provenance.OWNER)


def _overlay() -> Overlay:
    key = PageKey.parse("gemeente-voorbeeldstad/verhuizing/2026-1/1")
    anchor = Anchor(
        id="new-address",
        kind=AnchorKind.FIELD,
        polygon=Points(np.array([[1, 2], [3, 2], [3, 4], [1, 4]], float)),
        area=Quad.box(10, 20, 30, 40),
        field_type=FieldType.TEXT,
        semantic="street-address",
        required=True,
        order=1,
        label=_text("Nieuw adres"),
        translation=_text("New address", "en"),
        explanation=_text("Write where you live now.", "en"),
        steps=(_text("Write the street.", "en"),),
        state=FieldState.FILLED,
        value=Value("Dorpsstraat 1", 0.9),
        checks=(Check(CheckCode.REQUIRED_EMPTY, True, _text("This is empty.", "en")),),
    )
    return Overlay(
        outcome=Outcome.RECOGNISED,
        frame=FrameSize(1280, 720),
        language="en",
        timing_ms={"total": 50.0},
        page=Sheet(Quad.box(0, 0, 400, 600), 0.9, 210, 297),
        template=RecognisedPage(key, _text("Verhuizing"), 0.9, True, "2026-1", (key,)),
        page_to_frame=Homography(np.eye(3)),
        anchors=(anchor,),
        warnings=(Caution(WarningCode.PARTIAL_PAGE, _text("Part is missing.", "en")),),
        partial=(Unfinished.OCR,),
    )


def test_an_overlay_survives_the_way_between_processes() -> None:
    copy = pickle.loads(pickle.dumps(_overlay()))
    assert copy.template == _overlay().template
    assert copy.warnings == _overlay().warnings
    anchor = copy.anchors[0]
    assert anchor.checks[0].message.text == "This is empty."
    assert anchor.value == Value("Dorpsstraat 1", 0.9)
    np.testing.assert_array_equal(anchor.polygon.xy, _overlay().anchors[0].polygon.xy)
    np.testing.assert_array_equal(copy.page_to_frame.matrix, np.eye(3))


def test_only_writing_or_a_tick_counts_as_an_answer() -> None:
    answered = {state for state in FieldState if state.is_answered}
    assert answered == {FieldState.FILLED, FieldState.TICKED}


def test_the_words_of_the_answer_are_those_of_the_contract() -> None:
    if not SCHEMA.exists():
        pytest.skip("the public contract is not beside this checkout")
    contract = json.loads(SCHEMA.read_text())["properties"]
    anchor = contract["anchors"]["items"]["properties"]
    checks = anchor["checks"]["items"]["properties"]["code"]["enum"]
    warnings = contract["warnings"]["items"]["properties"]["code"]["enum"]
    assert set(checks) == {code.value for code in CheckCode}
    assert set(warnings) == {code.value for code in WarningCode}
    assert set(anchor["state"]["enum"]) == {state.value for state in FieldState}
    assert set(anchor["kind"]["enum"]) == {kind.value for kind in AnchorKind}
    assert set(contract["partial"]["items"]["enum"]) == {part.value for part in Unfinished}
    assert set(contract["outcome"]["enum"]) == {outcome.value for outcome in Outcome}
    letter = next(each for each in contract["letter"]["anyOf"] if "properties" in each)[
        "properties"
    ]
    actions = letter["actions"]["items"]["properties"]["kind"]["enum"]
    assert set(letter["kind"]["enum"]) == {kind.value for kind in LetterKind}
    assert set(actions) == {kind.value for kind in ActionKind}
