"""What a person sees, and can do, when something is wrong."""

from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route, expect

from forms.letter import Fact
from forms.overlay import Overlay
from tests.client.browsing import choose_photo, opened, recognised, through_camera
from tests.client.letters import Reader, letter_of, read, warned
from tests.client.screens import TAKE_THE_CAMERA_AWAY


def test_a_refused_camera_says_so_and_offers_a_photo(
    chromium_that_refuses: Browser, service_url: str, scenes: Path
) -> None:
    with opened(chromium_that_refuses, service_url) as page:
        page.click("#open-camera")
        expect(page.locator(".notice-title")).to_have_text("De camera mag niet aan")
        expect(page.locator("#notice-photo")).to_be_visible()
        expect(page.locator("#notice-again")).to_be_visible()
        choose_photo(page, scenes / "costs.jpg")
        recognised(page)


def test_a_machine_without_camera_says_so_and_offers_a_photo(
    chromium_without_camera: Browser, service_url: str
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        page.click("#open-camera")
        expect(page.locator(".notice-title")).to_have_text("Geen camera gevonden")
        expect(page.locator("#notice-photo")).to_be_visible()


def test_where_the_tracker_does_not_run_a_photo_works_and_the_camera_goes_out(
    chromium: Browser, service_url: str, scenes: Path
) -> None:
    with opened(chromium, service_url) as page:
        page.route("**/*.wasm", lambda route: route.fulfill(body=b"nonsense"))
        page.reload()
        page.click("#open-camera")
        expect(page.locator("#notice-photo")).to_be_visible()
        assert page.evaluate("document.querySelector('video').srcObject") is None
        choose_photo(page, scenes / "costs.jpg")
        recognised(page)


def test_a_camera_taken_away_says_so_and_can_be_opened_again(
    chromium: Browser, service_url: str
) -> None:
    with opened(chromium, service_url) as page:
        through_camera(page)
        page.evaluate(TAKE_THE_CAMERA_AWAY)
        expect(page.locator(".notice-title")).to_have_text("De camera is gestopt")
        page.click("#notice-again")
        recognised(page)


@pytest.mark.parametrize(
    ("name", "title"),
    [("letter.pdf", "Deze PDF lukt niet"), ("notes.txt", "Dit is geen foto")],
)
def test_a_file_that_is_no_photo_is_never_sent(
    chromium_without_camera: Browser, service_url: str, scenes: Path, name: str, title: str
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        sent: list[str] = []
        page.on("request", lambda request: sent.append(request.url))
        choose_photo(page, scenes / name)
        expect(page.locator(".notice-title")).to_have_text(title)
        expect(page.locator("#notice-photo")).to_be_visible()
        assert not any("/v1/frames" in url for url in sent)


def test_a_photo_without_a_form_gives_a_hint_and_two_ways_on(
    chromium_without_camera: Browser, service_url: str, scenes: Path
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        choose_photo(page, scenes / "nothing.jpg")
        expect(page.locator(".notice-place--hint .notice-line")).to_be_visible()
        expect(page.locator("#notice-photo")).to_be_visible()
        expect(page.locator("#notice-camera")).to_be_visible()


def test_an_unreachable_service_is_said_and_the_same_photo_can_be_tried_again(
    chromium_without_camera: Browser, service_url: str, scenes: Path
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        page.route("**/v1/frames*", lambda route: route.abort("connectionrefused"))
        choose_photo(page, scenes / "costs.jpg")
        expect(page.locator(".notice-title")).to_have_text("Geen verbinding")
        page.unroute("**/v1/frames*")
        page.click("#notice-again")
        recognised(page)


def test_a_busy_service_is_asked_again_when_it_said(
    chromium_without_camera: Browser, service_url: str, scenes: Path
) -> None:
    asked: list[None] = []

    def busy_once(route: Route) -> None:
        asked.append(None)
        if len(asked) > 1:
            route.continue_()
            return
        route.fulfill(status=503, headers={"Retry-After": "2"}, body="{}")

    with opened(chromium_without_camera, service_url) as page:
        page.route("**/v1/frames*", busy_once)
        choose_photo(page, scenes / "costs.jpg")
        expect(page.locator(".notice-title")).to_have_text("Het is druk")
        expect(page.locator(".notice-place")).to_contain_text("2 seconden")
        recognised(page)
    assert len(asked) == 2


def test_the_camera_keeps_asking_ever_less_often_and_recovers_by_itself(
    chromium: Browser, service_url: str
) -> None:
    refused: list[None] = []

    def refuse(route: Route) -> None:
        refused.append(None)
        route.fulfill(status=500, content_type="application/problem+json", body="{}")

    with opened(chromium, service_url) as page:
        page.route("**/v1/frames*", refuse)
        page.click("#open-camera")
        expect(page.locator(".notice-title")).to_have_text("Er ging iets mis bij ons")
        page.wait_for_timeout(4000)
        assert len(refused) <= 3
        page.unroute("**/v1/frames*")
        recognised(page)
        expect(page.locator(".notice-title")).to_have_count(0)


def test_missing_notes_leave_the_fields_working(
    chromium_without_camera: Browser, service_url: str, scenes: Path
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        page.route("**/notes?*", lambda route: route.fulfill(status=500, body="{}"))
        choose_photo(page, scenes / "costs.jpg")
        recognised(page)
        page.click("#open-about")
        expect(page.locator("#about")).to_contain_text("niet ophalen")


def test_what_the_service_says_is_never_markup(
    chromium_without_camera: Browser, service_url: str, scenes: Path
) -> None:
    def poison(route: Route) -> None:
        answer = route.fetch().json()
        answer["template"]["title"]["text"] = "<img src=x onerror=window.broken=1>"
        for anchor in answer["anchors"]:
            anchor["label"]["text"] = "<script>window.broken=1</script><b>vet</b>"
        route.fulfill(json=answer)

    with opened(chromium_without_camera, service_url) as page:
        page.route("**/v1/frames*", poison)
        choose_photo(page, scenes / "costs.jpg")
        recognised(page)
        page.click("#open-list")
        expect(page.locator("#look b, #look img, #look script")).to_have_count(0)
        assert page.evaluate("window.broken") is None


def test_what_is_known_of_forms_is_never_markup(
    chromium_without_camera: Browser, service_url: str
) -> None:
    """Titles and senders come from packs that others made."""
    poison = "<img src=x onerror=window.broken=1>"

    def in_list(route: Route) -> None:
        answer = route.fetch().json()
        for form in answer["templates"]:
            form["title"] = form["issuerName"] = poison
        route.fulfill(json=answer)

    def in_notes(route: Route) -> None:
        answer = route.fetch().json()
        answer["title"]["text"] = poison
        for note in answer["fields"].values():
            note["explanation"]["text"] = poison
        route.fulfill(json=answer)

    with opened(chromium_without_camera, service_url) as page:
        page.route("**/v1/templates", in_list)
        page.route("**/notes?*", in_notes)
        page.click("#pick-form")
        page.locator(".form-line").first.click()
        expect(page.locator("#coach h1")).to_have_text(poison)
        expect(page.locator("#coach img, #forms img")).to_have_count(0)
        assert page.evaluate("window.broken") is None


def test_what_is_read_in_a_letter_is_never_markup(
    chromium_without_camera: Browser, service_url: str, photo: Path
) -> None:
    """Whoever writes a letter decides what its print says."""
    poison = "<img src=x onerror=window.broken=1>"

    def poisoned(fact: Fact) -> Fact:
        return replace(fact, value=poison, text=poison, sentence=poison)

    def poison_all(overlay: Overlay) -> Overlay:
        overlay = warned(overlay)
        letter = letter_of(overlay)
        assert letter.sender and letter.subject
        said = [
            replace(action, message=replace(action.message, text=poison))
            for action in letter.actions
        ]
        deadlines = [replace(fact, text=poison, sentence=poison) for fact in letter.deadlines]
        card = replace(
            letter, sender=poisoned(letter.sender), subject=poisoned(letter.subject),
            references=tuple(map(poisoned, letter.references)),
            emails=tuple(map(poisoned, letter.emails)), urls=tuple(map(poisoned, letter.urls)),
            deadlines=tuple(deadlines), actions=tuple(said),
        )  # fmt: skip
        lines = [
            replace(each, label=replace(each.label, text=poison)) if each.label else each
            for each in overlay.anchors
        ]
        return replace(overlay, letter=card, anchors=tuple(lines))

    with opened(chromium_without_camera, service_url) as page:
        read(page, photo, Reader(change=poison_all))
        expect(page.locator("#letter-sender bdi")).to_have_text(poison)
        expect(page.locator(".task .said").first).to_contain_text(poison)
        assert page.locator("a[href^='javascript'], a[href*='<']").count() == 0
        for open_it, shows in [
            ("#task-0-day", "#letter-slip-title"),
            ("#task-0-answer", "#letter-draft"),
        ]:
            page.click(open_it)
            page.wait_for_selector(shows)
            assert page.locator("img[src=x], [onerror]").count() == 0
            page.keyboard.press("Escape")
            page.click("#letter-tab-card")
        page.click("#letter-tab-text")
        expect(page.locator("[data-line]").first).to_contain_text(poison)
        assert page.locator("img[src=x], [onerror]").count() == 0
        assert page.evaluate("window.broken") is None
