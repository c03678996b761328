"""Usable by everyone: axe, and what axe cannot see. The results stand in docs/accessibility.md."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any, Literal

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.client.browsing import (
    DESK,
    PHONE,
    SMALL_PHONE,
    Look,
    choose_photo,
    opened,
    recognised,
    through_camera,
    with_largest_letters,
)
from tests.client.letter_screens import Reach, letter_card
from tests.client.scenes import ASSISTANCE_COSTS
from tests.client.screens import (
    EVERY_SCREEN,
    SCREENS,
    coach_step,
    field_list,
    live,
    ready,
    sheet,
)
from tests.client.soundness import BEYOND, LEAST_TARGET_PX, LEAST_TYPE_PX, MEASURE, violations

Scheme = Literal["light", "dark"]

LEAST_CONTRAST = 7
#: Pixels of a colour that are there when plates have it.
LEAST_PAINTED = 1000
RELATIVE_LUMINANCE = (0.2126, 0.7152, 0.0722)


LOOKS: tuple[tuple[str, Scheme], ...] = (
    ("ar", "dark"),
    ("nl", "light"),
    ("nl", "dark"),
    ("ar", "light"),
)


def _screens_in_looks() -> Iterator[Any]:
    """Each screen in Dutch by day or in Arabic by night, by turns; in all in `make verify`."""
    for turn, reach in enumerate(SCREENS):
        for number, (language, scheme) in enumerate(LOOKS):
            marks = () if number == turn % 2 else (pytest.mark.verify,)
            name = f"{language}-{scheme}-{reach.__name__}"
            yield pytest.param(language, scheme, reach, id=name, marks=marks)


@pytest.mark.parametrize(("language", "scheme", "reach"), tuple(_screens_in_looks()))
def test_every_screen_is_sound_on_a_small_phone_by_day_and_by_night(
    chromium: Browser, service_url: str, scenes: Path, language: str, scheme: Scheme, reach: Reach
) -> None:
    with opened(chromium, service_url, replace(SMALL_PHONE, language=language)) as page:
        _is_sound(page, scenes, reach, scheme)


def _is_sound(page: Page, scenes: Path, reach: Reach, scheme: Scheme) -> None:
    """Sound for axe, with large type and targets, nothing beyond the screen."""
    reach(page, scenes)
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    assert violations(page) == []
    measured = page.evaluate(MEASURE, [LEAST_TYPE_PX, LEAST_TARGET_PX])
    assert measured == {"smallType": [], "smallTargets": [], "beyondPx": 0}


@pytest.mark.parametrize("reach", [live, coach_step, ready, field_list, letter_card])
def test_nothing_lies_beyond_the_screen_when_long_words_are_in_the_largest_letters(
    chromium: Browser, service_url: str, scenes: Path, reach: Reach
) -> None:
    with opened(chromium, service_url, replace(SMALL_PHONE, language="uk")) as page:
        with_largest_letters(page)
        reach(page, scenes)
        assert page.evaluate(BEYOND) == []


@pytest.mark.verify
@pytest.mark.parametrize("reach", EVERY_SCREEN)
@pytest.mark.parametrize("language", ["nl", "ar", "uk"])
def test_every_screen_is_sound_with_the_largest_letters_and_in_forced_colours(
    chromium: Browser, service_url: str, scenes: Path, language: str, reach: Reach
) -> None:
    """Letters half as large again on a small phone; then on a desk, in colours of the system."""
    with opened(chromium, service_url, replace(SMALL_PHONE, language=language)) as page:
        with_largest_letters(page)
        reach(page, scenes)
        assert violations(page) == []
        measured = page.evaluate(MEASURE, [LEAST_TYPE_PX * 1.5, LEAST_TARGET_PX])
        assert page.evaluate(BEYOND) == []
    assert measured == {"smallType": [], "smallTargets": [], "beyondPx": 0}
    with opened(chromium, service_url, replace(DESK, language=language)) as page:
        reach(page, scenes)
        page.emulate_media(forced_colors="active", color_scheme="dark", reduced_motion="reduce")
        assert violations(page) == []


def test_axe_finds_nothing_on_a_desk_and_when_the_camera_is_refused(
    chromium: Browser, chromium_that_refuses: Browser, service_url: str
) -> None:
    with opened(chromium, service_url, DESK) as page:
        through_camera(page)
        assert violations(page) == []
    with opened(chromium_that_refuses, service_url) as page:
        page.click("#open-camera")
        page.wait_for_selector(".notice-title")
        assert violations(page) == []


@pytest.mark.parametrize("is_dark", [False, True])
def test_numbers_on_the_paper_have_strong_contrast(
    chromium: Browser, service_url: str, is_dark: bool
) -> None:
    with opened(chromium, service_url, Look(is_dark=is_dark)) as page:
        pairs = page.evaluate(
            """() => {
              const probe = document.body.appendChild(document.createElement('i'));
              const rgb = (name) => {
                probe.style.color = `var(--lw-mark-${name})`;
                return getComputedStyle(probe).color.match(/\\d+/g).map(Number);
              };
              return ['line', 'done', 'care', 'chosen'].map((n) => [rgb(n), rgb(`on-${n}`)]);
            }"""
        )
        through_camera(page)
        page.click("#hold")
        picture = _pixels(page.locator("#stage").screenshot())
        for _ in range(50):
            if _painted(picture, pairs[0][0]) > LEAST_PAINTED:
                break
            page.wait_for_timeout(100)
            picture = _pixels(page.locator("#stage").screenshot())
    for ground, ink in pairs:
        assert contrast(ground, ink) >= LEAST_CONTRAST
    # The tokens are what is really painted: plates of the first colour, white numbers on them.
    assert _painted(picture, pairs[0][0]) > LEAST_PAINTED


def _painted(picture: np.ndarray, colour: list[int]) -> int:
    """How many pixels have a colour, the rounding of the screen aside."""
    return int(np.all(np.abs(picture.astype(int) - colour) <= 3, axis=2).sum())


def _pixels(png: bytes) -> np.ndarray:
    return np.asarray(Image.open(BytesIO(png)).convert("RGB"))


def contrast(one: list[int], other: list[int]) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(rgb: list[int]) -> float:
    linear = [
        c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in np.divide(rgb, 255)
    ]
    return float(np.dot(linear, RELATIVE_LUMINANCE))


def test_the_whole_job_can_be_done_by_keyboard(chromium: Browser, service_url: str) -> None:
    with opened(chromium, service_url) as page:
        tab_to(page, "open-camera")
        page.keyboard.press("Enter")
        recognised(page)
        expect(page.locator("#look-title")).to_be_focused()
        tab_to(page, "open-list")
        page.keyboard.press("Enter")
        expect(page.locator("#list-heading")).to_be_focused()
        first = page.locator(".field__point").first.get_attribute("id")
        tab_to(page, str(first))
        page.keyboard.press("Enter")
        expect(page.locator("#sheet-title")).to_be_focused()
        tab_to(page, "sheet-next")
        page.keyboard.press("Enter")
        page.keyboard.press("Escape")
        expect(page.locator("#sheet")).to_be_hidden()
        tab_to(page, "leave", backwards=True)
        page.keyboard.press("Enter")
        # A form was begun: going on with it is the first thing to do.
        expect(page.locator("#resume")).to_be_focused()


def tab_to(page: Page, element_id: str, backwards: bool = False) -> None:
    for _ in range(40):
        if page.evaluate("document.activeElement.id") == element_id:
            return
        page.keyboard.press("Shift+Tab" if backwards else "Tab")
    pytest.fail(f"#{element_id} cannot be reached with the Tab key")


def test_what_has_the_focus_is_outlined(chromium: Browser, service_url: str) -> None:
    with opened(chromium, service_url) as page:
        tab_to(page, "open-camera")
        style = page.evaluate(
            "(() => { const s = getComputedStyle(document.activeElement);"
            " return [s.outlineStyle, parseFloat(s.outlineWidth)]; })()"
        )
    assert style == ["solid", 3]


def test_the_list_is_a_full_twin_of_the_picture(
    chromium: Browser, service_url: str, scenes: Path
) -> None:
    with opened(chromium, service_url, DESK) as page:
        recognised(choose_photo(page, scenes / "costs.jpg"))
        items = page.locator("ol.fields > li")
        for index, field in enumerate(ASSISTANCE_COSTS.fields()):
            note = ASSISTANCE_COSTS.note(field["id"], "nl")
            words = items.nth(index).inner_text()
            assert items.nth(index).locator("h3").inner_text().split("\n")[-1] == note["label"]
            assert all(said in words for said in (note["explanation"], *note["steps"]))
        assert page.locator("#stage").get_attribute("aria-label")


def test_right_to_left_mirrors_the_whole_page(chromium: Browser, service_url: str) -> None:
    with opened(chromium, service_url, Look(language="ar")) as page:
        through_camera(page)
        page.click("#open-list")
        page.locator(".field__point").first.click()
        place = {
            name: page.locator(f"#{name}").bounding_box()
            for name in ("leave", "open-languages", "sheet-previous", "sheet-next", "sheet-close")
        }
    left = {name: box["x"] for name, box in place.items() if box}
    assert left["leave"] > left["open-languages"]
    assert left["sheet-previous"] > left["sheet-next"]
    assert left["sheet-close"] < PHONE.width / 4


def test_people_who_want_less_motion_get_none(chromium: Browser, service_url: str) -> None:
    with opened(chromium, service_url) as page:
        sheet(page, Path())
        moves = page.evaluate(
            "[...document.querySelectorAll('*')].flatMap((e) => e.getAnimations())"
            ".filter((a) => a.effect.getComputedTiming().duration > 1).length"
        )
    assert moves == 0


def test_forced_colours_reach_the_marks_on_the_paper(
    chromium: Browser, service_url: str, scenes: Path
) -> None:
    with opened(chromium, service_url) as page:
        page.emulate_media(forced_colors="active", color_scheme="dark")
        recognised(choose_photo(page, scenes / "costs.jpg"))
        page.wait_for_timeout(300)
        token = page.evaluate(
            "getComputedStyle(document.getElementById('stage')).getPropertyValue('--lw-mark-line')"
        )
        assert token.strip() == "CanvasText"
        assert violations(page) == []


def test_large_text_pushes_nothing_off_a_small_screen(chromium: Browser, service_url: str) -> None:
    with opened(chromium, service_url, Look(320, 568)) as page:
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
