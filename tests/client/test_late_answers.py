"""An answer that comes late moves nothing, and takes no focus and no press."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from api.wire.senders import SendersSchema
from tests.client.browsing import DESK, PHONE, Look, choose_photo, opened, recognised
from tests.client.filling import GIVE_VOICES, MOVING, hold_back, pick
from tests.client.late_answers import Screen, anew, findings
from tests.client.letter_screens import Reach, letter_card
from tests.client.letters import PUBLISHED, read
from tests.client.screens import forms

#: Where everything begins that one can press, by its id, wherever the page is scrolled to.
PLACES = """() => {
  const scrolled = (each) => (each === null ? 0 : each.scrollTop + scrolled(each.parentElement));
  return Object.fromEntries(
    [...document.querySelectorAll(':is(button, input, a)[id]')]
      .filter((each) => each.checkVisibility({ visibilityProperty: true }))
      .map((each) => [each.id, each.getBoundingClientRect().top + scrolled(each)]));
}"""


def let_go(page: Page, held: list[Route], shown: str) -> None:
    """Gives every answer that was held back, and waits until it shows."""
    assert held
    for route in held:
        route.continue_()
    page.wait_for_selector(shown)


def moved(page: Page, before: dict[str, float]) -> dict[str, tuple[float, float]]:
    """What stood elsewhere before."""
    now = page.evaluate(PLACES)
    return {
        name: (place, now[name])
        for name, place in before.items()
        if name in now and abs(now[name] - place) > 0.5
    }


@pytest.mark.slow
@pytest.mark.parametrize(
    "reach",
    [
        pytest.param(letter_card, id="letter_card"),
        pytest.param(forms, id="forms", marks=pytest.mark.verify),
    ],
)
def test_no_answer_that_comes_late_moves_a_button_or_takes_the_focus_or_a_press(
    chromium_without_camera: Browser, service_url: str, scenes: Path, reach: Reach
) -> None:
    screen = Screen(
        reach.__name__,
        lambda: opened(chromium_without_camera, service_url),
        lambda page: reach(anew(page), scenes),
    )
    assert [str(each) for each in findings(screen)] == []


@pytest.mark.parametrize("look", [PHONE, DESK], ids=["phone", "desk"])
def test_how_far_one_is_and_which_field_is_next_move_nothing_when_they_come(
    chromium_without_camera: Browser, service_url: str, scenes: Path, look: Look
) -> None:
    with opened(chromium_without_camera, service_url, look) as page:
        held = hold_back(page, "**/v1/templates/**")
        recognised(choose_photo(page, scenes / "costs.jpg"))
        page.wait_for_selector("#open-about")
        bar = page.evaluate(PLACES)
        if look is PHONE:
            page.click("#open-list")
        page.wait_for_selector(".field__point")
        before = page.evaluate(PLACES)
        let_go(page, held, ".field--next")
        expect(page.locator("#look-progress")).to_contain_text("Verplicht", use_inner_text=False)
        assert moved(page, before) == {}
        assert moved(page, bar) == {}


def test_the_sheet_of_a_field_keeps_its_place_and_the_focus_when_the_form_comes(
    chromium_without_camera: Browser, service_url: str, scenes: Path
) -> None:
    with opened(chromium_without_camera, service_url, Look(360, 640)) as page:
        held = hold_back(page, "**/v1/templates/**")
        recognised(choose_photo(page, scenes / "costs.jpg"))
        page.click("#open-list")
        page.locator(".field__point").nth(1).click()
        page.focus("#sheet-body")
        page.evaluate("document.getElementById('sheet-body').scrollTo(0, 40)")
        read_at = page.evaluate("document.getElementById('sheet-body').scrollTop")
        before = page.evaluate(PLACES)
        let_go(page, held, "#sheet-coach")
        assert moved(page, before) == {}
        assert page.evaluate("document.getElementById('sheet-body').scrollTop") == read_at > 0
        expect(page.locator("#sheet-body")).to_be_focused()


def test_what_was_changed_in_a_form_moves_no_button_among_its_steps_when_it_comes(
    chromium_without_camera: Browser, service_url: str
) -> None:
    changes = {"changes": [{"day": "2026-05-04", "text": "De uitleg is duidelijker."}]}
    with opened(chromium_without_camera, service_url) as page:
        held = hold_back(page, "**/changes*")
        pick(page, MOVING.version)
        page.click("#coach-all")
        before = page.evaluate(PLACES)
        assert "coach-help" in before
        assert held
        for route in held:
            answer = route.fetch()
            route.fulfill(response=answer, json={**answer.json(), **changes})
        page.wait_for_selector(".changed")
        assert moved(page, before) == {}


def test_who_may_be_paid_and_who_helps_move_nothing_on_the_card_when_they_come(
    chromium_without_camera: Browser, service_url: str, photo: Path
) -> None:
    told = json.loads(SendersSchema.of(PUBLISHED).line())
    with opened(chromium_without_camera, service_url) as page:
        senders = hold_back(page, "**/v1/senders")
        helpers = hold_back(page, "**/v1/aid-organisations*")
        read(page, photo)
        before = page.evaluate(PLACES)
        page.focus("#letter-print")
        for route in senders:
            route.fulfill(json=told)
        page.wait_for_selector("#task-0-code")
        page.locator("#task-0-code summary").click()
        page.wait_for_selector("#task-0-code canvas")
        opened_at = page.evaluate(PLACES)
        page.focus("#letter-print")
        let_go(page, helpers, "#letter-helping")
        assert moved(page, opened_at) == {}
        expect(page.locator("#letter-print")).to_be_focused()
        expect(page.locator("#task-0-code canvas")).to_be_visible()
        page.locator("#task-0-code summary").click()
        assert moved(page, before) == {}


def test_what_is_opened_on_a_letter_stays_open_and_keeps_the_focus_when_a_voice_comes(
    chromium_without_camera: Browser, service_url: str, photo: Path
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        read(page, photo)
        page.click("#letter-tab-text")
        term = page.locator(".part__terms").first
        term.locator("summary").focus()
        page.keyboard.press("Enter")
        page.evaluate(GIVE_VOICES)
        page.wait_for_selector("#letter-read-text")
        expect(term.locator("summary")).to_be_focused()
        expect(term).to_have_attribute("open", "")


def test_a_press_on_what_has_no_name_counts_though_it_is_drawn_anew_meanwhile(
    chromium_without_camera: Browser, service_url: str, photo: Path
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        read(page, photo)
        page.evaluate(GIVE_VOICES)
        page.click("#letter-tab-text")
        page.wait_for_selector("#letter-read-text")
        term = page.locator(".part__terms").first
        term.locator("summary").hover()
        page.mouse.down()
        # A voice that begins draws the text anew, and moves nothing.
        page.evaluate("document.getElementById('letter-read-text').click()")
        expect(page.locator("#letter-read-text")).to_contain_text("Stop")
        page.mouse.up()
        expect(term).to_have_attribute("open", "")
