"""Filling in step by step, with the phone on the table and the camera off."""

import json
from pathlib import Path

from playwright.sync_api import Browser, Request, Route, expect

from tests.client.browsing import (
    choose_photo,
    in_language,
    opened,
    recognised,
    until,
)
from tests.client.filling import MOVING, coach, go_to, pick
from tests.client.scenes import ASSISTANCE, ASSISTANCE_COSTS


def test_each_step_says_what_to_write_an_example_and_where_to_find_it(
    chromium_without_camera: Browser, service_url: str
) -> None:
    fields = MOVING.fields()
    with opened(chromium_without_camera, service_url) as page:
        pick(page, MOVING.version)
        for field in fields[:3]:
            note = MOVING.note(field["id"], "nl")
            expect(page.locator("#coach-heading")).to_have_text(note["label"])
            content = page.locator("#coach-content")
            expect(content).to_contain_text(note["explanation"])
            expect(page.locator(".example__text")).to_have_text(field["example"])
            expect(page.locator(".where")).to_contain_text(note["where"])
            for step in note["steps"]:
                expect(content.locator("ol.steps")).to_contain_text(step)
            expect(content).to_contain_text("Geschreven door de organisatie")
            page.click("#coach-next")


def test_the_place_is_outlined_on_a_piece_of_the_paper(
    chromium_without_camera: Browser, service_url: str, scenes: Path
) -> None:
    outlined = """() => {
      const canvas = document.querySelector('.coach__paper');
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
      let yellow = 0;
      let paper = 0;
      for (let i = 0; i < data.length; i += 4) {
        if (data[i] > 240 && data[i + 1] > 190 && data[i + 2] < 110) yellow += 1;
        if (data[i + 2] > 150) paper += 1;
      }
      return [yellow / (data.length / 4), paper / (data.length / 4)];
    }"""
    with opened(chromium_without_camera, service_url) as page:
        pick(page, MOVING.version)
        page.locator(".coach__paper").wait_for()
        until(page, f"({outlined})()[0] > 0.005")
        blank = page.evaluate(outlined)
        page.go_back()
        page.go_back()
        coach(recognised(choose_photo(page, scenes / "costs.jpg")))
        until(page, f"({outlined})()[0] > 0.005")
        seen = page.evaluate(outlined)
    for yellow, paper in (blank, seen):
        assert yellow > 0.005
        assert paper > 0.4


def test_the_next_field_is_pointed_out_on_the_paper_and_in_the_list(
    chromium_without_camera: Browser, service_url: str, scenes: Path
) -> None:
    shares = """() => {
      const canvas = document.getElementById('stage');
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
      let yellow = 0;
      for (let i = 0; i < data.length; i += 4)
        yellow += data[i] > 240 && data[i + 1] > 190 && data[i + 2] < 110;
      return yellow;
    }"""
    with opened(chromium_without_camera, service_url) as page:
        recognised(choose_photo(page, scenes / "costs.jpg"))
        page.locator("#look-progress", has_text="·").wait_for()
        until(page, f"({shares})() > 300")
        page.click("#open-list")
        next_field = page.locator(".field--next")
        expect(next_field).to_have_count(1)
        expect(next_field).to_contain_text("Nu aan de beurt")
        expect(next_field.locator(".chip--empty")).to_be_visible()


def test_done_goes_on_and_counts_and_later_only_goes_on(
    chromium_without_camera: Browser, service_url: str
) -> None:
    first, second, third = (MOVING.note(each["id"], "nl")["label"] for each in MOVING.fields()[:3])
    with opened(chromium_without_camera, service_url) as page:
        pick(page, MOVING.version)
        bar = page.locator("[role=progressbar]")
        expect(bar).to_have_attribute("aria-valuenow", "0")
        page.click("#coach-next")
        expect(bar).to_have_attribute("aria-valuenow", "1")
        expect(page.locator("#coach-heading")).to_have_text(second)
        expect(page.locator("#coach-told")).to_have_text(f"Stap 2 van 34 · pagina 1: {second}")
        expect(page.locator("#coach-next")).to_be_focused()
        page.click("#coach-later")
        expect(page.locator("#coach-heading")).to_have_text(third)
        expect(bar).to_have_attribute("aria-valuenow", "1")
        page.keyboard.press("ArrowLeft")
        expect(page.locator("#coach-heading")).to_have_text(second)
        page.keyboard.press("ArrowLeft")
        expect(page.locator("#coach-heading")).to_have_text(first)
        expect(page.locator(".chip--done")).to_have_text("Klaar")
        page.keyboard.press("ArrowRight")
        expect(page.locator("#coach-heading")).to_have_text(second)


def test_what_is_ticked_decides_which_questions_follow(
    chromium_without_camera: Browser, service_url: str
) -> None:
    person = "[data-step='2/person-1-name']"
    with opened(chromium_without_camera, service_url) as page:
        pick(page, MOVING.version)
        go_to(page, "2/person-1-name")
        expect(page.locator("#coach-content")).to_contain_text("Alleen als u dit hebt ingevuld")
        page.click("#step-condition")
        expect(page.locator("#coach-heading")).to_have_text("Wie verhuist er?")
        page.check("#choose-1-moves-alone")
        expect(page.locator("#coach-next")).to_have_text("Volgende")
        page.click("#coach-all")
        expect(page.locator(person)).to_have_count(0)
        page.click("[data-step='1/moves-alone']")
        page.check("#choose-1-moves-together")
        page.click("#coach-all")
        expect(page.locator(person)).to_have_count(1)


def test_pages_are_remembered_and_ready_says_what_is_missing_and_where_it_goes(
    chromium: Browser, service_url: str, scenes: Path
) -> None:
    notes = ASSISTANCE.notes("nl")
    with opened(chromium, service_url) as page:
        recognised(choose_photo(page, scenes / "costs.jpg"))
        page.locator("#look-progress", has_text="Pagina 2 van 3").wait_for()
        page.click("#use-camera")
        page.locator("#look-progress", has_text="Pagina 1 van 3").wait_for()
        coach(page)
        page.click("#coach-all")
        page.click("#coach-ready")
        content = page.locator("#coach-content")
        expect(content).to_contain_text("Pagina 1: bekeken")
        expect(content).to_contain_text("Pagina 2: bekeken")
        expect(content).to_contain_text("Pagina 3: nog niet bekeken")
        expect(page.locator("#verdict")).to_contain_text("Nog niet klaar")
        expect(page.locator("[data-group='ready.open'] [data-step='1/surname']")).to_be_visible()
        enclosures = page.locator("[data-group='ready.enclosures'] [data-step]")
        copies = ASSISTANCE.notes("nl")["fields"]["3/enclosed-identity"]["label"]
        expect(enclosures.first).to_contain_text(copies)
        expect(
            page.locator("[data-group='ready.signatures'] [data-step='3/signature']")
        ).to_be_visible()
        expect(content).to_contain_text(notes["sendTo"])
        expect(content).to_contain_text(notes["before"])
        assert page.locator(".step-line--done").count() == 0
        page.click("#coach-all")
        assert page.locator("[data-step^='2/'].step-line--done").count() > 0


def test_a_picture_to_keep_goes_to_the_phone_and_nowhere_else(
    chromium_without_camera: Browser, service_url: str, scenes: Path
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        coach(recognised(choose_photo(page, scenes / "costs.jpg")))
        page.click("#coach-all")
        page.click("#coach-ready")
        sent: list[Request] = []
        page.on("request", lambda request: sent.extend([request]))
        with page.expect_download() as waiting:
            page.click("#keep-2")
        kept = Path(waiting.value.path()).read_bytes()
        assert kept.startswith(b"\xff\xd8\xff")
        assert waiting.value.suggested_filename.endswith("bijzondere-bijstand-2026-1-2.jpg")
        # What the page asked for before may still be leaving: no question takes a picture along.
        asked = [request for request in sent if not request.url.startswith("blob:")]
        assert [each.url for each in asked if not each.url.startswith(f"{service_url}/")] == []
        assert [(each.method, each.post_data_buffer) for each in asked] == [
            ("GET", None) for _ in asked
        ]


def test_what_cannot_be_right_is_said_as_soon_as_it_is_seen(
    chromium_without_camera: Browser, service_url: str, scenes: Path
) -> None:
    words = "Dit bedrag kan niet kloppen."

    def spoil(route: Route) -> None:
        answer = route.fetch().json()
        anchor = answer["anchors"][0]
        text = {"text": words, "language": "nl", "direction": "ltr", "provenance": "owner"}
        anchor["state"] = "filled"
        anchor["checks"] = [
            {"code": "date-plausible", "passed": False, "message": {**text, "detail": None}}
        ]
        route.fulfill(json=answer)

    first = f"2/{ASSISTANCE_COSTS.fields()[0]['id']}"
    with opened(chromium_without_camera, service_url) as page:
        page.route("**/v1/frames*", spoil)
        coach(recognised(choose_photo(page, scenes / "costs.jpg")))
        expect(page.locator("#coach .check--care")).to_contain_text(words)
        expect(page.locator(".chip--wrong")).to_have_text("Kijk dit na")
        page.click("#coach-all")
        page.click("#coach-ready")
        expect(page.locator(f"[data-group='ready.wrong'] [data-step='{first}']")).to_be_visible()


def test_another_language_stays_at_the_same_step(
    chromium_without_camera: Browser, service_url: str
) -> None:
    second = MOVING.fields()[1]
    with opened(chromium_without_camera, service_url) as page:
        pick(page, MOVING.version)
        page.click("#coach-next")
        page.click("#coach-language")
        in_language(page, "coach-language", "ar")
        note = MOVING.note(second["id"], "ar")
        expect(page.locator("#coach-heading bdi")).to_have_text(note["label"])
        expect(page.locator("#coach-content")).to_contain_text(note["explanation"])
        expect(page.locator(".example__text")).to_have_attribute("dir", "ltr")
        page.keyboard.press("ArrowRight")
        expect(page.locator("#coach-heading bdi")).to_have_text(
            MOVING.note(MOVING.fields()[0]["id"], "ar")["label"]
        )


def test_the_form_waits_at_the_start_until_it_is_erased(
    chromium_without_camera: Browser, service_url: str
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        pick(page, MOVING.version)
        page.click("#coach-next")
        page.go_back()
        page.go_back()
        expect(page.locator(".resume")).to_contain_text("Verplicht: 1 van 18 klaar")
        page.click("#resume")
        second = MOVING.note(MOVING.fields()[1]["id"], "nl")["label"]
        expect(page.locator("#coach-heading")).to_have_text(second)
        page.go_back()
        page.click("#forget-work")
        expect(page.locator(".resume")).to_have_count(0)
        kept = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
        assert json.loads(kept) == [{}, {}]


def test_questions_that_cannot_be_fetched_are_said(
    chromium_without_camera: Browser, service_url: str
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        page.route("**/v1/templates/*/*/*", lambda route: route.fulfill(status=500, body="{}"))
        page.click("#pick-form")
        page.click(f"[data-form='{MOVING.version}']")
        expect(page.locator("#coach-heading")).to_contain_text("niet ophalen")
        page.click("#coach-back")
        expect(page.locator("#forms-heading")).to_be_visible()
