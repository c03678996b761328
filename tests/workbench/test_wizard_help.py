"""While an owner writes: what was written before, what government words mean, which languages."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from forms.publication.versions import template_of_draft
from tests.api.identity.cast import Part
from tests.workbench.conftest import Bench
from tests.workbench.drafts import draft_of, kept
from tests.workbench.pages import signed_in
from tests.workbench.texts import publish_moving

FIELD = "fields/1/achternaam"
DATE = "1/geboortedatum"


@pytest.fixture(scope="module", autouse=True)
def moving(bench: Bench) -> None:
    """A form was published before: its texts are there to take over."""
    publish_moving(bench.data)


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


def test_what_was_written_for_a_page_is_read_and_taken_over_together_and_undone(
    chromium: Browser, bench: Bench, owner: Part
) -> None:
    draft_id = draft_of(bench, "samen", owner.caller.who)
    with signed_in(chromium, bench.url, owner) as page:
        page.goto(f"{bench.url}/workbench#/forms/{draft_id}/texts")
        page.wait_for_selector(".wizard-offer")
        offers = page.locator(".wizard-offer").count()
        page.uncheck("#wizard-offers-achternaam")
        page.keyboard.press("Alt+0")
        expect(page.locator(".wizard-offers__taken")).to_contain_text(f"Overgenomen: {offers - 1}")
        expect(page.locator("#wizard-saved.wizard__saved--saved")).to_be_visible()
        content = kept(bench, draft_id)[1]
        assert content.text(f"{FIELD}/explanation") == ""
        explained = [each for each in content.values if each.endswith("/explanation")]
        assert len(explained) == offers - 1
        # What was left out stays so, and the rest is offered again after undoing.
        expect(page.locator(".wizard-offer")).to_have_count(1)
        page.click("#wizard-offers-undo")
        expect(page.locator(".wizard-offer")).to_have_count(offers)
        expect(page.locator("#wizard-offers-achternaam")).not_to_be_checked()
        assert not [each for each in kept(bench, draft_id)[1].values if "/explanation" in each]
        # While one field is chosen they are a press away, and no key takes what nobody sees.
        page.click("#wizard-item-achternaam")
        page.keyboard.press("Alt+0")
        expect(page.locator("#wizard-explanation")).to_have_value("")
        page.click("#wizard-offers-show")
        expect(page.locator("#wizard-offers-take")).to_be_visible()


def test_facts_are_as_in_the_last_form_but_its_deadline_and_a_key_finds_what_is_missing(
    chromium: Browser, bench: Bench, owner: Part
) -> None:
    draft_id = draft_of(bench, "zoals", owner.caller.who)
    with signed_in(chromium, bench.url, owner) as page:
        page.goto(f"{bench.url}/workbench#/forms/{draft_id}/about")
        expect(page.locator("#wizard-facts-heading")).to_contain_text("Verhuizing doorgeven")
        expect(page.locator("#wizard-facts-before")).not_to_be_checked()
        page.keyboard.press("Alt+0")
        expect(page.locator("#wizard-fact-send-to")).to_have_value(re.compile("Postbus 100"))
        expect(page.locator("#wizard-fact-before")).to_have_value("")
        expect(page.locator("#wizard-saved.wizard__saved--saved")).to_be_visible()
        page.keyboard.press("Alt+n")
        expect(page.locator("#wizard-fact-purpose")).to_be_focused()
        page.keyboard.type("Geef uw adres door.")
        page.keyboard.press("Alt+n")
        expect(page.locator("#wizard-fact-at-hand")).to_be_focused()
        page.keyboard.press("Alt+n")
        expect(page.locator("#wizard-fact-before")).to_be_focused()


def test_a_step_is_chosen_though_what_was_written_is_saved_while_the_button_is_down(
    chromium: Browser, bench: Bench, owner: Part
) -> None:
    draft_id = draft_of(bench, "knop", owner.caller.who)
    with signed_in(chromium, bench.url, owner) as page:
        write_about_the_last_name(page, bench, draft_id)
        page.fill("#wizard-explanation", "Schrijf uw achternaam op.")
        page.hover("#wizard-step-languages")
        # Pressing takes the focus out of the text, which is saved before the button comes up again.
        with page.expect_response("**/edits"):
            page.mouse.down()
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


def test_a_form_is_of_a_country_and_a_deadline_may_count_its_working_days(
    chromium: Browser, bench: Bench, owner: Part
) -> None:
    draft_id = draft_of(bench, "land", owner.caller.who)
    with signed_in(chromium, bench.url, owner) as page:
        page.goto(f"{bench.url}/workbench#/forms/{draft_id}/about")
        page.get_by_role("combobox", name="Land van het formulier").select_option("BE")
        expect(page.locator("#wizard-saved.wizard__saved--saved")).to_be_visible()
        page.click("#wizard-step-fields")
        page.click("#wizard-item-geboortedatum")
        page.get_by_label("Wat komt erin?").select_option("date")
        page.get_by_role("checkbox", name="Of de datum op tijd is").click()
        page.get_by_label("Geteld vanaf de datum in").select_option(DATE)
        page.get_by_label("Wat telt", exact=True).select_option("workingDays")
        page.get_by_label("Hoeveel", exact=True).fill("5")
        page.get_by_label("Hoeveel", exact=True).blur()
        working_days(page, bench, draft_id, 5)
    draft, content = kept(bench, draft_id)
    template = template_of_draft(draft, content)
    assert template.country == "BE"
    field = next(each for each in template.pages[0].fields if each.id == "geboortedatum")
    assert (field.term.after, field.term.working_days, field.term.days) == ("geboortedatum", 5, 0)


def working_days(page: Page, bench: Bench, draft_id: int, count: int) -> None:
    """Waits until so many are kept: “all is kept” may still be said of the choice before."""
    for _ in range(100):
        term = kept(bench, draft_id)[1].values[f"fields/{DATE}"].get("term", {})
        if term.get("workingDays") == count:
            return
        page.wait_for_timeout(100)
    raise AssertionError(term)
