"""“Not my form”, and no camera at all: a form picked from the list."""

import json
from datetime import date
from pathlib import Path

from playwright.sync_api import Browser, Route, expect

from tests.client.browsing import choose_photo, opened, recognised

LIBRARY = Path(__file__).resolve().parents[2] / "forms" / "library"
#: What the list holds, as its authors wrote it.
BUNDLED = [json.loads(path.read_text("utf-8")) for path in LIBRARY.glob("*/*/*/template.json")]


def ended_last() -> list[bool]:
    """Of each line of the whole list whether its form has ended."""
    today = date.today().isoformat()
    ended = (form["validUntil"] is not None and form["validUntil"] < today for form in BUNDLED)
    return sorted(ended)


def test_the_list_is_searched_as_one_types(
    chromium_without_camera: Browser, service_url: str
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        page.click("#pick-form")
        expect(page.locator("#forms-heading")).to_be_focused()
        expect(page.locator(".form-line")).to_have_count(len(BUNDLED))
        page.fill("#forms-search", "RIVIERENLAND kwijt 2026")
        expect(page.locator(".form-line")).to_have_count(1)
        expect(page.locator("#forms-found")).to_have_text("1 formulieren gevonden")
        page.fill("#forms-search", "paspoort")
        expect(page.locator("#forms-found")).to_contain_text("Geen formulier gevonden")
        page.fill("#forms-search", "")
        lines = page.locator(".form-line").all_inner_texts()
        assert ["Oude versie" in line for line in lines] == ended_last()


def test_what_is_sought_stays_on_the_phone(
    chromium_without_camera: Browser, service_url: str
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        page.click("#pick-form")
        page.wait_for_selector(".form-line")
        sent: list[str] = []
        page.on("request", lambda request: sent.append(request.url))
        page.fill("#forms-search", "bijstand")
        expect(page.locator(".form-line")).to_have_count(1)
        assert sent == []


def test_somebody_with_another_form_than_was_recognised_finds_theirs(
    chromium_without_camera: Browser, service_url: str, scenes: Path
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        recognised(choose_photo(page, scenes / "costs.jpg"))
        page.click("#open-list")
        page.click("#list-not-mine")
        page.click("[data-form='gemeente-voorbeeldstad/verhuizing/2026-1']")
        expect(page.locator("#coach-heading")).to_have_text("Achternaam")
        page.go_back()
        expect(page.locator("#forms-heading")).to_be_visible()
        page.go_back()
        expect(page.locator("#start")).to_be_visible()


def test_a_sheet_that_is_not_recognised_offers_the_list(
    chromium_without_camera: Browser, service_url: str, scenes: Path
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        choose_photo(page, scenes / "nothing.jpg")
        page.click("#notice-pick")
        expect(page.locator(".form-line")).to_have_count(len(BUNDLED))


def test_a_list_that_does_not_come_can_be_asked_for_again(
    chromium_without_camera: Browser, service_url: str
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        page.route("**/v1/templates", lambda route: route.abort("connectionrefused"))
        page.click("#pick-form")
        expect(page.locator("#forms-found")).to_have_text("Geen verbinding")
        page.unroute("**/v1/templates")
        page.click("#forms-again")
        expect(page.locator(".form-line")).to_have_count(len(BUNDLED))


def test_somebody_quicker_than_the_network_gets_there_too(
    chromium_without_camera: Browser, service_url: str
) -> None:
    context = chromium_without_camera.new_context(locale="nl")
    page = context.new_page()
    held: list[Route] = []
    page.route("**/later-*.js", lambda route: held.extend([route]))
    page.goto(service_url)
    page.click("#pick-form")
    page.wait_for_timeout(500)
    assert page.locator("#forms-heading").count() == 0
    for route in held:
        route.continue_()
    expect(page.locator("#forms-heading")).to_be_focused()
    expect(page.locator(".form-line")).to_have_count(len(BUNDLED))
    context.close()
