"""A letter while it is written: what was drawn for it so far, and the facts it states."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from forms.letters.letter import FactRole, Money
from tests.letters.senders import Sender
from tests.letters.spans import Span
from tests.letters.spelling import DATE_STYLES, MONEY_STYLES, spelled_date, spelled_money, weighted
from tests.letters.truth import FactKind
from tests.letters.wordings import Story


@dataclass
class Stated:
    """A fact that the letter states; its places are found once it is printed."""

    kind: FactKind
    value: str | date | Money
    role: FactRole | None = None
    also_right: tuple[date, ...] = ()
    may_be_certain: bool = True
    is_counted: bool = False
    is_optional: bool = False


@dataclass
class Draft:
    """Everything drawn for one letter; what was drawn once stays the same throughout it."""

    rng: Random
    sender: Sender
    story: Story
    terms: dict[str, tuple[str, ...]]
    written: date
    facts: dict[str, Stated] = field(default_factory=dict)
    drawn: dict[str, object] = field(default_factory=dict)
    asks: list[str] = field(default_factory=list)
    date_style: str = ""
    money_style: str = ""

    def __post_init__(self) -> None:
        self.date_style = weighted(DATE_STYLES, self.rng)
        self.money_style = weighted(MONEY_STYLES, self.rng)

    def state(self, key: str, fact: Stated, text: str) -> Span:
        """A span that states a fact; the first to state it settles its value."""
        self.facts.setdefault(key, fact)
        return Span(text, key)

    def state_amount(self, key: str, amount: Decimal, role: FactRole | None) -> Span:
        """An amount in the letter's way of writing money."""
        text = spelled_money(amount, self.money_style, self.rng)
        return self.state(f"amount:{key}", Stated(FactKind.AMOUNT, Money(amount), role), text)

    def spelled(self, day: date, may_lack_year: bool = False) -> str:
        """A day in the letter's way of writing dates."""
        is_near = timedelta(0) < day - self.written < timedelta(days=200)
        if may_lack_year and is_near and self.rng.random() < 0.15:
            return spelled_date(day, "no-year")
        return spelled_date(day, self.date_style)

    def pick(self, name: str) -> str:
        """One of the story's choices, the same throughout the letter."""
        choices = self.story.picks[name]
        return str(self.drawn.setdefault(f"pick.{name}", self.rng.choice(choices)))
