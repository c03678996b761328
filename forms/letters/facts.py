"""Making facts: a value, where it stands, and whether it may be promised."""

from collections.abc import Iterable
from datetime import date

from forms.letters.letter import Fact, FactRole, Money
from forms.letters.sentences import Sentence

#: Read more surely than this a value may be promised. The least sure word of it counts.
SURE = 0.8


def fact(
    value: str | date | Money,
    sentence: Sentence,
    start: int,
    end: int,
    *,
    is_certain: bool,
    role: FactRole | None = None,
) -> Fact:
    """The fact at characters `start` to `end` of a sentence.

    `is_certain` is what value and role deserve; it is not promised where the print was read badly.
    """
    return Fact(
        value=value,
        text=sentence.text[start:end],
        area=sentence.area_at(start, end),
        sentence=sentence.text,
        is_certain=is_certain and sentence.confidence_at(start, end) >= SURE,
        role=role,
        page=sentence.page,
    )


def distinct(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """One fact for each value: the one that says most, at the place of the first."""
    best: dict[object, Fact] = {}
    for each in facts:
        key = each.value.casefold().replace(" ", "") if isinstance(each.value, str) else each.value
        kept = best.get(key)
        if kept is None or _says(each) > _says(kept):
            best[key] = each
    return tuple(best.values())


def _says(each: Fact) -> tuple[bool, bool]:
    return each.role is not None, each.is_certain
