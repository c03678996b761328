"""A string shown to a person, on the wire."""

from typing import Annotated, Self

from pydantic import Field

from api.wire.schema import WireSchema
from forms.language_tags import Direction
from forms.text import Provenance, Text


class TextSchema(WireSchema):
    """A string with its language and where it came from."""

    text: str
    language: Annotated[str, Field(description="BCP 47")]
    direction: Direction
    provenance: Provenance
    detail: Annotated[str | None, Field(description="engine, version or score")] = None

    @classmethod
    def of(cls, text: Text) -> Self:
        """The same text, as it goes over the wire."""
        return cls(
            text=text.text,
            language=text.language,
            direction=text.direction,
            provenance=text.provenance,
            detail=text.detail,
        )

    @classmethod
    def of_optional(cls, text: Text | None) -> Self | None:
        """The same text, or None where there is none."""
        return None if text is None else cls.of(text)
