"""What was changed because somebody told, on the wire."""

from typing import Annotated, Self

from pydantic import Field

from api.wire.schema import WireSchema
from forms.insight.remarks import Change


class ChangeMadeSchema(WireSchema):
    """One change, in the words of who made it."""

    page_key: Annotated[str, Field(description="of the version it was told about")]
    anchor_id: str
    day: Annotated[str, Field(description="ISO 8601")]
    text: Annotated[str, Field(description="in the language of the print")]

    @classmethod
    def of(cls, change: Change) -> Self:
        """The same change, as it goes over the wire."""
        return cls(
            page_key=str(change.page), anchor_id=change.anchor_id, day=change.day, text=change.text
        )


class ChangesMadeSchema(WireSchema):
    """Changes, the newest first."""

    changes: list[ChangeMadeSchema]
