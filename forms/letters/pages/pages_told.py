"""What is said of the pages of a letter: which are missing, twice, out of order, or ill seen."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from forms.explain import Explainer
from forms.language.phrases import Phrases
from forms.letter import ActionKind, Letter
from forms.letters.pages.page_order import PageOrder
from forms.letters.pages.papers import Papers
from forms.overlay import Caution, Overlay, Unfinished, WarningCode
from vision.outcome import MissReason
from vision.text.read_sheet import ReadSheet


def as_far_as_seen(letter: Letter, pages: PageOrder, sheets: Iterable[ReadSheet]) -> Letter:
    """The letter without what only all of its print can tell.

    What is missing, under a highlight, or not reached in time may ask something; and a heading of
    a later page is not what the letter is about.
    """
    seen = letter
    # A rim beyond the edge of the picture is hardly ever more than paper.
    if pages.missing or not all(sheet.is_complete or sheet.is_cut_off for sheet in sheets):
        seen = _without_nothing(seen)
    if 1 in pages.missing and seen.subject is not None and not seen.subject.is_certain:
        seen = replace(seen, subject=None)
    return seen


def sheets_told(
    sheets: Iterable[ReadSheet], explainer: Explainer, language: str
) -> tuple[Caution, ...]:
    """What of the sheets the picture does not show: beyond its edge, or under a highlight."""
    seen = list(sheets)
    told = []
    if any(sheet.is_cut_off for sheet in seen):
        told.append(explainer.caution(WarningCode.PARTIAL_PAGE, language))
    if any(sheet.is_dazzled for sheet in seen):
        glare = explainer.sentence(lambda phrases: phrases.misses[MissReason.GLARE], language)
        told.append(Caution(WarningCode.PARTIAL_PAGE, glare))
    return tuple(told)


def with_rest_told(answer: Overlay, papers: Papers, explainer: Explainer) -> Overlay:
    """The answer, and that a file has more pages than are read."""
    if papers.is_whole:
        return answer
    slots = {"read": str(len(papers.pages))}
    said = explainer.sentence(lambda phrases: phrases.letters.pages_unread, answer.language, slots)
    return replace(
        answer,
        letter=None if answer.letter is None else _without_nothing(answer.letter),
        warnings=(Caution(WarningCode.PARTIAL_PAGE, said), *answer.warnings),
    )


def _without_nothing(letter: Letter) -> Letter:
    """The letter without "you need not do anything", which only all of it can tell."""
    asked = (each for each in letter.actions if each.kind is not ActionKind.NOTHING)
    return replace(letter, actions=tuple(asked))


def with_pages_told(answer: Overlay, pages: PageOrder, explainer: Explainer) -> Overlay:
    """The answer with all there is to say of its pages; `partial` where one is missing."""
    said = tuple(_cautions(pages, explainer, answer.language))
    is_short = bool(pages.missing) and Unfinished.OCR not in answer.partial
    return replace(
        answer,
        warnings=(*answer.warnings, *said),
        partial=(*answer.partial, Unfinished.OCR) if is_short else answer.partial,
    )


def _cautions(pages: PageOrder, explainer: Explainer, language: str) -> Iterator[Caution]:
    def caution(
        code: WarningCode, pick: Callable[[Phrases], str], slots: dict[str, str] | None = None
    ) -> Caution:
        return Caution(code, explainer.sentence(pick, language, slots))

    if pages.missing:
        slots = {"pages": str(pages.pages), "missing": ", ".join(map(str, pages.missing))}
        yield caution(
            WarningCode.PARTIAL_PAGE, lambda phrases: phrases.letters.pages_missing, slots
        )
    if pages.has_twice:
        yield caution(WarningCode.LOW_CONFIDENCE, lambda phrases: phrases.letters.page_twice)
    if pages.is_shuffled:
        yield caution(WarningCode.LOW_CONFIDENCE, lambda phrases: phrases.letters.pages_shuffled)
