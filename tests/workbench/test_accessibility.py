"""Every page of the workbench, usable by everyone: axe, sizes, keyboard, both directions."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.api.identity.cast import Part
from tests.client.browsing import SMALL_PHONE
from tests.client.test_accessibility import (
    LEAST_TARGET_PX,
    LEAST_TYPE_PX,
    MEASURE,
    tab_to,
    violations,
)
from tests.workbench.conftest import Bench
from tests.workbench.doors import DOORS, sign_in_page
from tests.workbench.pages import PAGES, go, signed_in, visiting

#: How people look at a page. Colours come from the same tokens everywhere, and axe is what takes
#: the time: a change is guarded by each page in one of these by turns, `make verify` has them all.
MEDIA = {
    "light": {"color_scheme": "light", "forced_colors": "none"},
    "dark": {"color_scheme": "dark", "forced_colors": "none"},
    "forced": {"color_scheme": "dark", "forced_colors": "active"},
}


class Seen(NamedTuple):
    """Who looks: in a language, in all colours or in each page's own."""

    language: str
    in_all: bool

    def colours(self, number: int) -> tuple[str, ...]:
        return tuple(MEDIA) if self.in_all else (tuple(MEDIA)[number % len(MEDIA)],)


#: Never two that are equal: pytest would go on with the visit of the first, whose last page holds
#: what was typed and will not be left.
LOOKS = (
    pytest.param(Seen("ar", in_all=False), id="ar"),
    pytest.param(Seen("ar", in_all=True), id="ar-all-colours", marks=pytest.mark.verify),
    pytest.param(Seen("nl", in_all=True), id="nl", marks=pytest.mark.verify),
)
SOUND = {"smallType": [], "smallTargets": [], "beyondPx": 0}
#: WCAG 1.4.10: a screen of 1280 px at 400 % is as wide as this.
FOUR_TIMES_LARGER = {"width": 320, "height": 256}
PHONE = {"width": SMALL_PHONE.width, "height": SMALL_PHONE.height}


@pytest.fixture(scope="module", params=LOOKS)
def seen(request: pytest.FixtureRequest) -> Seen:
    return request.param


@pytest.fixture(scope="module")
def page(seen: Seen, chromium: Browser, bench: Bench, administrator: Part) -> Iterator[Page]:
    """One visit for all pages: each is gone to by its address."""
    look = replace(SMALL_PHONE, language=seen.language)
    with signed_in(chromium, bench.url, administrator, look) as page:
        yield page


@pytest.mark.parametrize("shown", PAGES, ids=lambda shown: shown.name)
def test_a_page_is_sound_on_a_small_phone_by_day_by_night_and_in_forced_colours(
    page: Page, bench: Bench, seen: Seen, shown
) -> None:
    go(page, bench.url, shown)
    assert found_in(page, seen.colours(PAGES.index(shown))) == {}
    for size in (PHONE, FOUR_TIMES_LARGER):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        assert page.evaluate(MEASURE, [LEAST_TYPE_PX, LEAST_TARGET_PX]) == SOUND
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.name)
@pytest.mark.parametrize("seen", LOOKS)
def test_a_door_is_sound_on_a_small_phone_by_day_by_night_and_in_forced_colours(
    chromium: Browser, bench: Bench, door, seen: Seen
) -> None:
    with visiting(chromium, replace(SMALL_PHONE, language=seen.language)) as page:
        door.reach(page, bench)
        assert found_in(page, seen.colours(DOORS.index(door))) == {}
        assert page.evaluate(MEASURE, [LEAST_TYPE_PX, LEAST_TARGET_PX]) == SOUND


def found_in(page: Page, colours: tuple[str, ...]) -> dict[str, list[str]]:
    found = {}
    for name in colours:
        page.emulate_media(reduced_motion="reduce", **MEDIA[name])  # type: ignore[arg-type]
        wrong = violations(page)
        if wrong:
            found[name] = wrong
    page.emulate_media(color_scheme="light", forced_colors="none", reduced_motion="reduce")
    return found


def test_the_workbench_can_be_used_by_keyboard(
    chromium: Browser, bench: Bench, administrator: Part
) -> None:
    with signed_in(chromium, bench.url, administrator) as page:
        go(page, bench.url, PAGES[0])
        page.keyboard.press("Tab")
        expect(page.locator(".wb__skip")).to_be_focused()
        expect(page.locator(".wb__skip")).to_be_in_viewport()
        page.keyboard.press("Enter")
        expect(page.locator("#wb-main")).to_be_focused()
        page.locator("a[href='#/people']").first.focus()
        page.keyboard.press("Enter")
        # Reading goes on at the new page.
        expect(page.locator("main h1")).to_be_focused()
        expect(page.locator("nav [aria-current=page]")).to_have_attribute("href", "#/people")
        tab_to(page, "invite")
        page.keyboard.press("Enter")
        tab_to(page, "invite-name")
        style = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
        assert style == "3px"


def test_the_menu_of_a_small_screen_opens_and_closes_by_keyboard(
    chromium: Browser, bench: Bench, administrator: Part
) -> None:
    with signed_in(chromium, bench.url, administrator, SMALL_PHONE) as page:
        go(page, bench.url, PAGES[0])
        links = page.locator("#wb-navigation a")
        expect(links.first).to_be_hidden()
        tab_to(page, "wb-menu")
        page.keyboard.press("Enter")
        expect(links.first).to_be_visible()
        page.keyboard.press("Tab")
        page.keyboard.press("Escape")
        expect(links.first).to_be_hidden()
        expect(page.locator("#wb-menu")).to_be_focused()


def test_every_door_is_in_the_language_that_was_chosen(chromium: Browser, bench: Bench) -> None:
    with visiting(chromium) as page:
        sign_in_page(page, bench)
        page.select_option("#wb-language", "ar")
        expect(page.locator("html")).to_have_attribute("dir", "rtl")
        expect(page.locator("main h1")).to_have_text("تسجيل الدخول")
