"""Pages photographed one by one say together what they would say in one PDF."""

from dataclasses import replace
from datetime import date
from functools import cache

import numpy as np
import pytest

from forms.explain import Explainer
from forms.language.phrases import bundled_phrases
from forms.letter import Letter
from forms.letters.desk import LetterDesk
from forms.letters.pages.together import PX_PER_MM, Together
from forms.loose_page import LoosePage
from forms.overlay import AnchorKind, Overlay, Unfinished, WarningCode
from tests.forms.letters.sheets import sheet
from vision.codes import Code, CodeKind
from vision.geometry import PageMm, Quad
from vision.stage_clock import StageClock
from vision.text.printed import BlockKind, SheetText

pytestmark = pytest.mark.slow

HEIGHT_MM = 297.0


def page(*blocks: tuple[BlockKind, str]) -> LoosePage:
    return LoosePage(sheet(*blocks), (), True, False)


FIRST = page(
    (BlockKind.LETTERHEAD, "Gemeente Heuvelrijk"),
    (BlockKind.REFERENCE, "Datum  3 maart 2026\nOnderwerp  uw toeslag"),
    (BlockKind.BODY, "Geachte mevrouw Jansen,"),
    (BlockKind.BODY, "U hebt een toeslag voor de opvang van uw kinderen gevraagd."),
    (BlockKind.BODY, "Wij hebben gekeken naar uw inkomen en naar de uren van de opvang."),
    (BlockKind.FOOTER, "Pagina 1 van 2"),
)
SECOND = page(
    (
        BlockKind.BODY,
        "Stuur ons binnen vier weken na de datum van deze brief een kopie van het contract.",
    ),
    (BlockKind.BODY, "Zonder dat contract kunnen wij niets besluiten over uw toeslag."),
    (BlockKind.BODY, "Met vriendelijke groet,"),
    (BlockKind.FOOTER, "Pagina 2 van 2"),
)
OTHER = page(
    (BlockKind.LETTERHEAD, "Praktijk De Linde"),
    (BlockKind.BODY, "Beste heer Yilmaz,"),
    (BlockKind.BODY, "Uw afspraak is verplaatst naar donderdag 9 juli om tien uur."),
    (BlockKind.BODY, "Hoogachtend,"),
    (BlockKind.FOOTER, "Pagina 1 van 1"),
)


@cache
def desk() -> LetterDesk:
    return LetterDesk(Explainer(bundled_phrases()), today=lambda: date(2026, 3, 10))


def together(*pages: LoosePage, language: str = "nl") -> Together:
    return desk().together(pages, language, StageClock())


def letter_of(overlay: Overlay) -> Letter:
    assert overlay.letter is not None
    return overlay.letter


def said(overlay: Overlay) -> str:
    return " ".join(each.message.text for each in overlay.warnings)


def test_a_term_on_one_page_runs_from_the_date_on_another() -> None:
    answer = together(FIRST, SECOND).overlay
    letter = letter_of(answer)
    assert letter.sender is not None
    assert letter.sender.value == "Gemeente Heuvelrijk"
    assert [each.value for each in letter.deadlines] == [date(2026, 3, 31)]
    assert not answer.warnings
    assert Unfinished.OCR not in answer.partial
    # By itself the second page has no day to count from.
    assert not any(
        each.value == date(2026, 3, 31) for each in letter_of(together(SECOND).overlay).deadlines
    )


def test_facts_lie_where_the_pages_lie_end_to_end() -> None:
    answer = together(FIRST, SECOND).overlay
    (due,) = letter_of(answer).deadlines
    sender = letter_of(answer).sender
    assert due.area is not None and sender is not None and sender.area is not None
    assert sender.area.xy[:, 1].max() < HEIGHT_MM < due.area.xy[:, 1].min()
    assert (answer.frame.width_px, answer.frame.height_px) == (
        210 * PX_PER_MM,
        2 * HEIGHT_MM * PX_PER_MM,
    )


def test_pages_out_of_order_are_read_in_order_and_that_is_said() -> None:
    turned = together(SECOND, FIRST)
    assert turned.order == (1, 0)
    assert [each.value for each in letter_of(turned.overlay).deadlines] == [date(2026, 3, 31)]
    assert "volgorde" in said(turned.overlay)


def test_a_page_that_is_missing_is_named() -> None:
    short = replace(SECOND, text=_numbered(SECOND, "Pagina 2 van 3"))
    first = replace(FIRST, text=_numbered(FIRST, "Pagina 1 van 3"))
    answer = together(first, short).overlay
    assert [each.code for each in answer.warnings] == [WarningCode.PARTIAL_PAGE]
    assert "pagina 3." in said(answer)
    assert Unfinished.OCR in answer.partial


def test_a_page_that_is_there_twice_is_read_once_and_comes_last() -> None:
    twice = together(FIRST, FIRST, SECOND)
    assert twice.order == (0, 2, 1)
    assert len(letter_of(twice.overlay).deadlines) == 1
    assert "twee keer" in said(twice.overlay)


@pytest.mark.parametrize("language", ["nl", "tr"])
def test_pages_of_two_letters_make_no_card_and_that_is_said(language: str) -> None:
    first = replace(FIRST, text=_numbered(FIRST, "Pagina 1 van 1"))
    answer = together(first, OTHER, language=language).overlay
    assert answer.letter is None
    assert Unfinished.LETTER in answer.partial
    (warning,) = answer.warnings
    assert warning.message.text == bundled_phrases()[language].letters.two_together


def test_codes_lie_on_their_own_pages() -> None:
    area = Quad[PageMm].box(20, 200, 45, 225)
    coded = replace(SECOND, codes=(Code(CodeKind.QR, "QR Code", "https://a.example", area),))
    anchors = together(FIRST, coded).overlay.anchors
    (code,) = (each for each in anchors if each.kind is AnchorKind.CODE)
    assert np.allclose(code.area.xy[:, 1], area.xy[:, 1] + HEIGHT_MM)


@pytest.mark.parametrize("change", [{"is_complete": False}, {"is_cut_off": True}])
def test_what_was_not_read_of_one_page_is_said_of_all(change: dict[str, bool]) -> None:
    answer = together(FIRST, replace(SECOND, **change)).overlay
    is_told = Unfinished.OCR in answer.partial, bool(answer.warnings)
    assert is_told == ("is_complete" in change, "is_cut_off" in change)


def _numbered(loose: LoosePage, number: str) -> SheetText:
    """Its print, but for the number of the page."""
    (new,) = sheet((BlockKind.FOOTER, number)).blocks
    blocks = loose.text.blocks
    return replace(
        loose.text, blocks=tuple(new if b.kind is BlockKind.FOOTER else b for b in blocks)
    )
