"""Problems on the wire: RFC 9457, with a stable `code` and a sentence for people."""

from typing import Annotated

from pydantic import ConfigDict, Field

from api.wire.schema import WireSchema


class ConflictSchema(WireSchema):
    """Two texts for one place: what was sent, and what somebody else wrote in the meantime."""

    yours: str
    theirs: Annotated[str | None, Field(description="null: nothing is there")]
    source: Annotated[str, Field(description="what both are translations of, as it reads now")]


class ProblemSchema(WireSchema):
    """What went wrong. `detail` is a plain sentence that says what to do."""

    # A problem carries only the members that say something about it (RFC 9457, 3.2).
    model_config = ConfigDict(json_schema_serialization_defaults_required=False)

    type: Annotated[str, Field(description="urn:leeswijzer:problem: followed by the code")]
    title: str
    status: int
    detail: str
    code: str
    known: Annotated[
        list[str] | None, Field(description="the values that would have been accepted")
    ] = None
    conflict: Annotated[
        ConflictSchema | None, Field(description="with texts-differ: both texts")
    ] = None
