"""The line of JSON for an input that failed, of any command: the public contract."""

from typing import Self

from api.wire.schema import WireSchema
from api.workers.errors import WorkerError
from forms.errors import FormsError
from vision.errors import PictureError


class LineProblemSchema(WireSchema):
    """Why an input failed: `code` for machines, `message` for people."""

    code: str
    message: str


class FailureLineSchema(WireSchema):
    """An input that failed; the others were done."""

    source: str
    problem: LineProblemSchema

    @classmethod
    def of(cls, error: FormsError | PictureError | WorkerError, source: str) -> Self:
        """The same error, on the line."""
        return cls(source=source, problem=LineProblemSchema(code=error.code, message=error.message))
