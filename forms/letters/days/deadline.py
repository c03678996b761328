"""A day by which, or on which, the reader must do something."""

from dataclasses import dataclass
from datetime import date

from forms.letter import ActionKind, Fact

#: A deadline further away than this is a date of something else, unless it is said in so many words
#: ("u moet uiterlijk op 20 april 2029 zijn geslaagd"); further than ten years it was misread.
_MOST_DAYS, _FARTHEST_DAYS = 800, 3660


@dataclass(frozen=True, eq=False)
class Deadline:
    """A day by which, or on which, something must be done; `actions` is what, best guess first.

    None where a day years away is for what no action is called. Guess: nothing says what it is for.
    `is_for_some`: something must be done by then only if something holds ("Klopt er iets niet?").
    `is_condition`: a permit must be used by then, of which the sender need not hear.
    """

    fact: Fact
    actions: tuple[ActionKind, ...]
    is_said: bool = False
    is_guess: bool = False
    is_for_some: bool = False
    is_condition: bool = False

    @property
    def day(self) -> date:
        """The last day, or the day itself."""
        assert isinstance(self.fact.value, date)  # noqa: S101 - made so by who finds it
        return self.fact.value

    def may_be(self, base: date) -> bool:
        """Whether a letter of the day `base` may set it."""
        return 0 <= (self.day - base).days <= (_FARTHEST_DAYS if self.is_said else _MOST_DAYS)


def is_far_from(day: date, base: date | None) -> bool:
    """Whether a day is farther from that of the letter than a last day usually is."""
    return base is not None and (day - base).days > _MOST_DAYS


def day_of(sent: Fact | None) -> date | None:
    """The day of a letter, of the fact that it was sent on it."""
    return sent.value if sent is not None and isinstance(sent.value, date) else None
