"""Asking for publication, and deciding on it, on the wire."""

from datetime import date
from typing import Annotated

from pydantic import Field

from api.wire.schema import SentSchema, WireSchema
from api.wire.workbench.drafts import ChangeSchema


class PublicationRequestSchema(SentSchema):
    """Asks a second person to publish."""

    publish_on: Annotated[date | None, Field(description="null: as soon as they say yes")] = None


class DecisionSchema(SentSchema):
    """What the second person says; a refusal has a reason."""

    is_accepted: bool
    reason: Annotated[str | None, Field(max_length=4000)] = None


class KnownTextSchema(WireSchema):
    """A text that a published form says letter for letter at such a place."""

    path: Annotated[str, Field(description="of a change, as fields/1/name/explanation")]
    version: Annotated[str, Field(description="issuer/form/version")]
    title: Annotated[str, Field(description="of that form")]


class DifferencesSchema(WireSchema):
    """What a draft changes of the version before it, or of nothing."""

    replaces: str | None
    changes: list[ChangeSchema]
    known: Annotated[
        list[KnownTextSchema], Field(description="those that stand in a published form already")
    ]
