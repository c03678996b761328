"""Where a form can be filled in online: kept, published and carried over, and never translated."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy import select

from forms.drafting.content import Content
from forms.drafting.facts import WriteFacts
from forms.drafting.inheriting import facts_of
from forms.drafting.online import is_online_address
from forms.errors import EditError
from forms.keys import VersionKey
from forms.publication.versions import content_of_version, notes_of_draft
from forms.reviews.paths import ONLINE, notes_of, strings_of
from forms.store import schema
from forms.store.catalogue import Catalogue
from forms.store.folder import Place
from forms.store.texts.exchanging import TextExchange
from forms.store.texts.notes import open_language
from forms.template_json import read_notes, write_notes
from tests.forms.store.builders import notes_in, template_of, version_of
from tests.places import place, postgresql_server, sqlite_template

__all__ = ["place", "postgresql_server", "sqlite_template"]

ADDRESS = "https://formulieren.voorbeeldstad.example/verhuizing?bron=papier"
KEY = VersionKey.parse("gemeente/verhuizing/2026-1")
NOTES = replace(notes_in("nl"), online=ADDRESS)


@pytest.mark.parametrize(
    "address",
    [
        "http://voorbeeldstad.example/x",
        "javascript:alert(1)",
        "https://voorbeeldstad.example@other.example/",
        "https://user:geheim@voorbeeldstad.example/",
        "https://voorbeeldstad.example:8443/",
        "https://10.0.0.1/",
        "https://localhost/",
        "https://v\u043eorbeeldstad.example/",
        "https://voorbeeldstad.example\\@other.example/",
        "https://voorbeeldstad.example/ met spatie",
        "https://voorbeeldstad.example/\u202egninnikrev",
        "https://[::1/",
        "https:///verhuizing",
        "https://voorbeeldstad.example/" + "a" * 300,
        "voorbeeldstad.example/verhuizing",
    ],
)
def test_what_could_lead_elsewhere_is_no_address_and_is_refused_in_words(address: str) -> None:
    assert not is_online_address(address)
    with pytest.raises(EditError, match="Give the whole address") as refused:
        WriteFacts({"online": address}).apply(Content(), None)  # type: ignore[arg-type]
    assert refused.value.code == "invalid-online-address"


def test_an_owner_writes_it_and_takes_it_away() -> None:
    written = WriteFacts({"online": f" {ADDRESS} "}).apply(Content(), None)  # type: ignore[arg-type]
    assert written.get("online") == ADDRESS
    assert WriteFacts({"online": ""}).apply(written, None).get("online") is None  # type: ignore[arg-type]


def test_it_is_carried_into_the_notes_and_the_next_version() -> None:
    content = content_of_version(template_of(str(KEY)), NOTES)
    assert content.get("online") == facts_of(content).get("online") == ADDRESS
    said = {path: text for path, text in strings_of(NOTES).items() if path == ONLINE}
    assert said == {ONLINE: ADDRESS}
    assert read_notes(write_notes(NOTES)) == NOTES
    # Notes without one are written as they always were.
    assert "online" not in write_notes(notes_in("nl"))
    assert notes_of("nl", {}) is None
    assert notes_of_draft.__doc__


@pytest.fixture
def catalogue(place: Place) -> Iterator[Catalogue]:
    with Catalogue.open(place) as opened:
        english = notes_in("en")
        opened.add(version_of(str(KEY), notes=(NOTES, english)), publish=True, by="test")
        yield opened


def test_it_is_shown_of_the_print_alone_and_waits_for_no_translator(
    catalogue: Catalogue, place: Place
) -> None:
    with catalogue._writing() as connection:
        open_language(connection, "fr")
        standings, strings = schema.standings, schema.strings
        query = (
            select(standings.c.language, standings.c.state)
            .join(strings, strings.c.id == standings.c.string_id)
            .where(strings.c.path == ONLINE)
            .order_by(standings.c.language)
        )
        found = {row.language: row.state for row in connection.execute(query)}
    assert found == {"en": "retired", "fr": "retired", "nl": "approved"}
    dutch, english = catalogue.notes(KEY, "nl"), catalogue.notes(KEY, "en")
    assert dutch is not None
    assert english is not None
    assert (dutch.online, english.online) == (ADDRESS, None)
    with TextExchange.open(place) as exchange:
        assert ONLINE not in {entry.path for entry in exchange.export(KEY, "fr").entries}
