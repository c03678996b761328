"""Looks at every screen in every mode and language."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.client.browsing import Look, opened
from tests.client.letter_screens import Reach
from tests.client.modes import MODES, Mode
from tests.client.soundness import LEAST_TARGET_PX, LEAST_TYPE_PX, MEASURE, violations
from tests.client.statement.results import LANGUAGES, Finding

#: The page settles after its window was made larger or smaller.
_SETTLED_MS = 150


def sweep(browser: Browser, url: str, scenes: Path, screens: Sequence[Reach]) -> Iterator[Finding]:
    """Everything that is not sound, screen by screen; says on which it is."""
    for language in LANGUAGES:
        for reach in screens:
            found = [*findings_on(browser, url, scenes, language, reach)]
            print(f"{language} {reach.__name__}: {len(found)}", flush=True)
            yield from found


def findings_on(
    browser: Browser, url: str, scenes: Path, language: str, reach: Reach
) -> Iterator[Finding]:
    """Reaches a screen as on a small phone, and looks at it in all modes."""
    first = MODES[0]
    with opened(browser, url, Look(first.width, first.height, language)) as page:
        reach(page, scenes)
        for mode in MODES:
            mode.set_on(page)
            page.wait_for_timeout(_SETTLED_MS)
            for what in (*violations(page), *_measured(page, mode)):
                yield Finding(reach.__name__, language, mode.name, what)


def _measured(page: Page, mode: Mode) -> Iterator[str]:
    """Letters and targets that are too small, and what scrolls sideways."""
    least = LEAST_TYPE_PX * (1.5 if mode.has_largest_letters else 1)
    measured = page.evaluate(MEASURE, [least, LEAST_TARGET_PX])
    yield from (f"small type: {each}" for each in measured["smallType"])
    yield from (f"small target: {each}" for each in measured["smallTargets"])
    if measured["beyondPx"] > 0:
        yield f"wider than the screen: {measured['beyondPx']} px"
