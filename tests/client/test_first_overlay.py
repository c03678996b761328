"""How soon the first outlines stand, from the tap on the camera's button."""

from pathlib import Path
from statistics import median

import pytest
from playwright.sync_api import Playwright

from tests.client.browsing import launch, opened, until
from tests.client.scenes import ASSISTANCE, CALM, write_clip

MOST_MS = 800
_VISITS = 5

WATCH = """() => {
  window.tappedMs = window.sentMs = window.outlinedMs = null;
  document.addEventListener('click', () => (window.tappedMs ??= performance.now()), true);
  const ask = window.fetch;
  window.fetch = (address, ...more) => {
    if (String(address).includes('/v1/frames')) window.sentMs ??= performance.now();
    return ask(address, ...more);
  };
  window.leeswijzerDrawn = ({ frame }) => {
    if (frame.scene) window.outlinedMs ??= performance.now();
  };
}"""


@pytest.mark.verify
def test_the_first_outlines_stand_within_a_moment(
    playwright: Playwright, service_url: str, tmp_path: Path
) -> None:
    """The median of a few visits, the first left out: it wakes the service."""
    # As many frames a second as phones give.
    photo = ASSISTANCE.photographed(CALM, (720, 1280))
    chromium = launch(playwright, write_clip(tmp_path / "form.y4m", [photo.frame] * 5, fps=30))
    sent, outlined = [], []
    for _ in range(_VISITS + 1):
        with opened(chromium, service_url) as page:
            page.wait_for_timeout(2000)
            page.evaluate(WATCH)
            page.click("#open-camera")
            until(page, "window.outlinedMs !== null")
            seen = page.evaluate(
                "[window.sentMs - window.tappedMs, window.outlinedMs - window.tappedMs]"
            )
        sent.append(seen[0])
        outlined.append(seen[1])
    chromium.close()
    print(f"sent after {median(sent[1:]):.0f} ms, outlines after {median(outlined[1:]):.0f} ms")
    assert median(outlined[1:]) <= MOST_MS
