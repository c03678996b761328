"""The accessibility statement says what was really tried, of the page as it is now."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from forms.language.plain_language import measure, objections
from forms.language.word_frequency import dutch_frequency
from forms.store.catalogue import Catalogue
from tests.client.browsing import Look, opened
from tests.client.statement.claims import CLAIMS, Claim
from tests.client.statement.document import DOCUMENT, written
from tests.client.statement.results import claims_now, kept_results, now
from tests.glue.service import ROOT, served

KEPT = kept_results()
DUTCH = json.loads((ROOT / "client_demo/src/locales/statement/nl.json").read_text("utf-8"))
#: Names and what the law calls things; people may search for them.
NAMES = (
    "Leeswijzer", "WCAG", "axe-core", "axe", "core", "PDF", "toegankelijkheid", "ombudsman",
    "schermlezer",
)  # fmt: skip
AGAIN = "the statement is not about the page as it is now: run `make statement`"


def test_the_statement_tells_of_every_screen_mode_claim_and_gap() -> None:
    lists = {name: kept for name, kept in now().items() if name != "sources"}
    assert {name: getattr(KEPT, name) for name in lists} == lists, AGAIN
    assert tuple((each.claim, each.tests) for each in KEPT.tried) == claims_now(), AGAIN


@pytest.mark.verify
def test_the_statement_is_about_the_page_as_it_is_now() -> None:
    """Before a release: one other word makes it out of date, and trying all takes a while."""
    assert KEPT.sources == now()["sources"], AGAIN


def test_the_document_says_what_the_page_says() -> None:
    assert DOCUMENT.read_text("utf-8") == written(KEPT), AGAIN


def test_what_does_not_work_is_told_as_the_status() -> None:
    is_sound = not KEPT.findings and all(each.has_passed for each in KEPT.tried)
    assert KEPT.status == ("first-measures" if is_sound else "not-met")


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.name)
def test_the_tests_behind_a_claim_exist(claim: Claim) -> None:
    for named in claim.tests:
        file, _, test = named.partition("::")
        assert f"\ndef {test}(" in (ROOT / "tests/client" / file).read_text("utf-8")


def test_it_is_written_plainly() -> None:
    unplain = {
        key: told
        for key, text in DUTCH.items()
        if (told := objections(measure(text, dutch_frequency, NAMES)))
    }
    assert unplain == {}


def test_the_statement_opens_from_the_first_screen_and_leads_back(
    chromium_without_camera: Browser, service_url: str
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        fetched = "performance.getEntriesByType('resource').map((e) => e.name).join()"
        assert "/statement-" not in page.evaluate(fetched)
        page.focus("#open-statement")
        page.keyboard.press("Enter")
        expect(page.locator("#statement-title")).to_be_focused()
        expect(page.locator("#statement-status")).to_contain_text(DUTCH[f"status.{KEPT.status}"])
        expect(page.locator("#statement")).to_contain_text(f"samen {KEPT.looks} keer")
        expect(page.locator("#statement-contact")).to_have_count(0)
        page.go_back()
        expect(page.locator("#open-statement")).to_be_focused()
    with opened(chromium_without_camera, service_url, Look(language="ar")) as page:
        page.click("#open-statement")
        expect(page.locator("#statement-title")).to_have_text("إمكانية الوصول")
        page.click("#statement-leave")
        expect(page.locator("#start")).to_be_visible()


@pytest.mark.verify
def test_people_are_told_where_to_report_what_they_cannot_use(
    chromium_without_camera: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEESWIJZER_ACCESSIBILITY_CONTACT", "toegang@voorbeeldstad.example")
    with Catalogue.open(tmp_path / "data") as catalogue:
        catalogue.record("library-seeded", "library", by="test")  # drawing it takes seconds
    with (
        served(tmp_path / "data", tmp_path / "service.log") as url,
        opened(chromium_without_camera, url) as page,
    ):
        page.click("#open-statement")
        expect(page.locator("#statement-contact")).to_have_attribute(
            "href", "mailto:toegang@voorbeeldstad.example"
        )
