"""The letter desk on real pictures with the real readers: what it says, and where."""

import io
import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from hashlib import sha256
from itertools import groupby

import numpy as np
import pypdfium2
import pytest

from forms.explain import Explainer
from forms.language.phrases import bundled_phrases
from forms.letter import ActionKind, LetterKind
from forms.letters.desk import LetterDesk
from forms.letters.pages.papers import Papers, papers_of
from forms.letters.senders import Sender, Senders
from forms.letters.whole_text import _INITIALS
from forms.overlay import AnchorKind, Outcome, Overlay, Unfinished, WarningCode
from forms.pdf.typed import typed_pdf
from forms.progress import Progress, ProgressStage
from tests.letters.maker import make_letter
from tests.letters.photos import photograph
from tests.letters.truth import FactKind
from vision.geometry import Quad, picture_outline
from vision.outcome import Miss, MissReason
from vision.picture import Frame, Page
from vision.stage_clock import StageClock
from vision.text.printed import SheetText
from vision.text.read_sheet import ReadSheet
from vision.text.sheet_finding import sheet_of
from vision.text.sheet_progress import OnSheetProgress
from vision.text.sheet_reader import SheetReader

pytestmark = pytest.mark.slow

MADE = make_letter(1, LetterKind.REMINDER)


@dataclass(eq=False)
class ReadOnce(SheetReader):
    """The real reader, which reads no sheet a second time: that takes seconds."""

    sheets: dict[tuple[bytes, object], ReadSheet | Miss] = field(default_factory=dict)

    def read(
        self,
        frame: Frame,
        page: Page | None = None,
        on_progress: OnSheetProgress | None = None,
        until_s: float = math.inf,
    ) -> ReadSheet | Miss:
        key = sha256(frame.pixels.tobytes()).digest(), page and page.corners.xy.tobytes()
        if key not in self.sheets:
            self.sheets[key] = super().read(frame, page, on_progress, until_s)
        return self.sheets[key]


def new_desk() -> LetterDesk:
    return LetterDesk(Explainer(bundled_phrases()), today=lambda: date(2026, 11, 26))


@cache
def desk() -> LetterDesk:
    """One desk for all letters, as a worker has: the phrase bank is opened once."""
    return replace(new_desk(), reader=ReadOnce())


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
    wary = replace(desk(), senders=lambda: published).answer(
        papers_of(MADE.pdf), "nl", StageClock()
    )
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


#: The names of a Dutch town and street say nothing of the language of the letter.
AT_A_DUTCH_ADDRESS = (
    "Ms A. Example", "Prinsengracht 1", "1000 AB Voorbeeldstad", "",
    "Municipality of Voorbeeldstad", "P.O. Box 100", "1000 AA Voorbeeldstad", "",
    "Date: 12 November 2026", "Our reference: 2026-448817", "Subject: your residence", "",
    "Dear Ms Example,",
    "You told us that you moved to a new address on 1 October 2026.",
    "We need a copy of your rental contract. Please send it before 10 December 2026.",
    "You can call us on 14 0123 or visit www.voorbeeldstad.example.", "",
    "Yours sincerely,", "Municipality of Voorbeeldstad",
)  # fmt: skip


@pytest.mark.parametrize("lines", [ENGLISH, AT_A_DUTCH_ADDRESS])
def test_a_letter_in_another_language_is_shown_and_said_to_be_so(lines: Sequence[str]) -> None:
    answer = answered(papers_of(typed_pdf(lines)), "nl")
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


def test_a_sheet_without_print_is_one_we_know_nothing_of_and_that_is_said() -> None:
    blank = papers_of(MADE.pdf)
    answer = answered(Papers(Frame(np.full_like(blank.frame.pixels, 205)), blank.pages), "tr")
    assert answer.miss is not None
    assert answer.miss.reason is MissReason.UNKNOWN_FORM
    assert answer.miss.hint.text == bundled_phrases()["tr"].letters.no_print


def test_what_is_no_letter_makes_no_card_and_its_lines_are_said() -> None:
    receipt = ("SUPERMARKT DE HOEK", "Dorpsstraat 12", "MELK 1,19", "TOTAAL 1,19", "kassa 3")
    answer = in_one_file(receipt)
    assert (answer.outcome, answer.letter) == (Outcome.LETTER, None)
    assert Unfinished.LETTER in answer.partial
    (warning,) = answer.warnings
    assert warning.message.text == bundled_phrases()["nl"].letters.no_letter
    assert len(answer.anchors) == len(receipt)


def in_one_file(*pages: Sequence[str]) -> Overlay:
    """The answer to a PDF of such pages, each of its own lines."""
    whole = pypdfium2.PdfDocument.new()
    for lines in pages:
        whole.import_pages(pypdfium2.PdfDocument(typed_pdf(lines)))
    written = io.BytesIO()
    whole.save(written)
    return desk().answer(papers_of(written.getvalue()), "nl", StageClock())


#: The pages of one letter, and another letter.
PAGES = (
    (
        "Gemeente Voorbeeldstad", "", "Datum: 3 maart 2026", "Onderwerp: uw toeslag", "",
        "Geachte mevrouw Jansen,", "U hebt een toeslag voor de opvang van uw kinderen gevraagd.",
        "Wij hebben gekeken naar uw inkomen en naar de uren van de opvang.", "", "Pagina 1 van 2",
    ),
    (
        "Stuur ons vóór 1 april 2026 een kopie van het contract met de opvang.",
        "Zonder dat contract kunnen wij niets besluiten over uw toeslag.", "",
        "Met vriendelijke groet,", "K. de Boer", "", "Pagina 2 van 2",
    ),
)  # fmt: skip
OTHER = (
    "Praktijk De Linde", "", "Beste heer Yilmaz,",
    "Uw afspraak is verplaatst naar donderdag 9 juli om tien uur.",
    "Neem een overzicht van uw medicijnen mee naar de praktijk.", "Hoogachtend,", "De Linde",
    "Pagina 1 van 1",
)  # fmt: skip


@pytest.fixture(scope="module")
def straight() -> Overlay:
    return in_one_file(*PAGES)


def test_pages_of_a_file_are_whole_and_say_nothing_of_themselves(straight: Overlay) -> None:
    assert WarningCode.PARTIAL_PAGE not in {each.code for each in straight.warnings}
    assert Unfinished.OCR not in straight.partial


def test_pages_out_of_order_are_understood_in_order_where_they_lie(straight: Overlay) -> None:
    turned = in_one_file(*reversed(PAGES))
    assert straight.letter is not None
    assert turned.letter is not None
    assert turned.letter.date is not None
    assert turned.letter.date.value == straight.letter.date.value == date(2026, 3, 3)
    (due,), (other_due,) = straight.letter.deadlines, turned.letter.deadlines
    assert due.value == other_due.value == date(2026, 4, 1)
    # On the long sheet the second page lies above the first now.
    assert other_due.area.xy[:, 1].max() < 297.0 < due.area.xy[:, 1].min()
    assert "volgorde" in " ".join(each.message.text for each in turned.warnings)


def test_a_page_that_is_missing_is_named_and_the_rest_is_given() -> None:
    answer = in_one_file(PAGES[1])
    assert answer.letter is not None
    assert answer.letter.deadlines
    assert Unfinished.OCR in answer.partial
    (warning,) = (each for each in answer.warnings if each.code is WarningCode.PARTIAL_PAGE)
    assert "2 pagina’s" in warning.message.text
    assert "pagina 1." in warning.message.text


def test_the_same_page_twice_is_said_and_read_once(straight: Overlay) -> None:
    twice = in_one_file(*PAGES, PAGES[1])
    assert twice.letter is not None
    assert straight.letter is not None
    assert len(twice.letter.deadlines) == len(straight.letter.deadlines)
    assert "twee keer" in " ".join(each.message.text for each in twice.warnings)


def test_two_letters_in_one_file_make_no_card() -> None:
    first = (*PAGES[0][:-1], "Met vriendelijke groet,", "Pagina 1 van 1")
    answer = in_one_file(first, OTHER)
    assert answer.letter is None
    assert Unfinished.LETTER in answer.partial
    assert "één brief tegelijk" in " ".join(each.message.text for each in answer.warnings)


def test_what_was_not_read_in_time_is_said_and_nothing_is_made_up() -> None:
    hurried = LetterDesk(Explainer(bundled_phrases()), reading_s=0)
    answer = hurried.answer(papers_of(MADE.pdf), "nl", StageClock())
    assert answer.outcome is Outcome.LETTER
    assert answer.letter is None
    assert set(answer.partial) == {Unfinished.OCR, Unfinished.LETTER}


class NothingRead(SheetReader):
    """A reader that finds a sheet which runs out of the picture, and no print on it."""

    def read(
        self,
        frame: Frame,
        page: Page | None = None,
        on_progress: OnSheetProgress | None = None,
        until_s: float = math.inf,
    ) -> ReadSheet | Miss:
        lying = sheet_of(frame, Page(picture_outline(frame.width_px, frame.height_px), 0.9))
        text = SheetText(lying.width_mm, lying.height_mm, ())
        return ReadSheet(text, lying.page, lying.page_to_frame, is_complete=False, is_cut_off=True)


def test_where_no_print_was_found_in_time_that_is_said() -> None:
    desk = replace(new_desk(), reader=NothingRead())
    answer = desk.answer(Papers(Frame(np.full((800, 600, 3), 200, np.uint8))), "nl", StageClock())
    assert answer.outcome is Outcome.MISS
    assert answer.miss is not None


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


@dataclass(eq=False)
class OneAfterAnother:
    """A finder that sees the left half of a picture as a sheet, and then the right."""

    at: int = 0

    def find(self, frame: Frame) -> list[Page]:
        middle = frame.width_px / 2
        left, self.at = self.at % 2 * middle, self.at + 1
        return [Page(Quad.box(left, 0, left + middle - 1, frame.height_px - 1), 0.9)]


@pytest.mark.parametrize("is_letter", [True, False], ids=["a letter", "an empty sheet"])
def test_only_where_another_letter_lies_beside_one_no_card_is_made(*, is_letter: bool) -> None:
    one, other = (
        papers_of(make_letter(seed, LetterKind.REMINDER).pdf).frame.pixels for seed in (1, 4)
    )
    tall = min(len(one), len(other))
    pair = np.hstack([one[:tall], other[:tall] if is_letter else np.full_like(one[:tall], 250)])
    pair[[0, -1]] = np.arange(pair.shape[1])[None, :, None] % 250  # no screenshot has such a rim
    reader = SheetReader(finder=OneAfterAnother())
    answer = replace(new_desk(), reader=reader).answer(Papers(Frame(pair)), "nl", StageClock())
    said = " ".join(warning.message.text for warning in answer.warnings)
    assert (answer.letter is None) is is_letter
    assert ("twee brieven" in said) is is_letter


def test_half_a_letter_is_read_and_what_is_outside_the_picture_is_told() -> None:
    shot = photograph(MADE, 118, MADE.seed).frame
    overlay = answered(Papers(Frame(shot[: len(shot) // 2])), "nl")
    assert overlay.letter is not None
    assert Unfinished.OCR in overlay.partial
    assert WarningCode.PARTIAL_PAGE in [each.code for each in overlay.warnings]


def test_a_letter_that_comes_while_its_sentences_are_made_ready_waits_for_them() -> None:
    made = new_desk()
    made.get_ready()
    (said,) = made.ladder.say(["Betaal € 268,50 vóór 6 juli 2026."], "en")
    assert said is not None
    assert "268.50" in said.text
    (again,) = made.ladder.say(["Betaal € 268,50 vóór 6 juli 2026."], "en")
    assert again == said
