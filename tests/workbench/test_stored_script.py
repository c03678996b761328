"""What people typed is shown as they typed it: no page of the workbench runs a word of it."""

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from forms.store.catalogue import Catalogue
from forms.store.folder import database_path
from tests.workbench.conftest import Bench
from tests.workbench.pages import PAGES, Shown, go, populate, signed_in

#: Words that a browser would run, were they taken for a page.
MARKUP = "<img src=x onerror=window.ran=1>"
#: The texts that people type or that come in with a file, by table: written past every check at
#: the door, for what was kept before a check was made must do no harm either. Not those of a
#: published version: it knows its texts by their hashes, and says that it was damaged.
TYPED = {
    "organisations": ("name",),
    "people": ("name",),
    "api_keys": ("name",),
    "translations": ("text", "source_text"),
    "remarks": ("text",),
    "feedback": ("message",),
    "segments": ("source", "target"),
    "drafts": ("issuer_name", "content"),
    "proposed_terms": ("names", "meaning", "subject"),
}
#: Of what is kept as JSON: the texts in it.
IN_JSON = ("title", "label", "explanation", "where", "purpose", "send-to", "before", "names")
#: Pages on which the words must be read, or nothing was tried.
SAID = {
    "forms", "form-fields", "form-texts", "form-publication", "published", "texts", "desk", "words",
    "coverage", "insights", "insight", "people", "person", "keys", "audit",
}  # fmt: skip


@pytest.fixture(scope="module")
def bench(own_bench: Bench) -> Bench:
    """Nobody else's pages are spoilt."""
    return own_bench


def plant(data: Path) -> None:
    with Catalogue.open(data) as catalogue:
        catalogue.record("sender-imported", MARKUP, by="test")
    database = sqlite3.connect(database_path(data))
    database.create_function("spoilt", 1, spoilt)
    for table, columns in TYPED.items():
        for column in columns:
            database.execute(f"UPDATE {table} SET {column} = spoilt({column})")
    database.commit()
    database.close()


def spoilt(text: str | None) -> str | None:
    """The text with markup behind it; of JSON: each text in it."""
    if text is None:
        return None
    if text.startswith(("{", "[")):
        return json.dumps(_spoilt(json.loads(text), is_text=text.startswith("[")))
    return f"{text} {MARKUP}"


def _spoilt(value: Any, *, is_text: bool) -> Any:
    if isinstance(value, dict):
        return {
            name: _spoilt(each, is_text=name.rpartition("/")[2] in IN_JSON)
            for name, each in value.items()
        }
    if isinstance(value, list):
        return [_spoilt(each, is_text=is_text) for each in value]
    return f"{value} {MARKUP}" if is_text and isinstance(value, str) else value


def test_words_that_a_browser_could_run_are_only_read(chromium: Browser, bench: Bench) -> None:
    administrator = populate(bench.cast)
    plant(bench.data)
    # What the policy of the page stops is logged as an error, and fails the visit too.
    with signed_in(chromium, bench.url, administrator) as page:
        for shown in PAGES:
            # What else a page is in a state for hangs on texts that are spoilt here.
            go(page, bench.url, Shown(shown.name, shown.address))
            if shown.name in SAID:
                expect(page.locator("body")).to_contain_text(MARKUP, use_inner_text=False)
            found = page.evaluate("[document.querySelectorAll('[onerror]').length, window.ran]")
            assert found == [0, None], shown.name
