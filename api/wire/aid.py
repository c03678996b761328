"""Organisations that help with a letter, on the wire."""

from typing import Annotated, Self

from pydantic import Field

from api.wire.schema import WireSchema
from api.wire.text import TextSchema
from forms.letter import ActionKind
from forms.letters.helping.aid import Aid


class AidSchema(WireSchema):
    """Somebody who helps, and with what."""

    name: Annotated[str, Field(description="a short name of ours, as debts")]
    message: TextSchema
    website: Annotated[str | None, Field(description="a host, where there is one for all")]
    actions: Annotated[list[ActionKind], Field(description="what a letter must ask for it to fit")]

    @classmethod
    def of(cls, aid: Aid) -> Self:
        """The same, as it goes over the wire."""
        return cls(
            name=aid.name,
            message=TextSchema.of(aid.message),
            website=aid.website,
            actions=list(aid.actions),
        )


class AidOrganisationsSchema(WireSchema):
    """All who help, the particular before the general."""

    aid_organisations: list[AidSchema]
