"""Made letters are what they say: their truth is on the paper, and a seed is a letter."""

from functools import cache

import numpy as np
import pytest

from tests.letters.maker import make_letter, picture
from tests.letters.truth import FactKind, MadeLetter
from tests.letters.wordings import wordings

SEEDS = range(30)


@cache
def letter_of(seed: int) -> MadeLetter:
    return make_letter(seed)


def test_a_seed_is_a_letter() -> None:
    once, again = make_letter(5), make_letter(5)
    assert once.pdf == again.pdf
    assert [sheet.blocks for sheet in once.sheets] == [sheet.blocks for sheet in again.sheets]
    assert make_letter(6).pdf != once.pdf


@pytest.mark.parametrize("kind", list(wordings().stories))
def test_every_kind_is_made_with_what_every_letter_has(kind) -> None:
    letter = make_letter(1, kind)
    assert letter.truth.kind is kind
    for part in (FactKind.SENDER, FactKind.SUBJECT, FactKind.DATE):
        assert len(letter.truth.of(part)) == 1


@pytest.mark.parametrize("seed", SEEDS)
def test_a_fact_stands_where_the_truth_says(seed: int) -> None:
    letter = letter_of(seed)
    assert letter.truth.actions
    for fact in letter.truth.facts:
        for place in fact.places:
            words = [
                word.text
                for line in letter.sheets[place.page - 1].lines()
                for word in line.words
                if any(
                    area.xy[0][0] - 0.01 <= word.left_mm
                    and word.right_mm <= area.xy[2][0] + 0.01
                    and area.xy[0][1] - 0.01 <= word.top_mm
                    and word.bottom_mm <= area.xy[2][1] + 0.01
                    for area in place.areas
                )
            ]
            assert place.text.replace(" ", "") in "".join(words)
            assert place.text in place.sentence


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_a_words_box_is_its_ink(seed: int) -> None:
    letter, px_per_mm = letter_of(seed), 8.0
    is_ink = picture(letter.pdf, px_per_mm).min(axis=2) < 160
    for line in letter.sheets[0].lines():
        for word in line.words:
            left, top = int(word.left_mm * px_per_mm), int(word.top_mm * px_per_mm)
            right = int(np.ceil(word.right_mm * px_per_mm))
            bottom = int(np.ceil(word.bottom_mm * px_per_mm))
            assert is_ink[top:bottom, left:right].any(), word.text
