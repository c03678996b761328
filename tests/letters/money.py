"""Slots for amounts of money and accounts."""

from decimal import Decimal
from random import Random

from forms.letters.letter import FactRole
from tests.letters.drafting import Draft, Stated
from tests.letters.spans import Run
from tests.letters.spelling import iban_of, spelled_iban
from tests.letters.truth import FactKind


def drawn_amount(rng: Random, low: int = 8, high: int = 2500) -> Decimal:
    """An amount of money, small ones more often; a third are whole euros."""
    euros = int(low * (high / low) ** rng.random())
    cents = 0 if rng.random() < 0.33 else rng.randrange(100)
    return Decimal(euros) + Decimal(cents) / 100


def amount(draft: Draft, name: str) -> Decimal:
    """The amount of that name, drawn once; `to-pay` is `original` and `costs` together."""
    key = f"amount.{name}"
    if key not in draft.drawn:
        if name == "to-pay" and "amount.original" in draft.drawn:
            draft.drawn[key] = amount(draft, "original") + amount(draft, "costs")
        elif name == "original" and "amount.to-pay" in draft.drawn:
            draft.drawn[key] = amount(draft, "to-pay") - amount(draft, "costs")
        elif name == "costs":
            draft.drawn[key] = Decimal(draft.rng.choice([7, 8, 9, 16, 18]))
        else:
            draft.drawn[key] = drawn_amount(draft.rng, 30 if name in ("to-pay", "original") else 8)
    found = draft.drawn[key]
    assert isinstance(found, Decimal)
    return found


def _with_role(name: str, role: FactRole) -> object:
    def fill(draft: Draft, which: str, ask: str) -> Run:
        return (draft.state_amount(name, amount(draft, name), role),)

    return fill


def _sum(draft: Draft, which: str, ask: str) -> Run:
    """An amount that is neither to be paid nor received."""
    return (draft.state_amount(which, amount(draft, which), None),)


def _iban(draft: Draft, which: str, ask: str) -> Run:
    fact = Stated(FactKind.IBAN, draft.sender.iban, FactRole.SENDER)
    return (draft.state("iban:sender", fact, spelled_iban(draft.sender.iban, draft.rng)),)


def _own_iban(draft: Draft, which: str, ask: str) -> Run:
    bank = draft.rng.choice(["WBNK", "VBNK", "DBNK"])
    iban = str(draft.drawn.setdefault("own-iban", iban_of(bank, draft.rng.randrange(10**9))))
    fact = Stated(FactKind.IBAN, iban, FactRole.RECIPIENT)
    return (draft.state("iban:recipient", fact, spelled_iban(iban, draft.rng)),)


FILLERS = {
    "to-pay": _with_role("to-pay", FactRole.TO_PAY),
    "refund": _with_role("refund", FactRole.REFUND),
    "instalment": _with_role("instalment", FactRole.INSTALMENT),
    "sum": _sum,
    "iban": _iban,
    "own-iban": _own_iban,
}
