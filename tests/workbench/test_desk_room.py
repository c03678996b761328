"""At the desk the printed text and its translation are in sight together."""

import pytest
from playwright.sync_api import Browser, Page, expect

from forms.people.rights import Membership, Role
from tests.api.identity.cast import OWN, Part
from tests.client.browsing import DESK, Look
from tests.workbench.conftest import Bench
from tests.workbench.pages import signed_in
from tests.workbench.texts import publish_moving


@pytest.fixture
def translator(bench: Bench) -> Part:
    publish_moving(bench.data)
    return bench.cast.signed_in(Membership(Role.TRANSLATOR, OWN, "uk"))


def at_the_desk(page: Page, bench: Bench) -> None:
    page.goto(f"{bench.url}/workbench#/texts/uk/write")
    page.wait_for_selector("#desk-edit")
    page.wait_for_selector(".desk-neighbour")


def test_what_is_translated_is_in_sight_while_one_writes_on_a_desk(
    chromium: Browser, bench: Bench, translator: Part
) -> None:
    with signed_in(chromium, bench.url, translator, DESK) as page:
        at_the_desk(page, bench)
        page.click("#desk-edit")
        expect(page.locator("#desk-text")).to_be_in_viewport(ratio=1)
        expect(page.locator(".desk-source__this .desk-text").first).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("look", [Look(768, 1024), Look(1024, 768), Look(390, 844)], ids=str)
def test_nothing_stands_between_both_texts_where_they_are_above_one_another(
    chromium: Browser, bench: Bench, translator: Part, look: Look
) -> None:
    with signed_in(chromium, bench.url, translator, look) as page:
        at_the_desk(page, bench)
        printed = page.locator(".desk-source").bounding_box()
        written = page.locator(".desk-subject").bounding_box()
        around = page.locator(".desk-neighbour").first.bounding_box()
    assert printed and written and around
    assert 0 <= written["y"] - (printed["y"] + printed["height"]) < 60
    assert around["y"] > written["y"]


def test_a_translator_is_shown_no_key_to_approve(
    chromium: Browser, bench: Bench, translator: Part
) -> None:
    with signed_in(chromium, bench.url, translator) as page:
        at_the_desk(page, bench)
        page.keyboard.press("?")
        keys = page.locator(".desk-keys")
        expect(keys).to_contain_text("Verbeteren")
        expect(keys).not_to_contain_text("Goedkeuren")
