"""What citizens said about places on forms, and what was said and done about it."""

from dataclasses import dataclass
from enum import StrEnum

from forms.errors import InputError
from forms.feedback import KeptRemark, tidied
from forms.keys import PageKey
from forms.personal_words import personal_data_in

#: As long as what a citizen may write, and a little more to answer it.
MOST_CHARACTERS = 600


class Deed(StrEnum):
    """What somebody did about a remark."""

    #: An answer, for colleagues: nobody knows who sent the remark.
    ANSWERED = "answered"
    #: There is nothing to do, or it is done.
    CLOSED = "closed"
    #: The form or its texts were changed, and everybody may read so.
    CHANGED = "changed"


@dataclass(frozen=True)
class DoneAbout:
    """A deed about a remark: `who` as in the audit, `at` ISO 8601."""

    deed: Deed
    text: str | None
    who: str
    at: str


@dataclass(frozen=True)
class TrackedRemark:
    """A remark with its number, and the deed that holds now; None: it is open."""

    id: int
    kept: KeptRemark
    done: DoneAbout | None = None


@dataclass(frozen=True)
class Change:
    """What was changed because somebody told: public. `day` is ISO 8601."""

    page: PageKey
    anchor_id: str
    text: str
    day: str


def checked_text(deed: Deed, text: str | None) -> str | None:
    """What goes with a deed, on one line.

    Raises:
        InputError: an answer or a change without words, too many of them, or words that look
            personal where everybody can read them.
    """
    said = tidied(text)
    if deed is not Deed.CLOSED and said is None:
        raise InputError("Say in a few words what you answer or what was changed.", "empty")
    if said is not None and len(said) > MOST_CHARACTERS:
        raise InputError(f"That is too long: at most {MOST_CHARACTERS} characters.", "too-long")
    found = personal_data_in(said or "")
    if found and deed is Deed.CHANGED:
        raise InputError(
            "Everybody can read this, and it looks as if it holds personal data. Nothing was kept. "
            f"Leave it out: {', '.join(found)}.",
            "personal-data",
        )
    return said
