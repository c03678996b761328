"""The example: for who has no camera, or no form yet. It goes the whole way, to the service too."""

from playwright.sync_api import Browser, expect

from tests.client.browsing import opened, recognised, until
from tests.client.filling import MOVING, coach


def test_the_example_is_recognised_and_filled_in_as_any_form_without_a_camera(
    chromium_without_camera: Browser, service_url: str
) -> None:
    fetched: list[str] = []
    with opened(chromium_without_camera, service_url) as page:
        page.on("request", lambda request: fetched.append(request.url))
        with page.expect_request("**/v1/frames*"):
            page.click("#open-example")
        recognised(page)
        assert any("paper" in url for url in fetched)
        expect(page.locator(".stage__example")).to_have_text("Dit is een voorbeeld")
        expect(page.locator("#look-title")).to_have_text(MOVING.notes("nl")["title"])
        coach(page)
        assert page.evaluate("document.querySelector('video').srcObject") is None
        page.click("#coach-back")
        recognised(page)
        expect(page.locator(".stage__example")).to_be_visible()


def test_the_outlines_follow_the_moving_example(
    chromium_without_camera: Browser, service_url: str
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        page.emulate_media(reduced_motion="no-preference")
        page.evaluate(
            """() => {
              window.corners = [];
              window.leeswijzerDrawn = ({ frame }) =>
                frame.scene && window.corners.push(frame.scene.marks[0].polygon[0]);
            }"""
        )
        page.click("#open-example")
        recognised(page)
        until(page, "window.corners.length > 10")
        xs = "window.corners.map(([x]) => x)"
        until(page, f"Math.max(...{xs}) - Math.min(...{xs}) > 2")


def test_a_machine_without_camera_is_offered_the_example_and_goes_on_to_its_own_form(
    chromium_without_camera: Browser, service_url: str
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        page.click("#open-camera")
        page.click("#notice-example")
        recognised(page)
        page.click("#use-camera")
        expect(page.locator(".notice-title")).to_have_text("Geen camera gevonden")
        expect(page.locator(".stage__example")).to_be_hidden()


def test_an_example_that_cannot_be_fetched_is_not_blamed_on_the_camera(
    chromium_without_camera: Browser, service_url: str
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        page.route("**/assets/example-*.js", lambda route: route.abort())
        page.click("#open-example")
        expect(page.locator(".notice-title")).to_have_text("Geen verbinding")
        page.unroute("**/assets/example-*.js")
        expect(page.locator("#notice-again")).to_be_visible()
