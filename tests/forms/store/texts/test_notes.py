"""What people read is made of the strings and translations that are kept."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy import select, text

from forms.keys import VersionKey
from forms.reviews.paths import strings_of
from forms.store import schema
from forms.store.catalogue import Catalogue
from forms.store.engine import connect, database_url, writing
from forms.store.folder import Place
from forms.store.texts.notes import open_language
from forms.store.texts.standings import settle
from forms.template import Origin
from tests.forms.store.builders import notes_in, version_of

KEY = VersionKey.parse("gemeente/verhuizing/2026-1")
DUTCH = notes_in("nl")
ENGLISH = replace(notes_in("en"), provenance="draft", title="Moving", send_to=None)


@pytest.fixture
def catalogue(place: Place) -> Iterator[Catalogue]:
    with Catalogue.open(place) as opened:
        opened.add(version_of(str(KEY), notes=(DUTCH, ENGLISH)), publish=True, by="test")
        yield opened


def test_notes_are_read_as_they_were_written_in_each_language(catalogue: Catalogue) -> None:
    assert catalogue.notes(KEY, "nl") == DUTCH
    assert catalogue.notes(KEY, "en") == ENGLISH
    assert catalogue.note_languages(KEY) == ["en", "nl"]


def test_a_text_only_a_translation_has_is_kept_too(place: Place) -> None:
    with Catalogue.open(place) as catalogue:
        catalogue.add(version_of(str(KEY), notes=(ENGLISH,)), publish=True, by="test")
        assert catalogue.notes(KEY, "en") == ENGLISH
        assert catalogue.notes(KEY, "nl") is None


def test_each_string_keeps_its_own_provenance(place: Place) -> None:
    mixed = replace(ENGLISH, origins={"title": Origin("machine", "Argos nl-en 1.0")})
    with Catalogue.open(place) as catalogue:
        catalogue.add(version_of(str(KEY), notes=(DUTCH, mixed)), publish=True, by="test")
        assert catalogue.notes(KEY, "en") == mixed


def rows(data_dir: Place, query: str) -> list[tuple[object, ...]]:
    engine = connect(database_url(data_dir))
    with engine.connect() as connection:
        found = [tuple(row) for row in connection.execute(text(query))]
    engine.dispose()
    return found


def test_each_string_stands_somewhere_in_each_language(catalogue: Catalogue, place: Place) -> None:
    count = len(strings_of(DUTCH))
    query = "SELECT language, state, count(*) FROM standings GROUP BY 1, 2 ORDER BY 1, 2"
    assert rows(place, query) == [
        ("en", "draft", count - 1),
        ("en", "missing", 1),
        ("nl", "approved", count),
    ]


def test_a_language_that_is_opened_has_everything_to_do(catalogue: Catalogue, place: Place) -> None:
    engine = connect(database_url(place))
    with writing(engine) as connection:
        open_language(connection, "tr")
        open_language(connection, "tr")
    engine.dispose()
    query = "SELECT state, count(*) FROM standings WHERE language = 'tr' GROUP BY 1"
    assert rows(place, query) == [("missing", len(strings_of(DUTCH)))]
    later = VersionKey.parse("gemeente/verhuizing/2026-2")
    catalogue.add(version_of(str(later), notes=(DUTCH,)), publish=True, by="test")
    assert rows(place, query) == [("missing", 2 * len(strings_of(DUTCH)))]


def test_standings_follow_from_the_translations(catalogue: Catalogue, place: Place) -> None:
    engine = connect(database_url(place))
    with writing(engine) as connection:
        query = select(schema.standings).order_by("string_id", "language")
        before = connection.execute(query).all()
        for row in before:
            settle(connection, row.string_id, row.language)
        assert connection.execute(query).all() == before
    engine.dispose()
