"""The whole job by keyboard alone: from the list or a photo to a form that is ready to post.

Nothing here is clicked; a photo is handed over where the browser's own chooser opens.
"""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.client.browsing import opened, recognised, until_asked
from tests.client.filling import MOVING, hold_back
from tests.client.test_accessibility import tab_to

CODE = "blauwe-fiets"


def press(page: Page, element_id: str, backwards: bool = False) -> None:
    """Goes to a button with the Tab key and presses it."""
    tab_to(page, element_id, backwards)
    page.keyboard.press("Enter")


def label(index: int) -> str:
    """What the library calls a question of the form about moving house."""
    return str(MOVING.note(MOVING.fields()[index]["id"], "nl")["label"])


def pick_from_the_list(page: Page) -> None:
    """Searches the list with a few letters and takes the one form that is left."""
    press(page, "pick-form")
    expect(page.locator(".form-line").nth(1)).to_be_visible()
    tab_to(page, "forms-search")
    page.keyboard.type("verhuizing voorbeeldstad")
    expect(page.locator(".form-line")).to_have_count(1)
    press(page, str(page.locator(".form-line").get_attribute("id")))
    expect(page.locator("#coach-heading")).to_have_text(label(0))


def test_from_the_list_through_the_steps_to_what_is_left_before_posting(
    chromium_without_camera: Browser, service_url: str
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        pick_from_the_list(page)
        press(page, "coach-next")
        expect(page.locator("#coach-heading")).to_have_text(label(1))
        # Whoever goes on need not look for the button again.
        expect(page.locator("#coach-next")).to_be_focused()
        press(page, "coach-later", backwards=True)
        expect(page.locator("#coach-heading")).to_have_text(label(2))
        press(page, "coach-previous", backwards=True)
        expect(page.locator("#coach-heading")).to_have_text(label(1))
        press(page, "coach-all", backwards=True)
        expect(page.locator("#coach-heading")).to_be_focused()
        press(page, "to-1-moves-alone")
        expect(page.locator("#coach-heading")).to_be_focused()
        # A question is answered with the space bar, and settled by it.
        tab_to(page, "choose-1-moves-alone")
        page.keyboard.press("Space")
        expect(page.locator("#choose-1-moves-alone")).to_be_checked()
        expect(page.locator("#coach-next")).to_have_text("Volgende")
        press(page, "coach-all")
        press(page, "coach-ready")
        expect(page.locator("#coach-heading")).to_be_focused()
        expect(page.locator("#verdict")).to_contain_text("Nog niet klaar")
        # What is missing leads to its own step.
        missing = page.locator("[data-group='ready.open'] [data-step]").first
        place = str(missing.get_attribute("data-step")).split("/")[1]
        press(page, str(missing.get_attribute("id")))
        expect(page.locator("#coach-heading")).to_be_focused()
        expect(page.locator("#coach-heading")).to_have_text(str(MOVING.note(place, "nl")["label"]))


def test_from_a_photo_through_its_checks_to_a_picture_to_keep(
    chromium_without_camera: Browser, service_url: str, scenes: Path
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        with page.expect_file_chooser() as choosing:
            press(page, "choose-photo")
        choosing.value.set_files(scenes / "costs.jpg")
        recognised(page)
        expect(page.locator("#look-title")).to_be_focused()
        page.locator("#look-progress", has_text="·").wait_for()
        press(page, "open-coach")
        expect(page.locator("#coach-heading")).to_be_focused()
        expect(page.locator("#coach-heading")).not_to_be_empty()
        press(page, "coach-all", backwards=True)
        # What was seen on the photo is checked off, and can be gone back to.
        done = page.locator("[data-step^='2/'].step-line--done").first
        press(page, str(done.get_attribute("id")))
        expect(page.locator(".chip--done")).to_be_visible()
        press(page, "coach-all", backwards=True)
        # The last of the screen is one step before its first.
        press(page, "coach-ready", backwards=True)
        expect(page.locator("#coach-content")).to_contain_text("Pagina 2: bekeken")
        with page.expect_download() as keeping:
            press(page, "keep-2", backwards=True)
        assert Path(keeping.value.path()).read_bytes().startswith(b"\xff\xd8\xff")


def test_what_is_typed_into_the_vault_is_checked_and_shown_at_its_field(
    chromium_without_camera: Browser, service_url: str
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        press(page, "open-own")
        expect(page.locator("#own-heading")).to_be_focused()
        for field, value in {
            "own-familyName": "De Wit",
            "own-bsn": "999990019",
            "own-new-code": CODE,
            "own-again": CODE,
        }.items():
            tab_to(page, field)
            page.keyboard.type(value)
        expect(page.locator("#own-bsn-told")).to_have_text("In orde")
        press(page, "own-keep")
        page.wait_for_selector("#own-is-open")
        page.keyboard.press("Escape")
        expect(page.locator("#open-own")).to_be_focused()
        pick_from_the_list(page)
        expect(page.locator("#coach-own")).to_contain_text("De Wit")


@pytest.mark.parametrize(
    ("answer", "opener", "heading"),
    [
        ("**/v1/templates/**", "open-list", "list-heading"),
        ("**/v1/templates/**", "open-about", "about-heading"),
        ("**/v1/languages", "open-languages", "look-preferences-heading"),
    ],
)
def test_an_answer_that_comes_late_does_not_take_the_focus_out_of_what_is_open(
    chromium: Browser, service_url: str, answer: str, opener: str, heading: str
) -> None:
    with opened(chromium, service_url) as page:
        held = hold_back(page, answer)
        if answer.endswith("languages"):
            page.reload()
        press(page, "open-camera")
        recognised(page)
        press(page, opener)
        expect(page.locator(f"#{heading}")).to_be_focused()
        until_asked(page, held)
        for route in held:
            with page.expect_response(route.request.url):
                route.continue_()
        page.wait_for_timeout(500)
        expect(page.locator(f"#{heading}")).to_be_focused()
