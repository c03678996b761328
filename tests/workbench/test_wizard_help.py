"""While an owner writes: what was written before, what government words mean, which languages."""

import contextlib
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from forms.errors import ConflictError
from forms.people.rights import Membership, Role
from tests.api.identity.cast import OWN, Part
from tests.client.browsing import until
from tests.workbench.conftest import Bench
from tests.workbench.drafts import draft_of, kept
from tests.workbench.pages import signed_in
from tests.workbench.texts import publish_moving

FIELD = "fields/1/achternaam"


@pytest.fixture(scope="module")
def owner(bench: Bench) -> Iterator[Part]:
    with contextlib.suppress(ConflictError):
        now = bench.cast.now()
        bench.staff.people.add_organisation(OWN, "Gemeente Voorbeeldstad", now, "operator:test")
    publish_moving(bench.data)
    yield bench.cast.signed_in(Membership(Role.OWNER, OWN))


def write_about_the_last_name(page: Page, bench: Bench, draft_id: int) -> None:
    page.goto(f"{bench.url}/workbench#/forms/{draft_id}/texts")
    page.click("#wizard-item-achternaam")
    page.wait_for_selector("#wizard-precedent-1")


def test_what_was_written_before_is_taken_over_with_one_key_and_undone(
    chromium: Browser, bench: Bench, owner: Part
) -> None:
    draft_id = draft_of(bench, "eerder", owner.caller.who)
    with signed_in(chromium, bench.url, owner) as page:
        write_about_the_last_name(page, bench, draft_id)
        offered = page.locator(".desk-hit p[lang=nl]").first.inner_text()
        page.focus("#wizard-explanation")
        page.keyboard.press("Alt+1")
        expect(page.locator("#wizard-explanation")).to_have_value(offered)
        # What stands there already is not offered again.
        expect(page.locator(".wizard-precedents")).to_be_hidden()
        expect(page.locator("#wizard-saved.wizard__saved--saved")).to_be_visible()
        content = kept(bench, draft_id)[1]
        assert content.text(f"{FIELD}/explanation") == offered
        assert content.get(f"{FIELD}/steps")
        page.click("#wizard-undo")
        expect(page.locator("#wizard-explanation")).to_have_value("")
        expect(page.locator("#wizard-precedent-1")).to_be_visible()
        page.fill("#wizard-explanation", "Vraag hier huurtoeslag aan.")
        expect(page.locator("#wizard-terms")).to_contain_text("huurtoeslag")
        page.click("#wizard-step-languages")
        arabic = page.locator("[data-language=ar]")
        expect(arabic).to_contain_text("0 van de 3 teksten te lezen")
        expect(arabic.locator("[data-rung=glossary]")).to_have_text("alleen losse woorden: 1")


def test_a_step_is_chosen_though_what_was_written_is_saved_while_the_button_is_down(
    chromium: Browser, bench: Bench, owner: Part
) -> None:
    draft_id = draft_of(bench, "knop", owner.caller.who)
    with signed_in(chromium, bench.url, owner) as page:
        write_about_the_last_name(page, bench, draft_id)
        page.fill("#wizard-explanation", "Schrijf uw achternaam op.")
        page.hover("#wizard-step-languages")
        # Pressing takes the focus out of the text, which is saved before the button comes up again.
        page.mouse.down()
        until(page, "document.activeElement.id !== 'wizard-explanation'")
        expect(page.locator("#wizard-saved.wizard__saved--saved")).to_be_visible()
        page.mouse.up()
        expect(page.locator("#wizard-languages-heading")).to_be_visible()


def test_problems_are_told_in_the_language_of_who_works(
    chromium: Browser, bench: Bench, owner: Part
) -> None:
    draft_id = draft_of(bench, "taal", owner.caller.who)
    with signed_in(chromium, bench.url, owner) as page:
        page.goto(f"{bench.url}/workbench#/forms/{draft_id}/about")
        page.get_by_label("Rekeningnummers").fill("NL00 BANK 0123 4567 89")
        page.get_by_label("Rekeningnummers").blur()
        expect(page.locator("#wizard-rejected")).to_contain_text("kan niet kloppen")
