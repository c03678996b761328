"""How many frames a second are shown, how old they are, and what a slow phone makes of that."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright

from tests.benchmarks.clips import FILMS, Clip, library_page, write
from tests.client.scenes import ASSISTANCE
from tests.glue.scoring import scored
from tests.glue.watching import watch

pytestmark = [pytest.mark.verify, pytest.mark.timeout(300)]

_FPS, _CLIP_S, _WATCH_S = 30, 2, 15
#: A phone so many times slower than this machine.
_SLOWER = 6


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict]:
    """A swaying page at as many frames a second as phones film, and its truth."""
    film = Clip(FILMS["sway"], library_page(ASSISTANCE), _CLIP_S, _FPS)
    video, _ = write(film, tmp_path_factory.mktemp("pace"))
    return video, film.truth()


def _watched(playwright: Playwright, url: str, clip: tuple[Path, dict], slower: int) -> dict:
    is_slowed = False

    def slow_down(page: Page) -> None:
        nonlocal is_slowed
        if slower > 1 and not is_slowed:
            developer = page.context.new_cdp_session(page)
            developer.send("Emulation.setCPUThrottlingRate", {"rate": slower})
            is_slowed = True

    video, truth = clip
    watched = watch(playwright, url, video, truth, at_most_s=_WATCH_S, on_poll=slow_down)
    # The first seconds are those of loading and finding.
    since = watched.frames[0].shown_ms + 5000
    result = scored(watched, truth, from_ms=since)
    ages = [each.shown_ms - each.captured_ms for each in watched.frames if each.shown_ms >= since]
    third = len(ages) // 3
    result["agesMs"] = [sum(part) / len(part) for part in (ages[:third], ages[-third:])]
    return result


def test_what_is_shown_is_fluent_and_fresh_and_a_slow_phone_shows_less_but_no_older(
    playwright: Playwright, service_url: str, clip: tuple[Path, dict]
) -> None:
    here = _watched(playwright, service_url, clip, 1)
    slow = _watched(playwright, service_url, clip, _SLOWER)
    for name, each in (("here", here), (f"{_SLOWER} times slower", slow)):
        print(name, each["shownFps"], "fps, age", each["ageMs"], "px", each["errorPx"])
    assert here["shownFps"] >= 20
    assert here["ageMs"]["p95"] <= 100
    assert slow["shownFps"] < 0.8 * here["shownFps"]
    # What cannot be kept up with is left out, not lined up: ages do not grow.
    early, late = slow["agesMs"]
    assert late <= 1.5 * early + 30
    assert slow["ageMs"]["p95"] <= 3 * 1000 / slow["shownFps"]
    # Fewer frames stick as well as many.
    assert slow["errorPx"]["p99"] <= 0.7
