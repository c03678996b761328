"""Widgets as fields of a template: ids, labels, reading order, alternatives."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from forms.errors import KeyFormatError
from forms.keys import slug
from forms.pdf.guess import guess, is_comb
from forms.pdf.naming import labels
from forms.pdf.text_layer import PageText
from forms.pdf.widgets import FieldFlag, Widget
from forms.template import Field
from vision.geometry import PageMm, Quad

#: The file's own order follows the questions, in columns too, unless it jumps back up the page
#: more often than this share of its steps; then the rows are read from the top.
_MOST_JUMPS_UP = 0.1
_JUMPS_ANYWAY = 3
_LONGEST_ID = 60


def fields_of(
    widgets: Sequence[Widget], text: PageText, page: int, says_required: bool
) -> tuple[Field, ...]:
    """The fields of a page in reading order.

    `says_required` tells whether this PDF marks required fields at all; where it does not, a
    field without the mark may still be required, so nothing is said.
    """
    ordered = _in_reading_order(widgets)
    ids = _ids(ordered)
    printed = labels(
        text, [widget.area for widget in ordered], [widget.kind == "Btn" for widget in ordered]
    )
    fields = []
    for order, (widget, field_id, label) in enumerate(zip(ordered, ids, printed, strict=True), 1):
        guessed = guess(widget, label)
        fields.append(
            Field(
                id=field_id,
                type=guessed.type,
                page=page,
                area=widget.area,
                order=order,
                label=widget.tooltip or label,
                semantic=guessed.semantic,
                required=FieldFlag.REQUIRED in widget.flags if says_required else None,
                group=_slug(widget.full_name) if widget.is_radio else None,
                choose=1 if widget.is_radio else None,
                comb_cells=widget.max_length if is_comb(widget) else None,
            )
        )
    return tuple(fields)


def order_by_rows(areas: Sequence[Quad[PageMm]]) -> list[int]:
    """The numbers of the areas, top to bottom; what shares a row reads left to right.

    A row is what has its middle above the foot of the row's first area.
    """
    rows: list[list[int]] = []
    middles = [float(np.mean(area.xy[:, 1])) for area in areas]
    for number in sorted(range(len(areas)), key=middles.__getitem__):
        if rows and middles[number] <= float(areas[rows[-1][0]].xy[2, 1]):
            rows[-1].append(number)
        else:
            rows.append([number])
    return [n for row in rows for n in sorted(row, key=lambda n: float(areas[n].xy[0, 0]))]


def unique_ids(names: Sequence[str]) -> list[str]:
    """The names, not too long and unique on the page: those taken get a number."""
    taken: set[str] = set()
    ids = []
    for whole in names:
        name = whole[:_LONGEST_ID].strip("-")
        unique, number = name, 1
        while unique in taken:
            number += 1
            unique = f"{name}-{number}"
        taken.add(unique)
        ids.append(unique)
    return ids


def _in_reading_order(widgets: Sequence[Widget]) -> list[Widget]:
    boxes = [(*widget.area.xy[0], *widget.area.xy[2]) for widget in widgets]
    jumps = sum(after[3] <= before[1] for before, after in pairwise(boxes))
    if jumps <= max(_JUMPS_ANYWAY, _MOST_JUMPS_UP * len(widgets)):
        return list(widgets)
    return [widgets[number] for number in order_by_rows([widget.area for widget in widgets])]


def _ids(widgets: Sequence[Widget]) -> list[str]:
    """Readable ids: the field's own name, then what a tick means."""
    shared = Counter(widget.full_name for widget in widgets)
    names = []
    for widget in widgets:
        name = _slug(widget.name) or _slug(widget.tooltip or "") or "field"
        if shared[widget.full_name] > 1 and widget.state:
            name = "-".join(filter(None, (name, _slug(widget.state))))
        names.append(name)
    return unique_ids(names)


def _slug(name: str) -> str | None:
    """The slug without an XFA name's index: `f1_01[0]` gives `f1-01`."""
    bare = name[: name.rindex("[")] if name.endswith("[0]") else name
    try:
        return slug(bare)
    except KeyFormatError:
        return None
