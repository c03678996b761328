"""Sentences to begin explanations with, on the wire."""

from typing import Self

from api.wire.schema import WireSchema
from forms.language.phrases import Phrases


class TypePhraseSchema(WireSchema):
    """What is said of any field of one type."""

    word: str
    explanation: str
    steps: list[str]


class TypePhrasesSchema(WireSchema):
    """What is said of fields, by type; and of checks that fail, by code."""

    language: str
    types: dict[str, TypePhraseSchema]
    checks: dict[str, str]

    @classmethod
    def of(cls, phrases: Phrases) -> Self:
        """The same, as it goes over the wire."""
        return cls(
            language=phrases.language,
            types={
                str(kind): TypePhraseSchema(
                    word=said.word, explanation=said.explanation, steps=list(said.steps)
                )
                for kind, said in phrases.types.items()
            },
            checks={str(code): said.failed for code, said in phrases.checks.items()},
        )
