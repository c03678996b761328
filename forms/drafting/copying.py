"""Fields again elsewhere on their page, as the rows of a table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from forms.drafting.boxes import Box, Paper, Size, overlap
from forms.drafting.content import FIELD_TEXTS, Content, path_of
from forms.drafting.operations import free_id, kept_field, placed
from forms.errors import EditError

#: Of both together: what shares more is the same place, found or drawn a little otherwise.
_SAME_PLACE = 0.3


@dataclass(frozen=True)
class CopyFields:
    """Repeat fields with their texts, once for each of `shifts_mm`: mm to the right and down.

    Nothing is put off the paper, nor where a field is already: of a table some rows may have
    been found.
    """

    page: int
    ids: tuple[str, ...]
    shifts_mm: tuple[tuple[float, float], ...]

    def apply(self, content: Content, paper: Paper, /) -> Content:
        """See `Operation`."""
        fields = {each: kept_field(content, self.page, each) for each in self.ids}
        size, after = paper.size(self.page), content
        for by_mm in self.shifts_mm:
            places = {each: _shifted(kept["areaMm"], by_mm) for each, kept in fields.items()}
            free = {
                each: place
                for each, place in places.items()
                if _is_on(place, size) and not _is_taken(place, after, self.page)
            }
            after = _repeated(after, self.page, free)
        if after == content:
            raise EditError(
                "There is no room for them there: the paper ends, or there are fields already.",
                code="no-room",
            )
        return after


def _repeated(content: Content, page: int, places: Mapping[str, Box]) -> Content:
    """The content with each field again at its place; they hang on each other as before."""
    names = _new_names(content, page, places)
    # They may name each other with the page, as 1/ja.
    by_page = {f"{page}/{old}": f"{page}/{new}" for old, new in names.items()}
    groups: dict[str, str] = {}
    for field_id, place in places.items():
        kept = kept_field(content, page, field_id)
        group = kept.get("group")
        if group is not None and group not in groups:
            groups[group] = _free_group(content, page, group)
        again = _again(kept, place, names | by_page, groups)
        name = names[field_id]
        texts = {text: content.get(path_of(page, field_id, text)) for text in FIELD_TEXTS}
        content = content.with_values(
            {
                f"order/{page}": placed(content, page, name, place),
                path_of(page, name): again,
                **{path_of(page, name, text): value for text, value in texts.items()},
            }
        )
    questions = {new: content.get(f"questions/{page}/{group}") for group, new in groups.items()}
    return content.with_values({f"questions/{page}/{new}": text for new, text in questions.items()})


def _again(
    kept: Mapping[str, Any], place: Box, names: Mapping[str, str], groups: Mapping[str, str]
) -> dict[str, Any]:
    """The field as it is kept at another place.

    Somebody put it there, so it is no guess. A row of a table is about somebody else: what the
    phone fills in of the reader must not stand in each.
    """
    again = {k: v for k, v in kept.items() if k not in ("guessed", "semantic")}
    again["areaMm"] = list(place)
    if (condition := kept.get("condition")) is not None:
        again["condition"] = names.get(condition, condition)
    if (term := kept.get("term")) is not None and term.get("after") is not None:
        again["term"] = {**term, "after": names.get(term["after"], term["after"])}
    if (group := kept.get("group")) is not None:
        again["group"] = groups[group]
    return again


def _new_names(content: Content, page: int, field_ids: Mapping[str, Box]) -> dict[str, str]:
    names: dict[str, str] = {}
    for each in field_ids:
        names[each] = free_id(content, page, list(names.values()), each)
    return names


def _free_group(content: Content, page: int, group: str) -> str:
    used = {kept_field(content, page, each).get("group") for each in content.ids(page)}
    number = 2
    while f"{group}-{number}" in used:
        number += 1
    return f"{group}-{number}"


def _shifted(area: Sequence[float], by_mm: tuple[float, float]) -> Box:
    left, top, right, bottom = area
    x, y = by_mm
    return round(left + x, 2), round(top + y, 2), round(right + x, 2), round(bottom + y, 2)


def _is_on(place: Box, size: Size) -> bool:
    return place[0] >= 0 and place[1] >= 0 and place[2] <= size[0] and place[3] <= size[1]


def _is_taken(place: Box, content: Content, page: int) -> bool:
    areas = (kept_field(content, page, each)["areaMm"] for each in content.ids(page))
    return any(overlap(place, area) > _SAME_PLACE for area in areas)
