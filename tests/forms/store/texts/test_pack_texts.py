"""Taking over an owner's texts loses nothing that was written here."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from forms.keys import VersionKey
from forms.packing.kept_texts import texts_by_language
from forms.packs.texts import texts_of
from forms.store import schema
from forms.store.catalogue import Catalogue
from forms.store.engine import connect, database_url, writing
from forms.store.texts.pack_texts import take_over
from forms.template import FormNotes
from tests.forms.store.builders import notes_in, version_of

KEY = VersionKey.parse("gemeente/verhuizing/2026-1")
DUTCH, ENGLISH = notes_in("nl"), replace(notes_in("en"), provenance="draft", title="Moving")
TURKISH = replace(notes_in("tr"), provenance="reviewed", title="Taşınma")


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    with Catalogue.open(tmp_path) as opened:
        opened.add(version_of(str(KEY), notes=(DUTCH, ENGLISH, TURKISH)), publish=True, by="test")
        yield opened


def taken_over(folder: Path, *notes: FormNotes) -> None:
    engine = connect(database_url(folder))
    with writing(engine) as connection:
        texts = {each.language: texts_of(each) for each in notes}
        take_over(connection, KEY, texts, "operator test")
    engine.dispose()


def states(folder: Path, language: str) -> list[tuple[str, str]]:
    engine = connect(database_url(folder))
    query = select(schema.translations.c.text, schema.translations.c.state).where(
        schema.translations.c.language == language
    )
    with engine.connect() as connection:
        found = [(row.text, row.state) for row in connection.execute(query)]
    engine.dispose()
    return found


def test_the_same_texts_change_nothing(catalogue: Catalogue, tmp_path: Path) -> None:
    before, written = texts_by_language(catalogue, KEY), states(tmp_path, "en")
    taken_over(tmp_path, DUTCH, ENGLISH)
    assert texts_by_language(catalogue, KEY) == before
    assert states(tmp_path, "en") == written


def test_the_owners_texts_are_read_from_now_on(catalogue: Catalogue, tmp_path: Path) -> None:
    dutch = replace(DUTCH, title="Verhuizing melden", purpose="U meldt uw verhuizing.")
    english = replace(ENGLISH, title="Report a move", provenance="owner")
    taken_over(tmp_path, dutch, english)
    assert catalogue.notes(KEY, "nl") == dutch
    assert catalogue.notes(KEY, "en") == english


def test_what_was_translated_here_stays_until_its_source_says_something_else(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    taken_over(tmp_path, replace(DUTCH, title="Verhuizing melden"), ENGLISH)
    turkish = catalogue.notes(KEY, "tr")
    assert turkish is not None
    assert turkish.title is None
    assert turkish.purpose == TURKISH.purpose
    assert ("Taşınma", "stale") in states(tmp_path, "tr")


def test_what_was_checked_here_stays_before_a_draft_of_the_owner(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    taken_over(tmp_path, DUTCH, replace(TURKISH, provenance="draft", title="Göç"))
    turkish = catalogue.notes(KEY, "tr")
    assert turkish is not None
    assert turkish.title == "Taşınma"
    taken_over(tmp_path, DUTCH, replace(TURKISH, provenance="owner", title="Göç"))
    turkish = catalogue.notes(KEY, "tr")
    assert turkish is not None
    assert turkish.title == "Göç"


def test_texts_the_version_did_not_have_are_added(catalogue: Catalogue, tmp_path: Path) -> None:
    dutch = replace(DUTCH, questions={**DUTCH.questions, "1/reasons": "Waarom verhuist u?"})
    taken_over(tmp_path, dutch)
    assert catalogue.notes(KEY, "nl") == dutch
