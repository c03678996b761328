"""Slots for amounts of money and accounts."""

from dataclasses import replace
from decimal import Decimal
from random import Random

from forms.letter import FactRole, LetterKind
from tests.letters.drafting import Draft, Stated
from tests.letters.spans import Run, Span
from tests.letters.spelling import iban_of, spelled_iban
from tests.letters.truth import FactKind

#: What some amounts usually are, in euros from and up to; else as `drawn_amount`.
_USUAL = {
    "to-pay": (30, 2500), "original": (30, 2500), "instalment": (15, 250), "refund": (8, 1800),
    "month": (40, 1600), "once": (60, 1500), "income": (900, 38000), "year": (1200, 18000),
    "limit": (1000, 3000), "savings": (6000, 15000), "saved": (16000, 40000),
    "advance": (300, 3000), "right": (300, 3000), "old-amount": (40, 1600),
    "budget": (90000, 900000), "spent": (200000, 9000000),
    "rent-net": (420, 880), "service-costs": (18, 75), "premium-month": (125, 190),
    "excess-sum": (100, 400), "wage": (1900, 3900), "norm-wage": (1800, 2400),
    "car-cap": (2500, 4500), "balance": (900, 4000), "spare-money": (300, 3000),
    "gap": (1500, 3500),
    "quarter": (210, 400), "supplement": (40, 480), "pocket": (330, 460), "loan-max": (250, 300),
    "fees-due": (140, 1900), "visit-fee": (200, 700), "fine-least": (60, 400),
    "voucher-each": (10, 50), "feast": (300, 2200),
}  # fmt: skip
_FIXED = {
    "costs": (7, 8, 9, 16, 18),
    "warning-fee": (9, 20),
    "writ-fee": (52, 51),
    "court-fee": (53, 194),
}

#: Amounts that follow from another, by the end of their name: `{sum.month-was}` is a little less
#: than `month`, a part of a claim is less than all of it.
_FOLLOWING = {
    "-was": "0.96", "-part": "0.62", "-over": "1.35", "-rest": "0.35", "-twice": "2",
    "-levy": "0.24", "-zvw": "0.06",
}  # fmt: skip


def drawn_amount(rng: Random, low: int = 8, high: int = 2500) -> Decimal:
    """An amount of money, small ones more often; a third are whole euros."""
    euros = int(low * (high / low) ** rng.random())
    cents = 0 if rng.random() < 0.33 else rng.randrange(100)
    return Decimal(euros) + Decimal(cents) / 100


def amount(draft: Draft, name: str) -> Decimal:
    """The amount of that name, drawn once; those that make up another add up to it."""
    key = f"amount.{name}"
    if key not in draft.drawn:
        draft.drawn[key] = _drawn(draft, name)
    found = draft.drawn[key]
    assert isinstance(found, Decimal)
    return found


def instalments(draft: Draft) -> int:
    """In how many parts the reader may pay."""
    count = draft.drawn.setdefault("parts", draft.rng.choice([2, 3, 4, 4, 6, 10, 12]))
    assert isinstance(count, int)
    return count


def _drawn(draft: Draft, name: str) -> Decimal:
    made_up = _made_up(draft, name)
    if made_up is not None:
        return made_up
    if name in draft.story.usual:
        return drawn_amount(draft.rng, *draft.story.usual[name])
    if name in ("to-pay", "original") and draft.story.kind is LetterKind.FINE:
        return drawn_amount(draft.rng, 40, 450)
    if name.startswith("house"):
        return Decimal(draft.rng.randrange(140, 780)) * 1000
    if name in _FIXED:
        return Decimal(draft.rng.choice(_FIXED[name]))
    return drawn_amount(draft.rng, *_USUAL.get(name, (8, 2500)))


def _made_up(draft: Draft, name: str) -> Decimal | None:
    """An amount that others settle; None where it stands alone."""
    if name == "to-pay" and draft.story.in_instalments:
        return amount(draft, "instalment") * instalments(draft)
    if name == "to-pay" and "amount.original" in draft.drawn:
        return amount(draft, "original") + amount(draft, "costs")
    if name == "original" and "amount.to-pay" in draft.drawn:
        return amount(draft, "to-pay") - amount(draft, "costs")
    if name == "right" and draft.story.kind is LetterKind.REFUND:
        return amount(draft, "advance") + amount(draft, "refund")
    if name == "advance" and draft.story.kind is LetterKind.RECOVERY:
        return amount(draft, "right") + amount(draft, "to-pay")
    for end, share in _FOLLOWING.items():
        if name.endswith(end):
            base = amount(draft, name.removesuffix(end))
            return (base * Decimal(share)).quantize(Decimal("0.01"))
    return None


def _to_pay(draft: Draft, which: str, ask: str) -> Run:
    return (draft.state_amount("to-pay", amount(draft, "to-pay"), FactRole.TO_PAY),)


def _refund(draft: Draft, which: str, ask: str) -> Run:
    return (draft.state_amount("refund", amount(draft, "refund"), FactRole.REFUND),)


def _instalment(draft: Draft, which: str, ask: str) -> Run:
    span = draft.state_amount("instalment", amount(draft, "instalment"), FactRole.INSTALMENT)
    if draft.story.kind in (LetterKind.REMINDER, LetterKind.FINAL_DEMAND):
        key = "amount:instalment"
        draft.facts[key] = replace(draft.facts[key], also_roles=(FactRole.TO_PAY,))
    return (span,)


def _parts(draft: Draft, which: str, ask: str) -> Run:
    return (Span(str(instalments(draft))),)


def _sum(draft: Draft, which: str, ask: str) -> Run:
    """An amount that is neither to be paid nor received."""
    return (draft.state_amount(which, amount(draft, which), None),)


def _granted(draft: Draft, which: str, ask: str) -> Run:
    """What the reader is given, but not given back: no role, and refund is no error."""
    span = draft.state_amount(which, amount(draft, which), None)
    key = f"amount:{which}"
    draft.facts[key] = replace(draft.facts[key], also_roles=(FactRole.REFUND,))
    return (span,)


def _iban(draft: Draft, which: str, ask: str) -> Run:
    fact = Stated(FactKind.IBAN, draft.sender.iban, FactRole.SENDER)
    return (draft.state("iban:sender", fact, spelled_iban(draft.sender.iban, draft.rng)),)


def _own_iban(draft: Draft, which: str, ask: str) -> Run:
    if "own-iban" not in draft.drawn:
        bank = draft.rng.choice(["WBNK", "VBNK", "DBNK"])
        draft.drawn["own-iban"] = iban_of(bank, draft.rng.randrange(10**9))
    iban = str(draft.drawn["own-iban"])
    fact = Stated(FactKind.IBAN, iban, FactRole.RECIPIENT)
    return (draft.state("iban:recipient", fact, spelled_iban(iban, draft.rng)),)


FILLERS = {
    "to-pay": _to_pay, "refund": _refund, "instalment": _instalment, "parts": _parts, "sum": _sum,
    "granted": _granted, "iban": _iban, "own-iban": _own_iban,
}  # fmt: skip
