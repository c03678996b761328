"""The audit, on the wire."""

from typing import Annotated

from pydantic import Field

from api.wire.schema import WireSchema


class AuditLineSchema(WireSchema):
    """Who did what to what, and when."""

    id: int
    at: Annotated[str, Field(description="ISO 8601, UTC")]
    who: Annotated[str, Field(description="person:3, key:2, operator:name")]
    name: Annotated[str | None, Field(description="of the person or key, where it is one")]
    what: str
    subject: str
    subject_name: Annotated[
        str | None, Field(description="of the person or key the subject begins with")
    ]
    field_label: Annotated[
        str | None, Field(description="as printed, of the field whose text it is about")
    ]


class AuditSchema(WireSchema):
    """Lines of the audit, the newest first."""

    lines: list[AuditLineSchema]
    next_before: Annotated[
        int | None, Field(description="for `before`, to read on; null: that was all")
    ]
    kinds: Annotated[list[str], Field(description="every event there is a line of")]
