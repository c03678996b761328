"""The letter desk: reads the sheets of one letter, understands them, and says what they say.

Nothing read from paper outlives the answer.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from forms.explain import Explainer
from forms.language.languages import DUTCH, same_language
from forms.letters.lines import place_lines
from forms.letters.long_sheet import end_to_end, letter_end_to_end
from forms.letters.papers import Papers
from forms.letters.saying import in_language
from forms.letters.sentences import Sentence, sentences_of
from forms.letters.understand import understand
from forms.overlay import FrameSize, Outcome, Overlay, Sheet, Unfinished
from forms.text import Text
from vision.errors import ReadingError
from vision.geometry import PageMm, Quad
from vision.outcome import Miss
from vision.sheet_reader import ReadSheet, SheetReader
from vision.stage_clock import StageClock


@dataclass(eq=False)
class LetterDesk:
    """Answers letters for as long as a worker lives. Not safe to share between threads."""

    explainer: Explainer
    reader: SheetReader = field(default_factory=SheetReader)
    today: Callable[[], date] = date.today

    def answer(self, papers: Papers, language: str, clock: StageClock) -> Overlay:
        """What a letter says, in `language`. Where it cannot be read that is the answer."""
        size = FrameSize(papers.frame.width_px, papers.frame.height_px)
        blank = Overlay(Outcome.LETTER, size, language, timing_ms={})
        try:
            read = [self.reader.read(papers.frame, page) for page in papers.pages or (None,)]
        except ReadingError:
            return replace(blank, partial=(Unfinished.OCR, Unfinished.LETTER))
        clock.lap("read")
        sheets = [sheet for sheet in read if isinstance(sheet, ReadSheet)]
        if not sheets:
            return self._miss(blank, read)
        is_whole = papers.is_whole and all(
            isinstance(sheet, ReadSheet) and sheet.is_complete for sheet in read
        )
        return self._said(blank, sheets, is_whole=is_whole)

    def _miss(self, blank: Overlay, read: Sequence[ReadSheet | Miss]) -> Overlay:
        miss = next(each for each in read if isinstance(each, Miss))
        return replace(
            blank,
            outcome=Outcome.MISS,
            miss=self.explainer.miss(miss.reason, blank.language),
            page=None if miss.page is None else Sheet(miss.page.corners, miss.page.confidence),
        )

    def _said(self, blank: Overlay, sheets: Sequence[ReadSheet], *, is_whole: bool) -> Overlay:
        texts = [sheet.text for sheet in sheets]
        letter = letter_end_to_end(understand(texts[0], *texts[1:]), texts)
        whole = end_to_end(texts)
        sentences = sentences_of(whole)
        said = self._sentences_said(sentences, blank.language)
        is_translated = same_language(blank.language, DUTCH) or all(
            each is not None for _, each in said
        )
        partial = [Unfinished.OCR] * (not is_whole) + [Unfinished.TRANSLATION] * (not is_translated)
        first = sheets[0]
        outline = Quad[PageMm].box(0, 0, whole.width_mm, whole.height_mm)
        return replace(
            blank,
            page=Sheet(
                first.page_to_frame.quad(outline),
                first.page.confidence,
                whole.width_mm,
                whole.height_mm,
            ),
            page_to_frame=first.page_to_frame,
            anchors=place_lines(whole, said, {}, first.page_to_frame, DUTCH),
            letter=in_language(letter, self.explainer, blank.language),
            partial=tuple(partial),
        )

    def _sentences_said(
        self, sentences: Sequence[Sentence], language: str
    ) -> list[tuple[Sentence, Text | None]]:
        del language
        return [(sentence, None) for sentence in sentences]
