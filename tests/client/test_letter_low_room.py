"""A letter where there is little room: a phone on its side, and letters twice as large."""

from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FloatRect, Page, expect

from tests.client.browsing import Look, opened, press_picture, until
from tests.client.letters import read

_TWICE_AS_LARGE = "document.documentElement.style.fontSize = '200%'"


def place(page: Page, selector: str) -> FloatRect:
    """Where it is on the screen."""
    box = page.locator(selector).bounding_box()
    assert box is not None
    return box


@pytest.mark.parametrize("size", [(390, 844), (320, 568)])
def test_in_letters_twice_as_large_most_of_the_screen_is_for_the_letter(
    chromium_without_camera: Browser, service_url: str, photo: Path, size: tuple[int, int]
) -> None:
    width, height = size
    with opened(chromium_without_camera, service_url, Look(width, height)) as page:
        read(page, photo)
        page.evaluate(_TWICE_AS_LARGE)
        page.wait_for_selector(".letter[data-height=low]")
        page.click("#letter-tab-text")
        page.evaluate("window.scrollTo(0, 400)")
        until(page, "window.scrollY > 300")
        tools = place(page, ".letter__tools")
        # The bar has gone, and the tabs leave four fifths.
        assert place(page, ".letter > .bar")["y"] + place(page, ".letter > .bar")["height"] <= 0
        assert tools["y"] >= 0.8 * height and tools["y"] + tools["height"] <= height + 1
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.click("#letter-tab-card")
        page.click("#task-0-day")
        # The place on the paper is in sight, and the slip covers none of it.
        canvas, slip = place(page, "#letter-stage"), place(page, "#letter-slip")
        assert -1 <= canvas["y"] < height / 2
        assert slip["y"] >= canvas["y"] + canvas["height"] - 1


def test_on_its_side_the_tabs_are_at_hand_and_a_fact_lies_beside_the_paper(
    chromium_without_camera: Browser, service_url: str, photo: Path
) -> None:
    with opened(chromium_without_camera, service_url, Look(844, 390, is_touched=True)) as page:
        read(page, photo)
        expect(page.locator("#letter-tab-text")).to_be_in_viewport(ratio=0.9)
        page.click("#task-0-day")
        expect(page.locator("#letter-slip mark")).to_be_in_viewport()
        canvas, slip = place(page, "#letter-stage"), place(page, "#letter-slip")
        assert slip["x"] >= canvas["x"] + canvas["width"] - 1
        expect(page.locator(".slip__unchecked")).to_have_text("Niet nagekeken door een mens.")


def test_a_word_under_the_finger_is_explained_first_and_in_view(
    chromium_without_camera: Browser, service_url: str, photo: Path
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        read(page, photo)
        page.click("#letter-tab-paper")
        terms = page.locator("#letter-slip-body > .slip__terms:first-child")
        # All over the sheet, until a word is met that is explained.
        for row, column in product(range(20, 80, 3), (30, 45, 60)):
            press_picture(page, "#letter-stage", column / 100, row / 100)
            if terms.count():
                break
            if page.locator("#letter-slip-close").is_visible():
                page.click("#letter-slip-close")
        expect(terms).to_be_in_viewport()
        expect(terms.locator("[data-provenance=dictionary]")).to_have_text("Uit de woordenlijst")
