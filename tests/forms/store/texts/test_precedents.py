"""What was written before is found for fields like these, and for these very texts."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from forms.drafting.coverage import Rung, cover
from forms.exchange.entry import Entry
from forms.keys import VersionKey
from forms.language.glossary import bundled_glossary
from forms.reviews.paths import strings_of
from forms.store.catalogue import Catalogue
from forms.store.desk.book import ReviewDesk
from forms.store.folder import Place
from forms.store.texts.memory import SegmentBook
from forms.store.texts.precedents import PrecedentBook
from forms.template import FieldNote, FieldType
from tests.forms.store.builders import notes_in, version_of
from tests.forms.store.desk.crew import KEY, add_form, add_people, approve, seen

ELSEWHERE = VersionKey.parse("gemeente-elders/parkeren/1")
UNSEEN = VersionKey.parse("gemeente-elders/bezwaar/1")
FIELD = "fields/1/new-address"


def add(place: Place, key: VersionKey, explanation: str, *, publish: bool = True) -> None:
    note = FieldNote("Uw nieuw adres", explanation, ("Kijk na.",), {}, where="In uw contract.")
    notes = replace(notes_in("nl"), title="Parkeren", fields={"1/new-address": note})
    with Catalogue.open(place) as catalogue:
        catalogue.add(version_of(str(key), notes=(notes,)), publish=publish, by="test")


@pytest.fixture
def book(place: Place) -> Iterator[PrecedentBook]:
    add_form(place)
    with PrecedentBook.open(place) as opened:
        yield opened


def test_a_field_called_much_the_same_says_what_was_said_of_it(
    place: Place, book: PrecedentBook
) -> None:
    add(place, ELSEWHERE, "Vul het adres in.")
    own, other = book.like("nieuw adres ", FieldType.TEXT, "nl", "gemeente")
    assert (own.explanation, own.version, own.score) == (
        "Schrijf uw nieuwe straat op.",
        KEY,
        100.0,
    )
    assert (other.explanation, other.where, other.steps) == (
        "Vul het adres in.",
        "In uw contract.",
        ("Kijk na.",),
    )
    assert other.title == "Parkeren"
    assert 80 <= other.score < 100


def test_what_is_of_another_type_or_language_or_is_not_published_is_not_offered(
    place: Place, book: PrecedentBook
) -> None:
    add(place, UNSEEN, "Nog geheim.", publish=False)
    assert {each.version for each in book.like("Nieuw adres", FieldType.TEXT, "nl", "x")} == {KEY}
    assert book.like("Nieuw adres", FieldType.CHECKBOX, "nl", "x") == ()
    assert book.like("Nieuw adres", FieldType.TEXT, "de", "x") == ()
    assert book.like("", FieldType.TEXT, "nl", "x") == ()


def test_the_same_words_of_two_forms_are_offered_once_the_own_form_first(
    place: Place, book: PrecedentBook
) -> None:
    for form in ("een", "twee"):
        add(place, VersionKey("gemeente-elders", form, "1"), "Vul het adres in.")
    add(place, VersionKey("gemeente-thuis", "drie", "1"), "Vul het adres in.")
    found = book.like("Uw nieuw adres", FieldType.TEXT, "nl", "gemeente-thuis")
    assert [(each.version.issuer, each.explanation) for each in found] == [
        ("gemeente-thuis", "Vul het adres in."),
        ("gemeente", "Schrijf uw nieuwe straat op."),
    ]


def test_the_last_form_of_an_organisation_is_another_one_that_people_see(
    place: Place, book: PrecedentBook
) -> None:
    assert book.last_of("gemeente", KEY) is None
    add(place, VersionKey("gemeente", "bezwaar", "1"), "Zeg waarom.")
    add(place, VersionKey("gemeente", "parkeren", "1"), "Vul het adres in.")
    add(place, VersionKey("gemeente", "geheim", "1"), "Nog geheim.", publish=False)
    add(place, ELSEWHERE, "Vul het adres in.")
    assert book.last_of("gemeente", KEY) == VersionKey("gemeente", "parkeren", "1")


def test_it_is_known_which_texts_stand_so_in_a_published_form(
    place: Place, book: PrecedentBook
) -> None:
    add(place, ELSEWHERE, "Vul het adres in.")
    add(place, UNSEEN, "Nog geheim.", publish=False)
    texts = {
        "fields/1/adres/explanation": "Vul het adres in.",
        "fields/2/adres/explanation": "Vul uw adres in.",
        "fields/1/adres/where": "Vul het adres in.",
        "fields/1/anders/explanation": "Nog geheim.",
        "fields/3/adres/where": "In uw contract.",
    }
    assert book.said_in(texts, "nl") == {
        "fields/1/adres/explanation": ELSEWHERE,
        "fields/3/adres/where": ELSEWHERE,
    }
    assert book.said_in(texts, "nl", ELSEWHERE) == {}
    assert book.said_in(texts, "de") == {}
    assert book.said_in({}, "nl") == {}


def test_it_is_known_before_publishing_where_texts_in_other_languages_come_from(
    place: Place, book: PrecedentBook
) -> None:
    writer, reviewer = add_people(place, "en", "en")
    with ReviewDesk.open(place) as desk:
        string = desk.string_at(KEY, f"{FIELD}/label", "en")
        string = desk.propose((string.string_id, "en"), "New address", writer, seen(string))
        approve(desk, string, reviewer)
    with SegmentBook.open(place) as memory:
        kept = Entry("", "Vraag huurtoeslag aan.", "nl", "ar", target="اطلب إعانة الإيجار.")
        memory.keep([kept], "memory.tmx", "test")
    texts = strings_of(notes_in("nl"))
    texts |= {"purpose": "Hiermee geeft u uw adres door.", "at-hand/1": "Vraag huurtoeslag aan."}
    known = book.known_of(texts, "nl", KEY, "gemeente", ("en", "ar"))
    english, arabic = cover(texts, ("ar", "en"), known, bundled_glossary())
    assert english.language == "en"
    assert english.on == {
        Rung.REVIEWED: 1,
        # The title is another in English, the rest was not translated.
        Rung.DRAFT: len(strings_of(notes_in("en"))) - 2,
        Rung.STALE: 1,
        Rung.MEMORY: 0,
        Rung.GLOSSARY: 1,
        Rung.NONE: 0,
    }
    assert arabic.on[Rung.MEMORY] == 1
    assert arabic.shown == 0
    assert sum(arabic.on.values()) == len(texts)
    assert (english.translators, arabic.translators) == (2, 0)


def test_what_is_foreseen_is_what_publishing_then_gives(place: Place, book: PrecedentBook) -> None:
    dutch = replace(notes_in("nl"), purpose="Hiermee geeft u uw adres door.")
    texts = strings_of(dutch)
    foreseen = book.known_of(texts, "nl", KEY, "gemeente", ()).carried
    following = VersionKey("gemeente", "verhuizing", "2026-2")
    with Catalogue.open(place) as catalogue:
        version = version_of(str(following), notes=(dutch,), replaces=KEY)
        catalogue.add(version, publish=True, by="test")
    with ReviewDesk.open(place) as desk:
        for path in texts:
            standing = desk.string_at(following, path, "en").standing
            assert foreseen[path]["en"].value == standing.value, path
