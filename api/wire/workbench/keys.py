"""API keys, on the wire."""

from typing import Annotated, Self

from pydantic import Field

from api.wire.schema import SentSchema, WireSchema
from api.wire.workbench.typed import OrganisationSlug, TypedName
from forms.people.rights import Right
from forms.people.staff import KeptKey

#: A key that nobody remembers still works: at most so long.
MOST_DAYS = 366


class KeySchema(WireSchema):
    """An API key, without the key."""

    id: int
    name: str
    organisation: str
    scopes: list[Right]
    created_by: Annotated[str, Field(description="as in the audit: person:3")]
    created_at: str
    expires_at: str
    revoked_at: str | None
    used_on: Annotated[str | None, Field(description="the last day it was used")]

    @classmethod
    def of(cls, key: KeptKey) -> Self:
        """The wire shape of a key."""
        return cls(
            id=key.id,
            name=key.name,
            organisation=key.organisation,
            scopes=sorted(key.scopes),
            created_by=key.created_by,
            created_at=key.created_at,
            expires_at=key.expires_at,
            revoked_at=key.revoked_at,
            used_on=key.used_on,
        )


class KeysSchema(WireSchema):
    """Keys, the newest first, and the rights a key can have."""

    keys: list[KeySchema]
    known_scopes: list[Right]


class NewKeySchema(SentSchema):
    """A key to make."""

    name: TypedName
    organisation: OrganisationSlug
    scopes: Annotated[list[Right], Field(min_length=1, max_length=len(Right))]
    days: Annotated[int, Field(ge=1, le=MOST_DAYS, description="until it runs out")]


class MadeKeySchema(WireSchema):
    """A key that was just made. `secret` is shown once and kept nowhere."""

    key: KeySchema
    secret: str
