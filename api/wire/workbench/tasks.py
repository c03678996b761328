"""What waits for somebody, on the wire."""

from typing import Annotated

from pydantic import Field

from api.wire.schema import WireSchema


class TaskSchema(WireSchema):
    """So many things of one kind that somebody could do now."""

    kind: Annotated[str, Field(description="a page shows the kinds it knows, and no others")]
    count: int
    is_more: Annotated[bool, Field(description="there are more: counting stopped there")]


class TasksSchema(WireSchema):
    """What waits, the most pressing first; kinds of which there is nothing are left out."""

    tasks: list[TaskSchema]
