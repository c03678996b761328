"""Paper that is seen is outlined before, or without, it being known as a form."""

from pathlib import Path

import cv2
import numpy as np
from playwright.sync_api import Browser, Page, Playwright

from tests.client.browsing import TWO_FRAMES, choose_photo, launch, opened, through_camera, until
from tests.client.letters import photographed
from tests.client.scenes import write_clip

#: Of a picture 1440 px high: what the page detector of the service leaves open, and no more.
_NEAR_PX = 12
_SIZE = (720, 960)

WATCH = """() => {
  window.edges = [];
  window.leeswijzerDrawn = ({ frame }) => window.edges.push(frame.edge);
}"""

#: How many pixels of the canvas have the colour of outlines.
OUTLINED = """() => {
  const canvas = document.getElementById('stage');
  const ink = new OffscreenCanvas(1, 1).getContext('2d');
  ink.fillStyle = getComputedStyle(canvas).getPropertyValue('--lw-mark-line');
  ink.fillRect(0, 0, 1, 1);
  const [r, g, b] = ink.getImageData(0, 0, 1, 1).data;
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  let count = 0;
  for (let i = 0; i < data.length; i += 4)
    count += Math.abs(data[i] - r) + Math.abs(data[i + 1] - g) + Math.abs(data[i + 2] - b) < 12;
  return count;
}"""


def _corners() -> np.ndarray:
    """Where the corners of the letter are in its photo, (4, 2) px."""
    photo = photographed()
    assert photo.page_to_frame is not None and photo.stance is not None
    return np.asarray(photo.page_to_frame.quad(photo.stance.outline).xy)


def _off(edge: list[list[float]], corners: np.ndarray) -> float:
    """How far the furthest corner lies from the nearest of the truth, px."""
    away = np.linalg.norm(np.array(edge)[:, None] - corners[None], axis=2)
    return float(away.min(axis=1).max())


def test_the_camera_outlines_a_page_it_does_not_know(
    playwright: Playwright, service_url: str, tmp_path: Path
) -> None:
    frame = cv2.resize(photographed().frame, _SIZE, interpolation=cv2.INTER_AREA)
    browser = launch(playwright, write_clip(tmp_path / "letter.y4m", [frame] * 5))
    try:
        with opened(browser, service_url) as page:
            page.evaluate(WATCH)
            page.click("#open-camera")
            until(page, "window.edges.some((edge) => edge !== null)")
            page.evaluate(TWO_FRAMES)
            edge = page.evaluate("window.edges.at(-1)")
            outlined = page.evaluate(OUTLINED)
    finally:
        browser.close()
    share = _SIZE[1] / photographed().frame.shape[0]
    assert _off(edge, share * _corners()) <= _NEAR_PX * share
    assert outlined > 500


def test_a_photo_of_a_page_that_is_not_known_is_outlined_too(
    chromium_without_camera: Browser, service_url: str, scenes: Path, photo: Path
) -> None:
    def shown(page: Page, chosen: Path) -> int:
        choose_photo(page, chosen)
        page.wait_for_selector(".notice-place--hint .notice-line")
        page.evaluate(TWO_FRAMES)
        return int(page.evaluate(OUTLINED))

    with opened(chromium_without_camera, service_url) as page:
        assert shown(page, photo) > 500
        # A table without paper has nothing to outline.
        page.go_back()
        assert shown(page, scenes / "nothing.jpg") < 50


def test_once_it_is_known_its_fields_are_outlined_and_its_edge_is_not(
    chromium: Browser, service_url: str
) -> None:
    with opened(chromium, service_url) as page:
        page.evaluate(WATCH)
        through_camera(page)
        page.evaluate("window.edges.length = 0")
        until(page, "window.edges.length > 3")
        assert page.evaluate("window.edges.every((edge) => edge === null)")
