"""What is said of sheets that are missing, not read, or ill seen; and what is not said then."""

from dataclasses import replace

import numpy as np
import pytest

from forms.explain import Explainer
from forms.language.phrases import bundled_phrases
from forms.letter import ActionKind, Letter
from forms.letters.pages.page_order import PageOrder
from forms.letters.pages.pages_told import as_far_as_seen, sheets_told, with_rest_told
from forms.letters.pages.papers import Papers
from forms.letters.understand import understand
from forms.overlay import FrameSize, Outcome, Overlay, WarningCode
from tests.forms.letters.sheets import HEAD, asked, sheet
from vision.geometry import FramePx, Homography, PageMm, Quad
from vision.outcome import MissReason
from vision.picture import Frame, Page
from vision.text.printed import BlockKind
from vision.text.read_sheet import ReadSheet

QUIET = sheet(
    HEAD,
    (BlockKind.BODY, "Geachte heer,"),
    (BlockKind.BODY, "Wij hebben uw aanvraag ontvangen. U hoeft nu niets te doen."),
)
LIE: Homography[PageMm, FramePx] = Homography(np.eye(3))
SEEN = ReadSheet(QUIET, Page(Quad[FramePx].box(0, 0, 210, 297), 1.0), LIE, True, False)
DAZZLED = replace(SEEN, is_complete=False, is_dazzled=True)
CUT = replace(SEEN, is_complete=False, is_cut_off=True)
ALL, ONE_OF_TWO = PageOrder((0,)), PageOrder((0,), missing=(2,), pages=2)
TWO_OF_TWO = PageOrder((0,), missing=(1,), pages=2)
EXPLAINER = Explainer(bundled_phrases())
WORDS = bundled_phrases()["nl"]


@pytest.fixture(scope="module")
def letter() -> Letter:
    made = understand(QUIET)
    assert asked(made) == [ActionKind.NOTHING]
    return made


@pytest.mark.parametrize("seen", [SEEN, CUT])
def test_that_nothing_need_be_done_is_said_of_a_letter_that_is_there(
    letter: Letter, seen: ReadSheet
) -> None:
    assert as_far_as_seen(letter, ALL, [seen]) == letter


def test_that_nothing_need_be_done_is_not_said_while_a_page_is_missing(letter: Letter) -> None:
    assert not as_far_as_seen(letter, ONE_OF_TWO, [SEEN]).actions


def test_that_nothing_need_be_done_is_not_said_of_what_a_highlight_hides(letter: Letter) -> None:
    assert not as_far_as_seen(letter, ALL, [DAZZLED]).actions


def test_a_heading_of_a_later_page_is_not_what_the_letter_is_about() -> None:
    later = understand(
        sheet(
            (BlockKind.BODY, "Niet eens met dit besluit?"),
            (BlockKind.BODY, "Maak dan bezwaar. Dat kan tot en met 28 april 2026."),
            (BlockKind.BODY, "Met vriendelijke groet,\nD. Waanders"),
        )
    )
    assert later.subject is not None
    assert as_far_as_seen(later, ALL, [SEEN]).subject == later.subject
    assert as_far_as_seen(later, TWO_OF_TWO, [SEEN]).subject is None


def test_a_highlight_is_told_with_what_helps() -> None:
    (told,) = sheets_told([DAZZLED], EXPLAINER, "nl")
    assert told.code is WarningCode.PARTIAL_PAGE
    assert told.message.text == WORDS.misses[MissReason.GLARE]


def test_of_a_sheet_seen_whole_nothing_is_told() -> None:
    assert not sheets_told([SEEN], EXPLAINER, "nl")


@pytest.mark.parametrize("is_whole", [True, False])
def test_a_file_of_more_pages_than_are_read_says_how_many_are(
    letter: Letter, is_whole: bool
) -> None:
    answer = Overlay(Outcome.LETTER, FrameSize(10, 10), "nl", timing_ms={}, letter=letter)
    pages = (Page(Quad[FramePx].box(0, 0, 5, 5), 1.0),) * 8
    papers = Papers(Frame(np.zeros((10, 10, 3), np.uint8)), pages, is_whole)
    told = with_rest_told(answer, papers, EXPLAINER)
    assert (told == answer) is is_whole
    if not is_whole:
        assert "eerste 8 pagina" in told.warnings[0].message.text
        assert told.letter is not None
        assert not told.letter.actions
