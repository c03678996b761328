"""The whole way of a letter: photographed, really read by the service, and shown on the phone."""

from datetime import datetime, time
from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.benchmarks.compose import compose
from tests.client import letters
from tests.client.browsing import Look, opened
from tests.client.scenes import CALM
from tests.letters.maker import picture

#: The width of A4 on this photo is about 200 dots to an inch.
_SIZE = (1800, 2400)


def test_a_photo_of_a_letter_becomes_its_card(
    chromium_without_camera: Browser, service_url: str, tmp_path: Path
) -> None:
    pdf = (letters.SPECIMEN / "letter.pdf").read_bytes()
    photo = tmp_path / "letter.jpg"
    photo.write_bytes(compose(picture(pdf, 9.0), 210.0, 297.0, CALM, 2, size=_SIZE).jpeg)
    with opened(chromium_without_camera, service_url, Look(language="ar")) as page:
        page.clock.set_fixed_time(datetime.combine(letters.A_DAY_IN_TIME, time(9)))
        page.click("#open-letter")
        page.set_input_files("#letter-files", str(photo))
        expect(page.locator("[data-notice=reading]")).to_be_visible()
        expect(page.locator("#letter-kind")).to_have_text("تذكير", timeout=60_000)
        expect(page.locator("#letter-sender bdi")).to_have_text(letters.SENDER)
        expect(page.locator("#task-0-amount")).to_contain_text("268.50")
        assert page.locator(".task time").get_attribute("datetime") == letters.BEFORE.isoformat()
        expect(page.locator(".task__days")).to_have_text("آخر يوم: خلال 11 يومًا")
        expect(page.locator("[data-fact=ibans]")).to_contain_text(letters.IBAN)
        expect(page.locator("[data-fact=references]").last).to_contain_text(letters.REFERENCE)
        expect(page.locator(".task--pay .said")).to_contain_text("ادفع")
        page.click("#task-0-day")
        expect(page.locator("#letter-slip mark")).to_have_text("6 juli 2026")
