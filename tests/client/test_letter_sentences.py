"""What the card shows of a letter word for word: where no words of ours say as much."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from forms.overlay import Overlay
from tests.client.browsing import SMALL_PHONE, Look, opened
from tests.client.letters import Reader, Sheet, letter_of, one_by_one, read

INVITATION = (
    "Rechtbank Voorbeeldstad", "", "Datum: 3 juni 2026", "Onderwerp: oproeping", "",
    "Geachte mevrouw Jansen,",
    "U dient op 2 juli 2026 om 9.30 uur te verschijnen, Grote Gracht 2.",
    "Voor uw reis krijgt u ten hoogste € 6,00 vergoed.", "",
    "Hoogachtend,",
    "De griffier",
)  # fmt: skip
REFUND = (
    "Gemeente Voorbeeldstad", "", "Datum: 3 juni 2026", "Onderwerp: teruggaaf", "",
    "Geachte mevrouw Jansen,",
    "U betaalde te veel aan belasting. Wij betalen u daarom € 36,49 terug, binnen twee weken.",
    "U hoeft niets te doen.", "",
    "Hoogachtend,",
    "De directeur",
)  # fmt: skip
IN_PARTS = (
    "Gemeente Voorbeeldstad", "", "Datum: 3 juni 2026", "Onderwerp: betalingsregeling", "",
    "Geachte mevrouw Jansen,",
    "U mag uw schuld van € 40,00 in twee keer betalen. U moet betalen op deze dagen:",
    "", "27 juni 2026          € 20,00", "27 juli 2026          € 20,00", "",
    "Hoogachtend,",
    "De directeur",
)  # fmt: skip
WITH_TWO_OF_EVERYTHING = (
    *INVITATION[:8],
    "Wie meereist, krijgt ten hoogste € 4,00 vergoed.",
    "Bel 010 555 12 34 of 010 555 12 35 als u niet kunt.",
    "Zie www.voorbeeldstad.example/route en www.rechtbank.example.", "",
    *INVITATION[9:],
)  # fmt: skip


def test_who_must_come_reads_at_what_hour_and_where_beside_the_day(
    chromium_without_camera: Browser, service_url: str, photo: Path
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        read(page, photo, one_by_one(Sheet.of(INVITATION)))
        printed = page.locator("[data-task=come] .printed")
        expect(printed).to_contain_text("om 9.30 uur te verschijnen, Grote Gracht 2.")
        expect(printed.locator("mark")).to_have_text("2 juli 2026")
        expect(printed.locator("[lang=nl]")).to_have_count(1)


def test_an_amount_of_which_we_do_not_know_what_it_is_for_has_its_sentence(
    chromium_without_camera: Browser, service_url: str, photo: Path
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        read(page, photo, one_by_one(Sheet.of(INVITATION)))
        amount = page.locator("[data-fact=amounts]")
        expect(amount.locator(".letter-fact__sentence")).to_have_text(
            "Voor uw reis krijgt u ten hoogste € 6,00 vergoed."
        )
        named = re.compile("^niet zeker ?: Kijk dit na op het papier ?: € 6,00$")
        expect(amount.locator(".doubt--small")).to_have_accessible_name(named)


@pytest.mark.parametrize(
    ("language", "told"), [("nl", "U krijgt € 36,49 terug."), ("ar", "ستسترد")]
)
def test_what_one_gets_back_stands_above_what_to_do_and_nowhere_else(
    chromium_without_camera: Browser, service_url: str, photo: Path, language: str, told: str
) -> None:
    with opened(chromium_without_camera, service_url, Look(360, 740, language)) as page:
        read(page, photo, one_by_one(Sheet.of(REFUND, language)))
        given = page.locator("#letter-given")
        expect(given.locator(".task__amount")).to_contain_text("36")
        expect(given.locator(".printed mark")).to_have_text("€ 36,49")
        assert _top(page, "#letter-given") < _top(page, "#letter-tasks")
        expect(page.locator("[data-task=nothing] .said")).to_contain_text(told)
        expect(page.locator("[data-fact=amounts]")).to_have_count(0)
        page.click("#letter-given-paper")
        expect(page.locator("#letter-slip mark")).to_have_text("€ 36,49")


def test_of_two_equal_sums_on_two_days_each_is_seen_in_its_place(
    chromium_without_camera: Browser, service_url: str, photo: Path
) -> None:
    with opened(chromium_without_camera, service_url, SMALL_PHONE) as page:
        read(page, photo, one_by_one(Sheet.of(IN_PARTS)))
        expect(page.locator("[data-task=pay] .task__amount")).to_contain_text("€ 20,00")
        second = page.locator("[data-fact=amounts]", has_text="27 juli 2026")
        expect(second).to_contain_text("€ 20,00")
        second.locator(".fact-button").click()
        expect(page.locator("#letter-slip-title")).to_contain_text("27 juli 2026")


def test_no_two_buttons_of_a_card_are_called_the_same(
    chromium_without_camera: Browser, service_url: str, photo: Path
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        read(page, photo, one_by_one(Sheet.of(WITH_TWO_OF_EVERYTHING)))
        pressed = page.locator("#letter-card").get_by_role("button").all()
        followed = page.locator("#letter-card [data-fact]").get_by_role("link").all()
        names = [each.inner_text() or each.text_content() for each in (*pressed, *followed)]
        assert len(followed) == 4
        assert len(set(names)) == len(names)


def test_what_is_not_translated_is_said_after_what_to_do(
    chromium_without_camera: Browser, service_url: str, photo: Path
) -> None:
    with opened(chromium_without_camera, service_url, Look(360, 740, "uk")) as page:
        read(page, photo, one_by_one(Sheet.of(INVITATION, "uk")))
        remark = page.locator("[data-partial=translation]").first
        assert _top(page, "#task-0-day") < _top(page, "[data-partial=translation]")
        expect(remark).to_have_count(1)


def test_copying_what_is_not_sure_stands_beside_it(
    chromium_without_camera: Browser, service_url: str, photo: Path
) -> None:
    with opened(chromium_without_camera, service_url, SMALL_PHONE) as page:
        read(page, photo, Reader(change=_with_doubtful_reference))
        fact = page.locator("[data-fact=references]", has=page.locator(".doubt")).first
        value = fact.locator(".fact-button").bounding_box()
        copying = fact.locator(".button").bounding_box()
        assert value and copying
        assert copying["x"] >= value["x"] + value["width"]
        assert copying["y"] < value["y"] + value["height"]


def _top(page: Page, selector: str) -> float:
    box = page.locator(selector).first.bounding_box()
    assert box
    return box["y"]


def _with_doubtful_reference(overlay: Overlay) -> Overlay:
    letter = letter_of(overlay)
    first, *others = letter.references
    doubtful = (replace(first, is_certain=False), *others)
    return replace(overlay, letter=replace(letter, references=doubtful))
