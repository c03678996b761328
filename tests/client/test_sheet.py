"""One field at a time: tapping a number, reading what to do, going on to the next."""

import re
from base64 import b64encode
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.client.browsing import (
    DESK,
    Look,
    choose_photo,
    opened,
    press_picture,
    recognised,
    through_camera,
)
from tests.client.scenes import ASSISTANCE, ASSISTANCE_COSTS, HELD, OLD_REMISSION

LINES_OF_DATES = """[...document.querySelectorAll('#panel-list .figures')]
  .map((date) => date.getClientRects().length)"""
PROVENANCE_IN_DUTCH = {"owner": "Geschreven door de organisatie"}


def _point_at(page: Page, field_id: str) -> None:
    if page.locator("#open-list").count():
        page.click("#open-list")
    page.click(f"#point-{field_id}")
    page.wait_for_selector("#sheet-title")


def _tap_paper(page: Page) -> None:
    """Taps down the middle of the picture until a field answers."""
    for share in range(20, 80, 2):
        press_picture(page, "#stage", 0.45, share / 100)
        if page.locator("#sheet").is_visible():
            return


def test_a_tap_on_the_paper_opens_the_field_under_the_finger(
    chromium: Browser, service_url: str
) -> None:
    with opened(chromium, service_url) as page:
        through_camera(page)
        page.click("#hold")
        _tap_paper(page)
        expect(page.locator("#sheet-title")).to_be_visible()
        labels = [ASSISTANCE.note(field["id"], "nl")["label"] for field in ASSISTANCE.fields()]
        assert page.locator("#sheet-title bdi").inner_text() in labels


def test_a_date_is_not_cut_in_two_where_words_run_from_right_to_left(
    chromium: Browser, service_url: str
) -> None:
    with opened(chromium, service_url, Look(320, 640, "ar")) as page:
        through_camera(page)
        page.click("#open-list")
        dates = page.locator("#panel-list .figures")
        # What is filled in comes with an answer, which a busy machine gives late.
        expect(dates.filter(has_text=re.compile("^04-09-1985$")).first).to_be_visible()
        # Found and measured in one go: the next answer draws the list anew.
        lines = page.evaluate(LINES_OF_DATES)
        assert set(lines) == {1}


def test_the_sheet_says_everything_about_a_field_and_where_it_came_from(
    chromium: Browser, service_url: str
) -> None:
    field_id = ASSISTANCE.fields()[0]["id"]
    note = ASSISTANCE.note(field_id, "nl")
    with opened(chromium, service_url) as page:
        through_camera(page)
        _point_at(page, field_id)
        sheet = page.locator("#sheet")
        expect(page.locator("#sheet-title bdi")).to_have_text(note["label"])
        expect(sheet).to_contain_text(note["explanation"])
        for step in note["steps"]:
            expect(sheet.locator("ol.steps")).to_contain_text(step)
        expect(sheet).to_contain_text("Verplicht")
        said = sheet.locator("[data-provenance]")
        # Named once where all of it is of one source; the reminder under it names its own.
        assert said.count() == 2
        for words in said.all_inner_texts():
            assert PROVENANCE_IN_DUTCH["owner"] in words


def test_next_and_previous_follow_the_reading_order_and_keep_the_keyboard_where_it_is(
    chromium: Browser, service_url: str
) -> None:
    fields = ASSISTANCE.fields()
    with opened(chromium, service_url) as page:
        through_camera(page)
        _point_at(page, fields[0]["id"])
        for field in fields[1:4]:
            page.locator("#sheet-next").press("Enter")
            label = ASSISTANCE.note(field["id"], "nl")["label"]
            expect(page.locator("#sheet-title bdi")).to_have_text(label)
            expect(page.locator("#sheet-next")).to_be_focused()
        page.click("#sheet-previous")
        label = ASSISTANCE.note(fields[2]["id"], "nl")["label"]
        expect(page.locator("#sheet-title bdi")).to_have_text(label)


def test_escape_closes_the_sheet_and_gives_the_focus_back(
    chromium: Browser, service_url: str
) -> None:
    with opened(chromium, service_url) as page:
        through_camera(page)
        _point_at(page, ASSISTANCE.fields()[2]["id"])
        expect(page.locator("#sheet-title")).to_be_focused()
        page.keyboard.press("Escape")
        expect(page.locator("#sheet")).to_be_hidden()
        expect(page.locator("#open-list")).to_be_focused()


def test_a_photo_goes_all_the_way_without_a_camera(
    chromium_without_camera: Browser, service_url: str, scenes: Path
) -> None:
    with opened(chromium_without_camera, service_url, DESK) as page:
        choose_photo(page, scenes / "costs.jpg")
        recognised(page)
        expect(page.locator("ol.fields > li")).to_have_count(len(ASSISTANCE_COSTS.fields()))
        assert page.locator(".chip--filled, .chip--ticked").count() > 0
        assert page.locator(".chip--empty, .chip--unticked").count() > 0


def test_a_photo_can_be_dropped_on_the_page(
    chromium_without_camera: Browser, service_url: str, scenes: Path
) -> None:
    with opened(chromium_without_camera, service_url, DESK) as page:
        transfer = page.evaluate_handle(
            """(base64) => {
              const files = new DataTransfer();
              const photo = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
              files.items.add(new File([photo], 'formulier.jpg', { type: 'image/jpeg' }));
              return files;
            }""",
            b64encode((scenes / "costs.jpg").read_bytes()).decode(),
        )
        page.dispatch_event("body", "dragover", {"dataTransfer": transfer})
        expect(page.locator(".drop")).to_be_visible()
        page.dispatch_event("body", "drop", {"dataTransfer": transfer})
        recognised(page)
        expect(page.locator(".drop")).to_be_hidden()


def test_about_says_what_the_form_is_for_what_to_have_and_where_it_goes(
    chromium: Browser, service_url: str
) -> None:
    notes = ASSISTANCE.notes("nl")
    with opened(chromium, service_url) as page:
        through_camera(page)
        page.click("#open-about")
        about = page.locator("#about")
        for sentence in (notes["purpose"], *notes["atHand"], notes["sendTo"], notes["before"]):
            expect(about).to_contain_text(sentence)
        page.keyboard.press("Escape")
        expect(page.locator("#open-about")).to_be_focused()


def test_an_outdated_form_is_said_over_the_picture_and_in_the_list(
    chromium_without_camera: Browser, service_url: str, scenes: Path
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        choose_photo(page, scenes / "old.jpg")
        recognised(page)
        expect(page.locator("#look-title")).to_have_text(OLD_REMISSION.notes("nl")["title"])
        expect(page.locator("#open-warning[data-warning=outdated-version]")).to_be_visible()
        page.click("#open-list")
        expect(page.locator("#list [data-warning=outdated-version]")).to_be_visible()


def test_a_code_says_where_it_leads_and_is_no_link(
    chromium_without_camera: Browser, service_url: str, scenes: Path
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        recognised(choose_photo(page, scenes / "coded.jpg"))
        page.click("#open-list")
        code = page.locator(".field").last
        expect(code).to_contain_text("QR-code")
        code.locator(".field__point").click()
        sheet = page.locator("#sheet")
        expect(page.locator("#sheet-title bdi")).to_have_text("QR-code")
        expect(sheet).to_contain_text("brengt u naar lindewaard.nl.")
        expect(sheet.locator(".printed")).to_contain_text(HELD)
        assert sheet.locator("a, .chip").count() == 0
