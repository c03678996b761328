"""A person points the phone at a form."""

import json
from itertools import pairwise
from pathlib import Path

from playwright.sync_api import Browser, Page, Request, expect

from tests.client.browsing import (
    PHONE,
    Look,
    choose_photo,
    in_language,
    opened,
    recognised,
    through_camera,
    until,
    until_so,
)
from tests.client.scenes import ASSISTANCE

COUNT_CAMERA_REQUESTS = """
  window.asked = [];
  const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  navigator.mediaDevices.getUserMedia = (wanted) => {
    window.asked.push(wanted);
    return ask(wanted);
  };
  true
"""


KEEP_HEADS_OF_BODIES = """
  window.heads = [];
  const sendAsIs = window.fetch;
  window.fetch = async (address, init) => {
    if (init && init.body) {
      const head = await init.body.slice(0, 400).arrayBuffer();
      window.heads.push([...new Uint8Array(head)]);
    }
    return sendAsIs(address, init);
  };
  true
"""


#: How many pictures tell at what pace they go.
_PICTURES = 5


def test_the_form_is_recognised_and_every_field_is_in_the_list(
    chromium: Browser, service_url: str
) -> None:
    with opened(chromium, service_url) as page:
        through_camera(page)
        expect(page.locator("#look-title")).to_have_text(ASSISTANCE.notes("nl")["title"])
        page.click("#open-list")
        expect(page.locator("ol.fields > li")).to_have_count(len(ASSISTANCE.fields()))
        ids = page.locator("ol.fields > li").evaluate_all("all => all.map(e => e.dataset.anchor)")
        assert ids == [field["id"] for field in ASSISTANCE.fields()]


def test_the_camera_is_asked_for_once_at_the_back_in_the_size_that_is_sent(
    chromium: Browser, service_url: str
) -> None:
    with opened(chromium, service_url) as page:
        page.evaluate(COUNT_CAMERA_REQUESTS)
        through_camera(page)
        page.click("#hold")
        page.click("#release")
        page.wait_for_timeout(1500)
        (wanted,) = page.evaluate("window.asked")
    assert wanted["audio"] is False
    assert wanted["video"]["facingMode"] == {"ideal": "environment"}
    assert (wanted["video"]["width"], wanted["video"]["height"]) == (
        {"ideal": 1280},
        {"ideal": 720},
    )


def test_while_searching_pictures_go_one_at_a_time_at_most_one_a_second_and_small(
    chromium_at_a_table: Browser, service_url: str
) -> None:
    with opened(chromium_at_a_table, service_url) as page:
        sent = _watch_sending(page)
        page.click("#open-camera")
        while len(sent) < _PICTURES:
            page.wait_for_event("requestfinished")
    for (start, end, size), (following, _, _) in pairwise(sent):
        assert following >= end - 20
        # 3 MB a minute: a larger picture makes the next one wait longer.
        assert following - start >= max(950, size / 3e6 * 60_000 - 50)
    assert all(size < 90_000 for _, _, size in sent)


def test_a_form_in_sight_is_followed_on_the_phone_and_hardly_sent(
    chromium: Browser, service_url: str
) -> None:
    with opened(chromium, service_url) as page:
        through_camera(page)
        sent = _watch_sending(page)
        page.wait_for_timeout(9500)
        so_far = list(sent)
        # That it is sent at all may take longer on a machine with much else to do.
        until_so(page, lambda: len(sent) > 0, "nothing was sent")
    assert len(so_far) <= 3
    # 1 MB a minute.
    assert sum(size for _, _, size in so_far) < 9.5 / 60 * 1e6


def _watch_sending(page: Page) -> list[tuple[float, float, int]]:
    """Start, end (ms) and bytes of every picture that is sent from now on."""
    sent: list[tuple[float, float, int]] = []

    def finished(request: Request) -> None:
        if "/v1/frames" in request.url:
            timing = request.timing
            size = int(request.header_value("content-length") or 0)
            end = timing["startTime"] + timing["responseEnd"]
            sent.append((timing["startTime"], end, size))

    page.on("requestfinished", finished)
    return sent


def test_holding_the_picture_sends_nothing_until_it_is_released(
    chromium: Browser, service_url: str
) -> None:
    with opened(chromium, service_url) as page:
        through_camera(page)
        page.click("#hold")
        page.wait_for_timeout(500)
        frames: list[str] = []
        page.on("request", lambda r: frames.append(r.url) if "/v1/frames" in r.url else None)
        page.wait_for_timeout(2500)
        assert frames == []
        page.click("#release")
        with page.expect_request("**/v1/frames*"):
            pass


def test_nothing_is_sent_but_pictures_and_nothing_kept_but_the_language(
    chromium: Browser, service_url: str, scenes: Path
) -> None:
    seen: list[Request] = []
    with opened(chromium, service_url) as page:
        page.on("request", lambda request: seen.extend([request]))
        page.evaluate(KEEP_HEADS_OF_BODIES)
        choose_photo(page, scenes / "costs.jpg")
        recognised(page)
        page.click("#open-languages")
        in_language(page, "look-language", "en")
        until(page, "window.heads.length >= 2")
        page.wait_for_timeout(1500)
        kept = page.evaluate("JSON.stringify({...localStorage})")
        other = page.evaluate("[document.cookie, sessionStorage.length]")
        databases = page.evaluate("indexedDB.databases()")
        heads = page.evaluate("window.heads")
    assert json.loads(kept) == {"leeswijzer.language": "en"}
    assert other == ["", 0]
    assert databases == []
    posts = [request for request in seen if request.method == "POST"]
    assert posts
    for request in posts:
        assert "/v1/frames?" in request.url
    assert len(heads) >= 2
    for head in map(bytes, heads):
        assert head[:3] == b"\xff\xd8\xff"
        assert b"Exif" not in head
    assert all(
        request.url.startswith(service_url) for request in seen if "blob:" not in request.url
    )
    sessions = {request.headers["x-session"] for request in posts}
    assert len(sessions) == 1
    assert len(sessions.pop()) >= 16


def test_a_miss_gives_one_calm_hint_that_stays_long_enough_to_read(
    chromium_at_a_table: Browser, service_url: str
) -> None:
    with opened(chromium_at_a_table, service_url) as page:
        page.evaluate(
            """() => {
              window.hints = [];
              new MutationObserver(() => {
                const line = document.querySelector('.notice-place--hint .notice-line');
                const last = window.hints.at(-1);
                if (line && line.textContent !== last?.[0])
                  window.hints.push([line.textContent, performance.now()]);
              }).observe(document.body, { subtree: true, childList: true, attributes: true });
            }"""
        )
        page.click("#open-camera")
        page.wait_for_selector(".notice-place--hint .notice-line")
        page.wait_for_timeout(4000)
        hints = page.evaluate("window.hints")
        assert page.locator("[aria-live=polite] .notice-line").count() == 1
    for (_, first), (_, second) in pairwise(hints):
        assert second - first >= 2400


def test_back_goes_one_step_back_and_the_camera_goes_out(
    chromium: Browser, service_url: str
) -> None:
    with opened(chromium, service_url) as page:
        through_camera(page)
        page.click("#open-list")
        page.go_back()
        expect(page.locator("#panel-list")).not_to_be_visible()
        expect(page.locator("#look")).to_be_visible()
        page.go_back()
        expect(page.locator("#start")).to_be_visible()
        assert page.evaluate("document.querySelector('video').srcObject") is None


def test_another_language_explains_the_same_picture_from_right_to_left(
    chromium: Browser, service_url: str
) -> None:
    first = ASSISTANCE.fields()[0]["id"]
    with opened(chromium, service_url, Look(language="nl")) as page:
        through_camera(page)
        page.click("#hold")
        page.click("#open-languages")
        in_language(page, "look-language", "ar")
        expect(page.locator("#look-title")).to_have_text(ASSISTANCE.notes("ar")["title"])
        page.click("#open-list")
        field = page.locator(f"[data-anchor='{first}']")
        note = ASSISTANCE.note(first, "ar")
        expect(field.locator("h3 bdi")).to_have_text(note["label"])
        expect(field).to_contain_text(note["explanation"])
        expect(field.locator(".printed__text")).to_have_text(ASSISTANCE.note(first, "nl")["label"])
        expect(field.locator(".printed__text")).to_have_attribute("dir", "ltr")
        expect(field.locator("[data-provenance=draft]").first).to_be_visible()


def test_the_language_chosen_is_remembered(chromium: Browser, service_url: str) -> None:
    with opened(chromium, service_url, PHONE) as page:
        in_language(page, "start-language", "ar")
        page.reload()
        page.wait_for_selector("html[dir=rtl]", state="attached")
        expect(page.locator("#start-language-ar")).to_be_checked()
