"""Where on a drawn page one writes or ticks: candidates of every kind, judged by one measure."""

from collections.abc import Sequence

from forms.pdf.flat.cells import at_foot, cell_places
from forms.pdf.flat.combs import combined, dashed_combs
from forms.pdf.flat.drawing import Drawing
from forms.pdf.flat.lines import dotted_places, line_places, one_area
from forms.pdf.flat.named import named_places
from forms.pdf.flat.numbered import numbered_places
from forms.pdf.flat.open_rows import open_rows
from forms.pdf.flat.place import Kind, Place, Source
from forms.pdf.flat.sheet import Sheet
from forms.pdf.flat.ticks import tick_places, with_room
from forms.pdf.flat.tints import with_edges

#: A page that draws more is a map or a trap; of 1,062 real pages none has 600 rules or 300 shapes.
_MOST_RULES, _MOST_SHAPES = 5_000, 2_000
#: Of two candidates that share this much of the smaller, the surer one stays.
_SHARED = 0.4
#: Cells so much higher than wide are margins and strips beside what they head.
_UPRIGHT = 4.0
#: What is drawn to be ticked or lettered is surer than a cell, and that than a bare line.
_SURENESS = (Kind.COMB, Kind.TICK, Kind.WRITE)


def find_places(drawing: Drawing) -> list[Place]:
    """The places on the page where something is written or ticked, no two on top of each other."""
    if len(drawing.across) + len(drawing.down) > _MOST_RULES or len(drawing.shapes) > _MOST_SHAPES:
        return []
    sheet = Sheet(with_edges(drawing))
    drawn = [*tick_places(sheet), *cell_places(sheet), *line_places(sheet), *dashed_combs(sheet)]
    found = combined([*drawn, *dotted_places(sheet, drawn)], sheet)
    found += open_rows(sheet, found)
    found += numbered_places(sheet, found)
    found += named_places(sheet, found)
    found = one_area(found, sheet)
    apart = _apart([with_room(at_foot(place)) for place in found])
    return [place for place in apart if not _is_margin(place)]


def _is_margin(place: Place) -> bool:
    """Whether an empty cell is so narrow for its height that nobody writes a word in it."""
    is_cell = place.source is Source.CELL and place.kind is Kind.WRITE
    return is_cell and place.height > _UPRIGHT * place.width


def _apart(places: Sequence[Place]) -> list[Place]:
    kept: list[Place] = []
    for place in sorted(places, key=lambda p: (_SURENESS.index(p.kind), p.source is Source.LINE)):
        if not any(
            place.shared_with(other) > _SHARED * min(place.area, other.area) for other in kept
        ):
            kept.append(place)
    return kept
