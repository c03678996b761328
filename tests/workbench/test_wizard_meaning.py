"""What a field means is told in words; what is kept is the code that phones know."""

from playwright.sync_api import Browser, Page, expect

from tests.api.identity.cast import Part
from tests.client.browsing import Look
from tests.workbench.conftest import Bench
from tests.workbench.drafts import draft_of, kept
from tests.workbench.pages import signed_in

FIELD = "fields/1/achternaam"


def opened_field(page: Page, bench: Bench, draft_id: int) -> None:
    page.goto(f"{bench.url}/workbench#/forms/{draft_id}/fields")
    page.click("#wizard-item-achternaam")


def saved(page: Page) -> None:
    expect(page.locator("#wizard-saved.wizard__saved--saved")).to_be_visible()


def chosen(page: Page, label: str) -> str:
    """The words of the meaning that is chosen."""
    return str(page.get_by_label(label, exact=True).evaluate("(e) => e.selectedOptions[0].text"))


def test_a_meaning_is_chosen_by_its_words_and_kept_as_its_code(
    chromium: Browser, bench: Bench, owner: Part
) -> None:
    draft_id = draft_of(bench, "betekenis", owner.caller.who)
    with signed_in(chromium, bench.url, owner) as page:
        opened_field(page, bench, draft_id)
        meaning = page.get_by_label("Betekenis", exact=True)
        expect(meaning).to_have_value("family-name")
        assert chosen(page, "Betekenis") == "Achternaam"
        expect(page.get_by_label("Code van de betekenis")).to_be_hidden()
        with page.expect_response("**/edits"):
            meaning.select_option(label="Geboortedatum")
        saved(page)
        assert kept(bench, draft_id)[1].values[FIELD]["semantic"] == "bday"
        page.click("#wizard-step-publication")
        page.click("details.wizard-changes > summary")
        expect(page.locator(".wizard-changes__list")).to_contain_text("Betekenis: Geboortedatum")
        expect(page.locator(".wizard-changes__list")).not_to_contain_text("bday")


def test_a_meaning_without_words_is_typed_as_a_code_and_stays_to_be_seen(
    chromium: Browser, bench: Bench, owner: Part
) -> None:
    draft_id = draft_of(bench, "eigen-betekenis", owner.caller.who)
    with signed_in(chromium, bench.url, owner) as page:
        opened_field(page, bench, draft_id)
        page.get_by_label("Betekenis", exact=True).select_option("*")
        code = page.get_by_label("Code van de betekenis")
        expect(code).to_be_focused()
        expect(code).to_have_value("family-name")
        code.fill("x-naam-van-de-hond")
        with page.expect_response("**/edits"):
            code.blur()
        saved(page)
        page.reload()
        page.click("#wizard-item-achternaam")
        expect(code).to_have_value("x-naam-van-de-hond")
        page.get_by_label("Betekenis", exact=True).select_option("x-initials")
        expect(code).to_be_hidden()
        saved(page)
    assert kept(bench, draft_id)[1].values[FIELD]["semantic"] == "x-initials"


def test_meanings_are_in_the_language_of_who_works(
    chromium: Browser, bench: Bench, owner: Part
) -> None:
    draft_id = draft_of(bench, "betekenis-uk", owner.caller.who)
    with signed_in(chromium, bench.url, owner, Look(1280, 800, "uk")) as page:
        opened_field(page, bench, draft_id)
        meaning = page.get_by_label("Значення", exact=True)
        assert chosen(page, "Значення") == "Прізвище"
        offered = meaning.locator("option").all_inner_texts()
    # A number of another country is called as it is there.
    assert [each for each in offered if "(Бельгія)" in each]
    assert not [each for each in offered if each.startswith("x-") or "-name" in each]
