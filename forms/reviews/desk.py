"""What reviewers and translators see and do: values between the store and whoever shows them."""

from dataclasses import dataclass
from enum import StrEnum

from forms.keys import VersionKey
from forms.reviews.states import Standing, State
from forms.template import Origin


class Work(StrEnum):
    """What somebody wants to do next."""

    WRITE = "write"
    REVIEW = "review"


#: What there is to do in each kind of work, what matters most first.
STANDINGS = {
    Work.WRITE: (Standing.STALE, Standing.MISSING, Standing.DRAFT),
    Work.REVIEW: (Standing.PROPOSED, Standing.DRAFT),
}


class Verdict(StrEnum):
    """What was decided about a translation."""

    APPROVED = "approved"
    #: By its own writer, because nobody else speaks the language.
    APPROVED_ALONE = "approved-alone"
    REJECTED = "rejected"
    TAKEN_BACK = "taken-back"
    #: The decision before it holds no more.
    UNDONE = "undone"


@dataclass(frozen=True)
class Author:
    """Who does something: `who` as in the audit; `person_id` is none for a program or nobody."""

    who: str
    person_id: int | None = None


@dataclass(frozen=True)
class Asked:
    """Which strings somebody asks for. None: of all organisations, forms, standings.

    `form` is a version key or `issuer/form`. `after` is the last string seen; `most` how many.
    """

    language: str
    work: Work
    person_id: int | None
    organisations: frozenset[str] | None = None
    standings: tuple[Standing, ...] | None = None
    form: str | None = None
    after: int | None = None
    most: int = 1


@dataclass(frozen=True)
class QueuedString:
    """A string there is something to do for. `seen` is how often citizens met the place."""

    string_id: int
    version: VersionKey
    path: str
    source: str
    standing: Standing
    seen: int


@dataclass(frozen=True)
class KeptText:
    """A text somebody wrote; `source` is what it was a translation of. Times are ISO 8601, UTC."""

    id: int
    text: str
    source: str
    source_sha256: str
    state: State
    origin: Origin
    writer_id: int | None
    writer: str | None
    written_at: str


@dataclass(frozen=True)
class Decision:
    """What somebody decided about a text, and why."""

    translation_id: int
    verdict: Verdict
    reason: str | None
    who: str
    name: str | None
    at: str


@dataclass(frozen=True)
class DeskRemark:
    """What somebody said about a string."""

    id: int
    text: str
    language: str | None
    who: str
    name: str | None
    at: str


@dataclass(frozen=True)
class Claim:
    """Who works on a string in a language, and until when."""

    person_id: int
    name: str
    expires_at: str


@dataclass(frozen=True)
class DeskString:
    """All there is to know about a string in a language.

    `texts` are all that were written, oldest first; `shown_id` and `waiting_id` name the one that
    people read and the one that awaits review. `is_source` says that `language` is that of the
    print.
    """

    string_id: int
    version: VersionKey
    path: str
    source: str
    source_language: str
    source_sha256: str
    language: str
    standing: Standing
    seen: int
    shown_id: int | None
    waiting_id: int | None
    texts: tuple[KeptText, ...]
    decisions: tuple[Decision, ...]
    remarks: tuple[DeskRemark, ...]
    claim: Claim | None

    @property
    def is_source(self) -> bool:
        """Whether this is the text in the language of the print itself."""
        return self.language == self.source_language

    @property
    def newest_id(self) -> int | None:
        """The newest text that nobody rejected: what somebody who edits has before them."""
        kept = [each.id for each in self.texts if each.state is not State.REJECTED]
        return max(kept, default=None)

    def text(self, translation_id: int | None) -> KeptText | None:
        """The text of that id."""
        return next((each for each in self.texts if each.id == translation_id), None)


@dataclass(frozen=True)
class Seen:
    """What somebody had before them when they began: the newest text, if any, and the source."""

    translation_id: int | None
    source_sha256: str


@dataclass(frozen=True)
class Coverage:
    """Of the strings of a form, organisation or language, how many are shown and checked.

    `reviewed` of the checked were approved by a person; the owner answers for the others.
    `language` and either a version, its key and title, or an organisation name what is counted.
    """

    language: str
    organisation: str | None
    version: VersionKey | None
    title: str | None
    strings: int
    shown: int
    checked: int
    reviewed: int
    waiting: int
    stale: int
