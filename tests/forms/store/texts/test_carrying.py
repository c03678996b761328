"""What people wrote for a version is there in the next one, where it still holds."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from forms.keys import VersionKey
from forms.reviews.desk import Author, DeskString
from forms.reviews.states import Standing
from forms.store.catalogue import Catalogue
from forms.store.desk.book import ReviewDesk
from forms.store.folder import Place
from forms.template import FieldNote, FormNotes, Origin
from tests.forms.store.builders import notes_in, version_of
from tests.forms.store.desk.crew import KEY, add_people, approve, seen

NEXT = VersionKey.parse("gemeente/verhuizing/2026-2")
STEPS = ("Kijk in uw huurcontract.", "Schrijf de straat op.", "Schrijf het nummer op.")
NOTE = FieldNote("Nieuw adres", "Schrijf uw nieuwe straat op.", STEPS, {"required-empty": "Leeg."})
DUTCH = replace(notes_in("nl"), at_hand=("Uw paspoort", "Een pen"), fields={"1/new-address": NOTE})
FIELD = "fields/1/new-address"


def add(place: Place, key: VersionKey, *notes: FormNotes) -> None:
    with Catalogue.open(place) as catalogue:
        replaces = KEY if key == NEXT else None
        catalogue.add(version_of(str(key), notes=notes, replaces=replaces), publish=True, by="test")


@pytest.fixture
def crew(place: Place) -> list[Author]:
    add(place, KEY, DUTCH)
    return add_people(place, "en", "en")


@pytest.fixture
def desk(place: Place, crew: list[Author]) -> Iterator[ReviewDesk]:
    """A desk with the first version, each text of it in English and approved."""
    with ReviewDesk.open(place) as opened:
        for path in (
            "title", "at-hand/0", "at-hand/1", f"{FIELD}/label", f"{FIELD}/explanation",
            *(f"{FIELD}/steps/{number}" for number in range(3)),
        ):  # fmt: skip
            string = opened.string_at(KEY, path, "en")
            said = f"English of {string.source}"
            string = opened.propose((string.string_id, "en"), said, crew[0], seen(string))
            approve(opened, string, crew[1])
        yield opened


def in_next(desk: ReviewDesk, path: str, language: str = "en") -> DeskString:
    return desk.string_at(NEXT, path, language)


def shown(string: DeskString) -> tuple[str, Origin] | None:
    text = string.text(string.shown_id)
    return (text.text, text.origin) if text else None


def test_what_reads_the_same_keeps_its_review(desk: ReviewDesk, place: Place) -> None:
    add(place, NEXT, DUTCH)
    string = in_next(desk, f"{FIELD}/label")
    assert shown(string) == ("English of Nieuw adres", Origin("reviewed"))
    assert string.texts[0].writer == "Lezer 0"
    assert [(each.verdict, each.name) for each in string.decisions] == [("approved", "Lezer 1")]
    with Catalogue.open(place) as catalogue:
        english = catalogue.notes(NEXT, "en")
    assert english.fields["1/new-address"].steps == tuple(f"English of {step}" for step in STEPS)


def test_what_was_changed_is_stale_beside_the_old_text(desk: ReviewDesk, place: Place) -> None:
    note = replace(NOTE, label="Adres vanaf 2026")
    add(place, NEXT, replace(DUTCH, fields={"1/new-address": note}))
    string = in_next(desk, f"{FIELD}/label")
    assert (string.standing, shown(string)) == (Standing.STALE, None)
    assert (string.texts[0].source, string.texts[0].text) == (
        "Nieuw adres",
        "English of Nieuw adres",
    )


def test_a_step_that_moved_up_keeps_its_own_translation(desk: ReviewDesk, place: Place) -> None:
    steps = ("Schrijf de straat op.", "Schrijf het nummer van uw huis op.", "Vergeet niets.")
    note = replace(NOTE, steps=steps)
    add(place, NEXT, replace(DUTCH, at_hand=("Een pen",), fields={"1/new-address": note}))
    moved, changed, new = (in_next(desk, f"{FIELD}/steps/{number}") for number in range(3))
    assert shown(moved)[0] == "English of Schrijf de straat op."
    assert (changed.standing, changed.texts[0].source) == (Standing.STALE, STEPS[2])
    assert (new.standing, new.texts) == (Standing.MISSING, ())
    assert shown(in_next(desk, "at-hand/0"))[0] == "English of Een pen"


def test_a_text_is_found_under_another_field_but_not_as_another_kind(
    desk: ReviewDesk, place: Place
) -> None:
    other = FieldNote("Schrijf de straat op.", "Schrijf uw nieuwe straat op.", (), {})
    add(place, NEXT, replace(DUTCH, fields={"2/address": other}))
    explanation = in_next(desk, "fields/2/address/explanation")
    assert shown(explanation)[0] == "English of Schrijf uw nieuwe straat op."
    label = in_next(desk, "fields/2/address/label")
    assert (label.standing, label.texts) == (Standing.MISSING, ())


def test_where_one_text_was_said_in_two_ways_neither_is_taken(
    desk: ReviewDesk, place: Place, crew: list[Author]
) -> None:
    with Catalogue.open(place) as catalogue:
        twice = {"1/a": replace(NOTE, steps=()), "1/b": replace(NOTE, steps=())}
        version = version_of("gemeente/anders/1", notes=(replace(DUTCH, fields=twice),))
        catalogue.add(version, publish=True, by="test")
        for field, said in (("a", "Street"), ("b", "Address")):
            before = VersionKey.parse("gemeente/anders/1")
            string = desk.string_at(before, f"fields/1/{field}/label", "en")
            string = desk.propose((string.string_id, "en"), said, crew[0], seen(string))
            approve(desk, string, crew[1])
        follow = version_of(
            "gemeente/anders/2",
            notes=(replace(DUTCH, fields={"1/c": NOTE, "1/a": replace(NOTE, steps=())}),),
            replaces=before,
        )
        catalogue.add(follow, publish=True, by="test")
    after = VersionKey.parse("gemeente/anders/2")
    assert desk.string_at(after, "fields/1/c/label", "en").texts == ()
    assert shown(desk.string_at(after, "fields/1/a/label", "en"))[0] == "Street"


def test_what_a_person_checked_wins_over_a_draft_that_comes_along(
    desk: ReviewDesk, place: Place
) -> None:
    english = replace(notes_in("en"), provenance="draft", title="Moving", purpose="Moving house.")
    add(place, NEXT, DUTCH, english)
    assert shown(in_next(desk, "title")) == ("English of Verhuizing", Origin("reviewed"))
    assert shown(in_next(desk, "purpose")) == ("Moving house.", Origin("draft"))


def test_what_awaits_review_or_was_rejected_stays_behind(
    desk: ReviewDesk, place: Place, crew: list[Author]
) -> None:
    string = desk.string_at(KEY, "before", "en")
    desk.propose((string.string_id, "en"), "Within 5 days", crew[0], seen(string))
    add(place, NEXT, DUTCH)
    assert in_next(desk, "before").texts == ()
