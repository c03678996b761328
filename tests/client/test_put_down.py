"""The phone lies on the table: no camera, the screen on, steps aloud, and room for the words."""

import pytest
from playwright.sync_api import Browser, expect

from tests.client.browsing import (
    DESK,
    TWO_FRAMES,
    Look,
    opened,
    recognised,
    through_camera,
    until,
    until_asked,
)
from tests.client.filling import GIVE_VOICES, MOVING, WATCH_THE_LOCK, coach, go_to, hold_back, pick


def test_the_camera_goes_out_and_nothing_is_sent_while_somebody_writes(
    chromium: Browser, service_url: str
) -> None:
    with opened(chromium, service_url) as page:
        coach(through_camera(page))
        assert page.evaluate("document.querySelector('video').srcObject") is None
        sent: list[str] = []
        page.on("request", lambda request: sent.append(request.method))
        page.wait_for_timeout(1500)
        page.click("#coach-next")
        page.click("#coach-next")
        page.wait_for_timeout(1500)
        assert "POST" not in sent
        page.click("#coach-back")
        recognised(page)
        until(page, "document.querySelector('video').srcObject !== null")


def test_the_screen_stays_on_while_filling_in_and_no_longer(
    chromium_without_camera: Browser, service_url: str
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        page.evaluate(WATCH_THE_LOCK)
        pick(page, MOVING.version)
        expect(page.locator(".coach__awake")).to_contain_text("Uw scherm blijft aan")
        assert page.evaluate("window.locks") == ["screen"]
        page.click("#coach-back")
        until(page, "window.locks.length === 2")
        assert page.evaluate("window.locks") == ["screen", "released"]


def test_steps_are_read_aloud_with_a_voice_of_the_phone_itself(
    chromium_without_camera: Browser, service_url: str
) -> None:
    first, second = MOVING.fields()[:2]
    with opened(chromium_without_camera, service_url) as page:
        page.evaluate(GIVE_VOICES)
        pick(page, MOVING.version)
        page.click("#coach-read")
        spoken = page.evaluate("window.spoken")
        note = MOVING.note(first["id"], "nl")
        assert [text for text, _, _ in spoken][:2] == [note["label"], note["explanation"]]
        assert first["example"] in [text for text, _, _ in spoken]
        assert {voice for _, _, voice in spoken} == {"near"}
        expect(page.locator("#coach-read")).to_have_text("Stop met lezen")
        page.click("#coach-read")
        page.check("#coach-aloud")
        page.evaluate("window.spoken = []")
        page.click("#coach-next")
        until(page, "window.spoken.length > 0")
        assert page.evaluate("window.spoken[0][0]") == MOVING.note(second["id"], "nl")["label"]


def test_without_a_voice_nothing_pretends_to_read(
    chromium_without_camera: Browser, service_url: str
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        pick(page, MOVING.version)
        expect(page.locator("#coach-read")).to_have_count(0)
        expect(page.locator(".aids")).to_contain_text("geen stem voor deze taal")


@pytest.mark.parametrize("look", [DESK, Look(844, 390)])
def test_the_paper_stands_beside_the_words_where_there_is_room(
    chromium_without_camera: Browser, service_url: str, look: Look
) -> None:
    with opened(chromium_without_camera, service_url, look) as page:
        pick(page, MOVING.version)
        page.locator(".coach__paper").wait_for()
        paper = page.locator(".coach__paper").bounding_box()
        words = page.locator("#coach-content").bounding_box()
        assert paper and words
        assert paper["x"] + paper["width"] <= words["x"] + 1
        assert paper["height"] > look.height / 2


def test_four_times_enlarged_everything_can_still_be_reached(
    chromium_without_camera: Browser, service_url: str
) -> None:
    with opened(chromium_without_camera, service_url, Look(320, 256)) as page:
        pick(page, MOVING.version)
        for place in ("#coach-heading", ".example__text", "#coach-tell", "#coach-next"):
            page.evaluate(
                "at => document.querySelector(at).scrollIntoView({block: 'nearest'})", place
            )
            expect(page.locator(place)).to_be_in_viewport(ratio=0.9)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        page.click("#coach-next")
        expect(page.locator("#coach-heading")).to_have_text(
            MOVING.note(MOVING.fields()[1]["id"], "nl")["label"]
        )


def test_a_step_is_shown_with_its_explanation_and_not_before(
    chromium_without_camera: Browser, service_url: str
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        held = hold_back(page, "**/notes?*")
        page.click("#pick-form")
        with page.expect_response(f"**/v1/templates/{MOVING.version}"):
            page.click(f"[data-form='{MOVING.version}']")
        page.wait_for_timeout(500)
        expect(page.locator(".coach__title.waits")).to_be_visible()
        expect(page.locator("#coach-next")).to_be_hidden()
        until_asked(page, held)
        held[0].continue_()
        expect(page.locator("#coach-next")).to_be_visible()
        expect(page.locator(".coach__words")).to_be_visible()


def test_the_picture_of_the_paper_moves_nothing_when_it_comes(
    chromium_without_camera: Browser, service_url: str
) -> None:
    places = "['coach-heading', 'coach-next'].map((id) => document.getElementById(id).offsetTop)"
    with opened(chromium_without_camera, service_url) as page:
        held = hold_back(page, "**/pages/1")
        pick(page, MOVING.version)
        before = page.evaluate(places)
        until_asked(page, held)
        with page.expect_response("**/pages/1"):
            held[0].continue_()
        page.wait_for_timeout(500)
        expect(page.locator(".coach__paper")).to_be_visible()
        assert page.evaluate(places) == before


def test_the_place_of_a_picture_that_does_not_come_is_given_to_the_words(
    chromium_without_camera: Browser, service_url: str
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        page.route("**/pages/1", lambda route: route.abort())
        pick(page, MOVING.version)
        expect(page.locator(".coach__paper")).to_be_hidden()


#: The voice comes to a word; what is then marked on the page.
READ_A_WORD = """([sentence, from]) => {
  const utterance = window.utterances.findLast((each) => each.text === sentence);
  utterance.dispatchEvent(Object.assign(new Event('boundary'), { charIndex: from, charLength: 0 }));
  return [...(CSS.highlights.get('spoken') ?? [])].map(String);
}"""


def test_the_word_that_is_read_is_marked_on_the_page(
    chromium_without_camera: Browser, service_url: str
) -> None:
    explanation = MOVING.note(MOVING.fields()[0]["id"], "nl")["explanation"]
    with opened(chromium_without_camera, service_url) as page:
        page.evaluate(GIVE_VOICES)
        pick(page, MOVING.version)
        page.click("#coach-read")
        words = explanation.split(" ")
        for at in (0, 3, len(words) - 1):
            start = len(" ".join(words[:at])) + (at > 0)
            assert page.evaluate(READ_A_WORD, [explanation, start]) == [words[at]]
        page.click("#coach-read")
        assert page.evaluate("CSS.highlights.get('spoken')") is None


def test_an_answer_ticked_here_moves_neither_the_words_nor_the_focus(
    chromium_without_camera: Browser, service_url: str
) -> None:
    with opened(chromium_without_camera, service_url, Look(360, 560)) as page:
        pick(page, MOVING.version)
        go_to(page, "1/moves-alone")
        option = page.locator(".choice > input").last
        option.focus()
        until(page, "document.getElementById('coach-content').scrollTop > 0")
        page.evaluate(TWO_FRAMES)
        before = page.evaluate("document.getElementById('coach-content').scrollTop")
        name = option.get_attribute("id")
        option.press("Space")
        expect(page.locator("#coach-next")).to_have_text("Volgende")
        assert page.evaluate("document.activeElement.id") == name
        assert page.evaluate("document.getElementById('coach-content').scrollTop") == before
