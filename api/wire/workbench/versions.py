"""Published versions and whether people are shown them, on the wire."""

from typing import Annotated, Literal

from pydantic import Field

from api.wire.schema import SentSchema, WireSchema
from forms.publication.withdrawing import MOST_REASON
from forms.store.entries import KeptVersion

_State = Literal["published", "scheduled", "withdrawn"]


class ShownVersionSchema(WireSchema):
    """A version that was published, and whether phones recognise it."""

    key: Annotated[str, Field(description="issuer/form/version")]
    title: str
    issuer: str
    issuer_name: str | None
    language: Annotated[str, Field(description="of the title, BCP 47")]
    state: _State
    publish_on: Annotated[str | None, Field(description="the day from which; null: at once")]
    withdrawn_at: Annotated[str | None, Field(description="ISO 8601, UTC")]
    withdrawn_reason: str | None
    withdrawn_by: Annotated[str | None, Field(description="the name of a person of the workbench")]
    may_bring_back: Annotated[
        bool, Field(description="whether you may, as somebody else than who withdrew it")
    ]

    @classmethod
    def of(cls, kept: KeptVersion, by: str | None, may_bring_back: bool) -> "ShownVersionSchema":
        """A version as the catalogue has it."""
        return cls(
            key=str(kept.key),
            title=kept.title,
            issuer=kept.key.issuer,
            issuer_name=kept.issuer_name,
            language=kept.language,
            state=_state_of(kept),
            publish_on=kept.publish_on,
            withdrawn_at=kept.withdrawn_at,
            withdrawn_reason=kept.withdrawn_reason,
            withdrawn_by=by,
            may_bring_back=may_bring_back,
        )


class ShownVersionsSchema(WireSchema):
    """The versions of the organisations in which you may withdraw one, by key."""

    versions: list[ShownVersionSchema]


class WithdrawalSchema(SentSchema):
    """Why a version is to be shown to nobody any more."""

    reason: Annotated[str, Field(max_length=MOST_REASON)]


def _state_of(kept: KeptVersion) -> _State:
    if kept.withdrawn_at is not None:
        return "withdrawn"
    return "published" if kept.is_published else "scheduled"
