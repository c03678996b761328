"""How a letter comes in, and what a person sees and can do when reading it does not work."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import cv2
import pytest
from PIL import Image
from playwright.sync_api import Browser, Playwright, Route, expect

from forms.overlay import MissHint, Outcome, Overlay
from forms.text import Provenance, Text
from tests.api import overlays
from tests.client import letters
from tests.client.browsing import choose_photo, launch, opened
from tests.client.letters import Reader, reads
from tests.client.scenes import write_clip
from tests.letters.maker import picture
from vision.outcome import MissReason

#: Longer than the page ever waits before it asks again.
LONGEST_PAUSE_MS = 25_000


@pytest.fixture(scope="module")
def chromium_over_a_letter(playwright: Playwright, scenes: Path) -> Iterator[Browser]:
    """A browser whose camera looks at the letter."""
    clip = write_clip(scenes / "a-letter.y4m", [letters.photographed().frame] * 3)
    browser = launch(playwright, clip)
    yield browser
    browser.close()


def test_the_camera_takes_one_sharp_picture_and_goes_out(
    chromium_over_a_letter: Browser, service_url: str
) -> None:
    with opened(chromium_over_a_letter, service_url) as page:
        reader = reads(page)
        page.click("#open-letter")
        shoot = page.locator("#letter-shoot")
        expect(shoot).to_be_visible()
        page.wait_for_timeout(300)
        expect(shoot).to_be_focused()
        page.keyboard.press("Enter")
        page.wait_for_selector("#letter-kind")
        assert page.evaluate("document.querySelector('.take__video').srcObject") is None
        (picture,) = reader.sent
        assert Image.open(BytesIO(picture)).size == letters.SIZE


def test_a_sheet_that_is_no_form_of_ours_is_offered_to_be_read(
    chromium_without_camera: Browser, service_url: str, photo: Path
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        reader = reads(page)
        choose_photo(page, photo)
        page.click("#notice-letter")
        page.wait_for_selector("#letter-kind")
        assert len(reader.sent) == 1


def test_a_screenshot_of_a_letter_is_offered_to_be_read_too(
    chromium_without_camera: Browser, service_url: str, scenes: Path
) -> None:
    """It has no edge of paper: looked at as a form, it is the sheet, and none that we know."""
    print_ = picture((letters.SPECIMEN / "letter.pdf").read_bytes(), 6.0)
    cv2.imwrite(str(scenes / "screenshot.png"), print_)
    with opened(chromium_without_camera, service_url) as page:
        reader = reads(page)
        with page.expect_response("**/v1/frames*purpose=find*") as looked:
            choose_photo(page, scenes / "screenshot.png")
        assert looked.value.json()["miss"]["reason"] == "unknown-form"
        expect(page.locator("#notice-photo")).to_be_visible()
        page.click("#notice-letter")
        page.wait_for_selector("#letter-kind")
        assert len(reader.sent) == 1


@pytest.mark.verify
def test_a_form_that_we_know_is_filled_in(
    chromium_without_camera: Browser, service_url: str, scenes: Path
) -> None:
    def known(overlay: Overlay) -> Overlay:
        template = overlays.recognised().template
        return replace(overlay, outcome=Outcome.RECOGNISED, letter=None, template=template)

    with opened(chromium_without_camera, service_url) as page:
        reads(page, Reader(change=known))
        page.click("#open-letter")
        page.set_input_files("#letter-files", str(scenes / "costs.jpg"))
        page.click("[data-notice=form] .button--main")
        page.wait_for_selector("#open-about")


def test_without_a_network_the_picture_stays_and_can_be_read_later(
    chromium_without_camera: Browser, service_url: str, photo: Path
) -> None:
    busy = {"status": 503, "headers": {"Retry-After": "1"}, "body": "{}"}
    fail = [lambda route: route.abort(), lambda route: route.fulfill(**busy)]
    with opened(chromium_without_camera, service_url) as page:
        reader = reads(page, Reader(fail=fail))
        page.click("#open-letter")
        page.set_input_files("#letter-files", str(photo))
        expect(page.locator("[data-notice=trouble] h2")).to_have_text("Geen verbinding")
        expect(page.locator("[data-notice=trouble]")).to_contain_text("Uw foto is er nog")
        expect(page.locator("#letter-stage")).to_be_visible()
        page.click("#letter-again-1")
        # The server was busy then, and is asked again without anybody doing anything.
        page.wait_for_selector("#letter-kind")
        assert len(reader.sent) == 3
        assert len(set(reader.sent)) == 1


def test_a_service_that_was_away_is_asked_again_by_itself_until_the_person_leaves(
    chromium_without_camera: Browser, service_url: str, photo: Path
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        # The network is there all the while: no browser tells of a service that is back.
        reader = reads(page, Reader(fail=[lambda route: route.abort()] * 3))
        page.click("#open-letter")
        page.set_input_files("#letter-files", str(photo))
        for asked in (2, 3, 4):
            expect(page.locator("[data-notice=trouble]")).to_contain_text("zolang u hier blijft")
            assert len(reader.sent) < asked
            page.clock.fast_forward(LONGEST_PAUSE_MS)
            page.wait_for_selector("[data-notice=trouble]" if asked < 4 else "#letter-kind")
        assert len(reader.sent) == 4
    with opened(chromium_without_camera, service_url) as page:
        reader = reads(page, Reader(fail=[lambda route: route.abort()] * 9))
        page.click("#open-letter")
        page.set_input_files("#letter-files", str(photo))
        expect(page.locator("[data-notice=trouble]")).to_be_visible()
        page.click("#letter-leave")
        before = len(reader.sent)
        page.clock.fast_forward(LONGEST_PAUSE_MS)
        page.wait_for_timeout(500)
        assert len(reader.sent) == before


def test_what_cannot_be_read_says_why_and_asks_for_another_picture(
    chromium_without_camera: Browser, service_url: str, photo: Path, scenes: Path
) -> None:
    hint = Text("Houd de telefoon stil.", "nl", Provenance.DRAFT)

    def blurred(overlay: Overlay) -> Overlay:
        miss = MissHint(MissReason.BLURRED, hint)
        return replace(overlay, outcome=Outcome.MISS, letter=None, anchors=(), miss=miss)

    with opened(chromium_without_camera, service_url) as page:
        reader = reads(page, Reader(change=blurred))
        page.click("#open-letter")
        page.set_input_files("#letter-files", str(scenes / "notes.txt"))
        expect(page.locator("#letter-take .notice-title")).to_have_text("Dit is geen foto")
        page.set_input_files("#letter-files", str(photo))
        expect(page.locator("[data-notice=miss]")).to_contain_text(hint.text)
        page.click("#letter-retake-1")
        expect(page.locator("#letter-choose")).to_be_visible()
        reader.change = lambda overlay: overlay
        page.set_input_files("#letter-files", str(photo))
        page.wait_for_selector("#letter-kind")


@pytest.mark.verify
def test_reading_can_be_given_up(
    chromium_without_camera: Browser, service_url: str, photo: Path
) -> None:
    held: list[Route] = []
    with opened(chromium_without_camera, service_url) as page:
        reads(page, Reader(fail=[held.append]))
        page.click("#open-letter")
        page.set_input_files("#letter-files", str(photo))
        expect(page.locator("[data-notice=reading]")).to_be_visible()
        expect(page.locator("#letter-told")).to_have_text("We lezen uw brief …")
        with page.expect_event("requestfailed", lambda request: "purpose=read" in request.url):
            page.click("#letter-cancel-1")
        expect(page.locator("#letter-choose")).to_be_visible()
    assert len(held) == 1


@pytest.mark.verify
def test_the_part_that_reads_letters_comes_when_it_is_wanted(
    chromium_without_camera: Browser, service_url: str
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        fetched = "performance.getEntriesByType('resource').map((e) => e.name).join()"
        page.wait_for_timeout(500)
        assert "/room-" not in page.evaluate(fetched)
        page.route("**/room-*.js", lambda route: route.abort())
        page.click("#open-letter")
        expect(page.locator("#letter-door")).to_have_text("Geen verbinding")
        page.unroute("**/room-*.js")
        page.click("#letter-again")
        expect(page.locator("#letter-choose")).to_be_visible()
        assert "/room-" in page.evaluate(fetched)
