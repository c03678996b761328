"""A letter while it is written: what was drawn for it so far, and the facts it states."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from forms.letter import FactRole, Money
from tests.letters.senders import Sender
from tests.letters.spans import Span
from tests.letters.spelling import DATE_STYLES, MONEY_STYLES, spelled_date, spelled_money, weighted
from tests.letters.truth import FactKind
from tests.letters.wordings import Shared, Story

#: What pools of sentences may ask for, by the start of their name.
ASKS = ("pay", "object", "reply", "documents", "come", "call", "nothing")
#: So ends the name of a pool that asks only if something holds: `reply-if` says “Klopt er iets
#: niet? Laat het dan weten.”, `call-if` “Bel ons als u die dag niet kunt.”
IF = "-if"


class UnsayableError(Exception):
    """A wording does not fit what the letter already says."""


@dataclass(frozen=True)
class Stated:
    """A fact that the letter states; its places are found once it is printed."""

    kind: FactKind
    value: str | date | Money
    role: FactRole | None = None
    also_right: tuple[str | date | Money, ...] = ()
    also_roles: tuple[FactRole | None, ...] = ()
    may_be_certain: bool = True
    is_counted: bool = False
    is_optional: bool = False


@dataclass
class Draft:
    """Everything drawn for one letter; what was drawn once stays the same throughout it.

    `apart(name)` gives chance of its own to what must not change the rest of the letter.
    """

    seed: int
    sender: Sender
    story: Story
    shared: Shared
    written: date
    rng: Random
    facts: dict[str, Stated] = field(default_factory=dict)
    drawn: dict[str, object] = field(default_factory=dict)
    asks: list[str] = field(default_factory=list)
    asking: list[str] = field(default_factory=list)
    """The wordings that ask something, as printed."""
    date_style: str = ""
    money_style: str = ""

    def __post_init__(self) -> None:
        self.date_style = weighted(DATE_STYLES, self.rng)
        self.money_style = weighted(MONEY_STYLES, self.rng)

    def apart(self, name: str) -> Random:
        """Chance that depends on the seed and the name alone."""
        return Random(f"{name} {self.seed}")

    def state(self, key: str, fact: Stated, text: str) -> Span:
        """A span that states a fact; the first to state it settles its value."""
        self.facts.setdefault(key, fact)
        return Span(text, key)

    def state_amount(
        self, name: str, amount: Decimal, role: FactRole | None, style: str = ""
    ) -> Span:
        """An amount in the letter's way of writing money, or another's."""
        text = spelled_money(amount, style or self.money_style, self.rng)
        return self.state(f"amount:{name}", Stated(FactKind.AMOUNT, Money(amount), role), text)

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

    def one_of(self, name: str) -> str:
        """One of a shared list, anew each time."""
        return self.rng.choice(self.shared.lists[name])

    def ask(self, pool: str) -> str:
        """What a pool of sentences asks for, noted once; nothing where it asks for nothing."""
        start = pool.partition("-")[0]
        ask = start if start in ASKS else ""
        if ask and pool.endswith(IF):
            ask += IF
        if ask and ask not in self.asks:
            self.asks.append(ask)
        return ask
