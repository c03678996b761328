"""The languages a reader can choose, on the wire."""

from typing import Annotated, Self

from pydantic import Field

from api.wire.schema import WireSchema
from forms.language.languages import Language
from forms.language_tags import Direction


class LanguageSchema(WireSchema):
    """One language: its code (BCP 47) and its name in itself."""

    code: str
    name: str
    direction: Direction
    is_authored: Annotated[
        bool, Field(description="we write in it; otherwise an installed package translates")
    ]

    leaves_machine: Annotated[
        bool,
        Field(
            description="a server elsewhere translates to it: sentences are sent there, without "
            "their numbers, dates, amounts, addresses and known names"
        ),
    ] = False

    @classmethod
    def of(cls, language: Language) -> Self:
        """The same language, as it goes over the wire."""
        return cls(
            code=language.code,
            name=language.endonym,
            direction=language.direction,
            is_authored=language.is_authored,
            leaves_machine=language.leaves_machine,
        )


class LanguagesSchema(WireSchema):
    """Every language, Dutch first, then by name."""

    languages: list[LanguageSchema]
