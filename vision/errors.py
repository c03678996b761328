"""What can go wrong while seeing. Expected outcomes (no page, too dark) are values, not errors.

VisionError
├── PictureError         the bytes are not a picture we accept
├── GeometryError        points that span no area, or a map that cannot be inverted
└── ReadingError         the text reader is missing, crashed or ran out of time
"""


class VisionError(Exception):
    """Root of all errors raised by `vision`."""


class PictureError(VisionError):
    """The bytes are not a picture we accept.

    `code` is stable and machine-readable; the message is a plain sentence for people.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message

    def __reduce__(self) -> tuple[type["PictureError"], tuple[str, str]]:
        return (PictureError, (self.code, self.message))


class GeometryError(VisionError):
    """The points span no area, or the map cannot be inverted."""


class ReadingError(VisionError):
    """The text reader is missing, crashed or ran out of time."""
