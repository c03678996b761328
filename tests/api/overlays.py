"""Overlays to send: one of everything that can be in an answer."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import numpy as np

from forms.keys import PageKey
from forms.letter import (
    Action,
    ActionKind,
    Fact,
    FactRole,
    Letter,
    LetterKind,
    Money,
)
from forms.loose_page import LoosePage
from forms.overlay import (
    Anchor,
    AnchorKind,
    Caution,
    Check,
    CheckCode,
    FieldState,
    FrameSize,
    MissHint,
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
from vision.geometry import Homography, Points, Quad
from vision.outcome import MissReason
from vision.text.printed import Block, BlockKind, PrintedLine, PrintedWord, SheetText

KEY = PageKey.parse("gemeente-voorbeeldstad/verhuizing/2026-1/1")


def dutch(sentence: str) -> Text:
    return Text(sentence, "nl", Provenance.OWNER)


def arabic(sentence: str) -> Text:
    return Text(sentence, "ar", Provenance.DRAFT, "draft of 2026-11")


def recognised() -> Overlay:
    return Overlay(
        outcome=Outcome.RECOGNISED,
        frame=FrameSize(1280, 720),
        language="ar",
        timing_ms={"decode": 4.0, "total": 50.12345},
        page=Sheet(Quad.box(-0.5, 0, 400.123456, 600), 0.98, 210.0, 297.0),
        template=RecognisedPage(KEY, dutch("Verhuizing"), 0.94, True, "2026-1", (KEY,)),
        page_to_frame=Homography(np.array([[2, 0.1, 3], [0.2, 2, 4], [1e-5, 2e-5, 1]])),
        anchors=(_field(), _bare_text()),
        warnings=(Caution(WarningCode.PARTIAL_PAGE, arabic("…"), ("new-address",)),),
        partial=(Unfinished.OCR,),
    )


def miss() -> Overlay:
    return Overlay(
        outcome=Outcome.MISS,
        frame=FrameSize(640, 480),
        language="nl",
        timing_ms={"total": 3.0},
        miss=MissHint(MissReason.NO_PAGE, dutch("Leg het papier op een donkere tafel.")),
        page=Sheet(Quad.box(0, 0, 10, 10), 0.2),
    )


def letter() -> Overlay:
    bare = _bare_text()
    due = Fact(
        date(2026, 4, 1), "1 april 2026", Quad.box(60, 100, 90, 104),
        "Betaal vóór 1 april 2026.", True, FactRole.DUE,
    )  # fmt: skip
    amount = Fact(
        Money(Decimal("1234.5")), "€ 1.234,50", Quad.box(20, 90, 45, 94), None, False,
        FactRole.TO_PAY,
    )  # fmt: skip
    account = Fact("NL91ABNA0417164300", "NL91 ABNA 0417 1643 00", None, None, True)
    pay = Action(ActionKind.PAY, arabic("…"), date(2026, 4, 1), (amount, due, account))
    return replace(
        recognised(),
        outcome=Outcome.LETTER,
        template=None,
        anchors=(bare,),
        letter=Letter(
            kind=LetterKind.REMINDER,
            sender=Fact("Gemeente Lindewaard", "Gemeente Lindewaard", None, None, True),
            subject=None,
            date=None,
            deadlines=(due,),
            amounts=(amount,),
            ibans=(account,),
            references=(),
            phones=(),
            emails=(),
            urls=(),
            actions=(pay,),
        ),
        loose=LoosePage(_sheet(), (), True, False),
    )


def _sheet() -> SheetText:
    word = PrintedWord("Geachte", 0.98, 20, 30, 34, 33)
    return SheetText(210, 297, (Block(BlockKind.BODY, (PrintedLine((word,)),)),))


def _field() -> Anchor:
    return Anchor(
        id="new-address",
        kind=AnchorKind.FIELD,
        polygon=Points(np.array([[1, 2], [3, 2], [3, 4], [1, 4.00049]], float)),
        area=Quad.box(10, 20, 30, 40),
        field_type=FieldType.TEXT,
        semantic="street-address",
        required=True,
        order=1,
        label=dutch("Nieuw adres"),
        translation=arabic("العنوان الجديد"),
        explanation=arabic("…"),
        steps=(arabic("…"),),
        state=FieldState.FILLED,
        value=Value("Dorpsstraat 1", 0.9),
        checks=(Check(CheckCode.REQUIRED_EMPTY, None, arabic("…")),),
    )


def _bare_text() -> Anchor:
    return Anchor(
        id="line-2",
        kind=AnchorKind.TEXT,
        polygon=Quad.box(0, 0, 5, 5),
        area=Quad.box(0, 0, 5, 5),
        field_type=None,
        semantic=None,
        required=None,
        order=2,
        label=None,
        translation=None,
        explanation=None,
    )
