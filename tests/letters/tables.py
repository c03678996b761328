"""Tables in letters: how an amount is made up, incomes, and instalments with their days."""

from datetime import timedelta
from decimal import Decimal

from forms.letter import FactRole
from tests.letters.drafting import Draft, Stated
from tests.letters.money import amount, drawn_amount, instalments
from tests.letters.spans import Part, Run, plain
from tests.letters.truth import FactKind
from tests.letters.wordings import TableWording
from vision.text.printed import BlockKind

_MOST_ROWS = 4
#: What a named row says of the reader's money, where its name is one of these.
_ROLES = {role.value: role for role in (FactRole.TO_PAY, FactRole.REFUND, FactRole.INSTALMENT)}


def table(name: str, draft: Draft) -> Part:
    """The table of that name."""
    wording = draft.shared.tables[name]
    if name == "instalments":
        rows = _instalments(draft, wording)
    elif wording.amounts:
        rows = _named(draft, wording)
    else:
        rows = _drawn(draft, name, wording)
    return Part(BlockKind.TABLE, "table", tuple(rows))


def _named(draft: Draft, wording: TableWording) -> list[tuple[Run, ...]]:
    """Amounts that the letter may name elsewhere, and their total where it has one."""
    rows = [_head(wording)]
    for item, name in zip(wording.items, wording.amounts, strict=True):
        rows.append(
            (plain(item), (draft.state_amount(name, amount(draft, name), _ROLES.get(name)),))
        )
    return [*rows, _total(draft, wording)] if wording.total else rows


def _drawn(draft: Draft, name: str, wording: TableWording) -> list[tuple[Run, ...]]:
    """Some items; where they have a total they make up what is to be paid."""
    items = draft.rng.sample(wording.items, draft.rng.randint(2, _MOST_ROWS))
    if not wording.total:
        parts = [drawn_amount(draft.rng, 20, 2600) for _ in items]
    elif "amount.to-pay" in draft.drawn:
        parts = _split(amount(draft, "to-pay"), len(items))
    else:
        parts = [drawn_amount(draft.rng, 10, 400) for _ in items]
        draft.drawn["amount.to-pay"] = sum(parts, Decimal(0))
    style = draft.rng.choice([draft.money_style, "bare"])
    rows = [_head(wording)]
    for index, (item, part) in enumerate(zip(items, parts, strict=True)):
        rows.append((plain(item), (draft.state_amount(f"{name}-{index}", part, None, style),)))
    return [*rows, _total(draft, wording, style)] if wording.total else rows


def _split(total: Decimal, count: int) -> list[Decimal]:
    """Parts, each about half of what is left."""
    parts = []
    for _ in range(count - 1):
        part = (total / 2).quantize(Decimal("0.01"))
        parts.append(part)
        total -= part
    return [*parts, total]


def _instalments(draft: Draft, wording: TableWording) -> list[tuple[Run, ...]]:
    """Equal parts by month; they make up what is to be paid."""
    draft.ask("pay")
    part = amount(draft, "instalment")
    first = draft.written + timedelta(days=draft.rng.randint(14, 40))
    rows = [_head(wording)]
    for index in range(instalments(draft)):
        day = first + timedelta(days=30 * index)
        key = "deadline:pay" if index == 0 else f"deadline:pay-{index + 1}"
        due = draft.state(key, Stated(FactKind.DEADLINE, day, FactRole.DUE), draft.spelled(day))
        cell = draft.state_amount("instalment", part, FactRole.INSTALMENT)
        rows.append((plain(str(index + 1)), (due,), (cell,)))
    return rows


def _head(wording: TableWording) -> tuple[Run, ...]:
    return tuple(map(plain, wording.head))


def _total(draft: Draft, wording: TableWording, style: str = "") -> tuple[Run, ...]:
    total = draft.state_amount("to-pay", amount(draft, "to-pay"), FactRole.TO_PAY, style)
    return plain(draft.rng.choice(wording.total)), (total,)
