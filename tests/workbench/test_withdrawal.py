"""In an emergency one person stops a form; the phone of a citizen follows with the next picture."""

import json
import urllib.request

import cv2
import numpy as np
from playwright.sync_api import Browser, Page, expect

from forms.people.rights import Membership, Role
from forms.publication.photo import HELD, photograph
from tests.api.identity.cast import OWN
from tests.client.browsing import opened
from tests.workbench.conftest import Bench
from tests.workbench.pages import Shown, go, signed_in
from tests.workbench.texts import MOVING, publish_moving

LINE = f"li[data-key='{MOVING}']"
PUBLISHED = Shown("published", "published")
#: Words that a browser would run, were they taken for a page.
WHY = "Het telefoonnummer klopt niet. <img src=x onerror=alert(1)>"


def test_one_withdraws_the_phone_follows_and_another_brings_it_back(
    chromium: Browser, bench: Bench
) -> None:
    publish_moving(bench.data)
    role = Membership(Role.OWNER, OWN)
    first, second = bench.cast.signed_in(role), bench.cast.signed_in(role)
    photo = photo_of_page_one(bench)
    assert outcome(bench, photo) == "recognised"
    with signed_in(chromium, bench.url, first) as page:
        withdraw(page, bench)
        assert outcome(bench, photo) == "miss"
        with opened(chromium, bench.url) as phone:
            listed = phone.request.get(f"{bench.url}/v1/templates").json()["templates"]
            assert str(MOVING) not in [each["key"] for each in listed]
        # Who withdrew it is told to ask somebody else.
        expect(page.locator(LINE)).to_contain_text("Iemand anders")
        expect(page.locator(f"{LINE} button")).to_have_count(0)
    with signed_in(chromium, bench.url, second) as page:
        go(page, bench.url, PUBLISHED)
        # As it was typed, and nothing of it ran.
        expect(page.locator(f"{LINE} .published__why")).to_have_text(WHY)
        expect(page.locator(f"{LINE} img")).to_have_count(0)
        page.click(f"{LINE} button")
        expect(page.locator(f"{LINE}[data-state=published]")).to_be_visible()
    assert outcome(bench, photo) == "recognised"


def withdraw(page: Page, bench: Bench) -> None:
    """By keyboard alone, and without a connection the first time."""
    go(page, bench.url, PUBLISHED)
    page.locator(f"{LINE} summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator(f"{LINE} textarea")).to_be_focused()
    page.keyboard.type(WHY)
    page.keyboard.press("Tab")
    page.context.set_offline(True)
    page.keyboard.press("Enter")
    expect(page.locator(f"{LINE} [role=alert]")).not_to_be_empty()
    expect(page.locator(f"{LINE} textarea")).to_have_value(WHY)
    page.context.set_offline(False)
    page.keyboard.press("Enter")
    expect(page.locator(f"{LINE}[data-state=withdrawn]")).to_be_visible()


def photo_of_page_one(bench: Bench) -> bytes:
    """As a phone takes it."""
    address = f"{bench.url}/v1/templates/{MOVING}/pages/1"
    with urllib.request.urlopen(address, timeout=30) as response:
        page = cv2.imdecode(np.frombuffer(response.read(), np.uint8), cv2.IMREAD_GRAYSCALE)
    return bytes(photograph(page, HELD).jpeg)


def outcome(bench: Bench, photo: bytes) -> str:
    """What the service says of the photo now."""
    request = urllib.request.Request(
        f"{bench.url}/v1/frames?language=nl", photo, {"Content-Type": "image/jpeg"}
    )
    with urllib.request.urlopen(request, timeout=60) as response:
        seen: dict[str, str] = json.load(response)
    return seen["outcome"]
