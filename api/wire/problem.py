"""Problems on the wire: RFC 9457, with a stable `code` and a sentence for people."""

from typing import Annotated

from pydantic import Field

from api.wire.schema import WireSchema


class ProblemSchema(WireSchema):
    """What went wrong. `detail` is a plain sentence that says what to do."""

    type: Annotated[str, Field(description="urn:leeswijzer:problem: followed by the code")]
    title: str
    status: int
    detail: str
    code: str
    known: Annotated[
        list[str] | None, Field(description="the values that would have been accepted")
    ] = None
