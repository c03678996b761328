"""What somebody should know about a file they gave, though it was read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class DocumentWarningCode(StrEnum):
    """What is the matter; the workbench has a sentence for each, in every language."""

    REPAIRED = "repaired"  # the file was damaged and mended while it was read
    HAS_SCRIPTS = "has-scripts"
    HAS_FILES = "has-files"  # other files are inside
    SIZE_UNSAID = "size-unsaid"  # a picture was taken for a sheet of `paper`
    BLANK_PAGES = "blank-pages"  # `pages` show nothing to recognise them by
    PRINT_UNREAD = "print-unread"  # the print of scans could not be read: fields have no names


@dataclass(frozen=True)
class DocumentWarning:
    """One warning: `detail` is a plain English sentence, `slots` the words of it that vary.

    `code` is None of what an older program kept as a sentence alone.
    """

    code: DocumentWarningCode | None
    detail: str
    slots: Mapping[str, str] = field(default_factory=dict)


def details(warnings: Iterable[DocumentWarning]) -> tuple[str, ...]:
    """The sentences alone."""
    return tuple(warning.detail for warning in warnings)
