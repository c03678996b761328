"""What a person reads about a whole form, on the wire."""

from collections.abc import Callable
from typing import Annotated, Self

from pydantic import Field

from api.wire.schema import WireSchema
from api.wire.text import TextSchema
from forms.template import FieldNote, FormNotes, FormTemplate
from forms.text import Provenance, Text


class FieldNoteSchema(WireSchema):
    """What a person reads about one field."""

    label: TextSchema
    explanation: TextSchema
    steps: list[TextSchema]
    checks: Annotated[
        dict[str, TextSchema], Field(description="what is shown when that check fails")
    ]
    where: Annotated[
        TextSchema | None, Field(description="where to find what is asked, as on which paper")
    ]

    @classmethod
    def of(cls, note: FieldNote, said: Callable[[str], TextSchema]) -> Self:
        """The same note, as it goes over the wire; `said` adds language and provenance."""
        return cls(
            label=said(note.label),
            explanation=said(note.explanation),
            steps=[said(step) for step in note.steps],
            checks={code: said(message) for code, message in note.checks.items()},
            where=None if note.where is None else said(note.where),
        )


class NotesSchema(WireSchema):
    """What a form is for and what comes with it. Null where nobody wrote it."""

    language: Annotated[str, Field(description="in which the notes are; see each text")]
    title: TextSchema
    purpose: TextSchema | None
    at_hand: list[TextSchema]
    send_to: TextSchema | None
    before: TextSchema | None
    fields: Annotated[dict[str, FieldNoteSchema], Field(description="by page and field id")]
    questions: Annotated[
        dict[str, TextSchema],
        Field(description="what the alternatives of a group answer, by page and group"),
    ]

    @classmethod
    def of(cls, notes: FormNotes) -> Self:
        """The same notes, as they go over the wire."""

        def said(sentence: str) -> TextSchema:
            return TextSchema.of(Text(sentence, notes.language, Provenance(notes.provenance)))

        return cls(
            language=notes.language,
            title=said(notes.title),
            purpose=said(notes.purpose),
            at_hand=[said(thing) for thing in notes.at_hand],
            send_to=said(notes.send_to),
            before=said(notes.before),
            fields={place: FieldNoteSchema.of(note, said) for place, note in notes.fields.items()},
            questions={place: said(question) for place, question in notes.questions.items()},
        )

    @classmethod
    def of_print(cls, template: FormTemplate) -> Self:
        """All there is about a form nobody wrote notes for: its printed title."""
        title = Text(template.title, template.language, Provenance.SOURCE)
        return cls(
            language=template.language,
            title=TextSchema.of(title),
            purpose=None,
            at_hand=[],
            send_to=None,
            before=None,
            fields={},
            questions={},
        )
