"""What a person sees of a letter: the card, the paper behind it, the whole text."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.client import letters
from tests.client.browsing import DESK, Look, in_language, opened, press_picture, until
from tests.client.letters import (
    BEFORE,
    IBAN,
    REFERENCE,
    SENDER,
    TO_PAY,
    WEBSITE,
    Reader,
    read,
    reads,
)

#: The words that a worried person needs at once, and the height they must stand within.
FIRST_GLANCE = ["#letter-kind", "#letter-sender", "#task-0-amount", "#task-0-day", ".task__days"]

#: How many pixels of the paper have the colour of a chosen outline.
CHOSEN_PIXELS = """() => {
  const canvas = document.getElementById('letter-stage');
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  const near = (value, other) => Math.abs(value - other) < 12;
  let count = 0;
  for (let i = 0; i < data.length; i += 4) {
    count += near(data[i], 255) && near(data[i + 1], 212) && near(data[i + 2], 71);
  }
  return count;
}"""


#: Whether an element is the one that is seen in its middle; it lets taps through to what is below.
_IS_ON_TOP = """(id) => {
  const element = document.getElementById(id);
  element.style.pointerEvents = 'auto';
  const { left, top, width, height } = element.getBoundingClientRect();
  return document.elementFromPoint(left + width / 2, top + height / 2) === element;
}"""


@pytest.mark.parametrize(
    ("language", "kind", "day", "days"),
    [
        ("nl", "Herinnering", "Vóór maandag 6 juli 2026", "De laatste dag is over 11 dagen"),
        ("ar", "تذكير", "قبل الاثنين، 6 يوليو 2026", "آخر يوم: خلال 11 يومًا"),
        # Long words, and one of the languages that came later.
        ("de", "Erinnerung", "Vor dem Montag, 6. Juli 2026", "Der letzte Tag ist in 11 Tagen"),
    ],
)
def test_at_first_glance_a_card_says_who_what_before_when_and_how_much(
    chromium_without_camera: Browser, service_url: str, photo: Path,
    language: str, kind: str, day: str, days: str,
) -> None:  # fmt: skip
    with opened(chromium_without_camera, service_url, Look(language=language)) as page:
        read(page, photo)
        expect(page.locator("#letter-kind")).to_have_text(kind)
        expect(page.locator("#letter-sender bdi")).to_have_text(SENDER)
        expect(page.locator("#task-0-amount")).to_contain_text(TO_PAY[:3])
        expect(page.locator("#task-0-day .fact-button__words")).to_have_text(day)
        expect(page.locator(".task__days")).to_have_text(days)
        expect(page.locator("#letter-kind")).to_be_focused()
        expect(page.locator("#letter-unchecked strong")).to_be_visible()
        tools = page.locator(".letter__tools").bounding_box()
        # In Dutch the paper calls a reference as we do: that is not said twice.
        names = page.locator("[data-fact=references] .letter-fact__name").all_inner_texts()
        doubled = [name for name in names if name.lower().count("kenmerk") > 1]
        assert names and not doubled
        for selector in FIRST_GLANCE:
            box = page.locator(selector).bounding_box()
            assert box and tools and box["y"] + box["height"] <= tools["y"], selector


def test_the_picture_is_sent_once_and_nothing_else_is(
    chromium_without_camera: Browser, service_url: str, photo: Path
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        reader = read(page, photo)
        page.click("#task-0-day")
        page.click("#letter-tab-text")
        page.click("#letter-tab-card")
        page.click("#task-0-answer")
        page.wait_for_selector("#letter-draft")
        page.keyboard.press("Escape")
        (picture,) = reader.sent
        assert picture.startswith(b"\xff\xd8")
        assert b"Exif" not in picture[:4096]
        outside = [url for url in asked if not url.startswith((service_url, "blob:", "data:"))]
        assert outside == []
        assert sum("purpose=read" in url for url in asked) == 1


def test_a_fact_tapped_is_shown_enlarged_on_the_paper(
    chromium_without_camera: Browser, service_url: str, photo: Path
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        read(page, photo)
        page.click("#task-0-day")
        expect(page.locator("#letter-slip-title")).to_be_focused()
        expect(page.locator("#letter-slip mark")).to_have_text("6 juli 2026")
        expect(page.locator("#letter-stage")).to_be_visible()
        expect(page.locator("#letter-card")).to_be_hidden()
        # The outline of the chosen place stands in the middle of what the slip leaves free.
        until(page, f"({CHOSEN_PIXELS})() > 300")
        page.click("#letter-slip-back")
        expect(page.locator("#task-0-day")).to_be_focused()
        page.click("#task-0-day")
        page.go_back()
        expect(page.locator("#letter-card")).to_be_visible()


def test_the_whole_text_is_a_twin_of_the_picture_part_by_part(
    chromium_without_camera: Browser, service_url: str, photo: Path
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        read(page, photo)
        page.click("#letter-tab-text")
        expect(page.locator("#letter-text-title")).to_be_focused()
        shown = page.locator(".part__said bdi").all_inner_texts()
        assert [" ".join(each.split()) for each in shown] == [
            line.text for line in letters.printed().lines()
        ]
        term = page.locator(".part__terms", has_text="aanmaning: Strenge brief")
        term.locator("summary").click()
        expect(term.locator("li").first).to_be_visible()


@pytest.mark.verify
def test_a_part_says_what_it_means_beside_the_print_and_where_that_comes_from(
    chromium_without_camera: Browser, service_url: str, photo: Path
) -> None:
    with opened(chromium_without_camera, service_url, Look(language="en")) as page:
        read(page, photo)
        page.click("#letter-tab-text")
        part = page.locator(".part", has_text="Betaal € 268,50 vóór 6 juli 2026.")
        expect(part.locator(".part__said")).to_contain_text("before 6 July 2026")
        expect(part.locator("[data-provenance=phrase]").first).to_be_visible()
        part.locator(".part__point").click()
        expect(page.locator("#letter-slip-title")).to_have_text("It says here")
        expect(page.locator("#letter-slip")).to_contain_text("before 6 July 2026")
        page.click("#letter-slip-close")
        # A finger on the sheet, between its lines, means the part that is nearest.
        press_picture(page, "#letter-stage", 0.4, 0.45)
        expect(page.locator("#letter-slip .part__said").first).to_be_visible()


def test_what_is_doubtful_says_so_and_leads_to_the_place(
    chromium_without_camera: Browser, service_url: str, photo: Path
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        read(page, photo, Reader(change=letters.doubtful))
        doubts = page.locator(".task--pay .doubt")
        expect(doubts).to_have_count(2)
        expect(doubts.first).to_contain_text("Kijk dit na op het papier")
        doubts.first.click()
        expect(page.locator("#letter-slip")).to_contain_text("We weten niet zeker of dit klopt")
        page.click("#letter-slip-back")
        page.click("#task-0-answer")
        assert TO_PAY not in page.input_value("#letter-draft")


def test_what_the_sender_has_not_published_has_no_button(
    chromium_without_camera: Browser, service_url: str, photo: Path
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        read(page, photo, Reader(change=letters.objected))
        offers = "[data-fact=%s] > :is(a, .button)"
        for sort in ("ibans", "phones", "emails"):
            expect(page.locator(offers % sort)).to_have_count(1)
        links = page.locator("[data-fact=urls] a")
        assert links.first.get_attribute("rel") == "noopener noreferrer"
        assert links.first.get_attribute("href") == f"https://{WEBSITE}/betalen"
        assert page.locator("[data-fact=phones] a").get_attribute("href") == "tel:140999"
    with opened(chromium_without_camera, service_url) as page:
        read(page, photo, Reader(change=letters.warned))
        expect(page.locator("[data-warning=unknown-iban]")).to_be_visible()
        for sort in ("ibans", "phones", "emails", "urls"):
            expect(page.locator(offers % sort)).to_have_count(0)
        expect(page.locator(".task--pay .letter-fact__warning")).to_contain_text("Betaal nog niet")
        assert page.locator("[data-fact=references] > .button").count() == 2


@pytest.mark.verify
@pytest.mark.parametrize(
    ("today", "language", "said"),
    [
        ("2026-07-06", "nl", "De laatste dag was gisteren"),
        ("2026-07-06", "ar", "كان آخر يوم أمس"),
        ("2026-07-07", "nl", "De laatste dag was eergisteren"),
    ],
)
def test_a_day_that_has_passed_says_what_now(
    chromium_without_camera: Browser, service_url: str, photo: Path,
    today: str, language: str, said: str,
) -> None:  # fmt: skip
    with opened(chromium_without_camera, service_url, Look(language=language)) as page:
        _read_on(page, photo, today)
        expect(page.locator(".task__day--passed .task__days")).to_have_text(said)
        expect(page.locator(".task__passed")).to_be_visible()
        # No calendar reminds of a day that is over.
        expect(page.locator("#task-0-answer")).to_be_visible()
        expect(page.locator("#task-0-calendar")).to_have_count(0)


@pytest.mark.verify
def test_the_day_before_a_day_is_the_last_one(
    chromium_without_camera: Browser, service_url: str, photo: Path
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        _read_on(page, photo, "2026-07-05")
        expect(page.locator(".task__day--soon .task__days")).to_have_text(
            "Vandaag is de laatste dag"
        )
        expect(page.locator(".task__passed")).to_have_count(0)
        expect(page.locator("#task-0-calendar")).to_be_visible()


def _read_on(page: Page, photo: Path, today: str) -> None:
    """Reads the letter, whose money must be there before 6 July, on another day than the desk."""
    reads(page)
    page.clock.set_fixed_time(f"{today}T09:00:00")
    page.click("#open-letter")
    page.set_input_files("#letter-files", str(photo))


def test_the_last_day_goes_into_the_calendar_with_reason_and_reference_only(
    chromium_without_camera: Browser, service_url: str, photo: Path
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        read(page, photo)
        with page.expect_download() as download:
            page.click("#task-0-calendar")
        file = Path(download.value.path()).read_bytes().decode().replace("\r\n ", "")
    assert download.value.suggested_filename == "leeswijzer-2026-07-06.ics"
    # The day before it is the last on which it is in time.
    assert f"DTSTART;VALUE=DATE:{BEFORE - timedelta(days=1):%Y%m%d}" in file
    assert "SUMMARY:Betalen · Vóór 6 juli 2026 · Herinnering" in file
    assert REFERENCE in file
    for personal in (TO_PAY, "268", IBAN, "NL71", *letters.PERSONAL):
        assert personal not in file


def test_an_answer_is_drafted_in_dutch_and_can_be_changed_copied_and_printed(
    chromium_without_camera: Browser, service_url: str, photo: Path
) -> None:
    with opened(chromium_without_camera, service_url, Look(language="en")) as page:
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.evaluate("window.print = () => { window.printed = document.title; }")
        read(page, photo, Reader(change=letters.objected))
        page.click("#task-1-answer")
        expect(page.locator("#letter-answer-title")).to_be_focused()
        draft = page.locator("#letter-draft")
        said = draft.input_value()
        for part in (
            "maak ik bezwaar",
            "uw brief van 22 juni 2026",
            "6120.448.19",
            SENDER,
            "[uw naam]",
        ):
            assert part in said
        assert not any(personal in said for personal in letters.PERSONAL)
        # The place for one's own reasons is not hidden in a box that scrolls.
        assert draft.evaluate("each => each.scrollHeight <= each.clientHeight")
        draft.fill(said + "PS")
        page.click("#letter-draft-copy")
        expect(page.locator("#letter-draft-copied")).to_have_text("Copied")
        # Seen: nothing lies over it.
        assert page.evaluate(_IS_ON_TOP, "letter-draft-copied")
        assert page.evaluate("navigator.clipboard.readText()").endswith("PS")
        page.click("#letter-draft-print")
        assert page.locator("#print-sheet").text_content() == said + "PS"
        assert page.evaluate("typeof window.printed") == "string"
        page.evaluate("window.dispatchEvent(new Event('afterprint'))")
        assert page.locator("#print-sheet").count() == 0
        page.keyboard.press("Escape")
        page.click("#task-1-answer")
        assert draft.input_value().endswith("PS")


@pytest.mark.verify
def test_another_language_reads_the_letter_once_more(
    chromium_without_camera: Browser, service_url: str, photo: Path
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        reader = read(page, photo)
        page.click("#letter-language")
        in_language(page, "letter-choice", "ar")
        expect(page.locator("#letter-kind")).to_have_text("تذكير")
        until(page, "document.querySelector('.task .said').textContent.includes('ادفع')")
        assert reader.languages == ["nl", "ar"]
        assert reader.sent[0] == reader.sent[1]


def test_nothing_of_a_letter_is_left_when_it_is_left(
    chromium_without_camera: Browser, service_url: str, photo: Path
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        read(page, photo)
        page.click("#task-0-answer")
        page.fill("#letter-draft", f"{SENDER} {REFERENCE}")
        titles = [page.title()]
        page.keyboard.press("Escape")
        page.click("#letter-tab-text")
        titles.append(page.title())
        page.go_back()
        page.click("#letter-leave")
        page.wait_for_selector("#open-letter")
        kept = page.evaluate(
            """async () => JSON.stringify({
              local: { ...localStorage }, session: { ...sessionStorage }, cookies: document.cookie,
              caches: await caches.keys(),
              databases: (await indexedDB.databases()).map((each) => each.name),
              state: history.state, address: location.href, page: document.body.innerHTML,
              fields: [...document.querySelectorAll('textarea, input')].map((e) => e.value),
            })"""
        )
        titles.append(page.title())
        again = page.evaluate("performance.getEntriesByType('resource').map((e) => e.name).join()")
    canaries = (SENDER, REFERENCE, "NL71", "268", "El Voorbeeld", "gemeentebelasting", "iDEAL")
    for text in (kept, again, json.dumps(titles)):
        assert [each for each in canaries if each in text] == []


@pytest.mark.verify
def test_on_a_desk_the_paper_lies_beside_the_card(
    chromium_without_camera: Browser, service_url: str, photo: Path
) -> None:
    with opened(chromium_without_camera, service_url, DESK) as page:
        read(page, photo)
        paper = page.locator("#letter-stage").bounding_box()
        card = page.locator("#letter-card").bounding_box()
        assert paper and card and paper["x"] + paper["width"] <= card["x"]
        page.click("[data-fact=ibans] .fact-button")
        expect(page.locator("#letter-slip")).to_contain_text(IBAN)
        expect(page.locator("#letter-card")).to_be_visible()
        expect(page.locator("#letter-slip-title")).to_be_focused()
        page.keyboard.press("Escape")
        expect(page.locator("#letter-slip")).to_be_hidden()
        expect(page.locator("[data-fact=ibans] .fact-button")).to_be_focused()
