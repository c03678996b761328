"""Several sheets as one long sheet: what was read on each, moved to where it lies end to end."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, chain

import numpy as np

from forms.letter import Action, Fact, Letter
from vision.geometry import PageMm, Quad
from vision.text.printed import Block, PrintedLine, SheetText


def end_to_end(sheets: Sequence[SheetText]) -> SheetText:
    """The print of all sheets, at least one, on one as long as all together."""
    blocks = [
        [_block_down(block, top) for block in sheet.blocks]
        for sheet, top in zip(sheets, tops_mm(sheets), strict=True)
    ]
    width_mm = max(sheet.width_mm for sheet in sheets)
    height_mm = sum(sheet.height_mm for sheet in sheets)
    return SheetText(width_mm, height_mm, tuple(chain.from_iterable(blocks)))


def tops_mm(sheets: Sequence[SheetText]) -> list[float]:
    """How far down the long sheet each one begins, in mm."""
    return list(accumulate((sheet.height_mm for sheet in sheets[:-1]), initial=0.0))


def letter_end_to_end(
    letter: Letter, sheets: Sequence[SheetText], order: Sequence[int] | None = None
) -> Letter:
    """A letter whose facts lie on their own sheets, with all of them on the long one.

    `order` says which of the sheets each page of the letter is, where that is another order.
    """
    lying = tops_mm(sheets)
    tops = lying if order is None else [lying[place] for place in order]

    def moved(fact: Fact) -> Fact:
        if fact.area is None:
            return replace(fact, page=0)
        area = Quad[PageMm](fact.area.xy + np.array([0.0, tops[fact.page]]))
        return replace(fact, area=area, page=0)

    def moved_if_any(fact: Fact | None) -> Fact | None:
        return None if fact is None else moved(fact)

    def all_moved(facts: Sequence[Fact]) -> tuple[Fact, ...]:
        return tuple(map(moved, facts))

    def action_moved(action: Action) -> Action:
        return replace(action, facts=all_moved(action.facts))

    return replace(
        letter,
        sender=moved_if_any(letter.sender),
        subject=moved_if_any(letter.subject),
        date=moved_if_any(letter.date),
        deadlines=all_moved(letter.deadlines),
        amounts=all_moved(letter.amounts),
        ibans=all_moved(letter.ibans),
        references=all_moved(letter.references),
        phones=all_moved(letter.phones),
        emails=all_moved(letter.emails),
        urls=all_moved(letter.urls),
        actions=tuple(map(action_moved, letter.actions)),
        paid_under=moved_if_any(letter.paid_under),
    )


def _block_down(block: Block, by_mm: float) -> Block:
    return replace(block, lines=tuple(_line_down(line, by_mm) for line in block.lines))


def _line_down(line: PrintedLine, by_mm: float) -> PrintedLine:
    return PrintedLine(
        tuple(
            replace(word, top_mm=word.top_mm + by_mm, bottom_mm=word.bottom_mm + by_mm)
            for word in line.words
        )
    )
