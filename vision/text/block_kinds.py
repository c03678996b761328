"""What part of a letter each block is, from where it stands and what it says."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from vision.text.letter_signs import (
    is_address_line,
    is_contact,
    is_dated,
    is_later_page,
    is_name,
    is_name_with_contacts,
    is_page_number,
    is_return,
    is_running,
    is_salutation,
    is_subject,
    is_to_person,
    labels_in,
    names_letter,
    payment_words_in,
    says_how_to_reach,
)
from vision.text.printed import Block, BlockKind, PrintedLine

#: Steps from one reference to the next differ by less than this factor.
_STEP = 1.35
#: A line of references has so few words, a row of them so many.
_LABEL_WORDS, _ROW_WORDS = 4, 6
#: Shares of the sheet's height: the head of a letter, where address and references stand, where a
#: payment slip can begin, and the foot.
_HEAD, _TOP, _SLIP, _FOOT, _SURELY_FOOT = 0.135, 0.42, 0.55, 0.88, 0.94
#: Above this share a sender's own address is never taken for that of whom the letter is written to.
_UNDER_HEAD = 0.10
#: The text begins above this share, and so does a column of references beside it.
_UPPER = 0.6
#: Standing print above this share is of the head, below it of the foot.
_HALF = 0.5
#: What a letter is about stands so many heights above its salutation at most, in so many lines.
_SUBJECT_GAP, _SUBJECT_LINES = 6.0, 2
#: Where an address stands, as seen through an envelope's window: first line, share of the height.
#: Sheets that are folded the other way round have it above the sender.
_WINDOW = (0.05, 0.34)
#: An address has no more lines.
MOST_ADDRESS_LINES = 7
#: With a name before street and town it has so many at least.
_NAMED_LINES = 3
#: Print of a foot is smaller than the rest by this factor.
_SMALL = 0.88

#: A letter is read from who and to whom, by its references, to the text, and its foot last, even
#: where a subject is printed above the references or the sender's address beside them.
_RANKS = {
    BlockKind.LETTERHEAD: 0, BlockKind.ADDRESS: 1, BlockKind.REFERENCE: 2, BlockKind.FOOTER: 4,
}  # fmt: skip
_TEXT_RANK = 3

_Group = tuple[list[PrintedLine], bool]


@dataclass(frozen=True)
class _Sheet:
    """Where on a sheet the parts of a letter begin: lengths in mm.

    `starts` is where the letter itself does, `greets` its greeting (0 where it has none), `across`
    from where to where its running text reaches, `usual` the height of most of its lines.
    """

    height: float
    starts: float
    greets: float
    usual: float
    across: tuple[float, float] | None

    @classmethod
    def of(cls, groups: list[_Group], height_mm: float, *, has_address: bool) -> "_Sheet":
        """The sheet of these groups; with an address on it, it is the first of its letter."""
        greeting = _greeting(groups)
        is_first = has_address or greeting is not None
        goes_on = not is_first and _has_later_number(groups, height_mm)
        return cls(
            height_mm,
            _end_of_head(groups) if goes_on else _start_of_text(groups, height_mm),
            0.0 if greeting is None else _top([greeting]),
            _usual_height(groups),
            _across(groups),
        )


def with_kinds(groups: list[_Group], height_mm: float) -> tuple[Block, ...]:
    """The groups of lines as blocks; each with whether it is read row by row."""
    address = _address(groups, height_mm)
    sheet = _Sheet.of(groups, height_mm, has_address=address is not None)
    kinds = [_kind(group, sheet) for group in groups]
    if address is not None:
        kinds[address] = BlockKind.ADDRESS
    subject = _subject(groups)
    if subject is not None:
        kinds[subject] = BlockKind.BODY
    for number in _in_step(groups, kinds, sheet.across):
        kinds[number] = BlockKind.REFERENCE
    for number in _heads(groups, kinds, sheet.starts, subject):
        kinds[number] = BlockKind.LETTERHEAD
    feet = [
        _top(lines)
        for (lines, _), kind in zip(groups, kinds, strict=True)
        if kind is BlockKind.FOOTER and _top(lines) > _FOOT * height_mm
    ]
    foot = min(feet, default=height_mm)
    blocks = []
    for number, (lines, _) in enumerate(groups):
        # What stands beside a column of the foot is another one.
        is_foot = _top(lines) > foot - _height(lines)
        is_standing = is_foot and number != address
        blocks.append(Block(BlockKind.FOOTER if is_standing else kinds[number], tuple(lines)))
    # Sorting keeps the order of what is of one rank.
    return tuple(sorted(blocks, key=lambda block: _rank(block, height_mm)))


def _rank(block: Block, height_mm: float) -> int:
    """When a block is read: how to reach the sender with its name where it is printed there.

    Where a letter goes back to is printed for the envelope, as the address is, and read with it.
    """
    kind = block.kind
    if kind is BlockKind.FOOTER and _top(list(block.lines)) < _HALF * height_mm:
        kind = BlockKind.LETTERHEAD
    elif kind is BlockKind.LETTERHEAD and is_return(block.lines[0]):
        kind = BlockKind.ADDRESS
    return _RANKS.get(kind, _TEXT_RANK)


def _address(groups: list[_Group], height_mm: float) -> int | None:
    """The block in the window: of those with a postcode the first that is no head or reference.

    A sender's address stands with how else to reach it; who is written to has none of that.
    """
    found = [
        number
        for number, (lines, _) in enumerate(groups)
        if _WINDOW[0] < _top(lines) / height_mm < _WINDOW[1] and _may_be_address(lines)
    ]
    others = [number for number in found if not _is_of_sender(groups[number][0])]
    # A box and its town may be the sender's; who is written to has a name too. A sender prints its
    # own address above that of a person as often as below it.
    others.sort(key=lambda number: len(groups[number][0]) < _NAMED_LINES)
    others.sort(key=lambda number: not is_to_person(groups[number][0][0]))
    below_head = [n for n in found if _top(groups[n][0]) > _UNDER_HEAD * height_mm]
    return next(iter([*others, *below_head]), None)


def _may_be_address(lines: list[PrintedLine]) -> bool:
    return (
        2 <= len(lines) <= MOST_ADDRESS_LINES
        and any(map(is_address_line, lines))
        and not any(labels_in(line.text) for line in lines)
    )


def _is_of_sender(lines: list[PrintedLine]) -> bool:
    return any(says_how_to_reach(line.text) for line in lines if not is_return(line))


def _greeting(groups: list[_Group]) -> PrintedLine | None:
    return next((lines[0] for lines, _ in groups if is_salutation(lines[0])), None)


def _subject(groups: list[_Group]) -> int | None:
    """The block right above the salutation, where nothing says that it is something else.

    Many letters print what they are about without “Betreft”, and often with a year or a number.
    """
    greeting = _greeting(groups)
    if greeting is None or any(is_subject(lines[0]) for lines, _ in groups):
        return None
    left, high = _edges(greeting)[0], _height([greeting])
    above = [
        (_top([greeting]) - _top([lines[-1]]), number)
        for number, (lines, _) in enumerate(groups)
        if _top([lines[-1]]) < _top([greeting]) and abs(_edges(lines[0])[0] - left) < high
    ]
    gap, nearest = min(above, default=(np.inf, 0))
    lines, is_table = groups[nearest]
    text = "\n".join(line.text for line in lines)
    is_other = labels_in(text) or is_dated(text) or is_return(lines[0])
    is_near = gap < _SUBJECT_GAP * high and len(lines) <= _SUBJECT_LINES
    return nearest if is_near and not is_table and not is_other else None


def _in_step(
    groups: list[_Group], kinds: list[BlockKind], across: tuple[float, float] | None
) -> Iterator[int]:
    """Blocks as far below references as these are from each other: a name, how to reach it.

    Where the text begins at the same place, what stands below them may be its subject.
    """
    for column in _columns(groups):
        left, high = _edges(groups[column[0]][0][0])[0], _height(groups[column[0]][0])
        if across is not None and abs(left - across[0]) < high:
            continue
        gaps: list[float] = []
        for above, below in pairwise(column):
            (last, _), (lines, _) = groups[above], groups[below]
            gap = _top(lines) - float(last[-1].area.xy[2, 1])
            if kinds[above] is not BlockKind.REFERENCE:
                gaps = []
            elif kinds[below] is BlockKind.REFERENCE:
                gaps.append(gap)
            elif gaps and gap < _STEP * max(gaps) and _may_be_reference(lines):
                yield below


def _columns(groups: list[_Group]) -> list[list[int]]:
    """The numbers of groups that begin at one place from left to right, from top to bottom."""
    columns: list[list[int]] = []
    for number in sorted(range(len(groups)), key=lambda n: _top(groups[n][0])):
        left, high = _edges(groups[number][0][0])[0], _height(groups[number][0])
        for column in columns:
            if abs(_edges(groups[column[-1]][0][0])[0] - left) < 0.5 * high:
                column.append(number)
                break
        else:
            columns.append([number])
    return columns


def _may_be_reference(lines: list[PrintedLine]) -> bool:
    return not _begins(lines[0]) and not any(
        is_address_line(line) or len(line.words) > _ROW_WORDS for line in lines
    )


def _heads(
    groups: list[_Group], kinds: list[BlockKind], starts: float, subject: int | None
) -> list[int]:
    """Names above the references where the sender stands below the address: they are the head.

    Where one stands at the head already and nothing else says what the letter is about, the last
    of them does.
    """
    references = [
        _top(lines)
        for (lines, _), kind in zip(groups, kinds, strict=True)
        if kind is BlockKind.REFERENCE
    ]
    first = min([*references, starts])
    names = [
        number
        for number, (lines, _) in enumerate(groups)
        if kinds[number] is BlockKind.BODY
        and number != subject
        and _top(lines) < first
        and not any(map(is_running, lines))
        and not _begins(lines[0])
    ]
    is_known = subject is not None or any(is_subject(lines[0]) for lines, _ in groups)
    is_named = any(
        kind is BlockKind.LETTERHEAD and is_name(lines[0]) and not is_return(lines[0])
        for (lines, _), kind in zip(groups, kinds, strict=True)
    )
    if names and is_named and not is_known:
        names.remove(max(names, key=lambda number: _top(groups[number][0])))
    return names


def _start_of_text(groups: list[_Group], height_mm: float) -> float:
    """Where the letter itself begins, mm: at its subject, salutation or first running text."""
    lines = [line for lines, _ in groups for line in lines]
    tops = [_top([line]) for line in lines if _begins_text(line, height_mm)]
    return min([top for top in tops if top < _UPPER * height_mm], default=_TOP * height_mm)


def _end_of_head(groups: list[_Group]) -> float:
    """Where the text goes on, mm, below the head that runs over all pages."""
    runs_over = [all(map(_is_of_every_page, lines)) for lines, _ in groups]
    text = [_top(lines) for (lines, _), runs in zip(groups, runs_over, strict=True) if not runs]
    return min(text, default=0.0)


def _has_later_number(groups: list[_Group], height_mm: float) -> bool:
    """Whether the number of a page after the first stands at the head or the foot."""
    return any(
        is_later_page(line) and not _HEAD < _top([line]) / height_mm < _FOOT
        for lines, _ in groups
        for line in lines
    )


def _is_of_every_page(line: PrintedLine) -> bool:
    return is_dated(line.text) or is_later_page(line)


def _begins(line: PrintedLine) -> bool:
    return is_salutation(line) or is_subject(line)


def _begins_text(line: PrintedLine, height_mm: float) -> bool:
    if _begins(line):
        return True
    # A motto in the head runs on too.
    return is_running(line) and _top([line]) > _HEAD * height_mm


def _across(groups: list[_Group]) -> tuple[float, float] | None:
    """Where running text begins and ends from left to right, mm; None where there is none."""
    running = [line for lines, _ in groups for line in lines if is_running(line)]
    if not running:
        return None
    lefts, rights = (
        sorted(float(x) for x in edge) for edge in zip(*map(_edges, running), strict=True)
    )
    return lefts[len(lefts) // 2], rights[len(rights) // 2]


def _is_beside(lines: list[PrintedLine], sheet: _Sheet) -> bool:
    """Whether the lines stand in a narrow column beside the upper part of the text."""
    if sheet.across is None or not _HEAD < _top(lines) / sheet.height < _UPPER:
        return False
    left, right = min(_edges(line)[0] for line in lines), max(_edges(line)[1] for line in lines)
    return right < sheet.across[0] or left > sheet.across[1]


def _edges(line: PrintedLine) -> tuple[float, float]:
    return float(line.area.xy[0, 0]), float(line.area.xy[1, 0])


def _kind(group: _Group, sheet: _Sheet) -> BlockKind:
    lines, is_table = group
    top = _top(lines) / sheet.height
    text = "\n".join(line.text for line in lines)
    is_small = _height(lines) < _SMALL * sheet.usual
    if top > _SURELY_FOOT or (top > _FOOT and (is_small or is_page_number(text))):
        return BlockKind.FOOTER
    if _is_beside(lines, sheet) or _top(lines) < sheet.starts - 0.5:
        return _kind_above(lines, top)
    if top < _TOP and not is_subject(lines[0]) and _is_reference_within(group, sheet):
        return BlockKind.REFERENCE
    if is_table:
        is_slip = top > _SLIP and payment_words_in(text) >= 3
        return BlockKind.SLIP if is_slip else BlockKind.TABLE
    return BlockKind.BODY


def _is_reference_within(group: _Group, sheet: _Sheet) -> bool:
    """Whether print beside the subject or below it is a reference, or between it and greeting."""
    lines, is_table = group
    text = "\n".join(line.text for line in lines)
    words = len(text.split()) / len(lines)
    if _top(lines) < sheet.greets - 0.5 and words <= _ROW_WORDS and names_letter(text):
        return True
    is_short = words <= (_ROW_WORDS if is_table else _LABEL_WORDS)
    return is_short and "€" not in text and labels_in(text) >= 2


def _kind_above(lines: list[PrintedLine], top: float) -> BlockKind:
    """The kind of print above or beside the text; `top` is a share of the sheet's height."""
    text = "\n".join(line.text for line in lines)
    if is_return(lines[0]) or (top < _HEAD and is_name_with_contacts(text)):
        return BlockKind.LETTERHEAD
    if names_letter(text):
        return BlockKind.REFERENCE
    if is_contact(text):
        return BlockKind.FOOTER
    if top < _HEAD:
        return BlockKind.LETTERHEAD
    return BlockKind.REFERENCE if any(sign.isdigit() for sign in text) else BlockKind.BODY


def _top(lines: list[PrintedLine]) -> float:
    return float(lines[0].area.xy[0, 1])


def _height(lines: list[PrintedLine]) -> float:
    heights = sorted(float(line.area.xy[2, 1] - line.area.xy[0, 1]) for line in lines)
    return heights[len(heights) // 2]


def _usual_height(groups: list[_Group]) -> float:
    heights = sorted(_height([line]) for lines, _ in groups for line in lines)
    return heights[len(heights) // 2] if heights else 0.0
