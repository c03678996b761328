"""The first screen while it loads: no press is lost, and only what changed is drawn anew."""

from collections.abc import Callable

from playwright.sync_api import Browser, Page, Route, expect

from tests.client.browsing import TWO_FRAMES, in_language, opened, until, until_asked

#: Everything on the first screen that can be pressed, as it is now.
REMEMBER = """window.before = [...document.querySelectorAll('#start label, #start button')]"""
GONE = "window.before.filter((each) => !each.isConnected).map((each) => each.htmlFor || each.id)"


def _as_said(told: dict) -> None:
    """Nothing that the page did not know."""


def _elsewhere(told: dict) -> None:
    """One language is translated to elsewhere: a sign, and a sentence under the languages."""
    told["languages"][-1]["leavesMachine"] = True


def _held(page: Page, url: str, change: Callable[[dict], None]) -> Callable[[], None]:
    """Loads the page while the answer about languages is held back; gives what lets it go."""
    held: list[Route] = []
    page.route("**/v1/languages", lambda route: held.extend([route]))
    with page.expect_request("**/v1/languages"):
        page.goto(url)
    page.wait_for_selector("#open-camera")

    def let_go() -> None:
        (route,) = held
        answer = route.fetch()
        told = answer.json()
        change(told)
        with page.expect_response("**/v1/languages"):
            route.fulfill(response=answer, json=told)
        page.evaluate(TWO_FRAMES)

    return let_go


def test_a_language_is_chosen_though_the_list_comes_while_it_is_pressed(
    chromium_without_camera: Browser, service_url: str
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        let_go = _held(page, service_url, _elsewhere)
        page.hover("label[for='start-language-ar']")
        page.mouse.down()
        let_go()
        # Nothing moves from under the finger.
        expect(page.locator("#start-language-leaves")).to_have_count(0)
        page.mouse.up()
        page.wait_for_selector("html[lang=ar]", state="attached")
        expect(page.locator("#start-language-ar")).to_be_checked()
        expect(page.locator("#start-language-leaves")).to_be_visible()


def test_the_camera_is_opened_though_the_list_comes_while_its_button_is_pressed(
    chromium_without_camera: Browser, service_url: str
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        let_go = _held(page, service_url, _elsewhere)
        page.hover("#pick-form")
        page.mouse.down()
        let_go()
        page.mouse.up()
        expect(page.locator(".form-line").first).to_be_visible()


def test_a_finger_that_goes_up_beside_the_button_holds_nothing_back(
    chromium_without_camera: Browser, service_url: str
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        let_go = _held(page, service_url, _elsewhere)
        page.hover("#pick-form")
        page.mouse.down()
        let_go()
        page.mouse.move(1, 1)
        page.mouse.up()
        expect(page.locator("#start-language-leaves")).to_be_visible()
        expect(page.locator("#start")).to_be_visible()


def test_only_what_the_list_changes_is_drawn_anew(
    chromium_without_camera: Browser, service_url: str
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        let_go = _held(page, service_url, _as_said)
        page.evaluate(REMEMBER)
        let_go()
        assert page.evaluate(GONE) == []
        let_go = _held(page, service_url, _elsewhere)
        page.evaluate(REMEMBER)
        let_go()
        expect(page.locator("#start-language-leaves")).to_be_visible()
        gone = page.evaluate(GONE)
        assert gone
        assert all(name.startswith("start-language-") for name in gone)


def test_of_two_languages_chosen_one_after_the_other_the_last_is_spoken(
    chromium_without_camera: Browser, service_url: str
) -> None:
    held: list[Route] = []
    with opened(chromium_without_camera, service_url) as page:
        page.route("**/assets/ar-*.js", lambda route: held.extend([route]))
        page.click("label[for='start-language-ar']")
        until(page, "document.getElementById('start-language-ar').checked")
        in_language(page, "start-language", "pl")
        until_asked(page, held)
        for route in held:
            with page.expect_response(route.request.url):
                route.continue_()
        page.unroute("**/assets/ar-*.js")
        page.evaluate(TWO_FRAMES)
        expect(page.locator("html")).to_have_attribute("lang", "pl")
        expect(page.locator("#start-language-pl")).to_be_checked()
