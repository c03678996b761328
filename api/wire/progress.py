"""A line on the wire that says how far the answer to a picture is."""

from typing import Annotated, Self

from pydantic import Field

from api.wire.schema import ShareSchema, WireSchema
from forms.progress import Progress, ProgressStage


class ProgressSchema(WireSchema):
    """How far it is: counts and nothing that was read."""

    stage: Annotated[
        ProgressStage,
        Field(
            description="`waiting`: every worker is at another picture; `looking`: whether it is a "
            "form we know; `found`: the sheet was found; `reading`: its lines are read; "
            "`understanding`; `translating`: it is said in the language asked for"
        ),
    ]
    share: Annotated[ShareSchema, Field(description="of all work; never less than before")]
    page: Annotated[int, Field(ge=1, description="the sheet at hand, of `pages`")]
    pages: Annotated[int, Field(ge=1)]
    lines_read: Annotated[int, Field(ge=0, description="of the `lines` of that sheet")]
    lines: Annotated[int | None, Field(description="null until they are found")]


class ProgressLineSchema(WireSchema):
    """One line of the answer before the last."""

    progress: ProgressSchema

    @classmethod
    def of(cls, progress: Progress) -> Self:
        """The same progress, as it goes over the wire."""
        return cls(
            progress=ProgressSchema(
                stage=progress.stage,
                share=progress.share,
                page=progress.page,
                pages=progress.pages,
                lines_read=progress.line,
                lines=progress.lines,
            )
        )
