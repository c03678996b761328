"""What stands around a string: values between the store and whoever shows them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Neighbour:
    """A text just above or below; `said` is what is shown of it in the language at hand."""

    string_id: int
    path: str
    source: str
    said: str | None


@dataclass(frozen=True)
class Surroundings:
    """What helps to understand a string.

    `title` and `purpose` of its form are in the language of the print, `pivot` is the string in
    another language. `speakers` is how many people write or review the language there.
    """

    title: str | None
    purpose: str | None
    pivot: str | None
    before: tuple[Neighbour, ...]
    after: tuple[Neighbour, ...]
    speakers: int


@dataclass(frozen=True)
class DayOfWork:
    """How many texts somebody wrote and decided about."""

    written: int
    approved: int
    rejected: int
