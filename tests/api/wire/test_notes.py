from dataclasses import replace

from api.wire.notes import NotesSchema
from forms.template import FieldNote, Origin
from tests.forms.store.builders import notes_in, template_of

TEMPLATE = template_of("gemeente/verhuizing/2026-1")
DUTCH = notes_in("nl")
PARTLY = replace(
    notes_in("en"),
    provenance="draft",
    purpose=None,
    at_hand=(),
    fields={"1/new-address": FieldNote("New address", None, (), {})},
    origins={"title": Origin("reviewed")},
)


def test_of_each_text_the_first_language_that_has_it_is_given() -> None:
    notes = NotesSchema.of(TEMPLATE, [PARTLY, DUTCH])
    assert notes.language == "en"
    assert (notes.title.language, notes.title.provenance) == ("en", "reviewed")
    assert notes.purpose is not None
    assert (notes.purpose.language, notes.purpose.provenance) == ("nl", "owner")
    assert [thing.language for thing in notes.at_hand] == ["nl"]
    field = notes.fields["1/new-address"]
    assert (field.label.text, field.explanation.language) == ("New address", "nl")
    assert [step.language for step in field.steps] == ["nl"]


def test_a_form_nobody_wrote_notes_for_has_its_printed_title() -> None:
    notes = NotesSchema.of(TEMPLATE, [])
    assert (notes.title.text, notes.title.provenance) == (TEMPLATE.title, "source")
    assert (notes.purpose, notes.at_hand, notes.fields) == (None, [], {})
