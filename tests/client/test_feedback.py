"""A few words about one place: what goes is what the person sees, and nothing else."""

import json
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Browser, Page, Request, Route, expect

from tests.client.browsing import PHONE, choose_photo, opened, recognised
from tests.client.filling import GIVE_VOICES, MOVING, pick
from tests.client.scenes import ASSISTANCE_COSTS


def open_draft(page: Page) -> None:
    """Opens what can be said about the first step of a picked form."""
    pick(page, MOVING.version)
    page.click("#coach-tell")
    expect(page.locator("#tell-heading")).to_be_focused()


def posts(page: Page) -> list[Request]:
    """Collects what is sent from here on."""
    sent: list[Request] = []
    page.on("request", lambda request: sent.append(request) if request.method == "POST" else None)
    return sent


def test_exactly_what_is_shown_is_sent(chromium_without_camera: Browser, service_url: str) -> None:
    with opened(chromium_without_camera, service_url) as page:
        open_draft(page)
        sent = posts(page)
        page.check("#tell-wrong")
        page.fill("#tell-words", "  Het woord\n‘naam’ klopt niet. ")
        shown = page.locator("#tell-goes-words").inner_text()
        with page.expect_response("**/v1/feedback") as answered:
            page.click("#tell-send")
        assert answered.value.status == 204
        expect(page.locator("#tell-heading")).to_have_text("Dank u wel")
        expect(page.locator("#tell-heading")).to_be_focused()
    (request,) = sent
    body = json.loads(request.post_data or "")
    assert body == {
        "pageKey": f"{MOVING.version}/1",
        "anchorId": "surname",
        "language": "nl",
        "kind": "wrong",
        "message": shown,
    }
    assert shown == "Het woord ‘naam’ klopt niet."
    assert "x-session" not in request.headers
    assert "cookie" not in request.headers


def test_words_about_oneself_stay_on_the_phone(
    chromium_without_camera: Browser, service_url: str
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        open_draft(page)
        sent = posts(page)
        page.check("#tell-stuck")
        for words, kind in [
            ("Mijn BSN is 999 990 019", "een lang nummer"),
            ("mail jan@example.org", "een e-mailadres"),
            ("geboren op 7 maart 1985", "een datum"),
            ("ik woon op 1234 AB 12", "een adres"),
            ("NL91 ABNA 0417 1643 00", "een rekeningnummer"),
        ]:
            page.fill("#tell-words", words)
            expect(page.locator("#tell-found")).to_contain_text(kind)
            expect(page.locator("#tell-send")).to_have_attribute("aria-disabled", "true")
            page.locator("#tell-send").dispatch_event("click")
        page.wait_for_timeout(300)
        assert sent == []
        page.fill("#tell-words", "Welk nummer bedoelt u?")
        expect(page.locator("#tell-found")).to_be_empty()
        page.click("#tell-send")
        expect(page.locator("#tell-heading")).to_have_text("Dank u wel")


def test_a_reader_may_word_a_text_otherwise_and_a_reviewer_decides(
    chromium_without_camera: Browser, service_url: str
) -> None:
    english = replace(PHONE, language="en")
    with opened(chromium_without_camera, service_url, english) as page:
        open_draft(page)
        sent = posts(page)
        page.check("#tell-otherwise")
        explained = page.locator("#tell-words").input_value()
        assert explained
        expect(page.locator("#tell-send")).to_have_attribute("aria-disabled", "true")
        page.fill("#tell-words", f"{explained} As in your passport.")
        expect(page.locator("#tell-goes-words")).to_have_text(f"{explained} As in your passport.")
        with page.expect_response("**/v1/suggestions") as answered:
            page.click("#tell-send")
        assert answered.value.status == 204
        expect(page.locator("#tell-heading")).to_have_text("Thank you")
    (request,) = sent
    assert json.loads(request.post_data or "") == {
        "version": MOVING.version,
        "path": "fields/1/surname/explanation",
        "language": "en",
        "text": f"{explained} As in your passport.",
    }


def test_the_words_of_the_owner_are_not_worded_otherwise(
    chromium_without_camera: Browser, service_url: str
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        open_draft(page)
        expect(page.locator("#tell-thanks")).to_be_visible()
        expect(page.locator("#tell-otherwise")).to_have_count(0)


def test_without_a_choice_nothing_goes(chromium_without_camera: Browser, service_url: str) -> None:
    with opened(chromium_without_camera, service_url) as page:
        open_draft(page)
        sent = posts(page)
        expect(page.locator("#panel-tell")).to_contain_text("Kies eerst wat u wilt zeggen")
        page.locator("#tell-send").dispatch_event("click")
        page.wait_for_timeout(300)
        assert sent == []


def test_words_are_kept_when_the_network_is_lost_and_go_when_it_is_back(
    chromium_without_camera: Browser, service_url: str
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        open_draft(page)
        page.route("**/v1/feedback", lambda route: route.abort("internetdisconnected"))
        page.check("#tell-unclear")
        page.fill("#tell-words", "Welke naam bedoelt u?")
        page.click("#tell-send")
        expect(page.locator("#tell-trouble")).to_contain_text("Het versturen lukte niet")
        expect(page.locator("#tell-words")).to_have_value("Welke naam bedoelt u?")
        page.unroute("**/v1/feedback")
        page.click("#tell-send")
        expect(page.locator("#tell-heading")).to_have_text("Dank u wel")


def test_a_server_that_says_no_is_told_apart_from_one_that_is_away(
    chromium_without_camera: Browser, service_url: str
) -> None:
    def refuse(route: Route) -> None:
        route.fulfill(status=400, content_type="application/problem+json", body="{}")

    with opened(chromium_without_camera, service_url) as page:
        open_draft(page)
        page.route("**/v1/feedback", refuse)
        page.check("#tell-unclear")
        page.click("#tell-send")
        expect(page.locator("#tell-trouble")).to_contain_text("neemt dit niet aan")


def test_two_taps_send_once(chromium_without_camera: Browser, service_url: str) -> None:
    with opened(chromium_without_camera, service_url) as page:
        open_draft(page)
        sent = posts(page)
        page.check("#tell-thanks")
        page.locator("#tell-send").evaluate("button => { button.click(); button.click(); }")
        expect(page.locator("#tell-heading")).to_have_text("Dank u wel")
        assert len(sent) == 1


def test_closing_gives_the_focus_back_and_forgets_the_words(
    chromium_without_camera: Browser, service_url: str
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        open_draft(page)
        page.fill("#tell-words", "Toch maar niet")
        page.keyboard.press("Escape")
        expect(page.locator("#panel-tell")).to_be_hidden()
        expect(page.locator("#coach-tell")).to_be_focused()
        page.click("#coach-tell")
        expect(page.locator("#tell-words")).to_have_value("")
        page.go_back()
        expect(page.locator("#panel-tell")).to_be_hidden()
        expect(page.locator("#coach-heading")).to_be_visible()


def test_the_focus_comes_back_though_the_step_was_drawn_anew_meanwhile(
    chromium_without_camera: Browser, service_url: str
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        open_draft(page)
        page.locator("#coach-tell").evaluate("button => { window.before = button; }")
        # A voice that the phone finds late brings a button of its own to the step.
        page.evaluate(GIVE_VOICES)
        assert not page.evaluate("window.before.isConnected")
        page.keyboard.press("Escape")
        expect(page.locator("#coach-tell")).to_be_focused()


def test_every_field_in_the_list_can_be_spoken_about(
    chromium_without_camera: Browser, service_url: str, scenes: Path
) -> None:
    field = ASSISTANCE_COSTS.fields()[3]["id"]
    with opened(chromium_without_camera, service_url) as page:
        recognised(choose_photo(page, scenes / "costs.jpg"))
        page.click("#open-list")
        page.click(f"#list-tell-{field}")
        expect(page.locator(".goes__key")).to_have_text(f"{ASSISTANCE_COSTS.version}/2 {field}")
        page.check("#tell-thanks")
        page.click("#tell-send")
        expect(page.locator("#tell-heading")).to_have_text("Dank u wel")
        page.click("#tell-close")
        expect(page.locator("#panel-list")).to_be_visible()


def test_a_press_counts_though_its_button_is_drawn_anew_meanwhile(
    chromium_without_camera: Browser, service_url: str
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        pick(page, MOVING.version)
        page.locator("#coach-tell").hover()
        page.mouse.down()
        page.evaluate(
            """() => {
              const button = document.getElementById('coach-tell');
              const anew = button.cloneNode(true);
              anew.onclick = () => (window.pressed = true);
              button.replaceWith(anew);
            }"""
        )
        page.mouse.up()
        assert page.evaluate("window.pressed") is True
