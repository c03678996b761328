"""The audit is read by people: it says names and roles, and is searched by names."""

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.api.identity.cast import Part
from tests.client.browsing import Look
from tests.workbench.conftest import Bench
from tests.workbench.pages import signed_in

#: How the service calls people, roles and places in its own lines.
CODES = re.compile(r"person:\d|key:\d|@[a-z*]|/\*|fields/\d|operator:|gemeente-")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nl", "Ayşe Yılmaz · Vertaler, alle organisaties · Turks"),
        ("uk", "Ayşe Yılmaz · Перекладач, усі організації · турецька"),
    ],
)
def test_a_line_of_the_audit_is_in_words(
    chromium: Browser, bench: Bench, administrator: Part, language: str, said: str
) -> None:
    with signed_in(chromium, bench.url, administrator, Look(1280, 800, language)) as page:
        page.goto(f"{bench.url}/workbench#/audit")
        page.wait_for_selector(".wb-audit__line")
        while page.locator("#audit-more-send").count():
            shown = page.locator(".wb-audit__line").count()
            page.click("#audit-more-send")
            expect(page.locator(".wb-audit__line").nth(shown)).to_be_visible()
        lines = page.locator(".wb-audit__line").all_inner_texts()
    together = [" ".join(each.split()) for each in lines]
    assert any(said in each for each in together)
    assert any("Verhuizing doorgeven · " in each for each in together)
    assert [each for each in together if CODES.search(each)] == []


@pytest.mark.parametrize(
    ("language", "field"),
    [
        ("nl", "Pagina 1 · Achternaam · Naam van het vak · Arabisch"),
        ("en", "Page 1 · Achternaam · Name of the field · Arabic"),
    ],
)
def test_a_line_about_a_text_names_its_field(
    chromium: Browser, bench: Bench, administrator: Part, language: str, field: str
) -> None:
    with signed_in(chromium, bench.url, administrator, Look(1280, 800, language)) as page:
        page.goto(f"{bench.url}/workbench#/audit?what=translation-proposed")
        page.wait_for_selector(".wb-audit__line")
        lines = page.locator(".wb-audit__subject").all_inner_texts()
    assert any(each.endswith(f" · {field}") for each in lines)


@pytest.mark.parametrize("name", ["ayşe", "Gemeente Voorbeeldstad"])
def test_lines_are_found_by_the_name_of_a_person_and_of_an_organisation(
    chromium: Browser, bench: Bench, administrator: Part, name: str
) -> None:
    with signed_in(chromium, bench.url, administrator) as page:
        page.goto(f"{bench.url}/workbench#/audit")
        page.wait_for_selector(".wb-audit__line")
        page.evaluate("document.querySelector('.wb-audit').dataset.before = ''")
        page.fill("#audit-text", name)
        page.click("#audit-filter-send")
        page.wait_for_selector(".wb-audit:not([data-before]) > .wb-audit__line")
        expect(page.locator(".wb-audit__line").first).to_contain_text(name, ignore_case=True)
        found = page.locator(".wb-audit__line").all_inner_texts()
    assert all(name.lower() in each.lower() for each in found)
