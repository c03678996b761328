"""Ten minutes of following add up to nothing."""

from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from tests.benchmarks.clips import FILMS, Clip, library_page, write
from tests.client.scenes import ASSISTANCE
from tests.glue.scoring import scored
from tests.glue.watching import watch

TEN_MINUTES_S = 600


@pytest.mark.verify
@pytest.mark.timeout(TEN_MINUTES_S + 300)
def test_after_ten_minutes_the_overlay_lies_where_it_should(
    playwright: Playwright, service_url: str, tmp_path: Path
) -> None:
    clip = Clip(FILMS["sway"], library_page(ASSISTANCE), 8, 15)
    video, _ = write(clip, tmp_path)
    watched = watch(playwright, service_url, video, clip.truth(), at_most_s=TEN_MINUTES_S)
    whole = scored(watched, clip.truth())
    last_ms = watched.frames[-1].shown_ms
    last_minute = scored(watched, clip.truth(), from_ms=last_ms - 60_000)
    assert whole["framesJudged"] > 4000, whole
    assert whole["errorPx"]["p99"] <= 0.7, whole
    assert last_minute["errorPx"]["p99"] <= 0.7, last_minute
    # 1 MB a minute while recognised.
    assert sum(each["bytes"] for each in watched.sent) <= 10e6
    print(whole, last_minute)
