"""A new version of a form takes over what its predecessor says of the same fields.

Fields are paired page by page, the surest pair first. A pair keeps the predecessor's id, so that
all that hangs on it (texts, translations, reviews) is found again.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from rapidfuzz import fuzz

from forms.drafting.boxes import overlap
from forms.drafting.content import FIELD_TEXTS, Content, path_of
from forms.drafting.draft import Printed
from forms.drafting.reading import field_values, with_found
from forms.template import Field

#: Facts of the form that hold for its next version too, until its owner says otherwise.
_FACTS = (
    "title", "country", "purpose", "at-hand", "send-to", "online", "before", "contact", "payment",
)  # fmt: skip
#: How sure a pair must be: the same name in the same place gives 3, the same name alone 2, the
#: same place alone 1 when it is nearly that.
_SURE = 0.95
#: Names (0 to 100) that differ by less than a word.
_SAME_NAME = 90
#: A field that was checked in the version before and stands where it stood need not be again.
_SAME_PLACE = 0.5
#: What names a field stands no farther above or below it: mm.
_NEAR_MM = 12.0
#: What a field keeps of its predecessor; place and comb are as they are printed now.
_RULES = ("semantic", "required", "condition", "group", "choose", "checks", "term", "example")


@dataclass(frozen=True)
class _Pair:
    sureness: float
    now: int
    before: str


def facts_of(previous: Content) -> Content:
    """What a new version says before anything of it is read."""
    return Content().with_values({path: previous.get(path) for path in _FACTS})


def with_inherited(
    content: Content,
    page: int,
    fields: Sequence[Field],
    previous: Content,
    printed: Sequence[Printed] = (),
) -> Content:
    """The content with the fields found on a page, and what its predecessor said of them.

    `printed` is what stood on that page of the predecessor, where that is known.
    """
    pairs = dict(_paired(fields, page, previous))
    named = _with_ids(fields, pairs)
    groups = {previous.values[path_of(page, before)].get("group") for before in pairs.values()} - {
        None
    }
    content = with_found(content, page, named)
    values: dict[str, object] = {
        f"questions/{page}/{group}": previous.get(f"questions/{page}/{group}") for group in groups
    }
    for number, before in pairs.items():
        field = named[number]
        values[path_of(page, field.id)] = _rules(field, previous.values[path_of(page, before)])
        for text in FIELD_TEXTS:
            values[path_of(page, field.id, text)] = previous.get(path_of(page, before, text))
        stood = _near(_box(previous.values[path_of(page, before)]), printed)
        called = previous.text(path_of(page, before, "label"))
        is_mended = bool(called) and _is_made_of(field.label, stood)
        if not is_mended and not _is_same_name(field.label, called):
            # The print says something else now: what it is called follows the print.
            values[path_of(page, field.id, "label")] = field.label
    return content.with_values(values)


def _rules(field: Field, before: Mapping[str, Any]) -> dict[str, object]:
    kept = {name: before[name] for name in _RULES if name in before}
    values = {**field_values(field), "type": before["type"], **kept}
    if not before.get("guessed") and overlap(_box(values), _box(before)) > _SAME_PLACE:
        values.pop("guessed", None)
    return values


def _paired(fields: Sequence[Field], page: int, previous: Content) -> Iterator[tuple[int, str]]:
    """Which field (by its place in the list) continues which of the version before."""
    olds = previous.ids(page)
    pairs = [
        _Pair(sureness, number, old)
        for number, field in enumerate(fields)
        for old in olds
        if (sureness := _sureness(field, page, old, previous)) >= _SURE
    ]
    taken: set[str] = set()
    done: set[int] = set()
    for pair in sorted(pairs, key=lambda pair: -pair.sureness):
        if pair.now not in done and pair.before not in taken:
            done.add(pair.now)
            taken.add(pair.before)
            yield pair.now, pair.before


def _sureness(field: Field, page: int, old: str, previous: Content) -> float:
    before = previous.values[path_of(page, old)]
    place = overlap(_box(field_values(field)), _box(before))
    near = 1 - min(1.0, abs(_box(field_values(field))[1] - _box(before)[1]) / 60)
    has_name = _is_same_name(field.label, previous.text(path_of(page, old, "label")))
    has_id = field.id == old
    # Names repeat on a form (“Naam” of two people): the nearer one is meant.
    return place + near * 0.9 * (has_name + has_id) + 0.1 * has_name


def _is_same_name(label: str | None, other: str) -> bool:
    if not label or not other:
        return False
    return fuzz.ratio(label.casefold(), other.casefold()) >= _SAME_NAME


def _near(box: Sequence[float], printed: Sequence[Printed]) -> set[tuple[str, ...]]:
    """The words of each piece of print on about the height of a field."""
    _, top, _, bottom = box
    return {
        words
        for each in printed
        if each.box[1] < bottom + _NEAR_MM and each.box[3] > top - _NEAR_MM
        if (words := _words(each.text))
    }


def _is_made_of(label: str | None, pieces: Collection[tuple[str, ...]]) -> bool:
    """Whether a name is a piece of print, or some of them one after the other."""
    words = _words(label or "")
    return bool(words) and _is_row_of(words, pieces)


def _is_row_of(words: tuple[str, ...], pieces: Collection[tuple[str, ...]]) -> bool:
    return not words or any(
        words[: len(piece)] == piece and _is_row_of(words[len(piece) :], pieces) for piece in pieces
    )


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", text.casefold()))


def _with_ids(fields: Sequence[Field], pairs: dict[int, str]) -> tuple[Field, ...]:
    """The fields under the ids of their predecessors; others make way."""
    taken = set(pairs.values())
    named = []
    for number, field in enumerate(fields):
        name = pairs.get(number, field.id)
        if number not in pairs:
            copy = 2
            while name in taken:
                name, copy = f"{field.id}-{copy}", copy + 1
        taken.add(name)
        named.append(replace(field, id=name))
    return tuple(named)


def _box(values: Mapping[str, Any]) -> Sequence[float]:
    area: Sequence[float] = values["areaMm"]
    return area
