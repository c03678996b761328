from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from forms.reviews.paths import Shown, field_path, notes_of, strings_of
from forms.template import FieldNote, FormNotes, Origin

TEXT = st.text(min_size=1, max_size=20)
FIELD_NOTES = st.builds(
    FieldNote,
    label=TEXT,
    explanation=TEXT,
    steps=st.lists(TEXT, max_size=12).map(tuple),
    checks=st.dictionaries(st.sampled_from(["required-empty", "iban-mod97"]), TEXT),
    where=st.none() | TEXT,
)
#: As PDF files name their fields: with a slash, a dot, or like one of our own parts.
PLACES = st.sampled_from(["1/bsn", "2/new/address", "12/steps/3", "1/a.b[0]"])
NOTES = st.builds(
    FormNotes,
    language=st.just("nl"),
    provenance=st.just("owner"),
    title=TEXT,
    purpose=TEXT,
    at_hand=st.lists(TEXT, max_size=12).map(tuple),
    send_to=TEXT,
    before=TEXT,
    fields=st.dictionaries(PLACES, FIELD_NOTES),
    questions=st.dictionaries(st.sampled_from(["1/who-moves", "2/housing"]), TEXT),
)


def shown(texts: dict[str, str], provenance: str = "owner") -> dict[str, Shown]:
    return {path: Shown(text, Origin(provenance)) for path, text in texts.items()}


@given(NOTES)
def test_notes_survive_being_taken_apart(notes: FormNotes) -> None:
    strings = strings_of(notes)
    assert notes_of("nl", shown(strings), strings) == notes


def test_a_path_names_its_field_and_part() -> None:
    found = field_path("fields/2/new/address/steps/3")
    assert found is not None
    assert (found.place, found.part) == ("2/new/address", "steps/3")
    assert field_path("questions/1/who-moves") is None
    assert field_path("fields/1/bsn") is None


NOTE = FieldNote("Adres", "Uw adres.", ("Kijk in uw contract.", "Schrijf het op."), {"x": "Leeg."})
DUTCH = FormNotes("nl", "owner", "T", "D", ("pas", "pen"), "S", "B", {"1/a": NOTE})


def test_explanation_and_steps_are_shown_together_or_not_at_all() -> None:
    written = strings_of(DUTCH)
    partly = {path: text for path, text in written.items() if path != "fields/1/a/steps/1"}
    note = notes_of("en", shown(partly), written).fields["1/a"]
    assert (note.explanation, note.steps, note.where) == (None, (), None)
    assert (note.label, note.checks) == ("Adres", {"x": "Leeg."})


def test_half_a_list_of_what_to_have_at_hand_is_not_shown() -> None:
    written = strings_of(DUTCH)
    partly = {path: text for path, text in written.items() if path != "at-hand/0"}
    assert notes_of("en", shown(partly), written).at_hand == ()


def test_each_string_keeps_where_it_came_from() -> None:
    strings = shown(strings_of(DUTCH), "draft")
    strings["title"] = replace(strings["title"], origin=Origin("reviewed"))
    strings["before"] = Shown("B", Origin("draft", "checked by one person"))
    notes = notes_of("nl", strings, strings)
    assert notes.origin("title") == Origin("reviewed")
    assert notes.origin("purpose") == Origin("draft")
    assert notes.said("before", "B").detail == "checked by one person"
    assert notes.said("title", "T").detail is None


def test_where_nothing_is_shown_there_are_no_notes() -> None:
    assert notes_of("en", {}, strings_of(DUTCH)) is None
