"""The letter desk on real pictures with the real readers: what it says, and where."""

from datetime import date
from itertools import groupby

import numpy as np
import pytest

from forms.explain import Explainer
from forms.language.phrases import bundled_phrases
from forms.letters.desk import _INITIALS, LetterDesk
from forms.letters.letter import ActionKind, LetterKind
from forms.letters.papers import Papers, papers_of
from forms.letters.senders import Sender, Senders
from forms.overlay import AnchorKind, Outcome, Overlay, Unfinished, WarningCode
from forms.pdf.typed import typed_pdf
from forms.progress import Progress, ProgressStage
from tests.letters.maker import make_letter
from tests.letters.photos import photograph
from tests.letters.truth import FactKind
from vision.outcome import MissReason
from vision.picture import Frame
from vision.stage_clock import StageClock

pytestmark = pytest.mark.slow

MADE = make_letter(1, LetterKind.REMINDER)


def desk() -> LetterDesk:
    return LetterDesk(Explainer(bundled_phrases()), today=lambda: date(2026, 11, 26))


def answered(papers: Papers, language: str = "ar") -> Overlay:
    return desk().answer(papers, language, StageClock())


@pytest.fixture(scope="module")
def answer() -> Overlay:
    return answered(papers_of(MADE.pdf))


def test_a_letter_is_a_card_and_its_lines(answer: Overlay) -> None:
    assert answer.outcome is Outcome.LETTER
    assert answer.letter is not None
    assert answer.letter.kind is LetterKind.REMINDER
    (due,) = MADE.truth.of(FactKind.DEADLINE)
    assert [fact.value for fact in answer.letter.deadlines] == [due.value]
    pay = answer.letter.actions[0]
    assert (pay.kind, pay.before, pay.message.language) == (ActionKind.PAY, due.value, "ar")


def test_each_printed_line_has_its_place_in_reading_order(answer: Overlay) -> None:
    assert {anchor.kind for anchor in answer.anchors} == {AnchorKind.TEXT}
    assert [anchor.order for anchor in answer.anchors] == [*range(1, len(answer.anchors) + 1)]
    read = " ".join(anchor.label.text for anchor in answer.anchors if anchor.label)
    (account,) = MADE.truth.of(FactKind.IBAN)
    assert str(account.value) in read.replace(" ", "")
    assert answer.page is not None
    left, top = answer.page.corners.xy.min(axis=0)
    right, bottom = answer.page.corners.xy.max(axis=0)
    for anchor in answer.anchors:
        assert (anchor.polygon.xy >= (left, top)).all()
        assert (anchor.polygon.xy <= (right, bottom)).all()


def test_two_pages_are_one_letter_on_one_long_sheet(answer: Overlay) -> None:
    one = papers_of(MADE.pdf)
    pixels = np.vstack([one.frame.pixels, one.frame.pixels])
    height = one.frame.height_px
    second = type(one.pages[0])(
        type(one.pages[0].corners)(one.pages[0].corners.xy + np.array([0, height])), 1.0
    )
    heard: list[Progress] = []
    papers = Papers(Frame(pixels), (one.pages[0], second))
    both = desk().answer(papers, "ar", StageClock(), heard.append)
    assert both.letter is not None
    assert answer.letter is not None
    # The same letter twice says each thing once.
    assert [fact.value for fact in both.letter.ibans] == [f.value for f in answer.letter.ibans]
    assert len(both.anchors) == 2 * len(answer.anchors)
    last = both.anchors[-1].polygon.xy
    assert last[:, 1].min() > height
    _is_told_page_by_page(heard)


def _is_told_page_by_page(heard: list[Progress]) -> None:
    """Each line of each page, then what comes after; never less far than before."""
    shares = [each.share for each in heard]
    assert shares == sorted(shares) and shares[0] > 0 and shares[-1] < 1
    assert {each.pages for each in heard} == {2}
    stages = [stage for stage, _ in groupby(each.stage for each in heard)]
    read = [ProgressStage.FOUND, ProgressStage.READING]
    assert stages == [*read, *read, ProgressStage.UNDERSTANDING, ProgressStage.TRANSLATING]
    for page in (1, 2):
        lines = [
            each for each in heard if each.page == page and each.stage is ProgressStage.READING
        ]
        assert lines[-1].line == lines[-1].lines == len(lines) - 1


def test_an_account_that_the_sender_never_published_warns_at_its_lines(answer: Overlay) -> None:
    assert {warning.code for warning in answer.warnings} <= {WarningCode.DEADLINE_PASSED}
    published = Senders((Sender(MADE.sender, ibans=frozenset({"NL91ABNA0417164300"})),))
    wary = LetterDesk(
        Explainer(bundled_phrases()), lambda: published, today=lambda: date(2026, 11, 26)
    ).answer(papers_of(MADE.pdf), "nl", StageClock())
    (warning,) = [each for each in wary.warnings if each.code is WarningCode.UNKNOWN_IBAN]
    lines = {anchor.id: anchor.label for anchor in wary.anchors}
    (iban,) = MADE.truth.of(FactKind.IBAN)
    assert warning.anchor_ids
    for anchor in warning.anchor_ids:
        label = lines[anchor]
        assert label is not None
        assert str(iban.value) in label.text.replace(" ", "")


ENGLISH = (
    "Dear Sir or Madam, you are receiving this letter because you have moved to this town.",
    "Please let us know before the end of the month how many people live at your address.",
    "You can call us on working days between nine and five if you have any questions.",
)


def test_a_letter_in_another_language_is_shown_and_said_to_be_so() -> None:
    answer = answered(papers_of(typed_pdf(ENGLISH)), "nl")
    assert answer.outcome is Outcome.LETTER
    assert answer.letter is None
    assert Unfinished.LETTER in answer.partial
    (warning,) = answer.warnings
    assert "Engels" in warning.message.text
    assert {anchor.label.language for anchor in answer.anchors if anchor.label} == {"en"}


def test_a_sheet_too_dark_to_read_is_a_miss() -> None:
    answer = answered(Papers(Frame(np.zeros((700, 500, 3), np.uint8))))
    assert answer.outcome is Outcome.MISS
    assert answer.miss is not None
    assert answer.miss.reason is MissReason.TOO_DARK
    assert answer.letter is None


def test_a_sheet_without_print_is_one_we_know_nothing_of() -> None:
    blank = papers_of(MADE.pdf)
    answer = answered(Papers(Frame(np.full_like(blank.frame.pixels, 205)), blank.pages))
    assert answer.miss is not None
    assert answer.miss.reason is MissReason.UNKNOWN_FORM


def test_what_was_not_read_in_time_is_said_and_nothing_is_made_up() -> None:
    hurried = LetterDesk(Explainer(bundled_phrases()), reading_s=0)
    answer = hurried.answer(papers_of(MADE.pdf), "nl", StageClock())
    assert answer.outcome is Outcome.LETTER
    assert answer.letter is None
    assert set(answer.partial) == {Unfinished.OCR, Unfinished.LETTER}


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Mevrouw A.G.V. Çelik", "Çelik"),
        ("De heer L.R. Jansen", "Jansen"),
        ("Dhr. J. van der Berg", "van der Berg"),
        ("Mw. El Idrissi", "El Idrissi"),
    ],
)
def test_the_family_name_of_the_reader_is_kept_out_of_translation(line: str, name: str) -> None:
    assert _INITIALS.sub("", line).strip() == name


def test_of_two_letters_in_one_picture_no_card_is_made() -> None:
    pair = [papers_of(make_letter(seed, LetterKind.REMINDER).pdf).frame.pixels for seed in (1, 4)]
    tall = min(len(each) for each in pair)
    answer = answered(Papers(Frame(np.hstack([each[:tall] for each in pair]))), "nl")
    assert answer.outcome is Outcome.LETTER
    assert answer.letter is None
    assert Unfinished.LETTER in answer.partial
    assert [warning.code for warning in answer.warnings] == [WarningCode.LOW_CONFIDENCE]
    assert "twee brieven" in answer.warnings[0].message.text
    assert answer.anchors


def test_half_a_letter_is_read_and_what_is_outside_the_picture_is_told() -> None:
    shot = photograph(MADE, 118, MADE.seed).frame
    overlay = answered(Papers(Frame(shot[: len(shot) // 2])), "nl")
    assert overlay.letter is not None
    assert Unfinished.OCR in overlay.partial
    assert WarningCode.PARTIAL_PAGE in [each.code for each in overlay.warnings]


def test_a_letter_that_comes_while_its_sentences_are_made_ready_waits_for_them() -> None:
    made = desk()
    made.get_ready()
    (said,) = made.ladder.say(["Betaal € 268,50 vóór 6 juli 2026."], "en")
    assert said is not None
    assert "268.50" in said.text
    (again,) = made.ladder.say(["Betaal € 268,50 vóór 6 juli 2026."], "en")
    assert again == said
