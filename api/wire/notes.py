"""What a person reads about a whole form, on the wire."""

from collections.abc import Callable, Iterator, Sequence
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
    def of(cls, place: str, ladder: Sequence[FormNotes]) -> Self | None:
        """What is said of the field at `place`; None where nothing explains it.

        Explanation and steps are in one language, the first in which they are whole.
        """
        said = [_FieldSaid(notes, place) for notes in ladder if place in notes.fields]
        labels = [each.text("label", each.note.label) for each in said]
        label = next((label for label in labels if label is not None), None)
        explained = next((each for each in said if each.note.explanation is not None), None)
        explanation = explained and explained.text("explanation", explained.note.explanation)
        if label is None or explained is None or explanation is None:
            return None
        return cls(
            label=label,
            explanation=explanation,
            steps=[
                TextSchema.of(explained.notes.said(f"fields/{place}/steps/{number}", step))
                for number, step in enumerate(explained.note.steps)
            ],
            checks={code: each for low in reversed(said) for code, each in low.checks()},
            where=explained.text("where", explained.note.where),
        )


class NotesSchema(WireSchema):
    """What a form is for and what comes with it. Null where nobody wrote it."""

    language: Annotated[str, Field(description="in which the notes are; see each text")]
    title: TextSchema
    purpose: TextSchema | None
    at_hand: list[TextSchema]
    send_to: TextSchema | None
    online: Annotated[
        TextSchema | None,
        Field(description="https address where the same can be filled in online: verify it first"),
    ]
    before: TextSchema | None
    fields: Annotated[dict[str, FieldNoteSchema], Field(description="by page and field id")]
    questions: Annotated[
        dict[str, TextSchema],
        Field(description="what the alternatives of a group answer, by page and group"),
    ]

    @classmethod
    def of(cls, template: FormTemplate, ladder: Sequence[FormNotes]) -> Self:
        """What is said about a form; of each text the first of `ladder` that has it.

        Without any notes it is the printed title.
        """

        def first(path: str, pick: Callable[[FormNotes], str | None]) -> TextSchema | None:
            found = ((notes, pick(notes)) for notes in ladder)
            texts = (notes.said(path, text) for notes, text in found if text is not None)
            return TextSchema.of_optional(next(texts, None))

        title = Text(template.title, template.language, Provenance.SOURCE)
        places = dict.fromkeys(place for notes in ladder for place in notes.fields)
        fields = {place: FieldNoteSchema.of(place, ladder) for place in places}
        return cls(
            language=ladder[0].language if ladder else template.language,
            title=first("title", lambda notes: notes.title) or TextSchema.of(title),
            purpose=first("purpose", lambda notes: notes.purpose),
            at_hand=_at_hand(ladder),
            send_to=first("send-to", lambda notes: notes.send_to),
            online=first("online", lambda notes: notes.online),
            before=first("before", lambda notes: notes.before),
            fields={place: note for place, note in fields.items() if note is not None},
            questions={
                place: TextSchema.of(notes.said(f"questions/{place}", question))
                for notes in reversed(ladder)
                for place, question in notes.questions.items()
            },
        )


class _FieldSaid:
    """What one language says of one field."""

    def __init__(self, notes: FormNotes, place: str) -> None:
        self.notes = notes
        self.note: FieldNote = notes.fields[place]
        self._start = f"fields/{place}"

    def text(self, part: str, text: str | None) -> TextSchema | None:
        if text is None:
            return None
        return TextSchema.of(self.notes.said(f"{self._start}/{part}", text))

    def checks(self) -> Iterator[tuple[str, TextSchema]]:
        for code, message in self.note.checks.items():
            yield code, TextSchema.of(self.notes.said(f"{self._start}/checks/{code}", message))


def _at_hand(ladder: Sequence[FormNotes]) -> list[TextSchema]:
    """The list in the first language that has it: half of it would be worse than none."""
    notes = next((notes for notes in ladder if notes.at_hand), None)
    if notes is None:
        return []
    return [
        TextSchema.of(notes.said(f"at-hand/{number}", thing))
        for number, thing in enumerate(notes.at_hand)
    ]
