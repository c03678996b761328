"""What a letter states, as truth: each fact with the places where it is printed."""

from collections.abc import Iterator

from tests.letters.drafting import Stated
from tests.letters.truth import FactKind, Place, TrueFact


def true_facts(stated: dict[str, Stated], places: dict[str, list[Place]]) -> tuple[TrueFact, ...]:
    """The facts that are printed, by the keys that `typeset` was given; others are none."""
    return tuple(_true_fact(fact, spots) for fact, spots in _each_once(stated, places))


def _each_once(
    stated: dict[str, Stated], places: dict[str, list[Place]]
) -> Iterator[tuple[Stated, tuple[Place, ...]]]:
    """What the letter states, with its places: two rows of one amount and role as one."""
    merged: dict[Stated | str, list[Place]] = {}
    for key, fact in stated.items():
        one = fact if fact.kind is FactKind.AMOUNT else key
        merged.setdefault(one, []).extend(places.get(key, ()))
    for one, spots in merged.items():
        if spots:
            yield stated[one] if isinstance(one, str) else one, tuple(spots)


def _true_fact(stated: Stated, places: tuple[Place, ...]) -> TrueFact:
    return TrueFact(
        stated.kind, stated.value, stated.role, places, stated.also_right, stated.also_roles,
        stated.may_be_certain, stated.is_counted, stated.is_optional,
    )  # fmt: skip
