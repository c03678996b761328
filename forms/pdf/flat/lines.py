"""Lines to write on: rules and underscores with room above, told from rules that only divide."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from forms.pdf.flat.cells import TEXT_LINE_MM, are_even, is_cell, stretches
from forms.pdf.flat.joining import caption_starts, text_lines
from forms.pdf.flat.place import Kind, Place, Source
from forms.pdf.flat.sheet import Sheet
from vision.geometry import Floats

#: How high a field over a line is: as high as the room above it, up to the geometric mean of a
#: line of print and this much, and one usual line in any case where there is room.
_USUAL_MM, _HIGHEST_MM = 5.0, 10.0
#: Less room holds no writing; shorter lines hold no word.
_LEAST_ROOM_MM, _SHORTEST_MM = 2.8, 7.0
#: A few underscores typed alone are for a mark, as before "Yes".
_SHORTEST_MARK_MM, _WIDEST_MARK_MM = 4.0, 8.0
#: Over dots that a question comes before, print set close leaves as little as this.
_LEAST_ROOM_OVER_DOTS_MM = 2.2
#: Lines below each other with nothing between are one lot up to this distance.
_LEAST_SERIES_MM, _MOST_SERIES_MM = 3.2, 13.0
#: A rule that spans this much of the text divides the page, unless another follows or a label
#: stands before it.
_DIVIDES = 0.7
#: Rules beside each other are as level as this, and divide no page.
_LEVEL_MM = 0.4
#: So does one just as wide as this many lines of text that follow it closely: a heading's.
_FEWEST_TEXT_LINES, _FOLLOWS_MM = 6, 40.0
#: Captions hug the line they name.
_HUGS_MM = 1.8
#: Captions and questions that name parts of a line are narrower; questions stand so close above.
_WIDEST_CAPTION_MM, _QUESTION_MM = 55.0, 12.0
#: A label so close before a line asks for the whole of it.
_LABEL_MM = 3.5
#: Captions below a line part it when they stand this far apart, and leave parts this wide: the
#: day, month and year of a date are one answer. What is printed larger than the text names no part.
_PARTS_GAP_MM, _PART_MM, _LARGER_PRINT = 3.2, 12.0, 1.2
#: Lines below each other that span this much of the text, and so much, are for one long answer.
_LONG_ANSWER, _LONG_ANSWER_MM = 0.85, 120.0
#: Shorter rules are the dashes of a comb.
_DASH_MM = 4.5
#: Dots lead to a place behind them that is so little higher or lower.
_LEADS_MM = 4.0
#: A run of dots shorter than this is left out; what is asked stands this close to it, and goes on
#: behind it with a word of so many letters.
_SHORTEST_DOTS_MM, _NEAR_MM, _FEWEST_LETTERS = 12.0, 6.0, 2
#: Dots so long with nothing before or behind them answer the print close over them.
_ALONE_MM = 30.0
#: What asks stands at most this far before the dots, and its middle so much over them.
_ASKS_MM, _ASKS_OVER_MM = 12.0, 2.5
#: A sign between the dots for a day and a month leaves a gap at most this wide.
_SIGN_GAP_MM = 6.0
#: Runs of one lot end as near each other as this: full stops are not cut.
_SAME_ENDS_MM = 3.0
#: A line that follows a word lies this close to its base.
_BASE_MM = 1.5
#: Print this wide on a line is underlined, not asked, unless it ends in a colon.
_UNDERLINED_MM = 4.0


def line_places(sheet: Sheet) -> Iterator[Place]:
    """The fields over open lines."""
    for rule in sheet.across:
        y = float(rule[2])
        for a, b, has_left, has_right, ticks in stretches(rule, sheet):
            ceiling = sheet.ceiling(a, b, y, 0.5)
            is_closed = is_cell(a, b, (has_left, has_right), sheet.lid(a, b, y))
            if is_closed or (has_left and has_right) or sheet.hangs_from(a, b, y):
                continue
            is_combed = are_even(a, ticks, b)
            is_parted = len(_captions_below(a, b, y, sheet)) > 1
            if (
                not (is_combed or is_parted)
                and ceiling is not None
                and _is_series(a, b, y, ceiling, sheet)
            ):
                yield Place(Kind.WRITE, Source.SERIES, a, float(ceiling[2]), b, y)
            else:
                top = float(ceiling[2]) if ceiling is not None else 0.0
                yield from _over(rule, (a, b), top, ticks, sheet)


def dotted_places(sheet: Sheet, places: Sequence[Place]) -> Iterator[Place]:
    """The fields over runs of dots, those left out that lead the eye to a number or a field."""
    for box in _answers(sheet):
        left, _, right, bottom = map(float, box)
        if right - left < _SHORTEST_DOTS_MM or not _is_asked(box, sheet):
            continue
        if any(_leads_to(place, box, sheet) for place in places):
            continue
        before = _next_of_lot(box, sheet, -1)
        if before is not None:
            yield Place(Kind.WRITE, Source.SERIES, left, before, right, bottom)
            continue
        height = min(sheet.room_over(left, right, bottom), _USUAL_MM)
        if height > _LEAST_ROOM_OVER_DOTS_MM:
            yield Place(Kind.WRITE, Source.LINE, left, bottom - height, right, bottom)


def _leads_to(place: Place, box: Floats, sheet: Sheet) -> bool:
    """Whether a run of dots leads the eye to a place behind it.

    That is no box to tick and no comb in another column, where a name stands before it. Nor is it
    one behind other dots, or behind the sign of a sum of which the dots are a part.
    """
    _, top, right, bottom = map(float, box)
    if place.left <= right - 2 or place.top > bottom + _LEADS_MM or place.bottom < top - _LEADS_MM:
        return False
    if sheet.is_summed(right, place.left, bottom):
        return False
    is_named = sheet.names(right, top - _ASKS_OVER_MM, place.left - 0.5, bottom + 0.5)
    is_apart = is_named and sheet.has_wall(right, place.left - 0.5, bottom)
    return place.kind is Kind.WRITE or not is_apart


def _answers(sheet: Sheet) -> Iterator[Floats]:
    """The runs of dots (4,), with those made one that only a sign parts: day / month / year."""
    d = sheet.dots
    answer: Floats | None = None
    for box in d[np.lexsort((d[:, 0], np.round(d[:, 3])))]:
        if answer is not None and _is_parted_by_sign(answer, box, sheet):
            answer = np.array([answer[0], min(answer[1], box[1]), box[2], box[3]])
            continue
        if answer is not None:
            yield answer
        answer = box
    if answer is not None:
        yield answer


def _is_parted_by_sign(one: Floats, other: Floats, sheet: Sheet) -> bool:
    left, right, top, bottom = one[2], other[0], one[1] - _ASKS_OVER_MM, one[3] + 0.5
    if abs(one[3] - other[3]) > 0.3 or not 0 < right - left < _SIGN_GAP_MM:
        return False
    return sheet.has_words(left, top, right, bottom) and not sheet.says_between(
        left, top, right, bottom
    )


def _is_asked(box: Floats, sheet: Sheet) -> bool:
    """Whether words stand before a run of dots, and nothing behind it or more of the sentence.

    Without words before it, whether the sentence goes on behind it, a caption names it from below,
    print stands over it where it is long, or it is one of a lot.
    """
    left, top, right, bottom = map(float, box)
    following = sheet.follows(right, top, bottom)
    if not sheet.has_words(left - _ASKS_MM, top - _ASKS_OVER_MM, left + 0.5, bottom + 0.5):
        is_lot = any(_next_of_lot(box, sheet, towards) is not None for towards in (-1, 1))
        is_named = is_lot or _is_named_below(left, right, bottom, sheet)
        has_print_over = sheet.has_words(left, top - _ASKS_MM, right, top)
        is_asked_over = right - left > _ALONE_MM and has_print_over
        is_answer = is_named or is_asked_over if following is None else _goes_on_with(*following)
        return sheet.begins_in_cell(left, bottom) or is_answer
    return following is None or _goes_on_with(*following)


def _goes_on_with(word: str, distance_mm: float) -> bool:
    """Whether what follows is more of the sentence, rather than a number that is led to."""
    return sum(map(str.isalpha, word)) >= _FEWEST_LETTERS and distance_mm < _NEAR_MM


def _is_named_below(left: float, right: float, y: float, sheet: Sheet) -> bool:
    """Whether print no wider than the dots stands close under where they start."""
    w = sheet.words
    near = text_lines(w[(w[:, 1] > y - 0.5) & (w[:, 1] < y + 2 * _HUGS_MM) & (w[:, 2] > left - 2)])
    begins = near[(np.abs(near[:, 0] - left) < 2.0) & (near[:, 1] < y + _HUGS_MM)]
    return bool((begins[:, 2] < right + 2.0).any())


def _next_of_lot(box: Floats, sheet: Sheet, towards: int) -> float | None:
    """Where the next run of dots with the same ends lies, 1 below or -1 above, with white between.

    None when there is none.
    """
    left, _, right, y = map(float, box)
    d = sheet.dots
    same_ends = (np.abs(d[:, 0] - left) < _SAME_ENDS_MM) & (np.abs(d[:, 2] - right) < _SAME_ENDS_MM)
    apart = towards * (d[same_ends, 3] - y)
    nearest = float(apart[apart > _LEVEL_MM].min(initial=np.inf))
    at = y + towards * nearest
    if not _LEAST_SERIES_MM < nearest < _MOST_SERIES_MM:
        return None
    return at if not len(sheet.things_in(left, min(at, y) + 0.5, right, max(at, y))) else None


def one_area(places: Sequence[Place], sheet: Sheet) -> list[Place]:
    """The places, with lines below each other over the whole text made one: a long answer."""
    long_mm = max(_LONG_ANSWER * sheet.text_width_mm, _LONG_ANSWER_MM)
    merged: list[Place] = []
    for place in sorted(places, key=lambda p: (p.source is Source.SERIES, p.bottom)):
        at = next((n for n, other in enumerate(merged) if _goes_on(other, place)), None)
        if at is not None and place.width > long_mm:
            merged[at] = replace(merged[at], bottom=place.bottom)
        else:
            merged.append(place)
    return merged


def _goes_on(above: Place, place: Place) -> bool:
    return (
        place.source is Source.SERIES
        and above.source in (Source.LINE, Source.SERIES)
        and abs(above.left - place.left) < 1.0
        and abs(above.right - place.right) < 1.0
        and abs(above.bottom - place.top) < 0.5
    )


def _is_series(a: float, b: float, y: float, ceiling: Floats, sheet: Sheet) -> bool:
    same_ends = abs(ceiling[0] - a) < 1.0 and abs(ceiling[1] - b) < 1.0
    above = float(ceiling[2])
    is_near = _LEAST_SERIES_MM < y - above < _MOST_SERIES_MM and b - a > _DASH_MM
    return bool(same_ends and is_near and not len(sheet.things_in(a, above, b, y)))


def _over(
    rule: Floats, ends: tuple[float, float], top: float, ticks: list[float], sheet: Sheet
) -> Iterator[Place]:
    y = float(rule[2])
    above = sheet.things_in(ends[0], top, ends[1], y)
    on_line = above[above[:, 3] > y - 2.0]
    if any(_is_underlined(line, sheet) for line in text_lines(on_line)):
        return
    shortest = _shortest(rule, sheet)
    for left, right in _gaps(*ends, on_line):
        room = sheet.room_over(left, right, y)
        if right - left < shortest or room < _LEAST_ROOM_MM:
            continue
        starts = _captions_below(left, right, y, sheet)
        has_captions = len(starts) > 1 and not _is_foot(y, sheet) and not _heads_columns(y, sheet)
        if len(starts) == 1:
            starts = _questions_above(left, y, above, sheet)
            has_captions = len(starts) > 1
        if not has_captions and _divides(rule, left, right, sheet):
            continue
        height = min(room, max(_USUAL_MM, float(np.sqrt(TEXT_LINE_MM * min(room, _HIGHEST_MM)))))
        if sheet.is_greyed((left + right) / 2, y - height / 2):
            continue
        marked = [x for x in ticks if left + 1 < x < right - 1]
        if len(marked) >= 2 or are_even(left, marked, right):
            box = (left, y - height, right, y)
            yield Place(Kind.COMB, Source.LINE, *box, cells=len(marked) + 1)
            continue
        for a, b in pairwise([*starts, right]):
            yield Place(Kind.WRITE, Source.LINE, a, y - height, b, y)


def _shortest(rule: Floats, sheet: Sheet) -> float:
    """How wide a field on a line is at least, in mm."""
    is_typed_alone = rule[1] - rule[0] < _WIDEST_MARK_MM and sheet.is_underscores(rule)
    return _SHORTEST_MARK_MM if is_typed_alone else _SHORTEST_MM


def _is_underlined(said: Floats, sheet: Sheet) -> bool:
    """Whether print on a line is there for itself, rather than asks for the rest of the line."""
    return bool(said[2] - said[0] > _UNDERLINED_MM) and not sheet.asks(said)


def _captions_below(left: float, right: float, y: float, sheet: Sheet) -> list[float]:
    """Where the parts of a line start that captions below it name."""
    w = sheet.all_words
    near = w[(w[:, 1] > y - 0.2) & (w[:, 1] < y + 3.0) & (w[:, 2] > left) & (w[:, 0] < right)]
    lines = text_lines(near)
    lines = lines[[not _names_another(line, sheet) for line in lines]]
    if not len(lines) or lines[:, 1].min() > y + _HUGS_MM:
        return [left]
    are_small = all(sheet.sign_mm(line) < _LARGER_PRINT * sheet.sign_mm() for line in lines)
    if are_small and (lines[:, 2] - lines[:, 0]).max() < _WIDEST_CAPTION_MM:
        starts = caption_starts(lines, left, _PARTS_GAP_MM)
        return starts if right - left > _PART_MM * len(starts) else [left]
    return [left]


def _names_another(said: Floats, sheet: Sheet) -> bool:
    """Whether print asks for what stands beside it: it ends in a colon, or a line follows it."""
    start, _, at, _ = sheet.across.T
    follows = (start > said[2] - 0.5) & (start < said[2] + _NEAR_MM)
    return sheet.asks(said) or bool((follows & (np.abs(at - said[3]) < _BASE_MM)).any())


def _questions_above(left: float, y: float, above: Floats, sheet: Sheet) -> list[float]:
    """Where the parts of a line start that questions above it ask, all on one row."""
    if sheet.has_words(left - _LABEL_MM, y - _QUESTION_MM / 4, left + 1.0, y + 1.0):
        return [left]
    lines = text_lines(above[above[:, 3] > y - _QUESTION_MM])
    are_level = len(lines) > 1 and np.ptp(lines[:, 3]) < _BASE_MM
    if are_level and all(sheet.asks(line) for line in lines):
        return caption_starts(lines, left)
    return [left]


def _heads_columns(y: float, sheet: Sheet) -> bool:
    """Whether what stands below a rule keeps away from it, as heads of columns do."""
    tops = sheet.words[:, 1]
    below = tops[tops > y - 0.2]
    return bool(len(below) and below.min() > y + _HUGS_MM)


def _is_foot(y: float, sheet: Sheet) -> bool:
    """Whether hardly a line of print stands below: what does then names the page, not a line."""
    return not bool((sheet.words[:, 1] > y + _QUESTION_MM / 2).any())


def _divides(rule: Floats, left: float, right: float, sheet: Sheet) -> bool:
    if sheet.is_underscores(rule):
        return False
    if rule[1] - rule[0] < _DIVIDES * sheet.text_width_mm and not _heads_text(rule, sheet):
        return False
    y = float(rule[2])
    start, end, at, _ = sheet.across.T
    is_beside = (np.abs(at - y) < _LEVEL_MM) & ((start > rule[1] + 1) | (end < rule[0] - 1))
    if (is_beside & (end - start > _SHORTEST_MM)).any():
        return False
    same = (np.abs(start - rule[0]) < 1) & (np.abs(end - rule[1]) < 1)
    following = at[same & (at > y + _LEAST_SERIES_MM) & (at < y + _MOST_SERIES_MM)]
    if any(not len(sheet.things_in(left, y, right, float(other))) for other in following):
        return False
    w = sheet.words
    beside = (w[:, 2] < left + 0.5) & (w[:, 2] > left - 6)
    return not bool((beside & (w[:, 3] > y - 2.5) & (w[:, 1] < y - 0.5)).any())


def _heads_text(rule: Floats, sheet: Sheet) -> bool:
    """Whether the rule is just as wide as the text that follows it."""
    left, right, y, _ = rule
    w = sheet.words
    below = w[
        (w[:, 1] > y) & (w[:, 3] < y + _FOLLOWS_MM) & (w[:, 2] > left + 1) & (w[:, 0] < right - 1)
    ]
    lines = text_lines(below)
    if len(lines) < _FEWEST_TEXT_LINES:
        return False
    starts, ends = float(lines[:, 0].min()), float(lines[:, 2].max())
    return bool(abs(starts - left) < 1.5 and abs(ends - right) < 1.5)


def _gaps(left: float, right: float, words: Floats) -> Iterator[tuple[float, float]]:
    """What the words leave free of left..right."""
    at = left
    for word in sorted(words, key=lambda w: float(w[0])):
        if word[0] - 0.5 > at:
            yield at, float(word[0] - 0.5)
        at = max(at, float(word[2] + 0.5))
    if at < right:
        yield at, right
