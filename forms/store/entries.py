"""What goes into the catalogue and what comes out of it."""

from dataclasses import dataclass
from enum import StrEnum

from forms.keys import PageKey, VersionKey
from forms.template import FormNotes, FormTemplate
from vision.pages.known.figure_line import FigureLine


class Likeness(StrEnum):
    """How much a page looks like one of another version."""

    SAME = "same"  # the print is identical: no picture can tell them apart
    SIMILAR = "similar"  # the same form with small differences, told apart on those alone


@dataclass(frozen=True)
class LookAlike:
    """A page of another version that looks like this one.

    `contrast` is what tells the two apart, as vision keeps it; None where they are the same, and
    where it was not asked for.
    """

    key: PageKey
    likeness: Likeness
    contrast: bytes | None = None


@dataclass(frozen=True, eq=False)
class NewPage:
    """A page to keep: `png` is grey at REFERENCE_PX_PER_MM, `fingerprint` is vision's.

    `look_alikes` are the pages already kept that look like it; the relation is kept once and
    read both ways. `figure_lines` are those at its head and foot; None where nobody read them.
    """

    png: bytes
    fingerprint: bytes
    look_alikes: tuple[LookAlike, ...] = ()
    figure_lines: tuple[FigureLine, ...] | None = None


@dataclass(frozen=True, eq=False)
class NewVersion:
    """A version to keep: one `NewPage` for each page of the template, in order.

    `source_sha256` tells whether a second addition under the same key is the same document.
    """

    template: FormTemplate
    pages: tuple[NewPage, ...]
    source_sha256: str
    notes: tuple[FormNotes, ...] = ()


@dataclass(frozen=True)
class KeptVersion:
    """One version in the catalogue; times are ISO 8601 in UTC, dates ISO.

    `is_published` says whether it is recognised today: from the day `publish_on` if there is one,
    until it was withdrawn.
    """

    key: VersionKey
    title: str
    issuer_name: str | None
    language: str
    page_count: int
    field_count: int
    is_published: bool
    created_at: str
    published_at: str | None
    publish_on: str | None
    withdrawn_at: str | None
    withdrawn_reason: str | None
    replaces: VersionKey | None
    valid_from: str | None
    valid_until: str | None


class Addition(StrEnum):
    """What came of adding a version."""

    ADDED = "added"
    KEPT_ALREADY = "kept-already"  # this very content was there
    OVERTAKEN = "overtaken"  # another process changed the catalogue: compare pages again


@dataclass(frozen=True)
class KeptPage:
    """One page in the catalogue, published or not, without its image."""

    key: PageKey
    width_mm: float
    height_mm: float
    image_sha256: str
    fingerprint: bytes


@dataclass(frozen=True)
class PublishedPage:
    """A page that may be recognised; `lookalikes` are published too."""

    key: PageKey
    width_mm: float
    height_mm: float
    fingerprint: bytes
    lookalikes: tuple[LookAlike, ...]
