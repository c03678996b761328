"""The letter desk: reads the sheets of one letter, understands them, and says what they say.

Nothing read from paper outlives the answer.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from threading import Lock, Thread
from time import monotonic

from forms.codes import place_codes
from forms.explain import Explainer
from forms.language.bank.bundled import bundled_bank
from forms.language.bank.phrase_bank import PhraseBank
from forms.language.glossary import bundled_glossary
from forms.language.languages import DUTCH
from forms.language.memory import Approved
from forms.language.phrases import Phrases
from forms.language.sentence_ladder import SentenceLadder, bundled_ladder
from forms.language_tags import same_language
from forms.letter import Letter
from forms.letters.doubts import doubts_about
from forms.letters.helping.doing import files_for
from forms.letters.line_terms import explained_terms
from forms.letters.lines import anchors_of, place_lines, said_once
from forms.letters.pages.long_sheet import end_to_end, letter_end_to_end
from forms.letters.pages.one_letter import is_begun, is_of_two_letters
from forms.letters.pages.own_words import in_own_words
from forms.letters.pages.page_order import page_order_of
from forms.letters.pages.pages_told import (
    as_far_as_seen,
    sheets_told,
    with_pages_told,
    with_rest_told,
)
from forms.letters.pages.papers import Papers
from forms.letters.pages.photographed import flattened
from forms.letters.pages.together import Together, codes_of, reading_order, sheets_of, size_of
from forms.letters.pages.translated import in_its_language, own_part, without_translation
from forms.letters.saying import in_language, language_name, unread, warned
from forms.letters.senders import Senders
from forms.letters.sentences import Sentence, sentences_of
from forms.letters.spoken import is_in_other_letters, spoken_in
from forms.letters.understand import is_of_no_letter, says_nothing, understand
from forms.letters.ways import with_ways_on
from forms.letters.whole_text import is_all_said, names_on, sentences_said
from forms.loose_page import LoosePage
from forms.overlay import Caution, FrameSize, Outcome, Overlay, Sheet, Unfinished, WarningCode
from forms.progress import OnProgress, about_sheet, no_listener, translating, understanding
from forms.text import Text
from vision.codes import Code, read_codes
from vision.geometry import FramePx, Homography, PageMm, Quad
from vision.outcome import Miss, MissReason
from vision.picture import Frame, Grey
from vision.rectify import rectify
from vision.stage_clock import StageClock
from vision.text.printed import SheetText
from vision.text.read_sheet import ReadSheet
from vision.text.script import script_on
from vision.text.sheet_reader import SheetReader

#: A page takes two seconds, on a machine where twenty people wait at once forty.
READING_S = 240.0


@dataclass(frozen=True, eq=False)
class _Read:
    """Sheets as they were read, and the codes on them; `mixed` is said where they are of letters.

    `is_whole` is False where there is more of the letter than was read; `is_beside_another` where
    another letter lies beside it in the picture.
    """

    sheets: Sequence[ReadSheet]
    codes: tuple[Code, ...]
    is_whole: bool
    mixed: Callable[[Phrases], str]
    is_beside_another: bool = False


@dataclass(eq=False)
class LetterDesk:
    """Answers letters for as long as a worker lives. Not safe to share between threads."""

    explainer: Explainer
    senders: Callable[[], Senders] = Senders
    reader: SheetReader = field(default_factory=SheetReader)
    #: After so many seconds no more lines of a letter are read: what was read is the answer.
    reading_s: float = READING_S
    today: Callable[[], date] = date.today
    #: The letters, by their code in ISO 15924, of print that could not be read.
    script_on: Callable[[Grey], str | None] = script_on
    #: What was approved, when that changed since the mark; None where it did not.
    approved: Callable[[str], Approved | None] = lambda _mark: None
    _ladder: SentenceLadder | None = None
    _mark: str = ""
    _bank: PhraseBank | None = None
    _making: Lock = field(default_factory=Lock)

    def get_ready(self) -> None:
        """Begin to make what takes seconds, beside other work: the first letter need not wait."""
        Thread(target=self._lasting_bank, name="letter-bank", daemon=True).start()

    @property
    def ladder(self) -> SentenceLadder:
        """Made for the first letter: who only fills in forms need not wait for it.

        Made anew when more was approved since.
        """
        news = self.approved(self._mark)
        if self._ladder is None or news is not None:
            pairs = news.pairs if news else {}
            bank = self._lasting_bank()
            self._ladder = bundled_ladder(self.explainer.translator, pairs, bank)
            self._mark = news.mark if news else self._mark
        return self._ladder

    def _lasting_bank(self) -> PhraseBank:
        """The phrase bank, made once; who comes while it is being made waits for it."""
        with self._making:
            if self._bank is None:
                self._bank = bundled_bank(bundled_glossary())
            return self._bank

    def flat(self, papers: Papers) -> Papers:
        """The papers, of a PDF of photos the sheets on them: what is answered lies on these."""
        return flattened(papers, self.reader.find)

    def answer(
        self,
        papers: Papers,
        language: str,
        clock: StageClock,
        on_progress: OnProgress = no_listener,
    ) -> Overlay:
        """What a letter says, in `language`. Where it cannot be read that is the answer.

        `on_progress` hears how far it is; what it raises ends the work.
        """
        size = FrameSize(papers.frame.width_px, papers.frame.height_px)
        blank = Overlay(Outcome.LETTER, size, language, timing_ms={})
        pages = papers.pages or (None,)
        until = monotonic() + self.reading_s
        read = self._read(papers, until, on_progress)
        clock.lap("read")
        sheets = [sheet for sheet in read if isinstance(sheet, ReadSheet)]
        is_whole = papers.is_whole and all(
            isinstance(sheet, ReadSheet) and sheet.is_complete for sheet in read
        )
        if all(map(_is_unread, sheets)):
            if sheets and (monotonic() >= until or not papers.is_whole):  # there was no time
                return replace(blank, partial=(Unfinished.OCR, Unfinished.LETTER))
            return self._miss(blank, read, papers.frame)
        on_progress(understanding(len(pages)))
        codes = _codes_on(papers.frame, sheets)
        is_one_of_two = not papers.pages and self._is_beside_another(papers.frame, sheets[0], until)
        found = _Read(
            sheets, codes, is_whole, lambda phrases: phrases.letters.two_in_file, is_one_of_two
        )
        answer = with_rest_told(self._said(blank, found, on_progress), papers, self.explainer)
        return answer if papers.pages else replace(answer, loose=_loose(sheets[0], codes))

    def _read(
        self, papers: Papers, until_s: float, on_progress: OnProgress
    ) -> list[ReadSheet | Miss]:
        """What each sheet says, or why it cannot be read."""
        pages = papers.pages or (None,)
        read = [
            self.reader.read(
                papers.frame, page, about_sheet(on_progress, number, len(pages)), until_s
            )
            for number, page in enumerate(pages, 1)
        ]
        for number, (page, told) in enumerate(zip(papers.pages, papers.told, strict=False)):
            sheet = read[number]
            if told is not None and isinstance(sheet, ReadSheet):
                read[number] = in_own_words(sheet, page, told)
        return read

    def _is_beside_another(self, frame: Frame, sheet: ReadSheet, until_s: float) -> bool:
        """Whether another letter lies beside this one: no one says which of the two is meant.

        A letter's second page, its payment slip or envelope greets nobody.
        """
        if not is_begun(sheet.text):
            return False
        beside = self.reader.read_beside(frame, sheet, until_s)
        return beside is not None and is_begun(beside.text)

    def together(
        self,
        pages: Sequence[LoosePage],
        language: str,
        clock: StageClock,
        on_progress: OnProgress = no_listener,
    ) -> Together:
        """What pages, at least one, say together that were photographed one by one.

        As if they had been scanned in that order into one PDF. `on_progress` as in `answer`.
        """
        blank = Overlay(Outcome.LETTER, size_of(pages), language, timing_ms={})
        on_progress(understanding(len(pages)))
        is_whole = all(page.is_complete for page in pages)
        mixed = _Read(
            sheets_of(pages),
            codes_of(pages),
            is_whole,
            lambda phrases: phrases.letters.two_together,
        )
        said = self._said(blank, mixed, on_progress)
        clock.lap("understand")
        return Together(replace(said, timing_ms=clock.summary()), reading_order(pages))

    def prepare(self, letter: Letter, language: str) -> dict[str, bytes]:
        """Files to do what a letter asks with, by the end of their names."""
        now = datetime.combine(self.today(), time(), tzinfo=UTC)
        return dict(files_for(letter, self.senders(), self.explainer, language, now))

    def _miss(self, blank: Overlay, read: Sequence[ReadSheet | Miss], frame: Frame) -> Overlay:
        """Why nothing could be read; on a sheet that was seen well that is for want of print.

        Or for its letters, which are named where they can be told.
        """
        misses = [each for each in read if isinstance(each, Miss)]
        reason = misses[0].reason if misses else MissReason.UNKNOWN_FORM
        miss = self.explainer.miss(reason, blank.language)
        if reason is MissReason.UNKNOWN_FORM:
            hint = unread(self.script_on(frame.grey), self.explainer, blank.language)
            miss = replace(miss, hint=hint)
        page = next((each.page for each in read if each.page is not None), None)
        return replace(
            blank,
            outcome=Outcome.MISS,
            miss=miss,
            page=None if page is None else Sheet(page.corners, page.confidence),
        )

    def _said(self, blank: Overlay, read: _Read, on_progress: OnProgress) -> Overlay:
        sheets = read.sheets
        texts = [sheet.text for sheet in sheets]
        whole = end_to_end(texts)
        everything = sentences_of(whole)
        sentences = own_part(everything)
        laid = self._laid_down(blank, sheets, whole, is_whole=read.is_whole)
        spoken = spoken_in(sentences)
        pages = page_order_of(texts)
        if read.is_beside_another or any(
            is_of_two_letters(sheet.text, is_cut_off=sheet.is_cut_off) for sheet in sheets
        ):
            return self._two_letters(laid, whole, spoken, lambda phrases: phrases.letters.two)
        if pages.is_of_letters:
            return self._two_letters(laid, whole, spoken, read.mixed)
        if not same_language(spoken, DUTCH):
            return self._foreign(laid, whole, spoken)
        senders = self.senders()
        printed = [texts[place] for place in pages.order]
        ordered = without_translation(printed)
        understood = understand(ordered[0], *ordered[1:], known=senders.names)
        seen = as_far_as_seen(understood, pages, sheets)
        letter = doubted = letter_end_to_end(seen, texts, pages.order)
        if ordered is not printed:  # who is cheated below the letter is warned too
            doubted = letter_end_to_end(with_ways_on(seen, printed), texts, pages.order)
        on_progress(translating(len(sheets)))
        laid = with_pages_told(laid, pages, self.explainer)
        answer = self._explained(laid, whole, letter, sentences)
        anchors = in_its_language(answer.anchors, everything, sentences)
        answer = replace(answer, anchors=anchors)
        warned = self._warned(answer, read.codes, doubted, senders, everything)
        if pages.pages is None and is_of_no_letter(understood, ordered):
            return self._no_letter(warned)
        if says_nothing(understood):
            return self._cautioned(warned, lambda phrases: phrases.letters.not_understood)
        return warned

    def _no_letter(self, answer: Overlay) -> Overlay:
        """The lines, and that this is no letter: whoever and whatever it names means nothing."""
        bare = replace(answer, letter=None, partial=(*answer.partial, Unfinished.LETTER))
        return self._cautioned(bare, lambda phrases: phrases.letters.no_letter)

    def _cautioned(self, answer: Overlay, pick: Callable[[Phrases], str]) -> Overlay:
        """The answer, and a sentence to be careful about."""
        said = Caution(WarningCode.LOW_CONFIDENCE, self.explainer.sentence(pick, answer.language))
        return replace(answer, warnings=(*answer.warnings, said))

    def _laid_down(
        self, blank: Overlay, sheets: Sequence[ReadSheet], whole: SheetText, *, is_whole: bool
    ) -> Overlay:
        """The answer with where the sheet lies, and whether all of it is in the picture."""
        first, outline = sheets[0], Quad[PageMm].box(0, 0, whole.width_mm, whole.height_mm)
        corners = first.page_to_frame.quad(outline)
        return replace(
            blank,
            page=Sheet(corners, first.page.confidence, whole.width_mm, whole.height_mm),
            page_to_frame=first.page_to_frame,
            warnings=sheets_told(sheets, self.explainer, blank.language),
            partial=() if is_whole else (Unfinished.OCR,),
        )

    def _two_letters(
        self, laid: Overlay, whole: SheetText, spoken: str, pick: Callable[[Phrases], str]
    ) -> Overlay:
        """More than one letter in the picture: what is printed, and a request for one of them.

        No card: the day of one beside the amount of the other would be wrong and look right.
        """
        said = self.explainer.sentence(pick, laid.language)
        return self._without_card(laid, whole, spoken, said)

    def _foreign(self, laid: Overlay, whole: SheetText, spoken: str) -> Overlay:
        """A letter in another language: what is printed, and that we do not understand it."""
        named = {"language": language_name(spoken, laid.language)}
        said = self.explainer.sentence(
            lambda phrases: phrases.letters.foreign, laid.language, named
        )
        return self._without_card(laid, whole, spoken, said)

    def _without_card(self, laid: Overlay, whole: SheetText, spoken: str, said: Text) -> Overlay:
        """What is printed, and `said` about why there is no more."""
        return replace(
            laid,
            anchors=place_lines(whole, (), {}, _lie_of(laid), spoken),
            warnings=(*laid.warnings, Caution(WarningCode.LOW_CONFIDENCE, said)),
            partial=(*laid.partial, Unfinished.LETTER, Unfinished.TRANSLATION),
        )

    def _explained(
        self, laid: Overlay, whole: SheetText, letter: Letter, sentences: Sequence[Sentence]
    ) -> Overlay:
        """The card and every line, in the reader's language."""
        language = laid.language
        ladder, names = self.ladder, names_on(letter, sentences)
        said = sentences_said(ladder, sentences, names, language)
        terms = explained_terms(whole, ladder.glossary, language, names)
        is_said = same_language(language, DUTCH) or is_all_said(said)
        return replace(
            laid,
            anchors=place_lines(whole, said, terms, _lie_of(laid), DUTCH),
            letter=in_language(letter, self.explainer, language),
            partial=laid.partial if is_said else (*laid.partial, Unfinished.TRANSLATION),
        )

    def _warned(
        self,
        answer: Overlay,
        codes: Sequence[Code],
        letter: Letter,
        senders: Senders,
        sentences: Sequence[Sentence],
    ) -> Overlay:
        """The answer with the codes on the sheet, and all there is to be careful about."""
        language, lie, lines = answer.language, _lie_of(answer), answer.anchors
        coded = place_codes(codes, lie, self.explainer, language, DUTCH, len(lines))
        by_code = dict(zip(codes, coded, strict=True))
        warnings = said_once(
            Caution(
                doubt.code,
                warned(doubt, self.explainer, language),
                anchors_of(doubt, lines, by_code),
            )
            for doubt in doubts_about(letter, senders, codes, self.today(), sentences)
        )
        return replace(answer, anchors=lines + coded, warnings=(*answer.warnings, *warnings))


def _is_unread(sheet: ReadSheet) -> bool:
    """Whether a sheet has no print, or none in letters that we can read."""
    return not sheet.text.blocks or is_in_other_letters(sentences_of(sheet.text))


def _codes_on(frame: Frame, sheets: Sequence[ReadSheet]) -> tuple[Code, ...]:
    """The codes on sheets that lie end to end in a picture, with places on the long sheet."""
    whole = end_to_end([sheet.text for sheet in sheets])
    lie = sheets[0].page_to_frame
    return read_codes(frame, rectify(frame, lie, whole.width_mm, whole.height_mm))


def _loose(sheet: ReadSheet, codes: tuple[Code, ...]) -> LoosePage:
    return LoosePage(sheet.text, codes, sheet.is_complete, sheet.is_cut_off)


def _lie_of(laid: Overlay) -> Homography[PageMm, FramePx]:
    """Where the sheet lies, in an answer that has it."""
    assert laid.page_to_frame is not None  # noqa: S101 - `_laid_down` put it there
    return laid.page_to_frame
