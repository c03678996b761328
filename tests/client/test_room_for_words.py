"""Words have room: on the narrowest phones, in long languages, in the largest letters."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.client.browsing import DESK, Look, in_language, opened, with_largest_letters
from tests.client.letter_screens import Reach, letter_apart, letter_languages, letter_take
from tests.client.screens import (
    camera_lost,
    camera_refused,
    forms,
    hint,
    languages,
    live,
    not_a_photo,
    resume,
    sheet,
)
from tests.client.soundness import BEYOND, violations

# Buttons whose words stand outside of them, over what lies beside.
SPILT = """() => {
  const words = (e) => { const r = document.createRange(); r.selectNodeContents(e); return r; };
  const isOut = (e) => {
    const own = e.getBoundingClientRect();
    return [...words(e).getClientRects()].some((r) => r.left < own.left || r.right > own.right);
  };
  return [...document.querySelectorAll('button')]
    .filter((e) => e.checkVisibility() && isOut(e))
    .map((e) => e.textContent);
}"""

# Languages whose name stands on more than one line.
BROKEN = """() => {
  const names = [...document.querySelectorAll('dialog[open] .languages__choice > span')];
  const isBroken = (e) => {
    const range = document.createRange();
    range.selectNodeContents(e);
    return new Set([...range.getClientRects()].map((r) => r.top)).size > 1;
  };
  return names.filter(isBroken).map((e) => e.textContent);
}"""

# Whether a finger in the middle of it presses it, once it was scrolled to.
IS_PRESSED = """(selector) => {
  const found = document.querySelector(selector);
  found.scrollIntoView({ block: 'nearest' });
  const { left, top, width, height } = found.getBoundingClientRect();
  return found.contains(document.elementFromPoint(left + width / 2, top + height / 2));
}"""


@contextmanager
def _small(browser: Browser, url: str, width: int, language: str, largest: bool) -> Iterator[Page]:
    with opened(browser, url, Look(width, 640, language)) as page:
        if largest:
            with_largest_letters(page)
        yield page


@pytest.mark.parametrize("reach", [live, sheet])
@pytest.mark.parametrize(
    ("width", "language", "largest"),
    [(360, "nl", False), (320, "uk", False), (360, "nl", True), (320, "ar", True)],
)
def test_words_stay_within_their_buttons(
    chromium: Browser,
    service_url: str,
    scenes: Path,
    reach: Reach,
    width: int,
    language: str,
    largest: bool,
) -> None:
    with _small(chromium, service_url, width, language, largest) as page:
        reach(page, scenes)
        assert page.evaluate(SPILT) == []


@pytest.mark.parametrize(
    ("reach", "width", "language", "largest"),
    [
        (hint, 360, "nl", True),
        (camera_refused, 360, "nl", True),
        (camera_lost, 320, "uk", False),
        (not_a_photo, 320, "ar", True),
    ],
)
def test_what_is_said_over_the_picture_leaves_every_way_on_and_the_way_back(
    chromium: Browser,
    service_url: str,
    scenes: Path,
    reach: Reach,
    width: int,
    language: str,
    largest: bool,
) -> None:
    with _small(chromium, service_url, width, language, largest) as page:
        reach(page, scenes)
        offered = page.locator(".notice-buttons > button")
        ids = [f"#{each.get_attribute('id')}" for each in offered.all()]
        assert len(ids) >= 3
        unpressed = [each for each in ("#leave", *ids) if not page.evaluate(IS_PRESSED, each)]
        assert unpressed == []


def test_the_longest_name_of_an_organisation_fits_in_the_list_of_forms(
    chromium_without_camera: Browser, service_url: str, scenes: Path
) -> None:
    with _small(chromium_without_camera, service_url, 320, "ar", True) as page:
        forms(page, scenes)
        assert page.evaluate(BEYOND) == []


@pytest.mark.parametrize("reach", [languages, letter_languages])
def test_the_name_of_a_language_is_never_broken(
    chromium: Browser, service_url: str, scenes: Path, reach: Reach
) -> None:
    with opened(chromium, service_url, Look(360, 740)) as page:
        reach(page, scenes)
        assert page.evaluate(BROKEN) == []


def test_who_comes_back_sees_the_form_to_go_on_with(
    chromium_without_camera: Browser, service_url: str, scenes: Path
) -> None:
    with _small(chromium_without_camera, service_url, 320, "nl", False) as page:
        resume(page, scenes)
        expect(page.locator("#resume")).to_be_focused()
        expect(page.locator("#resume")).to_be_in_viewport(ratio=0.9)


@pytest.mark.parametrize("language", ["nl", "ar", "uk"])
def test_what_to_do_first_is_in_sight_on_the_narrowest_phone_in_the_largest_letters(
    chromium_without_camera: Browser, service_url: str, language: str
) -> None:
    """Eleven languages, one in a row, would fill the screen: they wait behind a button."""
    with _small(chromium_without_camera, service_url, 320, language, True) as page:
        expect(page.locator("#start-language-others")).to_be_in_viewport(ratio=1)
        expect(page.locator("#open-camera")).to_be_in_viewport(ratio=1)
        assert page.evaluate(BEYOND) == []
        assert violations(page) == []


def test_all_languages_stand_behind_the_button_of_the_one_spoken(
    chromium_without_camera: Browser, service_url: str
) -> None:
    with _small(chromium_without_camera, service_url, 320, "nl", False) as page:
        folded = page.get_by_role("button", name="Taal en letters: Nederlands")
        folded.click()
        page.wait_for_selector("label[for='start-panel-language-uk']")
        # The phone's own way back leads to the first screen, not out of it.
        page.go_back()
        expect(page.locator("#panel-start-languages")).to_be_hidden()
        expect(folded).to_be_focused()
        folded.click()
        in_language(page, "start-panel-language", "uk")
        expect(page.locator("#panel-start-languages")).to_be_hidden()
        expect(page.locator("#start-language-others")).to_have_text("Українська")
        expect(page.locator("#start-language-others")).to_be_focused()


def test_all_languages_are_in_sight_where_there_is_room(
    chromium_without_camera: Browser, service_url: str
) -> None:
    with _small(chromium_without_camera, service_url, 360, "nl", False) as page:
        expect(page.locator("#start-language-others")).to_be_hidden()
        expect(page.locator("label[for='start-language-fa']")).to_be_in_viewport(ratio=1)


def test_why_pages_are_not_together_is_not_one_sentence_with_what_to_do(
    chromium: Browser, service_url: str, scenes: Path
) -> None:
    with opened(chromium, service_url) as page:
        letter_apart(page, scenes)
        said = page.locator("[data-notice=apart] p").all_inner_texts()
    assert said[0] == "Geen verbinding"
    assert said[1].startswith("Kijk of uw internet werkt.")


def test_both_ways_to_a_picture_of_a_letter_are_as_wide_on_a_desk(
    chromium: Browser, service_url: str, scenes: Path
) -> None:
    with opened(chromium, service_url, DESK) as page:
        letter_take(page, scenes)
        boxes = [each.bounding_box() for each in page.locator(".take__buttons > button").all()]
    assert len(boxes) == 2
    assert len({round(box["width"]) for box in boxes if box}) == 1
