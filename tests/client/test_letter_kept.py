"""Going back from a letter loses nothing of it while the page is open."""

from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.client.browsing import DESK, opened
from tests.client.letters import SENDER, read


def on_card(page: Page) -> None:
    """The card is there, read."""
    expect(page.locator("#letter-sender bdi")).to_have_text(SENDER)
    expect(page.locator("#letter-card")).to_be_visible()


def test_back_from_the_card_leads_to_the_start_where_the_letter_is_opened_again(
    chromium_without_camera: Browser, service_url: str, photo: Path
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        reader = read(page, photo)
        page.go_back()
        expect(page.locator("#resume-letter")).to_be_focused()
        page.click("#resume-letter")
        on_card(page)
        page.go_back()
        expect(page.locator("#start")).to_be_visible()
        page.go_forward()
        on_card(page)
        page.go_back()
        page.click("#forget-letter")
        expect(page.locator("#resume-letter")).to_have_count(0)
        # What was taken away does not come back, and nothing was read twice.
        page.go_forward()
        expect(page.locator("#start")).to_be_visible()
        assert len(reader.sent) == 1


def test_a_new_letter_takes_the_place_of_another_only_where_the_person_says_so(
    chromium_without_camera: Browser, service_url: str, photo: Path
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        read(page, photo)
        page.go_back()
        page.click("#open-letter")
        expect(page.locator("#kept-heading")).to_be_focused()
        page.go_back()
        expect(page.locator("#kept-heading")).to_be_hidden()
        page.click("#open-letter")
        page.click("#kept-old")
        on_card(page)
        page.click("#letter-leave")
        page.click("#open-letter")
        page.click("#kept-new")
        expect(page.locator("#letter-choose")).to_be_visible()
        # Without a page of its own the new one has taken nothing yet.
        page.go_back()
        expect(page.locator("#resume-letter")).to_be_visible()


def test_on_a_desk_back_from_a_fact_leads_to_the_card(
    chromium_without_camera: Browser, service_url: str, photo: Path
) -> None:
    with opened(chromium_without_camera, service_url, DESK) as page:
        read(page, photo)
        page.click("#task-0-day")
        expect(page.locator("#letter-slip")).to_be_visible()
        page.go_back()
        expect(page.locator("#letter-slip")).to_be_hidden()
        on_card(page)
        page.go_back()
        expect(page.locator("#start")).to_be_visible()


def test_the_browser_asks_before_the_page_goes_with_a_letter_in_it(
    chromium_without_camera: Browser, service_url: str, photo: Path
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        asked: list[str] = []
        page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
        page.reload()
        assert asked == []
        read(page, photo)
        page.reload()
        assert asked == ["beforeunload"]
