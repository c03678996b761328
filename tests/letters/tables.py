"""Tables in letters: how an amount is made up, and instalments with their days."""

from datetime import timedelta
from decimal import Decimal

from forms.letters.letter import FactRole, Money
from tests.letters.drafting import Draft, Stated
from tests.letters.money import amount, drawn_amount
from tests.letters.spans import Part, Run, plain
from tests.letters.spelling import spelled_money
from tests.letters.truth import FactKind
from vision.printed import BlockKind

_ITEMS = {
    "taxes": ("Afvalstoffenheffing", "Rioolheffing", "Onroerendezaakbelasting", "Hondenbelasting",
              "Watersysteemheffing", "Zuiveringsheffing", "Verontreinigingsheffing"),
    "costs": ("Oorspronkelijk bedrag", "Administratiekosten", "Aanmaningskosten", "Rente"),
    "income": ("Loon per maand", "Vakantiegeld", "Huur per maand", "Zorgtoeslag"),
}  # fmt: skip


def table(name: str, draft: Draft) -> Part:
    """The table of that name."""
    rows = _instalments(draft) if name == "instalments" else _sums(draft, name)
    return Part(BlockKind.TABLE, "table", tuple(rows))


def _sums(draft: Draft, name: str) -> list[tuple[Run, ...]]:
    """Items and, but for income, the total that is to be paid."""
    count = draft.rng.randint(2, min(4, len(_ITEMS[name])))
    items = draft.rng.sample(_ITEMS[name], count)
    amounts = [drawn_amount(draft.rng, 10, 400) for _ in items]
    rows: list[tuple[Run, ...]] = [(plain("Omschrijving"), plain("Bedrag"))]
    style = draft.rng.choice([draft.money_style, "bare"])
    for index, (item, value) in enumerate(zip(items, amounts, strict=True)):
        rows.append((plain(item), _money(draft, f"{name}-{index}", value, None, style)))
    if name != "income" and "amount.to-pay" not in draft.drawn:
        total = sum(amounts, Decimal(0))
        draft.drawn["amount.to-pay"] = total
        rows.append(
            (plain("Totaal te betalen"), _money(draft, "to-pay", total, FactRole.TO_PAY, style))
        )
    return rows


def _instalments(draft: Draft) -> list[tuple[Run, ...]]:
    """Equal parts by month; they make up what is to be paid."""
    count = draft.rng.randint(2, 4)
    part = amount(draft, "instalment")
    draft.drawn.setdefault("amount.to-pay", part * count)
    rows: list[tuple[Run, ...]] = [(plain("Termijn"), plain("Betalen vóór"), plain("Bedrag"))]
    first = draft.written + timedelta(days=draft.rng.randint(14, 40))
    for index in range(count):
        day = first + timedelta(days=30 * index)
        key = "deadline:pay" if index == 0 else f"deadline:pay-{index + 1}"
        due = draft.state(key, Stated(FactKind.DEADLINE, day, FactRole.DUE), draft.spelled(day))
        cell = _money(draft, "instalment", part, FactRole.INSTALMENT, draft.money_style)
        rows.append((plain(str(index + 1)), (due,), cell))
    return rows


def _money(draft: Draft, key: str, value: Decimal, role: FactRole | None, style: str) -> Run:
    fact = Stated(FactKind.AMOUNT, Money(value), role)
    return (draft.state(f"amount:{key}", fact, spelled_money(value, style, draft.rng)),)
