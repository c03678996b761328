"""A drawn page made ready for questions: what stands on a rule, what is above it, what it holds."""

import re
from collections.abc import Iterator
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from forms.pdf.flat.drawing import Drawing, rows
from forms.pdf.flat.examples import is_example, pale_words
from forms.pdf.flat.joining import LEVEL_MM, joined, single
from vision.geometry import Floats

#: Rules meet although they were drawn this far apart.
MEETS_MM = 0.8
#: What stands lower than this on a rule and reaches nothing marks off a letter.
_WALL_MM, _REACHING_WALL_MM = 3.6, 2.5
#: A dotted upright parts columns of a table when it is longer; else the characters of a number.
_DOTTED_WALL_MM = 12.0
#: Two rules closer than this are the two edges of a bold one.
_THINNEST_ROW_MM = 1.2
#: What closes a cell from above spans this much of it; pieces may stop short of its walls by the
#: thickness of those.
_COVERS, _WALLS_MM = 0.97, 0.35
#: What stands nearer to a wall within its cell is the edge of a box drawn into the cell.
_INNER_MM = 5.0
#: A cell that answers the one beside it is wider than this.
_ANSWER_MM = 15.0
#: A label stands so close behind the box to tick that it names.
_BESIDE_TICK_MM = 3.0
#: Darker than this (a lightness) is closed to writing: forms grey out what is not asked.
_CLOSED = 0.88
#: Signs that stand in a field rather than name it: units, cents and what sums ask.
_SIGNS = frozenset("()$%€£▶►➤/-–—•+±=")
_SUM_SIGNS = frozenset("+=")
#: Print and dots on one line lie as level as this.
_SAME_LINE_MM = 1.5
_CENTS = re.compile(r"[.,]?00")


class Sheet:
    """Rules joined, shapes without doubles, words with and without bare signs."""

    def __init__(self, drawing: Drawing) -> None:
        self._drawing = drawing
        self.across = joined(drawing.across)
        dotted = joined(drawing.dotted)
        is_long = dotted[:, 1] - dotted[:, 0] > _DOTTED_WALL_MM
        self._dotted = dotted[~is_long]
        self.down = np.vstack([joined(drawing.down), dotted[is_long]])
        self.shapes = single(drawing.shapes)
        self.all_words = drawing.word_boxes
        self._is_sign = np.array([_is_sign(word) for word in drawing.words], bool)
        self.words = self.all_words[~self._is_sign] if len(self._is_sign) else rows()
        self._things = np.vstack([self.words, self.shapes])

    @cached_property
    def text_width_mm(self) -> float:
        """From the left edge of the text to its right edge, stragglers left out."""
        if not len(self.words):
            return self._drawing.width_mm
        return float(np.percentile(self.words[:, 2], 98)) - self.left_of_text_mm

    @cached_property
    def left_of_text_mm(self) -> float:
        """Where the text starts, stragglers left out."""
        return float(np.percentile(self.words[:, 0], 2)) if len(self.words) else 0.0

    def sign_mm(self, box: Floats | None = None) -> float:
        """How wide a sign of the print in a box is, or of the whole page, in mm. 0 without print.

        Unlike its height that does not depend on which letters have ascenders.
        """
        w = self.all_words
        within = np.ones(len(w), bool) if box is None else _inside(w, *map(float, box))
        signs = sum(len(self._drawing.words[n]) for n in np.flatnonzero(within))
        return float((w[within, 2] - w[within, 0]).sum()) / max(signs, 1)

    def printed(self) -> Iterator[tuple[str, Floats]]:
        """Each word with its box."""
        yield from zip(self._drawing.words, self.all_words, strict=True)

    def free_until(self, left: float, top: float, bottom: float) -> float:
        """How far right of a place is white: until print, a rule, or where the page ends."""
        start, end, at, _ = self.across.T
        is_long = end - start > self.text_width_mm / 2
        text_ends = self.left_of_text_mm + self.text_width_mm
        ends = [float(end[is_long].max(initial=text_ends))]
        walls = self.down[:, [2, 0, 2, 1]]
        for boxes in (self._things, walls):
            on = (boxes[:, 0] > left - 0.5) & (boxes[:, 1] < bottom) & (boxes[:, 3] > top)
            ends += boxes[on, 0].tolist()
        crosses = (end > left) & (at > top) & (at < bottom)
        return float(min(*ends, *np.maximum(start[crosses], left), np.inf))

    def standing_on(self, rule: Floats) -> tuple[list[float], list[float]]:
        """Where walls stand on a level rule, and where mere ticks do: x in mm, in order."""
        left, right, y, _ = rule
        top, bottom, x, _ = self.down.T
        stands = (top < y - MEETS_MM) & (bottom > y - MEETS_MM)
        stands &= (x > left - MEETS_MM) & (x < right + MEETS_MM)
        walls: set[float] = set()
        ticks: set[float] = set()
        for start, at in zip(top[stands], x[stands], strict=True):
            rise = y - start
            is_wall = rise > _WALL_MM or (rise > _REACHING_WALL_MM and self.meets(at, start))
            (walls if is_wall else ticks).add(float(at))
        return sorted(walls), sorted(ticks)

    def wall_top(self, x: float, y: float) -> float:
        """Where the wall at x that stands on y begins: y itself when there is none."""
        top, bottom, at, _ = self.down.T
        stands = (np.abs(at - x) < 0.3) & (top < y) & (bottom > y - MEETS_MM)
        return float(top[stands].min()) if stands.any() else y

    def meets(self, x: float, y: float) -> bool:
        """Whether a level rule goes through or ends at a point."""
        left, right, at, _ = self.across.T
        spans = (left < x + MEETS_MM) & (right > x - MEETS_MM)
        return bool((spans & (np.abs(at - y) < MEETS_MM)).any())

    def ceiling(self, left: float, right: float, y: float, share: float) -> Floats | None:
        """The nearest level rule above y that spans this share of left..right."""
        start, end, at, _ = self.across.T
        spans = np.minimum(end, right) - np.maximum(start, left) > share * (right - left)
        above = self.across[spans & (at < y - _THINNEST_ROW_MM)]
        return above[np.argmax(above[:, 2])] if len(above) else None

    def room_over(self, left: float, right: float, y: float) -> float:
        """How high it is white over left..right at y, in mm: up to print, or a rule over a part."""
        over = self.things_in(left, 0.0, right, y)
        over = over[(over[:, 2] > left + 0.5) & (over[:, 0] < right - 0.5)]
        ceiling = self.ceiling(left, right, y, 0.3)
        lowest = float(ceiling[2]) if ceiling is not None else 0.0
        return y - max(lowest, float(over[:, 3].max(initial=0.0)))

    def lid(self, left: float, right: float, y: float) -> Floats | None:
        """The nearest level above y where rules, of one piece or several, cover left..right."""
        start, end, at, _ = self.across.T
        over = self.across[(start < right) & (end > left) & (at < y - _THINNEST_ROW_MM)]
        for level in np.sort(over[:, 2])[::-1]:
            pieces = over[np.abs(over[:, 2] - level) < LEVEL_MM]
            covered = np.minimum(pieces[:, 1], right) - np.maximum(pieces[:, 0], left)
            if covered.sum() > min(_COVERS * (right - left), right - left - _WALLS_MM):
                return np.array([pieces[:, 0].min(), pieces[:, 1].max(), level, 0.0])
        return None

    def things_in(self, left: float, top: float, right: float, bottom: float) -> Floats:
        """Words and shapes inside a box, as boxes (N, 4)."""
        return self._things[_inside(self._things, left, top, right, bottom)]

    def has_words(self, left: float, top: float, right: float, bottom: float) -> bool:
        """Whether anything at all is printed there, bare signs too."""
        return bool(_inside(self.all_words, left, top, right, bottom).any())

    def names(self, left: float, top: float, right: float, bottom: float) -> bool:
        """Whether a word of letters is printed there, level, rather than a number or a sign."""
        w, words = self.all_words, self._drawing.words
        is_level = w[:, 2] - w[:, 0] > w[:, 3] - w[:, 1]
        inside = np.flatnonzero(_inside(w, left, top, right, bottom) & is_level)
        return any(sum(map(str.isalpha, words[i])) > 1 for i in inside)

    def has_shapes(self, left: float, top: float, right: float, bottom: float) -> bool:
        """Whether there is something to tick inside a box."""
        s = self.shapes
        within = (s[:, 0] > left - 0.5) & (s[:, 2] < right + 0.5)
        return bool((within & (s[:, 1] > top - 0.5) & (s[:, 3] < bottom + 0.5)).any())

    def levels_over(self, left: float, right: float) -> list[float]:
        """Where level rules span left..right: y in mm, in order, from the top."""
        start, end, at, _ = self.across.T
        return sorted(map(float, at[(start < left + MEETS_MM) & (end > right - MEETS_MM)]))

    def white_beside(self, left: float, top: float, bottom: float) -> float | None:
        """How far right the cell reaches that starts at `left` in a row, if nothing is said in it.

        None where there is no such cell, and where it is closed to writing or too narrow.
        """
        right = self.cell_beside(left, top, bottom)
        if right is None or right - left < _ANSWER_MM:
            return None
        if self.is_greyed((left + right) / 2, (top + bottom) / 2):
            return None
        box = (left, top, right, bottom)
        return None if self.has_words(*box) or self.has_shapes(*box) else right

    def cell_beside(self, left: float, top: float, bottom: float) -> float | None:
        """How far right the cell reaches that starts at `left` in a row, None where none does."""
        start, end, at, _ = self.down.T
        is_wall = (at > left + _INNER_MM) & (start < top + MEETS_MM) & (end > bottom - MEETS_MM)
        if not is_wall.any():
            return None
        right = float(at[is_wall].min())
        levels = self.levels_over(left, right)
        is_row = all(any(abs(level - y) < MEETS_MM for level in levels) for y in (top, bottom))
        return right if is_row else None

    def cell_below(self, left: float, right: float, top: float) -> float | None:
        """How far down the cell reaches that starts at `top` in a column, None where none does."""
        below = (y for y in self.levels_over(left, right) if y > top + _THINNEST_ROW_MM)
        bottom = next(below, None)
        if bottom is None:
            return None
        start, end, at, _ = self.down.T
        spans = (start < top + MEETS_MM) & (end > bottom - MEETS_MM)
        is_column = all((spans & (np.abs(at - x) < MEETS_MM)).any() for x in (left, right))
        return bottom if is_column else None

    @cached_property
    def _pale(self) -> NDArray[np.bool_]:
        return pale_words(self._drawing)

    def holds_example(self, left: float, top: float, right: float, bottom: float) -> bool:
        """Whether all that is printed in a box only shows how to fill it in."""
        within = _inside(self.all_words, left, top, right, bottom)
        box = (left, top, right, bottom)
        if not within.any() or self.has_shapes(*box):
            return False
        w = self.all_words[within]
        print_box = np.concatenate([w[:, :2].min(axis=0), w[:, 2:].max(axis=0)])
        said = " ".join(self._drawing.words[i] for i in np.flatnonzero(within))
        return is_example(box, said, print_box, is_pale=bool(self._pale[within].all()))

    def answers_right_of(self, right: float, top: float, bottom: float) -> int:
        """How many lines and things to tick stand right of a cell, in its row."""
        start, _, at, _ = self.across.T
        is_line = (start > right + 0.5) & (at > top + 3) & (at < bottom - _THINNEST_ROW_MM)
        s = self.shapes
        is_shape = (s[:, 0] > right + 0.5) & (s[:, 1] > top) & (s[:, 3] < bottom)
        return int(is_line.sum() + is_shape.sum())

    def has_rules(self, left: float, top: float, right: float, bottom: float) -> bool:
        """Whether lines to write on lie inside a box."""
        start, end, at, _ = self.across.T
        within = (start > left - 0.5) & (end < right + 0.5) & (end - start > 7)
        return bool((within & (at > top + 3) & (at < bottom - _THINNEST_ROW_MM)).any())

    def has_dots(self, left: float, top: float, right: float, bottom: float) -> bool:
        """Whether runs of dots lie inside a box: then one writes on them."""
        d = self.dots
        within = (d[:, 0] > left - 0.5) & (d[:, 2] < right + 0.5)
        return bool((within & (d[:, 1] > top + 0.5) & (d[:, 3] < bottom + 0.5)).any())

    def is_ticked_at(self, x: float, y: float) -> bool:
        """Whether a box to tick stands where a label starts, that has its foot at `y`."""
        left, top, right, bottom = self.shapes.T
        is_level = (top < y) & (bottom > y - _BESIDE_TICK_MM)
        is_before = (right > x - _BESIDE_TICK_MM) & (left < x + _BESIDE_TICK_MM)
        return bool((is_level & is_before).any())

    def begins_in_cell(self, x: float, y: float) -> bool:
        """Whether a wall stands close before a place, in rows of a table."""
        top, bottom, at, _ = self.down.T
        return bool(((at < x + 0.5) & (at > x - _INNER_MM) & (top < y) & (bottom > y)).any())

    def dotted_in(self, left: float, top: float, right: float, bottom: float) -> list[float]:
        """Where dotted uprights stand between the walls of a cell: x in mm, in order."""
        start, end, x, _ = self._dotted.T
        within = (x > left + 1) & (x < right - 1) & (start < bottom - 1) & (end > top + 1)
        return sorted(map(float, x[within]))

    def hangs_from(self, left: float, right: float, y: float) -> bool:
        """Whether walls or squares hang from a rule: then it is the upper edge of a box."""
        top, bottom, x, _ = self.down.T
        hangs = (np.abs(top - y) < MEETS_MM) & (bottom > y + _REACHING_WALL_MM)
        has_walls = bool((hangs & (x > left - MEETS_MM) & (x < right + MEETS_MM)).any())
        s = self.shapes[np.abs(self.shapes[:, 1] - y) < MEETS_MM]
        under = np.minimum(s[:, 2], right) - np.maximum(s[:, 0], left)
        return has_walls or bool(np.maximum(under, 0).sum() > (right - left) / 2)

    def is_underscores(self, rule: Floats) -> bool:
        """Whether a level rule is printed underscores, which are there to be written on."""
        start, end, at, _ = self._drawing.underscores.T
        on = np.abs(at - rule[2]) < LEVEL_MM
        covered = np.minimum(end[on], rule[1]) - np.maximum(start[on], rule[0])
        return bool(np.maximum(covered, 0).sum() > 0.5 * (rule[1] - rule[0]))

    def is_greyed(self, x: float, y: float) -> bool:
        """Whether the paper is too dark there to be written on."""
        s = self._drawing.shades
        on = s[(s[:, 0] < x) & (s[:, 2] > x) & (s[:, 1] < y) & (s[:, 3] > y)]
        return bool(len(on) and on[-1, 4] < _CLOSED)

    @property
    def dots(self) -> Floats:
        """Runs of dots (N, 4): boxes."""
        return self._drawing.dots

    def follows(self, right: float, top: float, bottom: float) -> tuple[str, float] | None:
        """The next word right of a place on its line, and how far it is. Bare signs are none.

        Neither are letters behind a wall, which begin another column; a number there is led to.
        """
        w = self.all_words
        on = np.flatnonzero((w[:, 0] > right - 0.5) & (w[:, 3] > top - 1.5) & (w[:, 1] < bottom))
        for nearest in map(int, on[np.argsort(w[on, 0])]):
            word, start = self._drawing.words[nearest], float(w[nearest, 0])
            if not any(sign.isalnum() for sign in word):
                continue
            is_number = any(sign.isdigit() for sign in word)
            is_apart = not is_number and self.has_wall(right, start, bottom)
            return None if is_apart else (word, start - right)
        return None

    def is_summed(self, left: float, right: float, y: float) -> bool:
        """Whether other dots or the sign of a sum stand between two places at a height."""
        d, w = self.dots, self.all_words
        has_dots = (
            (d[:, 0] > left) & (d[:, 2] < right + 0.5) & (np.abs(d[:, 3] - y) < _SAME_LINE_MM)
        )
        middle = (w[:, 1] + w[:, 3]) / 2
        between = (w[:, 0] > left - 0.3) & (w[:, 2] < right + 0.3)
        on = between & (middle > y - 2 * _SAME_LINE_MM) & (middle < y + _SAME_LINE_MM)
        signs = any(self._drawing.words[i] in _SUM_SIGNS for i in np.flatnonzero(on))
        return signs or bool(has_dots.any())

    def has_wall(self, left: float, right: float, y: float) -> bool:
        """Whether an upright stands between two places at a height."""
        top, bottom, x, _ = self.down.T
        return bool(((x > left) & (x < right) & (top < y) & (bottom > y)).any())

    def asks(self, box: Floats) -> bool:
        """Whether the print in a box ends in a colon."""
        w = self.all_words
        x, y = (w[:, 0] + w[:, 2]) / 2, (w[:, 1] + w[:, 3]) / 2
        on = np.flatnonzero((x > box[0]) & (x < box[2]) & (y > box[1]) & (y < box[3]))
        if not len(on):
            return False
        return self._drawing.words[int(on[np.argmax(w[on, 2])])].endswith(":")

    def said_in(self, box: Floats) -> str:
        """The print in a box, from the left."""
        w = self.all_words
        x, y = (w[:, 0] + w[:, 2]) / 2, (w[:, 1] + w[:, 3]) / 2
        on = np.flatnonzero((x > box[0]) & (x < box[2]) & (y > box[1]) & (y < box[3]))
        return " ".join(self._drawing.words[i] for i in on[np.argsort(w[on, 0])])

    def ends_before(self, left: float, right: float, top: float, bottom: float) -> float:
        """Where the print right of `left` ends, signs too: `left` itself when there is none."""
        on = _inside(self.all_words, left, top, right, bottom)
        return float(max(left, *self.all_words[on, 2])) if on.any() else left

    def says_between(self, left: float, top: float, right: float, bottom: float) -> bool:
        """Whether letters or digits are printed in a gap."""
        w = self.all_words
        on = (w[:, 0] > left - 0.3) & (w[:, 2] < right + 0.3) & (w[:, 3] > top) & (w[:, 1] < bottom)
        words = self._drawing.words
        return any(any(sign.isalnum() for sign in words[i]) for i in np.flatnonzero(on))


def _is_sign(word: str) -> bool:
    return set(word) <= _SIGNS or _CENTS.fullmatch(word) is not None


def _inside(
    boxes: Floats, left: float, top: float, right: float, bottom: float
) -> NDArray[np.bool_]:
    across = np.minimum(boxes[:, 2], right - 0.2) - np.maximum(boxes[:, 0], left + 0.2)
    middle = (boxes[:, 1] + boxes[:, 3]) / 2
    within = (boxes[:, 3] > top + 0.4) & (boxes[:, 1] < bottom - 0.6)
    return (across > 0.3) & within & (middle > top) & (middle < bottom)
