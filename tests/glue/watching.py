"""The built phone client in Chromium, looking at a clip: what it showed on which frame."""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, Playwright

from tests.client.browsing import launch

_SCRIPT = Path(__file__).with_name("watch.js")
#: Narrower than where the list stands beside the picture.
_LANDSCAPE_PX, _PORTRAIT_PX = 940, 420
_POLL_MS = 500


@dataclass(frozen=True)
class Shown:
    """A frame that was displayed.

    `number` as read from the canvas, None where it could not be; moments in ms of one clock;
    `points` where each judged point was displayed, frame px, None without an overlay.
    """

    number: int | None
    captured_ms: float
    shown_ms: float
    points: list[tuple[float, float]] | None


@dataclass(frozen=True)
class Watched:
    """What came of watching: the frames in the order shown, and the pictures that were sent."""

    frames: list[Shown]
    sent: list[dict[str, Any]]
    page_mm: tuple[float, float] | None


def watch(
    playwright: Playwright, url: str, clip: Path, truth: dict[str, Any], late_ms: int = 0,
    is_enough: Callable[[list[Shown]], bool] = lambda _: False, at_most_s: float = 60,
    on_poll: Callable[[Page], None] = lambda _: None,
) -> Watched:  # fmt: skip
    """Plays a clip to the client until `is_enough` of what was shown, or for `at_most_s`."""
    size = truth["widthPx"], truth["heightPx"]
    browser = launch(playwright, clip)
    try:
        width = _LANDSCAPE_PX if size[0] > size[1] else _PORTRAIT_PX
        context = browser.new_context(
            viewport={"width": width, "height": round(width * size[1] / size[0]) + 128},
            locale="nl", permissions=["camera"], reduced_motion="reduce",
        )  # fmt: skip
        page = context.new_page()
        given = json.dumps({"anchorsMm": truth["anchorsMm"], "lateMs": late_ms})
        page.add_init_script(f"{_SCRIPT.read_text()}({given})")
        page.goto(url)
        page.click("#open-camera")
        end = time.monotonic() + at_most_s
        seen: list[Shown] = []
        while time.monotonic() < end and not is_enough(seen):
            page.wait_for_timeout(_POLL_MS)
            _fit(page, size)
            on_poll(page)
            seen += map(_shown, page.evaluate("glue.frames.splice(0, glue.frames.length - 3)"))
        sent, page_mm = page.evaluate("[glue.sent, glue.page]")
        return Watched(seen, sent, None if page_mm is None else tuple(page_mm))
    finally:
        browser.close()


def _shown(noted: dict[str, Any]) -> Shown:
    points = noted["points"]
    return Shown(
        noted["n"], noted["capturedMs"], noted["shownMs"] or noted["drawnMs"],
        None if points is None else [(x, y) for x, y in points],
    )  # fmt: skip


def _fit(page: Page, size: tuple[int, int]) -> None:
    """Keeps the canvas in the shape of the clip, so that its corner with the number is in view."""
    stage = page.locator("#stage")
    width, height = stage.evaluate("stage => [stage.clientWidth, stage.clientHeight]")
    wanted = round(width * size[1] / size[0])
    viewport = page.viewport_size
    if abs(wanted - height) > 1 and viewport is not None:
        page.set_viewport_size(
            {"width": viewport["width"], "height": viewport["height"] + wanted - height}
        )
