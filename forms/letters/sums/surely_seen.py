"""Amounts of which the network is so sure that words, labels and reckoning do not count against it.

It learned from whole letters, with their tables, what a sum is where it stands; the rules for words
know it better only where it doubts.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from forms.letter import Fact, FactRole
from forms.letters.sums.amount_reading import Reading

#: How surely it must see a role; how surely none, where words say otherwise, or plainly so. Set on
#: eight folders of whole letters and three hands; it learned from one of the folders, two hands.
_SURELY, _DENIED, _PLAINLY_DENIED = 0.98, 0.95, 0.98
_NONE = "none"


def surely_seen(shares: Mapping[str, float], *, is_plain: bool) -> str:
    """The role of `letter_words` that the network is sure of; empty where it is not.

    Where words say plainly what an amount is, it can only be surer that it is nothing.
    """
    if shares.get(_NONE, 0.0) >= (_PLAINLY_DENIED if is_plain else _DENIED):
        return _NONE
    sure = (name for name, share in shares.items() if share >= _SURELY and name != _NONE)
    return "" if is_plain else next(sure, "")


def with_surely_seen(facts: Sequence[Fact], read: Iterable[tuple[Fact, Reading]]) -> list[Fact]:
    """The amounts, each value with the roles that the network is sure of.

    `read` are all places of the amounts. A value has no role where it surely has none at any place.
    What words say too, and the letter as a whole does not, was settled with other sums. What only
    the network sees is not certain, and takes nothing away that is.
    """
    seen: dict[object, list[str]] = {}
    for each, reading in read:
        is_settled = reading.role is not None and reading.surely == reading.role.value
        seen.setdefault(each.value, []).append("" if is_settled else reading.surely)
    sure = {value: roles for value, names in seen.items() if (roles := _roles(names)) is not None}
    kept = [
        each
        for each in facts
        if each.is_certain or each.role in sure.get(each.value, frozenset((each.role,)))
    ]
    for value, roles in sure.items():
        own = [each for each in facts if each.value == value]
        missing = roles - {each.role for each in own}
        kept += [replace(own[0], role=role, is_certain=False) for role in missing if own]
    order = [each.value for each in facts]
    return sorted(kept, key=lambda each: order.index(each.value))


def is_agreed_on(reading: Reading, shares: Mapping[str, float]) -> bool:
    """Whether words say that an amount is to be paid, and the network is sure of the same."""
    is_said = reading.role is FactRole.TO_PAY and not (reading.is_seen or reading.is_torn)
    return is_said and shares.get(FactRole.TO_PAY.value, 0.0) >= _SURELY


def with_agreed(facts: Sequence[Fact], read: Iterable[tuple[Fact, Reading]]) -> list[Fact]:
    """The amounts of a letter that surely asks for money, its only sum promised if all agree on it.

    "Het gaat om € 482" alone does not ask; where the letter does, the network is sure of that sum,
    and nothing else is asked, paid in parts or given back, it cannot be another. `read` are all
    places of the amounts.
    """
    with_roles = [each for each in facts if each.role is not None]
    if len(with_roles) != 1 or with_roles[0].role is not FactRole.TO_PAY:
        return list(facts)
    owed = with_roles[0]
    places = [reading for each, reading in read if each.value == owed.value]
    is_denied = any(each.surely == _NONE for each in places)
    if is_denied or not any(each.is_agreed for each in places):
        return list(facts)
    return [replace(each, is_certain=True) if each is owed else each for each in facts]


def _roles(names: Sequence[str]) -> frozenset[FactRole | None] | None:
    """What a value is at its places together; None where that is not sure."""
    roles = frozenset(FactRole(name) for name in names if name not in ("", _NONE))
    if roles:
        return roles
    return frozenset((None,)) if all(name == _NONE for name in names) else None
