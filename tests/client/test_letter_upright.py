"""A letter photographed upside down or on its side is shown upright, with its facts in place."""

from datetime import datetime, time
from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from playwright.sync_api import Browser, Page, expect

from tests.benchmarks.compose import compose
from tests.client import letters
from tests.client.browsing import TWO_FRAMES, opened, until
from tests.client.scenes import CALM
from tests.client.test_letter import CHOSEN_PIXELS
from tests.letters.maker import picture
from vision.decode import decode

#: The width of A4 on this photo is about 200 dots to an inch.
_SIZE = (1800, 2400)
#: Views are compared by so many squares. Of one place they correlate by .91 and more, though each
#: was read by itself; with one of them turned over by .35 at most.
_SQUARES, _ALIKE, _UNLIKE = (36, 48), 0.8, 0.5


def _read(page: Page, photo: Path) -> None:
    page.clock.set_fixed_time(datetime.combine(letters.A_DAY_IN_TIME, time(9)))
    page.click("#open-letter")
    page.set_input_files("#letter-files", str(photo))
    expect(page.locator("#letter-kind")).to_have_text("Herinnering", timeout=90_000)


def _views(page: Page) -> list[NDArray[np.float64]]:
    """The middle of the whole paper, and the place of the last day on it."""
    page.click("#letter-tab-paper")
    page.evaluate(TWO_FRAMES)
    whole = _seen(page)
    page.click("#letter-tab-card")
    page.click("#task-0-day")
    expect(page.locator("#letter-slip mark")).to_have_text("6 juli 2026")
    until(page, f"({CHOSEN_PIXELS})() > 300")
    return [_middle(whole), _seen(page)]


def _seen(page: Page) -> NDArray[np.float64]:
    """What is seen of the paper above the slip that lies over it."""
    box = page.locator("#letter-stage").bounding_box()
    slip = page.locator("#letter-slip").bounding_box()
    assert box
    bottom = slip["y"] if slip else box["y"] + box["height"]
    clip = {**box, "height": bottom - box["y"]}
    shown = decode(page.screenshot(clip=clip)).pixels  # type: ignore[arg-type]
    grey = cv2.cvtColor(shown, cv2.COLOR_BGR2GRAY)
    return cv2.resize(grey, _SQUARES, interpolation=cv2.INTER_AREA).astype(float)


def _middle(seen: NDArray[np.float64]) -> NDArray[np.float64]:
    """Without the table around the paper, which looks the same from either side."""
    rows, columns = (length // 6 for length in seen.shape)
    return seen[rows:-rows, columns:-columns]


def _likeness(one: NDArray[np.float64], other: NDArray[np.float64]) -> float:
    return float(np.corrcoef(one.ravel(), other.ravel())[0, 1])


@pytest.mark.parametrize(
    "turned",
    [cv2.ROTATE_180, pytest.param(cv2.ROTATE_90_CLOCKWISE, marks=pytest.mark.verify)],
)
def test_a_photo_that_lies_wrong_is_shown_upright_with_its_facts_in_place(
    chromium_without_camera: Browser, service_url: str, tmp_path: Path, turned: int
) -> None:
    pdf = (letters.SPECIMEN / "letter.pdf").read_bytes()
    upright = compose(picture(pdf, 9.0), 210.0, 297.0, CALM, 2, size=_SIZE)
    views = []
    for name, frame in (("upright", upright.frame), ("turned", cv2.rotate(upright.frame, turned))):
        photo = tmp_path / f"{name}.png"
        cv2.imwrite(str(photo), frame)
        with opened(chromium_without_camera, service_url) as page:
            _read(page, photo)
            views.append(_views(page))
    for as_it_is, as_shown in zip(*views, strict=True):
        assert _likeness(as_it_is, as_shown) > _ALIKE
        assert _likeness(as_it_is, as_shown[::-1, ::-1]) < _UNLIKE
