"""Somebody's first form: what to begin with, what is wrong and where, what is still missing."""

from collections.abc import Callable

from playwright.sync_api import Browser, expect

from forms.drafting.draft import NewDraft
from forms.keys import VersionKey
from forms.people.rights import Membership, Role
from forms.store.drafts import DraftBook
from tests.api.identity.cast import OWN, Part
from tests.forms.drafting.builders import one_page_pdf
from tests.workbench.conftest import Bench
from tests.workbench.drafts import draft_of
from tests.workbench.pages import signed_in


def test_the_first_page_says_what_one_can_begin_with(
    chromium: Browser, bench: Bench, owner: Part
) -> None:
    with signed_in(chromium, bench.url, owner) as page:
        page.goto(f"{bench.url}/workbench#/")
        page.get_by_role("link", name="Een formulier beginnen").click()
        expect(page.locator("#new-begin")).to_be_visible()
    translator = bench.cast.signed_in(Membership(Role.TRANSLATOR, OWN, "ar"))
    with signed_in(chromium, bench.url, translator) as page:
        page.goto(f"{bench.url}/workbench#/")
        expect(page.locator("#to-texts")).to_be_visible()
        expect(page.locator("#to-forms")).to_have_count(0)


def test_who_has_one_language_is_not_sent_to_another(chromium: Browser, bench: Bench) -> None:
    # Nothing was ever written in this language: no form says it has texts to write.
    translator = bench.cast.signed_in(Membership(Role.TRANSLATOR, "gemeente-zonder", "ro"))
    with signed_in(chromium, bench.url, translator) as page:
        page.goto(f"{bench.url}/workbench#/texts")
        empty = page.locator("#texts-empty")
        expect(empty).to_have_text("Er is niets om te schrijven in deze taal: Roemeens.")


def test_what_is_wrong_with_a_new_form_is_where_one_writes_next(
    chromium: Browser, bench: Bench, owner: Part
) -> None:
    with signed_in(chromium, bench.url, owner) as page:
        page.goto(f"{bench.url}/workbench#/forms")
        page.click("#new-begin")
        expect(page.get_by_role("alert")).to_contain_text("Kies eerst het bestand")
        expect(page.locator("#new-file")).to_be_focused()
        expect(page.locator("#new-file")).to_be_in_viewport()
        file = {"name": "leeg.pdf", "mimeType": "application/pdf", "buffer": one_page_pdf()}
        page.set_input_files("#new-file", file)
        page.fill("#new-title", "Proef")
        page.fill("#new-version", "…")
        page.click("#new-begin")
        expect(page.get_by_role("alert")).to_contain_text("zoals 2026-1")
        expect(page.locator("#new-version")).to_be_focused()
        expect(page.locator("#new-file")).not_to_have_attribute("aria-invalid", "true")


def look_while_unread(bench: Bench, form: str, by: str, look: Callable[[int], None]) -> None:
    """`look` at a form of one page that was not read yet.

    Once a minute the service looks around and finds its file broken: then at another one.
    """
    with DraftBook.open(bench.data) as book:
        for number in range(3):
            new = NewDraft(
                VersionKey(OWN, f"{form}-{number}", "1"), "nl", "Gemeente Voorbeeldstad", "Leeg"
            )
            draft_id = book.begin(new, b"file", by)
            book.open_file(draft_id, page_count=1, language="nl", title="Leeg", warnings=())
            try:
                look(draft_id)
            except AssertionError:
                if draft_id in book.unread():
                    raise
            else:
                return
    raise AssertionError("the service read the file each time")


def test_before_a_page_was_read_nobody_is_told_to_begin(
    chromium: Browser, bench: Bench, owner: Part
) -> None:
    with signed_in(chromium, bench.url, owner) as page:

        def look(draft_id: int) -> None:
            page.goto(f"{bench.url}/workbench#/forms/{draft_id}/fields")
            told = page.locator(".wizard-progress")
            expect(told).to_have_text("De eerste pagina wordt gelezen. Dat duurt even.")

        look_while_unread(bench, "wordt-gelezen", owner.caller.who, look)


def test_what_is_missing_is_said_to_be_allowed_or_needed(
    chromium: Browser, bench: Bench, owner: Part
) -> None:
    lacks_a_little = draft_of(bench, "ontbreekt", owner.caller.who)
    with signed_in(chromium, bench.url, owner) as page:
        page.goto(f"{bench.url}/workbench#/forms/{lacks_a_little}/publication")
        lacking = page.locator(".wizard-lacking")
        expect(lacking).to_contain_text("Het mag zo online")

        def look(lacks_its_page: int) -> None:
            page.goto(f"{bench.url}/workbench#/forms/{lacks_its_page}/publication")
            expect(lacking).to_contain_text("Wat nodig is, moet klaar zijn")
            expect(page.locator("#wizard-ask")).to_have_attribute("aria-disabled", "true")

        look_while_unread(bench, "ontbreekt-alles", owner.caller.who, look)
