"""What comes between: a page put away, a phone turned, late answers, storage that refuses."""

import contextlib
from pathlib import Path

from playwright.sync_api import Browser, Error, Page, Route, expect

from tests.client.browsing import (
    Look,
    choose_photo,
    in_language,
    opened,
    recognised,
    through_camera,
    until,
    until_asked,
    with_largest_letters,
    with_letters,
)
from tests.client.scenes import ASSISTANCE_COSTS

#: As when another app comes to the front, and goes again.
PUT_AWAY = """(isHidden) => {
  Object.defineProperty(document, 'hidden', { value: isHidden, configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));
}"""

#: Another camera of the phone: lying where the first stood, and seeing the same table.
SWITCH_THE_CAMERA = """() => {
  const video = document.querySelector('video');
  const seen = document.createElement('canvas');
  seen.width = video.videoWidth; seen.height = video.videoHeight;
  seen.getContext('2d').drawImage(video, 0, 0);
  const other = document.createElement('canvas');
  other.width = 1280; other.height = 720;
  const context = other.getContext('2d');
  const width = seen.width * 720 / seen.height;
  setInterval(() => context.drawImage(seen, 640 - width / 2, 0, width, 720), 60);
  video.srcObject.getTracks().forEach((track) => track.stop());
  video.srcObject = other.captureStream();
  video.play();
}"""

WATCH_WHAT_IS_DRAWN = """() => {
  window.drawn = null;
  window.leeswijzerDrawn = ({ frame }) => {
    if (frame.scene) window.drawn = [frame.widthPx, frame.heightPx];
  };
}"""

REFUSE_STORAGE = """
  const full = () => { throw new DOMException('full', 'QuotaExceededError'); };
  Storage.prototype.setItem = full;
  Storage.prototype.getItem = full;
"""


def test_a_page_that_is_put_away_sends_nothing_until_it_is_back(
    chromium_at_a_table: Browser, service_url: str
) -> None:
    with opened(chromium_at_a_table, service_url) as page:
        with page.expect_request("**/v1/frames*"):
            page.click("#open-camera")
        page.evaluate(PUT_AWAY, True)
        page.wait_for_timeout(1500)
        sent: list[str] = []
        page.on("request", lambda r: sent.append(r.url) if "/v1/frames" in r.url else None)
        page.wait_for_timeout(2500)
        assert sent == []
        with page.expect_request("**/v1/frames*"):
            page.evaluate(PUT_AWAY, False)


def test_a_phone_that_is_turned_shows_the_outlines_in_the_new_room(
    chromium: Browser, service_url: str
) -> None:
    with opened(chromium, service_url) as page:
        through_camera(page)
        page.set_viewport_size({"width": 844, "height": 390})
        page.evaluate(WATCH_WHAT_IS_DRAWN)
        until(page, "window.drawn !== null")
        shape = page.evaluate(
            "(({ width, height, clientWidth, clientHeight }) =>"
            " [width / height, clientWidth / clientHeight])(document.getElementById('stage'))"
        )
        assert abs(shape[0] - shape[1]) < 0.02
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") == 0
        expect(page.locator("#open-coach")).to_be_in_viewport()


def test_a_camera_that_is_switched_is_looked_through_in_its_own_shape(
    chromium: Browser, service_url: str
) -> None:
    with opened(chromium, service_url) as page:
        through_camera(page)
        page.evaluate(WATCH_WHAT_IS_DRAWN)
        page.evaluate(SWITCH_THE_CAMERA)
        until(page, "window.drawn !== null && window.drawn[0] === 1280")


def test_an_answer_that_comes_after_the_person_left_changes_nothing(
    chromium_without_camera: Browser, service_url: str, scenes: Path
) -> None:
    held: list[Route] = []
    with opened(chromium_without_camera, service_url) as page:
        page.route("**/v1/frames*", lambda route: held.extend([route]))
        choose_photo(page, scenes / "costs.jpg")
        page.wait_for_selector(".notice-line--busy")
        until_asked(page, held)
        page.click("#leave")
        _let_go(held)
        page.wait_for_timeout(1000)
        expect(page.locator("#start")).to_be_visible()
        expect(page.locator("#resume")).to_have_count(0)


def test_an_answer_in_the_language_before_does_not_come_back(
    chromium_without_camera: Browser, service_url: str, scenes: Path
) -> None:
    held: list[Route] = []
    with opened(chromium_without_camera, service_url) as page:
        page.route("**/v1/frames?language=nl*", lambda route: held.extend([route]))
        choose_photo(page, scenes / "costs.jpg")
        page.wait_for_selector(".notice-line--busy")
        until_asked(page, held)
        page.click("#open-languages")
        in_language(page, "look-language", "ar")
        recognised(page)
        _let_go(held)
        page.wait_for_timeout(1000)
        expect(page.locator("#look-title")).to_have_text(ASSISTANCE_COSTS.notes("ar")["title"])


def _let_go(held: list[Route]) -> None:
    """Answers now what was asked then; the page may have hung up meanwhile."""
    for route in held:
        with contextlib.suppress(Error):
            route.continue_()


def test_a_slow_network_is_said_and_the_photo_can_be_tried_again(
    chromium_without_camera: Browser, service_url: str, scenes: Path
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        page.clock.install()
        page.route("**/v1/frames*", lambda route: None)
        choose_photo(page, scenes / "costs.jpg")
        page.wait_for_selector(".notice-line--busy")
        page.clock.fast_forward(16_000)
        expect(page.locator(".notice-title")).to_have_text("Het duurt te lang")
        page.unroute("**/v1/frames*")
        page.click("#notice-again")
        recognised(page)


def test_a_phone_whose_storage_refuses_still_works_and_changes_language(
    chromium_without_camera: Browser, service_url: str
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        page.add_init_script(REFUSE_STORAGE)
        page.reload()
        in_language(page, "start-language", "ar")
        with_largest_letters(page)


def test_larger_letters_are_larger_everywhere_and_remembered(
    chromium_without_camera: Browser, service_url: str
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        before = _size_of_letters(page)
        with_letters(page, "large")
        page.reload()
        page.wait_for_selector("#open-camera")
        assert _size_of_letters(page) == before * 1.25
        page.click("#pick-form")
        page.wait_for_selector(".form-line")
        assert _size_of_letters(page) == before * 1.25


def _size_of_letters(page: Page) -> float:
    return page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")


def test_a_service_of_another_version_is_said_once_and_the_page_can_be_loaded_again(
    chromium_without_camera: Browser, service_url: str
) -> None:
    def answer_as_another(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, headers={**answer.headers, "api-version": "99.0"})

    with opened(chromium_without_camera, service_url, Look()) as page:
        page.route("**/v1/templates", answer_as_another)
        page.click("#pick-form")
        page.click("#renew-later")
        expect(page.locator("#renew")).to_have_count(0)
        page.click("#forms-back")
        page.click("#pick-form")
        page.wait_for_selector(".form-line")
        expect(page.locator("#renew")).to_have_count(0)
        page.reload()
        page.click("#pick-form")
        page.wait_for_selector("#renew")
        page.unroute("**/v1/templates")
        page.click("#renew")
        expect(page.locator("#renew")).to_have_count(0)
        expect(page.locator("#start")).to_be_visible()


def test_a_part_that_is_gone_with_its_version_offers_to_load_the_page_again(
    chromium_without_camera: Browser, service_url: str
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        page.route("**/assets/room-*.js", lambda route: route.fulfill(status=404, body=""))
        page.route(f"{service_url}/", lambda route: route.fulfill(body="<script src='new.js'>"))
        page.click("#open-letter")
        expect(page.locator("#renew")).to_be_visible()


def test_a_part_that_the_network_loses_is_not_taken_for_a_new_version(
    chromium_without_camera: Browser, service_url: str
) -> None:
    """Loading the page again over such a network could lose it."""
    with opened(chromium_without_camera, service_url) as page:
        page.route("**/assets/room-*.js", lambda route: route.abort())
        with page.expect_response(f"{service_url}/"):
            page.click("#open-letter")
        expect(page.locator("#letter-again")).to_be_visible()
        page.wait_for_timeout(200)
        expect(page.locator("#renew")).to_have_count(0)


def test_questions_that_did_not_come_can_be_fetched_again(
    chromium_without_camera: Browser, service_url: str
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        page.route("**/v1/templates/**", lambda route: route.abort())
        page.click("#pick-form")
        page.click(f"[data-form='{ASSISTANCE_COSTS.version}']")
        page.wait_for_selector("#coach-again")
        page.unroute("**/v1/templates/**")
        page.click("#coach-again")
        page.wait_for_selector("#coach-next")
        title = ASSISTANCE_COSTS.notes("nl")["title"]
        expect(page.locator("#coach h1")).to_have_text(title)
