"""What people say about a place on a form, and how often a place is met: no word about a person."""

from dataclasses import dataclass
from enum import StrEnum

from forms.keys import PageKey


class FeedbackKind(StrEnum):
    """What somebody means; the values are those of the public contract."""

    UNCLEAR = "unclear"
    WRONG = "wrong"
    STUCK = "stuck"
    THANKS = "thanks"


class StepEvent(StrEnum):
    """What happened at a place while somebody filled in the form."""

    SHOWN = "shown"
    DONE = "done"
    SKIPPED = "skipped"
    ASKED = "asked"
    #: Somebody left the form here, with the step neither done nor left out.
    STOPPED = "stopped"
    #: Somebody turned to the language of the print here.
    ORIGINAL = "original"


#: The language (BCP 47) of what was counted without telling one.
UNTOLD_LANGUAGE = "und"


def tidied(message: str | None) -> str | None:
    """The words on one line without signs that a terminal would obey; None when none are left."""
    shown = "".join(sign if sign.isprintable() else " " for sign in message or "")
    return " ".join(shown.split()) or None


@dataclass(frozen=True)
class Remark:
    """One remark about the place `anchor_id` of a page; `message` has been checked.

    `language` is the one the person reads in (BCP 47). Nothing says who it was.
    """

    page: PageKey
    anchor_id: str
    language: str
    kind: FeedbackKind
    message: str | None = None


@dataclass(frozen=True)
class KeptRemark:
    """A remark with the day (ISO 8601, UTC) it came in; a time of day could point at a person."""

    remark: Remark
    day: str


@dataclass(frozen=True)
class StepCount:
    """How often something happened at a place of a page."""

    anchor_id: str
    event: StepEvent
    count: int
