"""One hand holds the phone: what is pressed most lies where its thumb is."""

from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.client.browsing import SMALL_PHONE, opened, through_camera
from tests.client.filling import MOVING, pick
from tests.client.letters import read

_BOXES = """(ids) => Object.fromEntries(ids.map((id) => {
  const box = document.getElementById(id)?.getBoundingClientRect();
  return [id, box && box.width > 0 ? box.toJSON() : null];
}))"""


def out_of_reach(page: Page, wanted: list[str]) -> dict[str, object]:
    """Of these actions, the ones that do not lie whole in the lower half of the screen."""
    page.wait_for_selector(f"#{wanted[0]}")
    # All at once: the screen may be drawn anew between two questions.
    boxes = page.evaluate(_BOXES, wanted)
    return {
        each: box
        for each, box in boxes.items()
        if box is None
        or box["y"] < SMALL_PHONE.height / 2
        or box["y"] + box["height"] > SMALL_PHONE.height
        or box["x"] < 0
        or box["x"] + box["width"] > SMALL_PHONE.width
    }


def test_on_a_small_phone_the_live_screen_is_worked_with_the_thumb(
    chromium: Browser, service_url: str
) -> None:
    with opened(chromium, service_url, SMALL_PHONE) as page:
        assert out_of_reach(page, ["open-camera"]) == {}
        through_camera(page)
        assert out_of_reach(page, ["hold", "open-coach", "open-list", "open-about"]) == {}
        page.click("#hold")
        page.wait_for_selector("#release")
        assert out_of_reach(page, ["release", "open-coach", "open-list", "open-about"]) == {}


def test_and_so_are_the_search_the_coach_and_the_card(
    chromium_at_a_table: Browser, service_url: str, photo: Path
) -> None:
    with opened(chromium_at_a_table, service_url, SMALL_PHONE) as page:
        page.click("#open-camera")
        page.wait_for_selector(".notice-place--hint .notice-line")
        assert out_of_reach(page, ["photo", "hold", "to-forms"]) == {}
    with opened(chromium_at_a_table, service_url, SMALL_PHONE) as page:
        pick(page, MOVING.version)
        wanted = ["coach-previous", "coach-all", "coach-later", "coach-next"]
        assert out_of_reach(page, wanted) == {}
    with opened(chromium_at_a_table, service_url, SMALL_PHONE) as page:
        read(page, photo)
        wanted = ["letter-tab-card", "letter-tab-paper", "letter-tab-text", "letter-add"]
        assert out_of_reach(page, wanted) == {}
