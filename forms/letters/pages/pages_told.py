"""What is said of the pages of a letter: which are missing, twice, or out of order."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from forms.explain import Explainer
from forms.language.phrases import Phrases
from forms.letters.pages.page_order import PageOrder
from forms.overlay import Caution, Overlay, Unfinished, WarningCode


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
