"""Made letters are what they say: their truth is on the paper, and a seed is a letter."""

from datetime import date
from functools import cache

import numpy as np
import pytest

from forms.letter import ActionKind, FactRole, LetterKind
from tests.letters.maker import Material, make_letter, picture
from tests.letters.truth import FactKind, MadeLetter, Place
from tests.letters.typesetting import LAYOUTS
from vision.text.printed import BlockKind

SEEDS = range(20)
LAYOUT_NAMES = sorted(file.stem for file in (LAYOUTS / "developed").glob("*.typ"))
ROUNDING_MM = 0.01
#: Ink of neighbours may touch, as of an f and what follows it.
TOUCHING_MM = 0.3


@cache
def letter_of(seed: int) -> MadeLetter:
    return make_letter(seed)


def test_a_seed_is_a_letter() -> None:
    once, again = make_letter(5), make_letter(5)
    assert once.pdf == again.pdf
    assert [sheet.blocks for sheet in once.sheets] == [sheet.blocks for sheet in again.sheets]
    assert make_letter(6).pdf != once.pdf


@pytest.mark.parametrize("kind", list(LetterKind))
def test_every_kind_has_what_every_letter_has(kind: LetterKind) -> None:
    letter = make_letter(1, kind)
    assert letter.truth.kind is kind
    for part in (FactKind.SENDER, FactKind.SUBJECT, FactKind.DATE):
        assert len(letter.truth.of(part)) == 1


@pytest.mark.parametrize("layout", LAYOUT_NAMES)
def test_every_layout_prints_every_part(layout: str) -> None:
    for seed in (1, 2):
        letter = make_letter(seed, LetterKind.ASSESSMENT, layout=layout)
        kinds = {block.kind for sheet in letter.sheets for block in sheet.blocks}
        assert kinds >= {BlockKind.LETTERHEAD, BlockKind.ADDRESS, BlockKind.REFERENCE}
        assert kinds >= {BlockKind.BODY, BlockKind.FOOTER}
        assert letter.layout == layout


@pytest.mark.parametrize("seed", SEEDS)
def test_a_fact_stands_where_the_truth_says(seed: int) -> None:
    letter = letter_of(seed)
    assert letter.truth.actions
    for fact in letter.truth.facts:
        assert fact.places
        for place in fact.places:
            assert _bare(place.text) in _bare(_printed_in(letter, place))
            assert place.text in place.sentence


def _printed_in(letter: MadeLetter, place: Place) -> str:
    words = [word for line in letter.sheets[place.page - 1].lines() for word in line.words]
    found = []
    for area in place.areas:
        (left, top), (right, bottom) = area.xy[0], area.xy[2]
        found += [
            word.text
            for word in words
            if left - ROUNDING_MM <= word.left_mm
            and word.right_mm <= right + ROUNDING_MM
            and top - ROUNDING_MM <= word.top_mm
            and word.bottom_mm <= bottom + ROUNDING_MM
        ]
    return "".join(found)


def _bare(text: str) -> str:
    return text.replace(" ", "")


@pytest.mark.parametrize("seed", SEEDS)
def test_all_print_lies_on_the_sheet(seed: int) -> None:
    for sheet in letter_of(seed).sheets:
        for line in sheet.lines():
            for word in line.words:
                assert 0 < word.left_mm < word.right_mm < sheet.width_mm
                assert 0 < word.top_mm < word.bottom_mm < sheet.height_mm


@pytest.mark.parametrize("seed", SEEDS)
def test_deadlines_and_actions_agree(seed: int) -> None:
    truth = letter_of(seed).truth
    days = {fact.value for fact in truth.of(FactKind.DEADLINE)}
    sent = truth.of(FactKind.DATE)[0].value
    assert isinstance(sent, date)
    assert all(isinstance(day, date) and day >= sent for day in days)
    assert {action.before for action in truth.actions} <= {*days, None}
    if any(action.kind is ActionKind.PAY for action in truth.actions):
        assert any(fact.role is FactRole.TO_PAY for fact in truth.of(FactKind.AMOUNT))


def test_some_letters_go_on_over_the_page() -> None:
    assert {len(letter_of(seed).sheets) for seed in SEEDS} >= {1, 2}


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_a_words_box_holds_ink(seed: int) -> None:
    letter, px_per_mm = letter_of(seed), 8.0
    grey = picture(letter.pdf, px_per_mm).min(axis=2)
    for line in letter.sheets[0].lines():
        for word in line.words:
            left, top = int(word.left_mm * px_per_mm), int(word.top_mm * px_per_mm)
            right = int(np.ceil(word.right_mm * px_per_mm))
            bottom = int(np.ceil(word.bottom_mm * px_per_mm))
            assert np.ptp(grey[top:bottom, left:right].astype(int)) > 60, word.text


@pytest.mark.parametrize("seed", [*SEEDS, 788])
def test_no_word_is_printed_over_another(seed: int) -> None:
    for sheet in letter_of(seed).sheets:
        words = [word for line in sheet.lines() for word in line.words]
        for number, one in enumerate(words):
            for other in words[number + 1 :]:
                across = min(one.right_mm, other.right_mm) - max(one.left_mm, other.left_mm)
                down = min(one.bottom_mm, other.bottom_mm) - max(one.top_mm, other.top_mm)
                assert min(across, down) < TOUCHING_MM, (one.text, other.text)


def test_an_amount_is_true_once_for_each_role_however_often_it_is_printed() -> None:
    # Half of half of it and the last half are one amount in the table of this letter.
    material = Material("plainspoken", "plainspoken", "plainspoken")
    amounts = make_letter(181, material=material).truth.of(FactKind.AMOUNT)
    assert len({(each.value, each.role) for each in amounts}) == len(amounts)
    assert any(len(each.places) == 2 for each in amounts if each.role is None)
