"""Help with finding the form: aloud, felt, and with the phone's own lamp."""

from itertools import pairwise
from pathlib import Path

from playwright.sync_api import Browser, Route, expect

from tests.client.browsing import TWO_FRAMES, opened, recognised, through_camera, until
from tests.client.filling import GIVE_VOICES

FEEL = """() => {
  window.felt = [];
  navigator.vibrate = (pattern) => window.felt.push(pattern);
}"""

GIVE_A_LAMP = """() => {
  window.lamp = [];
  const { getCapabilities, applyConstraints } = MediaStreamTrack.prototype;
  MediaStreamTrack.prototype.getCapabilities = function () {
    return { ...getCapabilities.call(this), torch: true };
  };
  MediaStreamTrack.prototype.applyConstraints = async function (wanted) {
    const torch = wanted.advanced?.[0]?.torch;
    if (torch === undefined) return applyConstraints.call(this, wanted);
    window.lamp.push(torch);
  };
}"""


def test_hints_are_spoken_once_each_when_the_person_asks_for_it(
    chromium_at_a_table: Browser, service_url: str
) -> None:
    with opened(chromium_at_a_table, service_url) as page:
        page.evaluate(GIVE_VOICES)
        page.evaluate(FEEL)
        page.click("#open-camera")
        page.wait_for_selector(".notice-place--hint .notice-line")
        assert page.evaluate("[window.spoken, window.felt]") == [[], []]
        hint = page.locator(".notice-place--hint .notice-line")
        before = hint.inner_text()
        page.click("#hints-aloud")
        until(page, "window.spoken.length > 0")
        # Another may have come between the look and the press.
        now = hint.inner_text()
        page.wait_for_timeout(4000)
        spoken = page.evaluate("window.spoken")
        assert spoken[0] in ([before, "nl", "near"], [now, "nl", "near"])
        texts = [text for text, _, _ in spoken]
        assert all(one != other for one, other in pairwise(texts))
        page.click("#hints-aloud")
        expect(page.locator("#hints-aloud")).to_have_attribute("aria-pressed", "false")


def test_a_new_hint_is_felt_as_one_short_beat_by_whoever_asked_for_hints_aloud(
    chromium_at_a_table: Browser, service_url: str
) -> None:
    def another(route: Route) -> None:
        answer = route.fetch().json()
        answer["miss"]["hint"]["text"] = "Doe een lamp aan."
        route.fulfill(json=answer)

    with opened(chromium_at_a_table, service_url) as page:
        page.evaluate(GIVE_VOICES)
        page.evaluate(FEEL)
        page.click("#open-camera")
        page.wait_for_selector(".notice-place--hint .notice-line")
        page.click("#hints-aloud")
        page.route("**/v1/frames*", another)
        until(page, "window.spoken.some(([text]) => text === 'Doe een lamp aan.')")
        assert page.evaluate("window.felt.at(-1)") == [25]


def test_a_form_that_is_found_is_felt_and_said(chromium: Browser, service_url: str) -> None:
    with opened(chromium, service_url) as page:
        page.evaluate(GIVE_VOICES)
        page.evaluate(FEEL)
        through_camera(page)
        assert page.evaluate("window.felt") == [[40, 60, 40]]
        # The next answer about the same form is no news.
        with page.expect_response("**/v1/frames*"):
            pass
        page.evaluate(TWO_FRAMES)
        assert len(page.evaluate("window.felt")) == 1
        page.click("#hints-aloud")
        page.click("#leave")
        page.click("#open-camera")
        recognised(page)
        until(page, "window.spoken.length > 0")
        assert "Formulier herkend" in page.evaluate("window.spoken.at(-1)[0]")


def test_the_lamp_is_offered_where_there_is_one_and_when_it_is_dark(
    chromium_at_a_table: Browser, service_url: str
) -> None:
    def dark(route: Route) -> None:
        answer = route.fetch().json()
        answer["miss"]["reason"] = "too-dark"
        route.fulfill(json=answer)

    with opened(chromium_at_a_table, service_url) as page:
        page.evaluate(GIVE_A_LAMP)
        page.route("**/v1/frames*", dark)
        page.click("#open-camera")
        page.click("#notice-torch")
        expect(page.locator("#torch")).to_have_attribute("aria-pressed", "true")
        page.click("#torch")
        expect(page.locator("#torch")).to_have_attribute("aria-pressed", "false")
        assert page.evaluate("window.lamp") == [True, False]


def test_a_phone_without_lamp_or_voice_shows_no_buttons_for_them(
    chromium: Browser, service_url: str
) -> None:
    with opened(chromium, service_url) as page:
        through_camera(page)
        expect(page.locator("#torch, #hints-aloud")).to_have_count(0)


def test_a_page_that_is_done_says_which_one_comes_next(
    chromium: Browser, service_url: str, scenes: Path
) -> None:
    def fill(route: Route) -> None:
        answer = route.fetch().json()
        for anchor in answer["anchors"]:
            is_ticked = anchor["fieldType"] in ("choice", "checkbox")
            anchor["state"] = "ticked" if is_ticked else "filled"
            anchor["checks"] = []
        route.fulfill(json=answer)

    with opened(chromium, service_url) as page:
        page.route("**/v1/frames*", fill)
        page.click("#open-camera")
        recognised(page)
        expect(page.locator(".notice-place--turn .notice-line")).to_contain_text("pagina 2")
