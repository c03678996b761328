"""The form of next year: what changed side by side, and what was checked is not checked again."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from forms.keys import VersionKey
from forms.people.rights import Membership, Role
from forms.reviews.desk import Author
from forms.store.desk.book import ReviewDesk
from tests.api.identity.cast import OWN, Part
from tests.forms.drafting.builders import one_page_pdf
from tests.forms.store.desk.crew import approve, seen
from tests.workbench.conftest import Bench
from tests.workbench.drafts import draft_of, kept
from tests.workbench.pages import signed_in
from tests.workbench.test_wizard import saved

NAME, INITIALS = "achternaam", "voorletters"
FIRST = {NAME: "Schrijf hier uw achternaam.", INITIALS: "Schrijf hier uw voorletters."}
CALLED = "Eerste letters van al uw voornamen"
NEXT = "Schrijf hier uw achternaam, zoals in uw paspoort."
ENGLISH = {NAME: "Write your surname here.", INITIALS: "Write your initials here."}


@pytest.fixture(scope="module")
def bench(own_bench: Bench) -> Bench:
    """Forms that other tests publish would be recognised here too."""
    return own_bench


def test_what_changed_is_seen_side_by_side_and_only_that_is_translated_anew(
    chromium: Browser, bench: Bench, owners: tuple[Part, Part], tmp_path: Path
) -> None:
    first, second = owners
    before = published_before(chromium, bench, owners)
    check_the_english(bench, before)
    file = tmp_path / "volgend-jaar.pdf"
    file.write_bytes(one_page_pdf())
    with signed_in(chromium, bench.url, first) as page:
        draft_id = begin_from(page, bench, file, before)
        # What was written is there, and one text of it is mended.
        expect(page.locator("#wizard-item-achternaam")).to_be_visible()
        expect(page.locator(f"#wizard-item-{INITIALS}")).to_contain_text(CALLED)
        write(page, {NAME: NEXT})
        move(page)
        ask(page)
    with signed_in(chromium, bench.url, second) as page:
        page.goto(f"{bench.url}/workbench#/forms/{draft_id}/publication")
        changes = page.locator(".wizard-change")
        expect(changes).to_have_count(2)
        said = changes.filter(has_text="paspoort")
        expect(said.locator(".wizard-change__sides")).to_contain_text(FIRST[NAME])
        moved = changes.filter(has=page.locator("img"))
        # Where it lay, and where it lies.
        expect(moved.locator("img")).to_have_count(2)
        page.click("#wizard-accept")
        expect(page.locator("#wizard-published")).to_be_visible()
    after = kept(bench, draft_id)[0].key
    assert standing(bench, after, INITIALS) == ("approved", ENGLISH[INITIALS])
    assert standing(bench, after, NAME)[0] == "stale"


def published_before(browser: Browser, bench: Bench, owners: tuple[Part, Part]) -> VersionKey:
    first, second = owners
    draft_id = draft_of(bench, "adreswijziging", first.caller.who)
    with signed_in(browser, bench.url, first) as page:
        page.goto(f"{bench.url}/workbench#/forms/{draft_id}/texts")
        write(page, FIRST)
        call(page)
        ask(page)
    with signed_in(browser, bench.url, second) as page:
        page.goto(f"{bench.url}/workbench#/forms/{draft_id}/publication")
        page.click("#wizard-accept")
        expect(page.locator("#wizard-published")).to_be_visible()
    return kept(bench, draft_id)[0].key


def write(page: Page, explained: dict[str, str]) -> None:
    page.click("#wizard-step-texts")
    for field_id, text in explained.items():
        page.click(f"#wizard-item-{field_id}")
        page.fill("#wizard-explanation", text)
        page.locator("#wizard-explanation").blur()
        saved(page)


def call(page: Page) -> None:
    """The initials get a name that the paper does not print."""
    page.click("#wizard-step-fields")
    page.click(f"#wizard-item-{INITIALS}")
    name = page.locator(".wizard-panel input").first
    name.fill(CALLED)
    name.blur()
    saved(page)


def move(page: Page) -> None:
    """The initials stand a little lower on the new page."""
    page.click("#wizard-step-fields")
    page.click(f"#wizard-item-{INITIALS}")
    page.focus("#wizard-surface")
    page.keyboard.press("ArrowDown")
    saved(page)


def ask(page: Page) -> None:
    page.click("#wizard-step-publication")
    page.click("#wizard-ask")
    expect(page.locator("#wizard-asked")).to_be_visible()


def begin_from(page: Page, bench: Bench, file: Path, before: VersionKey) -> int:
    page.goto(f"{bench.url}/workbench#/forms")
    page.set_input_files("#new-file", file)
    page.locator(".drafts__form select").last.select_option(str(before))
    page.fill("#new-version", "2")
    page.click("#new-begin")
    page.wait_for_selector("#wizard-surface")
    expect(page.locator(".wizard-progress")).to_have_count(0)
    return int(page.url.split("/forms/")[1].split("/")[0])


def check_the_english(bench: Bench, key: VersionKey) -> None:
    """Two people of the language: one writes, another approves."""
    writer, reader = (
        Author(f"person:{each.id}", each.id)
        for each in (bench.cast.person(Membership(Role.REVIEWER, OWN, "en")) for _ in range(2))
    )
    with ReviewDesk.open(bench.data) as desk:
        for field_id, text in ENGLISH.items():
            string = desk.string_at(key, f"fields/1/{field_id}/explanation", "en")
            string = desk.propose((string.string_id, "en"), text, writer, seen(string))
            approve(desk, string, reader)


def standing(bench: Bench, key: VersionKey, field_id: str) -> tuple[str, str | None]:
    """How the English explanation of a field stands, and what is shown of it."""
    with ReviewDesk.open(bench.data) as desk:
        string = desk.string_at(key, f"fields/1/{field_id}/explanation", "en")
        shown = string.text(string.shown_id)
        return string.standing.value, shown.text if shown else None
