"""Counts of steps: only for who chose so, and nothing but places and numbers."""

import json

from playwright.sync_api import Browser, Page, Request

from tests.client.browsing import opened
from tests.client.filling import MOVING, pick


def steps_sent(page: Page) -> list[Request]:
    """Collects what is sent about steps."""
    sent: list[Request] = []
    page.on("request", lambda r: sent.extend([r]) if r.url.endswith("/v1/steps") else None)
    return sent


def count_from_the_telephone_number(page: Page) -> None:
    """Picks a form, chooses to count, and goes to one of its steps."""
    pick(page, MOVING.version)
    page.click("#coach-all")
    page.check("#coach-count")
    page.click("[data-step='1/phone']")


def test_nothing_is_counted_until_somebody_chooses_so(
    chromium_without_camera: Browser, service_url: str
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        sent = steps_sent(page)
        pick(page, MOVING.version)
        page.click("#coach-next")
        page.click("#coach-back")
        page.wait_for_selector("#forms-heading")
        page.wait_for_timeout(500)
        assert sent == []


def test_what_was_met_is_counted_by_place_and_sent_when_the_coach_is_left(
    chromium_without_camera: Browser, service_url: str
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        sent = steps_sent(page)
        count_from_the_telephone_number(page)
        page.click("#coach-tell")
        page.keyboard.press("Escape")
        page.click("#coach-later")
        page.click("#coach-next")
        assert sent == []
        with page.expect_response("**/v1/steps") as answered:
            page.click("#coach-back")
        assert answered.value.status == 204
    (request,) = sent
    body = json.loads(request.post_data or "")
    assert set(body) == {"counts", "language", "pageKey"}
    assert body["pageKey"] == f"{MOVING.version}/1"
    counted = {(each["anchorId"], each["event"]): each["count"] for each in body["counts"]}
    assert counted == {
        ("phone", "shown"): 1,
        ("phone", "asked"): 1,
        ("phone", "skipped"): 1,
        ("email", "shown"): 1,
        ("email", "done"): 1,
        ("moves-alone", "shown"): 1,
        # Where the coach was left.
        ("moves-alone", "stopped"): 1,
    }
    assert "x-session" not in request.headers


def test_a_choice_taken_back_takes_back_what_was_not_sent(
    chromium_without_camera: Browser, service_url: str
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        sent = steps_sent(page)
        count_from_the_telephone_number(page)
        page.click("#coach-all")
        page.uncheck("#coach-count")
        page.click("#coach-back")
        page.click("#coach-back")
        page.wait_for_selector("#forms-heading")
        page.wait_for_timeout(500)
        assert sent == []
