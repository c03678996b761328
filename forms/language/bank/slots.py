"""What fills a slot: an amount, a date, an account number … exactly as printed, and its meaning.

Nothing is guessed here. Whatever is not written as it should be fills no slot, so that a digit
that was read wrongly in a way we can see leads to no sentence at all.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain

from forms.errors import ContentError
from forms.language.bank import laws, moments, places, quantities, signers
from forms.language.bank.values import Value

#: A slot as it is written in a pattern, a frame or a sentence: “{amount}”, “{date2}”.
SLOT = re.compile(r"\{([a-z]+\d?)\}")


class SlotKind(StrEnum):
    """What kind of thing fills a slot."""

    AMOUNT = "amount"
    DATE = "date"
    DEADLINE = "deadline"
    TERM = "term"
    PERIOD = "period"
    MONTH = "month"
    MONTHDAY = "monthday"
    YEAR = "year"
    TIME = "time"
    HOURS = "hours"
    NUMBER = "number"
    PERCENTAGE = "percentage"
    IBAN = "iban"
    REFERENCE = "reference"
    PHONE = "phone"
    EMAIL = "email"
    URL = "url"
    ORGANISATION = "organisation"
    NAME = "name"
    ADDRESS = "address"
    TAX = "tax"
    BENEFIT = "benefit"
    THING = "thing"
    SIGNER = "signer"
    LAW = "law"
    PAPERS = "papers"
    OFFICE = "office"
    CHANGES = "changes"
    DEEDS = "deeds"
    FACTOR = "factor"
    COST = "cost"
    PEOPLE = "people"
    SUM = "sum"

    # That of an enumeration is a function of Python, and kinds are looked up at every word.
    __hash__ = str.__hash__


#: Open kinds take whole words without meaning; a pattern that needs fewer of them says more.
OPEN_KINDS = frozenset(
    {
        SlotKind.ORGANISATION,
        SlotKind.NAME,
        SlotKind.ADDRESS,
        SlotKind.SIGNER,
        SlotKind.THING,
        SlotKind.LAW,
    }
)


@dataclass(frozen=True)
class Slot:
    """A slot of a pattern. `name` tells two of a kind apart: `time` and `time2`."""

    kind: SlotKind
    name: str

    def __hash__(self) -> int:
        return hash(self.name)


@dataclass(frozen=True)
class Filled:
    """What fills the slot called `name`: `printed` as it stands on paper, and what it means."""

    name: str
    kind: SlotKind
    printed: str
    value: Value


#: Kinds that are read from the nouns of the bank.
NOUN_KINDS = frozenset(
    {
        SlotKind.PAPERS,
        SlotKind.OFFICE,
        SlotKind.CHANGES,
        SlotKind.DEEDS,
        SlotKind.FACTOR,
        SlotKind.COST,
        SlotKind.PEOPLE,
        SlotKind.SUM,
    }
)
#: The meaning and the length in characters of what starts somewhere; several where it is open.
Candidate = tuple[Value, int]
_Reader = Callable[[str, int], Iterator[Candidate]]

_READERS: dict[SlotKind, _Reader] = {
    SlotKind.AMOUNT: quantities.amount_at,
    SlotKind.DATE: quantities.date_at,
    SlotKind.DEADLINE: moments.deadline_at,
    SlotKind.TERM: quantities.term_at,
    SlotKind.PERIOD: quantities.period_at,
    SlotKind.MONTH: quantities.month_at,
    SlotKind.MONTHDAY: quantities.day_of_month_at,
    SlotKind.YEAR: quantities.year_at,
    SlotKind.TIME: quantities.time_at,
    SlotKind.HOURS: moments.hours_at,
    SlotKind.NUMBER: quantities.number_at,
    SlotKind.PERCENTAGE: quantities.percentage_at,
    SlotKind.IBAN: places.iban_at,
    SlotKind.REFERENCE: places.reference_at,
    SlotKind.PHONE: places.phone_at,
    SlotKind.EMAIL: places.email_at,
    SlotKind.URL: places.url_at,
    SlotKind.ORGANISATION: places.organisation_at,
    SlotKind.NAME: places.name_at,
    SlotKind.ADDRESS: places.address_at,
    SlotKind.SIGNER: signers.signer_at,
    SlotKind.LAW: laws.law_at,
}

#: What every reading of a kind begins with. Most words of a sentence begin with none of it: they
#: need not be read for each kind.
_FIRST_SIGN = {
    kind: re.compile(signs)
    for kind, signs in {
        SlotKind.AMOUNT: r"(?i:[€e\d])",
        SlotKind.DATE: r"(?i:[dmvwz\d])",
        SlotKind.DEADLINE: "(?i:[binotuv])",
        SlotKind.PERIOD: r"(?i:[adfjmnosvwz\d])",
        SlotKind.MONTH: "(?i:[adfjmnos])",
        SlotKind.YEAR: "[12]",
        SlotKind.TIME: r"\d",
        SlotKind.HOURS: "(?i:[deimovwz])",
        SlotKind.PERCENTAGE: r"\d",
        SlotKind.IBAN: "[A-Z]",
        SlotKind.REFERENCE: "[A-Z0-9]",
        SlotKind.PHONE: r"[+(\d]",
        SlotKind.ADDRESS: "[A-ZÀ-Þ0-9]",
        SlotKind.LAW: "[A-Zadhv]",
    }.items()
}


def slot_named(kind: str, name: str) -> Slot:
    """The slot a pattern calls `{name}`.

    Raises:
        ContentError: there is no such kind.
    """
    try:
        return Slot(SlotKind(kind), name)
    except ValueError:
        raise ContentError(
            f"A pattern has the slot {{{name}}}, and nothing can fill that."
        ) from None


def may_begin(kind: SlotKind, sentence: str, start: int) -> bool:
    """Whether anything of this kind may start at `start`, as far as its first sign tells."""
    sign = _FIRST_SIGN.get(kind)
    return sign is None or sign.match(sentence, start) is not None


def what_fills(
    kind: SlotKind, sentence: str, start: int, names: Sequence[str] = ()
) -> Iterator[Candidate]:
    """What of this kind stands in `sentence` at `start`; nothing of the glossary or the nouns.

    `names` are names of people and organisations that are known to stand on the paper.
    """
    reader = _READERS.get(kind)
    found = reader(sentence, start) if reader is not None else iter(())
    if names and kind in (SlotKind.ORGANISATION, SlotKind.NAME):
        return chain(_names_at(sentence, start, names), found)
    return found


def _names_at(sentence: str, start: int, names: Sequence[str]) -> Iterator[Candidate]:
    for name in sorted(names, key=len, reverse=True):
        if name and re.match(rf"{re.escape(name)}(?!\w)", sentence[start:]):
            yield name, len(name)
