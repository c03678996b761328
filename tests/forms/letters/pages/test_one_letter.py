"""Two letters on one sheet are told from one; on photos: `-m tests.benchmarks odd_letters`."""

from dataclasses import replace

import pytest

from forms.letters.pages.one_letter import is_of_two_letters
from tests.letters.maker import make_letter
from vision.text.printed import Block, PrintedLine, SheetText


def moved(sheet: SheetText, right_mm: float, down_mm: float) -> tuple[Block, ...]:
    """The print of a sheet, moved."""
    return tuple(
        Block(
            block.kind,
            tuple(
                PrintedLine(
                    tuple(
                        replace(
                            word,
                            left_mm=word.left_mm + right_mm,
                            right_mm=word.right_mm + right_mm,
                            top_mm=word.top_mm + down_mm,
                            bottom_mm=word.bottom_mm + down_mm,
                        )
                        for word in line.words
                    )
                )
                for line in block.lines
            ),
        )
        for block in sheet.blocks
    )


@pytest.mark.parametrize("seed", range(12))
def test_one_letter_is_one(seed: int) -> None:
    assert not any(map(is_of_two_letters, make_letter(seed).sheets))


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize(("right_mm", "down_mm"), [(210.0, 8.0), (0.0, 297.0)])
def test_two_letters_beside_or_above_each_other_are_two(
    seed: int, right_mm: float, down_mm: float
) -> None:
    one, other = (make_letter(2 * seed + side).sheets[0] for side in (0, 1))
    both = SheetText(210 + right_mm, 297 + down_mm, (*one.blocks, *moved(other, right_mm, down_mm)))
    assert is_of_two_letters(both)


def test_a_blank_sheet_is_not_two_letters() -> None:
    assert not is_of_two_letters(SheetText(297.0, 210.0, ()))
