"""What an owner can do to the fields and texts of a draft: each gives the content after it.

An operation knows nothing of what it undoes: the difference between before and after does.
Places are boxes left, top, right, bottom in PageMm.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from forms.drafting.boxes import Box, Paper, joined, moved, split, within
from forms.drafting.content import FIELD_TEXTS, Content, path_of, paths_of
from forms.drafting.rules import FieldRules, checked_rules, new_field, require_kept
from forms.drafting.texts import LONGEST_LABEL, cleaned, cleaned_list
from forms.errors import EditError
from forms.overlay import CheckCode
from forms.pdf.guess import Guess, guess_label
from forms.template import FieldType


class Operation(Protocol):
    """Something an owner does; the classes below are all there is."""

    def apply(self, content: Content, paper: Paper, /) -> Content:
        """The content after it.

        Raises:
            EditError: it cannot be done.
        """


@dataclass(frozen=True)
class AddField:
    """Draw a new field. `label` is what is printed beside it, where that is known.

    Without a `type` it is what the label says; that, and what it means, is a guess to be checked.
    """

    page: int
    area: Box
    type: FieldType | None = None
    label: str | None = None
    comb_cells: int | None = None

    def apply(self, content: Content, paper: Paper, /) -> Content:
        """See `Operation`."""
        area = within(self.area, paper.size(self.page))
        field_id = free_id(content, self.page)
        order = placed(content, self.page, field_id, area)
        return content.with_values(
            {
                path_of(self.page, field_id): self._kept(content, area),
                path_of(self.page, field_id, "label"): cleaned(self.label, LONGEST_LABEL),
                f"order/{self.page}": order,
            }
        )

    def _kept(self, content: Content, area: Box) -> dict[str, Any]:
        cells = FieldRules() if self.comb_cells is None else FieldRules(comb_cells=self.comb_cells)
        rules = checked_rules(cells, content, self.page)
        if self.type is not None:
            return {**new_field(self.type, area), **rules}
        guess = guess_label(self.label)
        plain = {**new_field(guess.type, area), **rules}
        if guess == Guess(FieldType.TEXT, None):
            return plain
        semantic = {} if guess.semantic is None else {"semantic": guess.semantic}
        return {**plain, **semantic, "guessed": True}


@dataclass(frozen=True)
class MoveFields:
    """Shift fields by some mm to the right and down; they stay on the paper."""

    page: int
    ids: tuple[str, ...]
    by_mm: tuple[float, float]

    def apply(self, content: Content, paper: Paper, /) -> Content:
        """See `Operation`."""
        boxes = [kept_field(content, self.page, each)["areaMm"] for each in self.ids]
        places = moved(boxes, self.by_mm, paper.size(self.page))
        return content.with_values(
            {
                path_of(self.page, each): _sure(content, self.page, each, areaMm=list(place))
                for each, place in zip(self.ids, places, strict=True)
            }
        )


@dataclass(frozen=True)
class PlaceField:
    """Give one field another place and size."""

    page: int
    field_id: str
    area: Box

    def apply(self, content: Content, paper: Paper, /) -> Content:
        """See `Operation`."""
        area = list(within(self.area, paper.size(self.page)))
        placed = _sure(content, self.page, self.field_id, areaMm=area)
        return content.with_values({path_of(self.page, self.field_id): placed})


@dataclass(frozen=True)
class PlaceFields:
    """Give several fields of a page other places at once: one edit, and so one step to undo."""

    page: int
    areas: Mapping[str, Box]

    def apply(self, content: Content, paper: Paper, /) -> Content:
        """See `Operation`."""
        for field_id, area in self.areas.items():
            content = PlaceField(self.page, field_id, area).apply(content, paper)
        return content


@dataclass(frozen=True)
class SplitField:
    """Cut one field into equal parts, side by side or (`is_stacked`) above one another."""

    page: int
    field_id: str
    parts: int = 2
    is_stacked: bool = False

    def apply(self, content: Content, _paper: Paper, /) -> Content:
        """See `Operation`."""
        whole = kept_field(content, self.page, self.field_id)
        first, *others = split(whole["areaMm"], self.parts, self.is_stacked)
        values = {path_of(self.page, self.field_id): {**whole, "areaMm": list(first)}}
        order = list(content.ids(self.page))
        made: list[str] = []
        for place in others:
            made.append(free_id(content, self.page, made, self.field_id))
            values[path_of(self.page, made[-1])] = {**whole, "areaMm": list(place)}
        at = order.index(self.field_id) + 1
        return content.with_values(
            {**values, f"order/{self.page}": [*order[:at], *made, *order[at:]]}
        )


@dataclass(frozen=True)
class MergeFields:
    """Make one field of several: the first keeps its texts and takes all the room."""

    page: int
    ids: tuple[str, ...]

    def apply(self, content: Content, paper: Paper, /) -> Content:
        """See `Operation`."""
        if len(set(self.ids)) < 2:
            raise EditError("Choose at least two fields to make one of.", code="too-few-fields")
        ordered = [each for each in content.ids(self.page) if each in self.ids]
        places = [kept_field(content, self.page, each)["areaMm"] for each in self.ids]
        kept = ordered[0]
        area = list(joined(places))
        merged = content.with_values(
            {path_of(self.page, kept): _sure(content, self.page, kept, areaMm=area)}
        )
        return DeleteFields(self.page, tuple(ordered[1:])).apply(merged, paper)


@dataclass(frozen=True)
class DeleteFields:
    """Take fields away with their texts; nothing depends on them afterwards."""

    page: int
    ids: tuple[str, ...]

    def apply(self, content: Content, _paper: Paper, /) -> Content:
        """See `Operation`."""
        gone = {each for each in self.ids if kept_field(content, self.page, each)}
        values: dict[str, Any] = {path: None for each in gone for path in paths_of(self.page, each)}
        values[f"order/{self.page}"] = [each for each in content.ids(self.page) if each not in gone]
        return _without_dangling(content.with_values(values))


@dataclass(frozen=True)
class OrderField:
    """Read a field at another turn: `position` counts from 1 within its page."""

    page: int
    field_id: str
    position: int

    def apply(self, content: Content, _paper: Paper, /) -> Content:
        """See `Operation`."""
        kept_field(content, self.page, self.field_id)
        order = [each for each in content.ids(self.page) if each != self.field_id]
        at = min(max(self.position, 1), len(order) + 1) - 1
        order.insert(at, self.field_id)
        return content.with_values({f"order/{self.page}": order})


@dataclass(frozen=True)
class SetField:
    """Say what fields are: only what `rules` names changes. Changing it means it was checked."""

    page: int
    ids: tuple[str, ...]
    rules: FieldRules

    def apply(self, content: Content, _paper: Paper, /) -> Content:
        """See `Operation`."""
        named = checked_rules(self.rules, content, self.page)
        return content.with_values(
            {
                path_of(self.page, each): _sure(content, self.page, each, **named)
                for each in self.ids
            }
        )


@dataclass(frozen=True)
class WriteField:
    """Write texts of one field: `texts` by name, as in {"explanation": "…", "steps": (…)}."""

    page: int
    field_id: str
    texts: dict[str, Any]

    def apply(self, content: Content, _paper: Paper, /) -> Content:
        """See `Operation`."""
        kept_field(content, self.page, self.field_id)
        require_kept(self.texts, FIELD_TEXTS)
        return content.with_values(
            {
                path_of(self.page, self.field_id, name): _text(name, value)
                for name, value in self.texts.items()
            }
        )


@dataclass(frozen=True)
class WriteFields:
    """Write texts of several fields of a page at once: `texts` by id, as in `WriteField`.

    One edit, and so one step to undo.
    """

    page: int
    texts: Mapping[str, dict[str, Any]]

    def apply(self, content: Content, paper: Paper, /) -> Content:
        """See `Operation`."""
        for field_id, texts in self.texts.items():
            content = WriteField(self.page, field_id, texts).apply(content, paper)
        return content


@dataclass(frozen=True)
class WriteQuestion:
    """Say what the alternatives of a group answer."""

    page: int
    group: str
    text: str | None

    def apply(self, content: Content, _paper: Paper, /) -> Content:
        """See `Operation`."""
        return content.with_values({f"questions/{self.page}/{self.group}": cleaned(self.text)})


def _text(name: str, value: Any) -> Any:
    if name == "steps":
        return cleaned_list(value)
    if name == "checks":
        require_kept(value or {}, [str(code) for code in CheckCode])
        said = {code: cleaned(text) for code, text in (value or {}).items()}
        return {code: text for code, text in said.items() if text} or None
    return cleaned(value, LONGEST_LABEL if name == "label" else 2000)


def kept_field(content: Content, page: int, field_id: str) -> dict[str, Any]:
    """What is kept of a field besides its texts.

    Raises:
        EditError: it is not there.
    """
    found: dict[str, Any] | None = content.get(path_of(page, field_id))
    if found is None:
        raise EditError(
            "This field is not there any more: somebody took it away. Load the draft again.",
            code="no-such-field",
        )
    return found


def _sure(content: Content, page: int, field_id: str, **named: Any) -> dict[str, Any]:
    """The field with other values; who changes it has looked at it."""
    changed = {**kept_field(content, page, field_id), **named}
    changed.pop("guessed", None)
    return {name: value for name, value in changed.items() if value is not None}


def free_id(
    content: Content, page: int, taken: list[str] | None = None, start: str = "field"
) -> str:
    """A name that no field of the page has, as `start`-2, and none of those just `taken`."""
    number = 2 if start != "field" else 1
    used = {*content.ids(page), *(taken or ())}
    while (name := f"{start}-{number}") in used:
        number += 1
    return name


def placed(content: Content, page: int, field_id: str, area: Box) -> list[str]:
    """The order with a new field after what is read before it: higher up, or left on its row."""
    order = list(content.ids(page))
    middle = (area[1] + area[3]) / 2
    for at, each in enumerate(order):
        left, top, _, bottom = kept_field(content, page, each)["areaMm"]
        is_below = top > middle
        is_right_on_row = top <= middle <= bottom and left > area[0]
        if is_below or is_right_on_row:
            return [*order[:at], field_id, *order[at:]]
    return [*order, field_id]


def _without_dangling(content: Content) -> Content:
    """The content without conditions and terms that hang on a field that is gone."""
    known = {f"{page}/{field_id}" for page, field_id in content.fields()}
    values: dict[str, Any] = {}
    for page, field_id in content.fields():
        kept = content.values[path_of(page, field_id)]
        condition, term = kept.get("condition"), kept.get("term") or {}
        loose = {
            name
            for name, named in (("condition", condition), ("term", term.get("after")))
            if named and (named if "/" in named else f"{page}/{named}") not in known
        }
        if loose:
            values[path_of(page, field_id)] = {k: v for k, v in kept.items() if k not in loose}
    return content.with_values(values)
