"""An owner who begins with our usual words keeps what we say in other languages."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from forms.keys import VersionKey
from forms.language.phrases import bundled_phrases
from forms.store.catalogue import Catalogue
from forms.store.folder import Place
from forms.store.texts.precedents import PrecedentBook
from forms.store.texts.usual_words import usual_translations
from forms.template import FieldNote, FieldType, FormNotes
from forms.text import Provenance
from tests.forms.store.builders import notes_in, version_of
from tests.places import place, postgresql_server, sqlite_template

__all__ = ["place", "postgresql_server", "sqlite_template"]

KEY = VersionKey.parse("gemeente/verhuizing/2026-1")
PHRASES = bundled_phrases()
OURS = PHRASES["nl"].types[FieldType.DATE]
WHERE = "fields/1/new-address"


def notes_saying(explanation: str, steps: tuple[str, ...]) -> FormNotes:
    note = FieldNote("Nieuw adres", explanation, steps, {})
    return replace(notes_in("nl"), fields={"1/new-address": note})


@pytest.fixture
def catalogue(place: Place) -> Iterator[Catalogue]:
    with Catalogue.open(place) as opened:
        notes = (notes_saying(OURS.explanation, OURS.steps),)
        opened.add(version_of(str(KEY), notes=notes), publish=True, by="test")
        yield opened


def test_our_sentence_is_read_in_every_language_we_say_it_in(catalogue: Catalogue) -> None:
    for language in PHRASES.keys() - {"nl"}:
        there = PHRASES[language].types[FieldType.DATE]
        notes = catalogue.notes(KEY, language)
        assert notes is not None
        note = notes.fields["1/new-address"]
        assert (note.explanation, note.steps) == (there.explanation, there.steps)
        assert notes.origin(f"{WHERE}/explanation").provenance == Provenance.PHRASE
        # The owner wrote the rest, and only in Dutch.
        assert notes.purpose is None
    dutch = catalogue.notes(KEY, "nl")
    assert dutch is not None
    assert dutch.origin(f"{WHERE}/explanation").provenance == Provenance.OWNER


def test_a_sentence_that_was_changed_is_theirs_and_waits_for_a_translator(place: Place) -> None:
    changed = notes_saying(f"{OURS.explanation} Zo staat het op uw pas.", OURS.steps)
    with Catalogue.open(place) as catalogue:
        catalogue.add(version_of(str(KEY), notes=(changed,)), publish=True, by="test")
        notes = catalogue.notes(KEY, "ar")
        # The steps alone, without what they belong to, are not shown.
        assert notes is None or "1/new-address" not in notes.fields


def test_a_translation_that_came_with_the_form_is_not_replaced(place: Place) -> None:
    own = replace(
        notes_in("en"),
        fields={"1/new-address": FieldNote("Address", "In our own words.", OURS.steps, {})},
    )
    with Catalogue.open(place) as catalogue:
        notes = (notes_saying(OURS.explanation, OURS.steps), own)
        catalogue.add(version_of(str(KEY), notes=notes), publish=True, by="test")
        english = catalogue.notes(KEY, "en")
        assert english is not None
        assert english.fields["1/new-address"].explanation == "In our own words."


def test_the_wizard_counts_our_sentence_as_known(catalogue: Catalogue, place: Place) -> None:
    del catalogue
    texts = {f"{WHERE}/explanation": OURS.explanation, "purpose": OURS.explanation}
    with PrecedentBook.open(place) as book:
        known = book.known_of(texts, "nl", None, "gemeente", ["ar", "tr"])
    assert known.remembered[OURS.explanation] >= {"ar", "tr", "en"}
    # Elsewhere than at a field it is no usual sentence.
    assert usual_translations({"purpose": OURS.explanation}, "nl") == {}
