"""What the values in a sentence mean, apart from how a language writes them."""

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal

#: A day without a year may be 29 February.
_A_LEAP_YEAR = 2000


@dataclass(frozen=True)
class Euros:
    """An amount in euros."""

    amount: Decimal


@dataclass(frozen=True)
class Percentage:
    """A share in hundredths: 5 is five per cent."""

    hundredths: Decimal


@dataclass(frozen=True)
class Day:
    """A date; `year` is None and `has_weekday` false where the print leaves them out."""

    day: int
    month: int
    year: int | None
    has_weekday: bool = False

    def as_date(self) -> date:
        """The date, in a leap year where none is printed."""
        return date(self.year or _A_LEAP_YEAR, self.month, self.day)


@dataclass(frozen=True)
class Duration:
    """A length of time: `unit` is hour, day, working-day, week, month or year."""

    count: int
    unit: str


@dataclass(frozen=True)
class Period:
    """From a day to another, both included."""

    first: Day
    last: Day


@dataclass(frozen=True)
class Deadline:
    """Before or by when, or within how long; `way` names the phrase that says so.

    The ways are before, by, within, within-of-letter, within-of-decision, within-of-assessment,
    within-of-sending, within-of-receipt and by-month-end.
    """

    way: str
    when: Day | Duration | None


@dataclass(frozen=True)
class Hours:
    """On weekdays (0 is Monday), in order; from one time of day to another, where it is printed."""

    weekdays: tuple[int, ...]
    opens: time | None
    closes: time | None


@dataclass(frozen=True)
class Month:
    """A month; `year` is None where the print leaves it out."""

    month: int
    year: int | None


@dataclass(frozen=True)
class Term:
    """A word of the glossary, by its id."""

    id: str


@dataclass(frozen=True)
class Named:
    """A noun of the bank by its id, and as it is `printed`.

    `notes` are the ids of what is said of it besides; `count` how many, `last` of which last
    length of time and `year` of which year, where that is printed.
    """

    id: str
    printed: str
    notes: tuple[str, ...] = ()
    count: str | None = None
    last: Duration | None = None
    year: str | None = None


@dataclass(frozen=True)
class Listed:
    """Nouns in a row: all of them, or any one where `is_choice`."""

    items: tuple[Named, ...]
    is_choice: bool = False


#: What can fill a slot; a string is written as it is printed.
Value = (
    Euros | Percentage | Day | Duration | Period | Month | Deadline | Hours | Term | Listed
    | Decimal | time | str
)  # fmt: skip
