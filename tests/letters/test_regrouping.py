"""Regrouped letters hold every word once; the measure of grouping counts what differs."""

from collections import Counter
from dataclasses import replace

import pytest

from tests.benchmarks.letter_blocks import Grouping
from tests.letters.maker import make_letter
from tests.letters.regrouping import regrouped
from vision.text.printed import BlockKind


@pytest.mark.parametrize("seed", range(6))
def test_no_word_is_lost_or_doubled(seed: int) -> None:
    letter = make_letter(seed)
    for true, grouped in zip(letter.sheets, regrouped(letter), strict=True):
        words = [Counter(word for line in sheet.lines() for word in line.words)
                 for sheet in (true, grouped)]  # fmt: skip
        assert words[0] == words[1]


def test_grouping_as_it_truly_is_is_all_right() -> None:
    sheet, grouping = make_letter(2).sheets[0], Grouping()
    grouping.add(sheet, sheet)
    assert all(grouping.right(kind) == 1 for kind in BlockKind)


def test_what_is_taken_for_something_else_counts() -> None:
    sheet, grouping = make_letter(2).sheets[0], Grouping()
    taken = tuple(
        replace(block, kind=BlockKind.BODY) if block.kind is BlockKind.FOOTER else block
        for block in sheet.blocks
    )
    grouping.add(sheet, replace(sheet, blocks=taken[::-1]))
    assert grouping.right(BlockKind.FOOTER) == 0
    assert grouping.right(BlockKind.ADDRESS) == 1
    assert grouping.most_given(BlockKind.FOOTER).startswith("body")
    assert 0 < grouping.kept < grouping.neighbours
