"""What the letter desk says of a PDF of a Dutch letter with its translation below, or beside it."""

from collections.abc import Sequence
from functools import cache

import pytest

from forms.explain import Explainer
from forms.language.phrases import bundled_phrases
from forms.letter import ActionKind
from forms.letters.desk import LetterDesk
from forms.letters.pages.papers import papers_of
from forms.letters.senders import Sender, Senders
from forms.overlay import Overlay, WarningCode
from forms.pdf.typed import typed_pdf
from vision.stage_clock import StageClock

pytestmark = pytest.mark.slow

SENDER = "Gemeente Voorbeeldstad"
DUTCH = (
    SENDER, "Postbus 100", "1000 AA Voorbeeldstad", "",
    "Datum: 12 november 2026", "Ons kenmerk: 2026-448817", "Onderwerp: uw rekening", "",
    "Geachte mevrouw Jansen,", "",
    "U hebt uw rekening voor het afval nog niet betaald. Betaal € 156,60 vóór 27 november 2026",
    "op rekening NL91 ABNA 0417 1643 00. Kunt u dit niet betalen? Bel ons dan.", "",
    "Met vriendelijke groet,", SENDER, "",
)  # fmt: skip
ENGLISH = (
    "Dear Ms Jansen,", "",
    "You have not paid your bill for waste yet. Please pay € 156.60 before 27 November 2026",
    "to account NL20 INGB 0001 2345 67. If you are not able to pay the full amount at once,",
    "please call us as soon as possible, so that we can make an arrangement with you.",
    "You can also come to our office on working days between nine and five.",
    "We will gladly help you with any questions that you may have about this bill.", "",
    "Yours sincerely,", SENDER,
)  # fmt: skip


@cache
def desk() -> LetterDesk:
    known = Senders([Sender(SENDER, ibans=frozenset({"NL91ABNA0417164300"}))])
    return LetterDesk(Explainer(bundled_phrases()), lambda: known)


def answered(*lines: str, language: str = "nl") -> Overlay:
    return desk().answer(papers_of(typed_pdf(lines)), language, StageClock())


def test_the_dutch_makes_the_card() -> None:
    letter = answered(*DUTCH, *ENGLISH).letter
    assert letter is not None
    assert [each.kind for each in letter.actions] == [ActionKind.PAY]
    assert [each.value for each in letter.ibans] == ["NL91ABNA0417164300"]


def test_an_account_that_only_the_translation_names_is_warned_of() -> None:
    codes = [each.code for each in answered(*DUTCH, *ENGLISH).warnings]
    assert WarningCode.UNKNOWN_IBAN in codes
    assert WarningCode.UNKNOWN_IBAN not in [each.code for each in answered(*DUTCH).warnings]


def lines_said(answer: Overlay) -> Sequence[str]:
    """What is printed on the lines of which something is said in the reader's language."""
    return [each.label.text for each in answer.anchors if each.label and each.translation]


def test_no_line_of_the_translation_is_taken_for_dutch() -> None:
    answer = answered(*DUTCH, *ENGLISH, language="en")
    said = " ".join(lines_said(answer))
    assert "Betaal" in said
    assert "working days" not in said
    labels = [each.label for each in answer.anchors if each.label]
    told = {label.text: label.language for label in labels}
    assert told[ENGLISH[3]] == told[ENGLISH[5]] == "en"
    assert {told[line] for line in DUTCH if line in told and line != SENDER} == {"nl"}
