"""Opening the client in Debian's Chromium, as a phone or on a desk."""

import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, Playwright, Route

from scripts.setup import BROWSER, LEAN_BROWSER

#: With all that people have: passwords it offers to keep, a window with an address bar.
WHOLE_CHROMIUM = shutil.which(BROWSER) or BROWSER
#: Where it is there the one without a window: the same engine, which costs less (0079).
CHROMIUM = shutil.which(LEAN_BROWSER) or WHOLE_CHROMIUM
_QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip

#: The one without a window sets letters at whole pixels unless told how. So both do as Debian says:
#: the same picture to the pixel, and the same words in what is printed.
_LETTERS = "--font-render-hinting=slight"

#: Each window of Chromium makes two pages of its own for what drops down from the address bar,
#: which costs more than the page under test (0.5 s of CPU a visit), and starts a process for a next
#: page that never comes (0.2 s). Of several such flags only the last counts: first come those that
#: Playwright turns off itself.
_WITHOUT = (
    "AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable", "LensOverlay", "MediaRouter", "PaintHolding",
    "ThirdPartyStoragePartitioning", "OptimizationHints", "NetworkTimeServiceQuerying",
    "PreconnectToSearch", "SpareRendererForSitePerProcess", "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
)  # fmt: skip

#: Two cores are shared with the service and its workers.
PATIENCE_MS = 30_000

#: When this has come true, what was asked for just now (as another colour scheme) is painted.
TWO_FRAMES = "new Promise((r) => requestAnimationFrame(() => requestAnimationFrame(r)))"


@dataclass(frozen=True)
class Look:
    """How the page is looked at."""

    width: int = 390
    height: int = 844
    language: str = "nl"
    is_dark: bool = False
    is_touched: bool = False

    @property
    def has_touch(self) -> bool:
        """Whether it is pressed with a finger, as all that is narrow is."""
        return self.is_touched or self.width < 600


PHONE = Look()
SMALL_PHONE = Look(360, 640)
DESK = Look(1280, 800)


def launch(playwright: Playwright, clip: Path | None, is_refused: bool = False) -> Browser:
    """Chromium whose camera plays `clip`, if that is not refused; None: no camera at all."""
    # Without a window nobody can be asked whether the page may see: this answers for them.
    answer = "--use-fake-ui-for-media-stream" + ("=deny" if is_refused else "")
    plays = ("--use-fake-device-for-media-stream", f"--use-file-for-fake-video-capture={clip}")
    camera = (answer, *plays) if clip else ()
    args = [*_QUIET, _LETTERS, f"--disable-features={','.join(_WITHOUT)}", *camera]
    return playwright.chromium.launch(executable_path=CHROMIUM, headless=True, args=args)


@contextmanager
def opened(browser: Browser, url: str, look: Look = PHONE) -> Iterator[Page]:
    """A fresh visit to the client; anything the page logs as an error fails the test."""
    context = browser.new_context(
        viewport={"width": look.width, "height": look.height},
        locale=look.language,
        color_scheme="dark" if look.is_dark else "light",
        permissions=["camera"],
        has_touch=look.has_touch,
        reduced_motion="reduce",
    )
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda line: problems.append(line.text) if _is_ours(line) else None)
    page.goto(url)
    page.wait_for_selector("#open-camera")
    try:
        yield page
    finally:
        # What a test stands in for may still be under way.
        page.unroute_all(behavior="ignoreErrors")
        context.close()
    assert problems == []


def _is_ours(line: object) -> bool:
    """Failed requests are logged by the browser itself; faults are tested on purpose."""
    return line.type == "error" and "Failed to load resource" not in line.text  # type: ignore[attr-defined]


def recognised(page: Page) -> Page:
    """Waits until a form is on screen."""
    page.wait_for_selector("#open-about")
    return page


def in_language(page: Page, choice: str, code: str) -> Page:
    """Presses a language as a person does, and waits until the page speaks it.

    `choice` names one of several choices of a language: `start-language`, `look-language` ...
    """
    page.click(f"label[for='{choice}-{code}']")
    page.wait_for_selector(f"html[lang={code}]", state="attached")
    return page


def with_letters(page: Page, size: str) -> Page:
    """Chooses a size of letters on the first screen, and waits until the page has it."""
    page.click(f"label[for='start-letters-{size}']")
    page.wait_for_selector(f"html[data-letters={size}]", state="attached")
    return page


def with_largest_letters(page: Page) -> Page:
    """Chooses them on the first screen."""
    return with_letters(page, "largest")


def through_camera(page: Page) -> Page:
    """Opens the camera and waits until the form is recognised."""
    page.click("#open-camera")
    return recognised(page)


def choose_photo(page: Page, photo: Path) -> Page:
    """Chooses a photo as a person does in the phone's own chooser."""
    page.set_input_files("#photo-file", photo)
    return page


def press_picture(page: Page, canvas: str, across: float, down: float) -> None:
    """Presses such a share of a picture, which is painted there; what that opens is painted after.

    A finger means what it sees. One that comes before the frame in which a slip has closed still
    means the place that was shown beside the slip.
    """
    page.evaluate(TWO_FRAMES)
    box = page.locator(canvas).bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] * across, box["y"] + box["height"] * down)
    page.evaluate(TWO_FRAMES)


def until(page: Page, expression: str) -> None:
    """Waits until an expression holds; the page's policy keeps Playwright's own way from it."""
    until_so(page, lambda: bool(page.evaluate(expression)), f"{expression} did not come true")


def until_so(page: Page, is_so: Callable[[], bool], otherwise: str) -> None:
    """Waits until something is so, on the page or among what it asked for."""
    deadline = time.monotonic() + PATIENCE_MS / 1000
    while not is_so():
        assert time.monotonic() < deadline, otherwise
        page.wait_for_timeout(50)


def until_asked(page: Page, held: Sequence[Route]) -> None:
    """Waits until what is held back was asked for.

    A page says that it waits before its question leaves: a picture is made smaller first, and a
    machine with much else to do sends it when it gets to it.
    """
    until_so(page, lambda: len(held) > 0, "nothing was asked for")
