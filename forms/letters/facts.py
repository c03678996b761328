"""Making facts: a value, where it stands, and whether it may be promised."""

from collections.abc import Iterable, Sequence
from datetime import date

from rapidfuzz.distance import Levenshtein

from forms.letter import Fact, FactRole, Money
from forms.letters.sentences import Sentence

#: Read more surely than this a value may be promised. The least sure word of it counts.
SURE = 0.8
#: Texts of so many characters that differ in so few are the same one, misread.
_LONG, _NEARLY = 6, 2


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
        is_certain=is_certain and is_read_surely(sentence, start, end),
        role=role,
        page=sentence.page,
    )


def is_read_surely(sentence: Sentence, start: int, end: int) -> bool:
    """Whether the print at characters `start` to `end` was read well enough to promise it."""
    return sentence.confidence_at(start, end) >= SURE


def place_of_fact(fact: Fact, sentences: Sequence[Sentence]) -> int | None:
    """The number of the sentence that a fact stands in; None where it is not among them."""
    stands = (
        number
        for number, each in enumerate(sentences)
        if each.text == fact.sentence and each.page == fact.page
    )
    return next(stands, None)


def distinct(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """One fact for each value: the one that says most, at the place of the first.

    What was read badly and is nearly the same as another is that other, misread.
    """
    best: dict[object, Fact] = {}
    for each in facts:
        key = _key(each)
        kept = best.get(key)
        if kept is None or _says(each) > _says(kept):
            best[key] = each
    return tuple(each for each in best.values() if not _is_misread(each, best.values()))


def _key(each: Fact) -> object:
    return each.value.casefold().replace(" ", "") if isinstance(each.value, str) else each.value


def _is_misread(one: Fact, facts: Iterable[Fact]) -> bool:
    if one.is_certain or not isinstance(one.value, str) or len(one.value) < _LONG:
        return False
    return any(
        other.is_certain and Levenshtein.distance(str(_key(one)), str(_key(other))) <= _NEARLY
        for other in facts
    )


def _says(each: Fact) -> tuple[bool, bool]:
    return each.role is not None, each.is_certain
