"""What a reviewer looks at beside a string, on the wire."""

from typing import Annotated, Self

from pydantic import Field

from api.wire.schema import WireSchema
from api.wire.workbench.exchange import SpanSchema
from forms.language.glossary import FoundTerm, Glossary
from forms.language.recalling import Span
from forms.reviews.surroundings import DayOfWork, Neighbour, Surroundings
from forms.text import Provenance, Text


class NeighbourSchema(WireSchema):
    """A text just above or below."""

    id: int
    path: str
    source: str
    said: Annotated[str | None, Field(description="what is shown of it in this language")]

    @classmethod
    def of(cls, neighbour: Neighbour) -> Self:
        """The same text, as it goes over the wire."""
        return cls(
            id=neighbour.string_id,
            path=neighbour.path,
            source=neighbour.source,
            said=neighbour.said,
        )


class TermSchema(WireSchema):
    """A government word in the source; null where nobody wrote that in the language."""

    at: SpanSchema
    name: Annotated[str | None, Field(description="what the language calls it")]
    explanation: Annotated[str | None, Field(description="in the language")]
    source_explanation: Annotated[str | None, Field(description="in the language of the print")]
    is_proposed: Annotated[
        bool, Field(description="it, or its name here, was brought in and nobody decided about it")
    ]

    @classmethod
    def of(
        cls, term: FoundTerm, text: str, glossary: Glossary, source_language: str, language: str
    ) -> Self:
        """A term of `text` as `glossary` has it."""
        ours = glossary.meaning(term.id, source_language)
        theirs = glossary.meaning(term.id, language)
        return cls(
            at=SpanSchema.of(Span(term.start, term.end), text),
            name=theirs.name if theirs else None,
            explanation=(theirs.explanation or None) if theirs else None,
            source_explanation=(ours.explanation or None) if ours else None,
            is_proposed=any(each.is_proposed for each in (ours, theirs) if each),
        )


class SurroundingsSchema(WireSchema):
    """What helps to understand a string."""

    title: Annotated[str | None, Field(description="of the form, in the language of the print")]
    purpose: str | None
    pivot: Annotated[str | None, Field(description="the string in the pivot language")]
    before: list[NeighbourSchema]
    after: list[NeighbourSchema]
    terms: list[TermSchema]
    is_only_speaker: Annotated[
        bool, Field(description="nobody else writes or reviews this language here")
    ]

    @classmethod
    def of(cls, around: Surroundings, terms: list[TermSchema]) -> Self:
        """The same, as it goes over the wire."""
        return cls(
            title=around.title,
            purpose=around.purpose,
            pivot=around.pivot,
            before=[NeighbourSchema.of(each) for each in around.before],
            after=[NeighbourSchema.of(each) for each in around.after],
            terms=terms,
            is_only_speaker=around.speakers <= 1,
        )


class MachineSuggestionSchema(WireSchema):
    """What a machine would say; null where none speaks the language, or it cannot be trusted."""

    text: str | None
    provenance: Provenance = Provenance.MACHINE
    engine: str | None

    @classmethod
    def of(cls, said: Text | None) -> Self:
        """A translation of a machine."""
        return cls(text=said.text if said else None, engine=said.detail if said else None)


class OwnWorkSchema(WireSchema):
    """How many texts somebody wrote and decided about today (UTC)."""

    written: int
    approved: int
    rejected: int

    @classmethod
    def of(cls, day: DayOfWork) -> Self:
        """The same counts, as they go over the wire."""
        return cls(written=day.written, approved=day.approved, rejected=day.rejected)
