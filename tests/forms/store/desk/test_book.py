"""Writing, approving, rejecting and taking back, as several people do it."""

from collections.abc import Iterator
from itertools import pairwise

import pytest

from forms.errors import ConflictError, InputError, NotFoundError, RuleError, TextsDifferError
from forms.reviews.desk import Author, Verdict
from forms.reviews.states import Standing, State
from forms.store.audit_book import AuditBook
from forms.store.catalogue import Catalogue
from forms.store.desk.book import MOST_SUGGESTIONS, ReviewDesk
from forms.store.desk.coverage import Count
from forms.store.folder import Place
from forms.template import Origin
from tests.forms.store.desk.crew import (
    KEY,
    LABEL,
    STEP,
    add_form,
    add_people,
    approve,
    at,
    propose,
    seen,
)


@pytest.fixture
def desk(place: Place) -> Iterator[ReviewDesk]:
    add_form(place)
    with ReviewDesk.open(place) as opened:
        yield opened


@pytest.fixture
def crew(desk: ReviewDesk, place: Place) -> list[Author]:
    """Three who know English and Arabic, and one for Turkish alone."""
    return [*add_people(place, "en", "en"), *add_people(place, "*"), *add_people(place, "tr")]


def shown(place: Place, path: str, language: str) -> tuple[str | None, Origin] | None:
    with Catalogue.open(place) as catalogue:
        notes = catalogue.notes(KEY, language)
    note = notes and notes.fields.get("1/new-address")
    texts = {"title": notes and notes.title, LABEL: note and note.label}
    return notes and (texts[path], notes.origin(path))


def test_a_text_is_shown_once_a_second_person_approved_it(
    desk: ReviewDesk, crew: list[Author], place: Place
) -> None:
    writer, other, *_ = crew
    string = propose(desk, LABEL, "en", "Your new address", writer)
    assert (string.standing, string.text(string.waiting_id).state) == (
        Standing.PROPOSED,
        State.PROPOSED,
    )
    assert shown(place, LABEL, "en") == ("Nieuw adres", Origin("draft"))
    with Catalogue.open(place) as catalogue:
        before = catalogue.revision()
        approve(desk, string, other)
        assert catalogue.revision() > before, "phones look again when the revision grows"
        assert catalogue.published_since(before) == [], "and no page has to be read anew"
    assert shown(place, LABEL, "en") == ("Your new address", Origin("reviewed"))


def test_nobody_approves_their_own_text_where_somebody_else_could(
    desk: ReviewDesk, crew: list[Author]
) -> None:
    string = propose(desk, LABEL, "en", "Your new address", crew[0])
    with pytest.raises(RuleError, match="Somebody else"):
        approve(desk, string, crew[0])
    with pytest.raises(RuleError, match="Somebody else"):
        approve(desk, string, crew[0], text="Your new adress")
    with pytest.raises(RuleError, match="Only a person"):
        approve(desk, string, Author("key:1"))
    assert at(desk, LABEL, "en").standing is Standing.PROPOSED


def test_the_only_one_who_speaks_a_language_may_and_it_is_said(
    desk: ReviewDesk, place: Place
) -> None:
    (alone,) = add_people(place, "tr")
    string = propose(desk, "title", "tr", "Taşınma", alone)
    string = approve(desk, string, alone)
    assert shown(place, "title", "tr") == ("Taşınma", Origin("draft", "checked by one person"))
    assert string.decisions[-1].verdict is Verdict.APPROVED_ALONE
    turkish = [each for each in desk.coverage(Count.LANGUAGE) if each.language == "tr"]
    assert [(each.shown, each.checked) for each in turkish] == [(1, 0)]


def test_a_reviewer_may_set_a_few_words_right(
    desk: ReviewDesk, crew: list[Author], place: Place
) -> None:
    string = propose(desk, LABEL, "en", "Your new adres", crew[0])
    string = approve(desk, string, crew[1], text="Your new address")
    assert shown(place, LABEL, "en") == ("Your new address", Origin("reviewed"))
    assert string.text(string.shown_id).writer_id == crew[0].person_id
    desk.undo(crew[1])
    string = at(desk, LABEL, "en")
    assert (string.standing, string.text(string.waiting_id).text) == (
        Standing.PROPOSED,
        "Your new adres",
    )


@pytest.mark.parametrize("other", ["Where you will live from now on", "Not your new address"])
def test_another_text_is_for_somebody_else_to_approve(
    desk: ReviewDesk, crew: list[Author], other: str
) -> None:
    string = propose(desk, LABEL, "en", "Your new address", crew[0])
    string = approve(desk, string, crew[1], text=other)
    assert string.standing is Standing.PROPOSED
    assert string.text(string.waiting_id).writer_id == crew[1].person_id
    approve(desk, string, crew[0])
    assert at(desk, LABEL, "en").text(at(desk, LABEL, "en").shown_id).text == other


def test_a_rejected_text_is_shown_no_more_and_its_writer_learns_why(
    desk: ReviewDesk, crew: list[Author], place: Place
) -> None:
    title = at(desk, "title", "en")
    with pytest.raises(InputError, match="Say why"):
        desk.reject(title.shown_id, crew[1], " ")
    title = desk.reject(title.shown_id, crew[1], "It is no verb.")
    assert title.standing is Standing.MISSING
    assert (title.decisions[-1].reason, title.decisions[-1].name) == ("It is no verb.", "Lezer 1")
    assert shown(place, "title", "en")[0] is None
    with pytest.raises(ConflictError, match="already"):
        desk.reject(title.texts[0].id, crew[1], "again")
    desk.undo(crew[1])
    assert shown(place, "title", "en")[0] == "Moving"


def test_two_editors_on_one_text_lose_nothing(desk: ReviewDesk, crew: list[Author]) -> None:
    both = at(desk, LABEL, "en")
    desk.propose((both.string_id, "en"), "First", crew[0], seen(both))
    with pytest.raises(TextsDifferError) as caught:
        desk.propose((both.string_id, "en"), "Second", crew[1], seen(both))
    assert (caught.value.yours, caught.value.theirs) == ("Second", "First")
    again = at(desk, LABEL, "en")
    assert [each.text for each in again.texts][-1:] == ["First"]
    desk.propose((both.string_id, "en"), "Second", crew[1], seen(again))
    string = approve(desk, again, crew[0])
    assert [each.state for each in string.texts[-2:]] == [State.REJECTED, State.APPROVED]
    assert string.decisions[0].reason == "another text was approved"


def test_what_a_text_translates_may_not_change_under_an_editor(
    desk: ReviewDesk, crew: list[Author]
) -> None:
    english = at(desk, LABEL, "en")
    approve(desk, propose(desk, LABEL, "nl", "Uw nieuwe adres", crew[2]), crew[0])
    with pytest.raises(TextsDifferError) as caught:
        desk.propose((english.string_id, "en"), "Your new address", crew[0], seen(english))
    assert caught.value.source == "Uw nieuwe adres"


def test_another_source_leaves_translations_behind_and_undoing_brings_them_back(
    desk: ReviewDesk, crew: list[Author], place: Place
) -> None:
    dutch = propose(desk, LABEL, "nl", "Uw nieuwe adres", crew[2])
    assert dutch.is_source
    approve(desk, dutch, crew[0])
    assert shown(place, LABEL, "nl") == ("Uw nieuwe adres", Origin("reviewed"))
    english = at(desk, LABEL, "en")
    assert (english.standing, english.shown_id) == (Standing.STALE, None)
    assert (english.texts[-1].source, english.source) == ("Nieuw adres", "Uw nieuwe adres")
    desk.undo(crew[0])
    english = at(desk, LABEL, "en")
    assert (english.standing, english.source) == (Standing.DRAFT, "Nieuw adres")
    assert at(desk, LABEL, "nl").standing is Standing.PROPOSED


def test_undoing_takes_back_one_thing_after_the_other(desk: ReviewDesk, crew: list[Author]) -> None:
    for path in (LABEL, STEP):
        propose(desk, path, "en", f"Text of {path}", crew[0])
    assert desk.undo(crew[0]).path == STEP
    assert desk.undo(crew[0]).path == LABEL
    assert at(desk, LABEL, "en").standing is Standing.DRAFT
    with pytest.raises(NotFoundError, match="nothing to undo"):
        desk.undo(crew[0])


def test_what_others_built_on_cannot_be_undone(desk: ReviewDesk, crew: list[Author]) -> None:
    approve(desk, propose(desk, LABEL, "en", "Your new address", crew[0]), crew[1])
    propose(desk, LABEL, "en", "New address", crew[2])
    with pytest.raises(ConflictError, match="went on"):
        desk.undo(crew[1])


@pytest.mark.parametrize("text", ["", " \n", "Adr\u202eess", "x" * 3000, "Address {date}"])
def test_a_text_that_cannot_be_shown_is_not_taken(
    desk: ReviewDesk, crew: list[Author], text: str
) -> None:
    with pytest.raises(InputError, match="cannot be taken"):
        propose(desk, LABEL, "en", text, crew[0])
    assert at(desk, LABEL, "en").standing is Standing.DRAFT


def test_what_it_says_already_is_no_news(desk: ReviewDesk, crew: list[Author]) -> None:
    propose(desk, LABEL, "en", "Your new address", crew[0])
    with pytest.raises(ConflictError, match="says already"):
        propose(desk, LABEL, "en", "Your new address", crew[1])


def test_a_claim_keeps_others_away_until_it_is_released(
    desk: ReviewDesk, crew: list[Author]
) -> None:
    string_id = at(desk, LABEL, "en").string_id
    claimed = desk.claim(string_id, "en", crew[0].person_id)
    assert claimed.claim.name == "Lezer 0"
    desk.claim(string_id, "en", crew[0].person_id)
    with pytest.raises(ConflictError, match="Lezer 0 is working"):
        desk.claim(string_id, "en", crew[1].person_id)
    desk.release(string_id, "en", crew[1].person_id)
    assert at(desk, LABEL, "en").claim is not None
    desk.release(string_id, "en", crew[0].person_id)
    assert desk.claim(string_id, "en", crew[1].person_id).claim.name == "Lezer 1"


def test_people_talk_about_a_string(desk: ReviewDesk, crew: list[Author]) -> None:
    string_id = at(desk, LABEL, "en").string_id
    desk.remark((string_id, "en"), "Is it the street only?", crew[0])
    desk.remark((string_id, None), "The label is unclear in Dutch too.", crew[1])
    assert [each.name for each in at(desk, LABEL, "en").remarks] == ["Lezer 0", "Lezer 1"]
    assert [each.name for each in at(desk, LABEL, "ar").remarks] == ["Lezer 1"]
    with pytest.raises(InputError):
        desk.remark((string_id, "en"), " ", crew[0])


def test_suggestions_of_strangers_wait_for_a_reviewer(
    desk: ReviewDesk, crew: list[Author], place: Place
) -> None:
    string_id = at(desk, LABEL, "en").string_id
    for number in range(MOST_SUGGESTIONS):
        desk.suggest((string_id, "en"), f"Address {chr(97 + number)}")
    with pytest.raises(ConflictError, match="Enough"):
        desk.suggest((string_id, "en"), "Address z")
    assert shown(place, LABEL, "en") == ("Nieuw adres", Origin("draft"))
    string = at(desk, LABEL, "en")
    assert {each.writer_id for each in string.texts[1:]} == {None}
    approve(desk, string, crew[1])
    assert shown(place, LABEL, "en")[0] == "Address e"


def test_every_decision_is_a_line_of_the_audit(
    desk: ReviewDesk, crew: list[Author], place: Place
) -> None:
    approve(desk, propose(desk, LABEL, "en", "Your new address", crew[0]), crew[1])
    desk.undo(crew[1])
    with AuditBook.open(place) as audit:
        lines = [line for _, line in audit.page(3)]
        assert audit.verify().broken is None
    assert [(line.who, line.what) for line in reversed(lines)] == [
        (crew[0].who, "translation-proposed"),
        (crew[1].who, "translation-approved"),
        (crew[1].who, "review-undone"),
    ]
    assert {line.subject for line in lines} == {f"{KEY} {LABEL} en"}


def test_coverage_counts_what_is_shown_and_what_is_checked(
    desk: ReviewDesk, crew: list[Author]
) -> None:
    approve(desk, propose(desk, LABEL, "en", "Your new address", crew[0]), crew[1])
    by_language = {each.language: each for each in desk.coverage(Count.LANGUAGE)}
    english, dutch = by_language["en"], by_language["nl"]
    assert (english.strings, english.shown, english.checked, english.reviewed) == (8, 8, 1, 1)
    assert (dutch.strings, dutch.shown, dutch.checked, dutch.reviewed) == (8, 8, 8, 0)
    (form,) = [each for each in desk.coverage(Count.FORM) if each.language == "en"]
    assert (form.version, form.checked) == (KEY, 1)
    assert desk.coverage(Count.ORGANISATION, frozenset({"elsewhere"})) == []
    counts = [each.organisation for each in desk.coverage(Count.ORGANISATION)]
    assert all(one <= other for one, other in pairwise(counts))
