"""Help by somebody else: handed over to another screen, and on paper."""

from io import BytesIO
from pathlib import Path

import pypdfium2
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.client.browsing import Look, opened, until
from tests.client.filling import MOVING, go_to, pick
from tests.client.test_vault import CANARY, fill_in


def open_help(page: Page) -> None:
    """Opens the panel with help by somebody else."""
    page.click("#coach-all")
    page.click("#coach-help")
    expect(page.locator("#help-heading")).to_be_focused()


def test_the_code_hands_over_form_step_and_language_and_nothing_about_a_person(
    chromium_without_camera: Browser, service_url: str
) -> None:
    with opened(chromium_without_camera, service_url, Look(language="ar")) as page:
        fill_in(page)
        page.keyboard.press("Escape")
        pick(page, MOVING.version)
        page.click("#coach-next")
        go_to(page, "1/bsn")
        open_help(page)
        picture = Image.open(BytesIO(page.locator(".help__code").screenshot()))
        (code,) = zxingcpp.read_barcodes(picture)
        assert page.locator("#help-address").get_attribute("href") == code.text
        # The port of this service is chosen at random; the codes are compared without it.
        told = code.text.partition("#")[2]
        assert told == "form=gemeente-voorbeeldstad%2Fverhuizing%2F2026-1&step=1%2Fbsn&language=ar"
        assert not any(value in told for value in CANARY.values())
    with opened(chromium_without_camera, service_url, Look(1280, 800)) as other:
        asked: list[str] = []
        other.on("request", lambda request: asked.append(request.url))
        other.goto("about:blank")
        other.goto(code.text)
        expect(other.locator("html")).to_have_attribute("lang", "ar")
        label = MOVING.note("bsn", "ar")["label"]
        expect(other.locator("#coach-heading bdi")).to_have_text(label)
        assert other.evaluate("location.hash") == ""
        assert not any("%2Fbsn" in url.partition("#")[0] for url in asked)
        other.go_back()
        expect(other.locator("#start")).to_be_visible()


def test_an_address_that_was_made_up_does_nothing_worse_than_say_so(
    chromium_without_camera: Browser, service_url: str
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        page.goto("about:blank")
        page.goto(f"{service_url}/#form=weg/weg/1&language=nl")
        expect(page.locator("#coach-heading")).to_contain_text("niet ophalen")
        page.goto("about:blank")
        page.goto(f"{service_url}/#form=<b>&language=nl")
        expect(page.locator("#open-camera")).to_be_visible()


def test_the_instructions_are_printed_in_two_languages_side_by_side(
    chromium_without_camera: Browser, service_url: str, tmp_path: Path
) -> None:
    with opened(chromium_without_camera, service_url, Look(language="en")) as page:
        page.evaluate("window.print = () => { window.printed = true; }; true")
        pick(page, MOVING.version)
        open_help(page)
        page.click("#help-print")
        until(page, "window.printed")
        assert not page.locator("#print-sheet").is_visible()
        page.pdf(path=tmp_path / "sheet.pdf", format="A4")
        page.keyboard.press("Escape")
        expect(page.locator("#print-sheet")).to_have_count(0)
    with pypdfium2.PdfDocument(tmp_path / "sheet.pdf") as pdf:
        words = " ".join(sheet.get_textpage().get_text_range() for sheet in pdf)
        said = " ".join(words.split())
        assert 4 <= len(pdf) <= 16
    for field in MOVING.fields():
        for language in ("nl", "en"):
            assert MOVING.note(field["id"], language)["label"] in said, field["id"]
    notes = MOVING.notes("en")
    assert notes["questions"]["1/who-moves"] in said
    assert notes["sendTo"].split(".")[0] in said
    assert "Not checked by a person" in said
    assert "Klaar, volgende" not in said
