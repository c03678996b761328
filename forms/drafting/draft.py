"""A form that is being made: what is known about it besides what it says (`Content`)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from forms.document_warning import DocumentWarning
from forms.drafting.boxes import Paper
from forms.drafting.content import Change
from forms.keys import VersionKey


class DraftState(StrEnum):
    """How far a draft is. Only in `editing` it can be changed."""

    READING = (
        "reading"  # its pages are being drawn and looked at; those that are there can be edited
    )
    EDITING = "editing"
    ASKED = "asked"  # a second person is asked to publish it
    SCHEDULED = "scheduled"  # a second person said yes; its day is yet to come
    PUBLISHED = "published"
    FAILED = "failed"  # the file could not be read; `problem` says why


#: While it is in one of these an owner may change it.
OPEN = (DraftState.READING, DraftState.EDITING)


@dataclass(frozen=True)
class Printed:
    """Words on a page and the box around them: left, top, right, bottom in PageMm."""

    text: str
    box: tuple[float, float, float, float]


@dataclass(frozen=True, eq=False)
class DraftPage:
    """One page that was read: sizes in mm, the SHA-256 of its picture.

    `printed` are pieces of its lines; `across` and `down` are where its ruling lines lie, in mm
    from the top and from the left: what fields are drawn along.
    """

    number: int
    width_mm: float
    height_mm: float
    image_sha256: str
    is_blank: bool
    printed: tuple[Printed, ...]
    across: tuple[float, ...]
    down: tuple[float, ...]


@dataclass(frozen=True, eq=False)
class Draft:
    """What is known about a draft. People are named as in the audit; times ISO 8601 in UTC.

    `page_count` is None until the file was opened. `revision` grows with every change of what it
    says. `publish_on` is the ISO date that was asked for, None for at once. `reason` says why the
    last request was refused, `problem` why the file could not be read.
    """

    id: int
    key: VersionKey
    title: str
    language: str
    issuer_name: str | None
    replaces: VersionKey | None
    state: DraftState
    revision: int
    page_count: int | None
    pages: tuple[DraftPage, ...]
    warnings: tuple[DocumentWarning, ...]
    problem: tuple[str, str] | None
    created_by: str
    created_at: str
    changed_at: str
    asked_by: str | None
    asked_at: str | None
    publish_on: date | None
    decided_by: str | None
    decided_at: str | None
    reason: str | None

    @property
    def paper(self) -> Paper:
        """The sizes of the pages that were read."""
        return Paper({page.number: (page.width_mm, page.height_mm) for page in self.pages})

    def page(self, number: int) -> DraftPage | None:
        """The page of that number, None when it was not read yet."""
        return next((page for page in self.pages if page.number == number), None)


@dataclass(frozen=True)
class NewDraft:
    """A draft to begin with: `key` is where it will be published."""

    key: VersionKey
    language: str
    issuer_name: str | None = None
    title: str | None = None
    replaces: VersionKey | None = None


@dataclass(frozen=True)
class Edited:
    """What came of an edit: the changes since the revision the editor had seen, others' too."""

    revision: int
    changes: tuple[Change, ...]
    can_undo: bool
    can_redo: bool
