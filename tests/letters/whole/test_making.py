"""Every whole letter can be printed, and its truth lies where it is printed."""

from datetime import date
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest

from forms.letter import LetterKind
from tests.letters.maker import Material, count_of, make_letter
from tests.letters.test_maker import ROUNDING_MM, TOUCHING_MM
from tests.letters.truth import FactKind, MadeLetter, Place
from tests.letters.whole import files
from tests.letters.whole.files import whole_letters
from tests.letters.whole.making import whole_letter
from vision.text.printed import BlockKind, PrintedWord

HALVES = ("doormat", "doorstep")
FOLDERS = (*HALVES, "kitchen", "hallway")
LETTERS = [(folder, index) for folder in FOLDERS for index in range(len(whole_letters(folder)))]
every_letter = pytest.mark.parametrize(("folder", "index"), LETTERS)


@cache
def letter_of(folder: str, index: int) -> MadeLetter:
    return whole_letter(folder, index)


@every_letter
def test_a_fact_stands_where_the_truth_says(folder: str, index: int) -> None:
    letter = letter_of(folder, index)
    for kind in (FactKind.SENDER, FactKind.SUBJECT, FactKind.DATE):
        assert len(letter.truth.of(kind)) == 1
    for fact in letter.truth.facts:
        assert fact.places
        for place in fact.places:
            assert place.text.replace(" ", "") in _printed_in(letter, place)
            assert place.text in place.sentence


def _printed_in(letter: MadeLetter, place: Place) -> str:
    found = ""
    for area in place.areas:
        (left, top), (right, bottom) = area.xy[0] - ROUNDING_MM, area.xy[2] + ROUNDING_MM
        found += "".join(
            word.text
            for word in _words(letter, place.page)
            if left <= word.left_mm
            and word.right_mm <= right
            and top <= word.top_mm
            and word.bottom_mm <= bottom
        )
    return found


def _words(letter: MadeLetter, page: int) -> list[PrintedWord]:
    return [word for line in letter.sheets[page - 1].lines() for word in line.words]


@every_letter
def test_all_print_lies_on_its_sheet_and_no_word_over_another(folder: str, index: int) -> None:
    letter = letter_of(folder, index)
    for page, sheet in enumerate(letter.sheets, 1):
        words = _words(letter, page)
        for word in words:
            assert 0 < word.left_mm < word.right_mm < sheet.width_mm
            assert 0 < word.top_mm < word.bottom_mm < sheet.height_mm
        for one, other in combinations(words, 2):
            across = min(one.right_mm, other.right_mm) - max(one.left_mm, other.left_mm)
            down = min(one.bottom_mm, other.bottom_mm) - max(one.top_mm, other.top_mm)
            assert min(across, down) < TOUCHING_MM


@every_letter
def test_no_deadline_lies_before_its_letter(folder: str, index: int) -> None:
    truth = letter_of(folder, index).truth
    (sent,) = (fact.value for fact in truth.of(FactKind.DATE))
    assert isinstance(sent, date)
    assert all(
        isinstance(fact.value, date) and fact.value >= sent for fact in truth.of(FactKind.DEADLINE)
    )


def test_they_have_every_kind_and_sort_of_print() -> None:
    letters = [letter_of(folder, index) for folder, index in LETTERS]
    assert {letter.truth.kind for letter in letters} == set(LetterKind)
    kinds = {block.kind for each in letters for sheet in each.sheets for block in sheet.blocks}
    assert kinds >= {BlockKind.TABLE, BlockKind.SLIP, BlockKind.REFERENCE, BlockKind.FOOTER}
    assert {len(letter.sheets) for letter in letters} == {1, 2}


def test_odd_letters_are_to_read_and_even_ones_held_out() -> None:
    numbers = [{letter.number for letter in whole_letters(folder)} for folder in HALVES]
    assert numbers == [set(range(1, 113, 2)), set(range(2, 113, 2))]


def test_the_maker_gives_them_and_says_how_many_there_are() -> None:
    doormat = Material("doormat", "doormat", "doormat")
    assert make_letter(3, material=doormat).pdf == letter_of("doormat", 3).pdf
    assert count_of(300, doormat) == 56
    assert count_of(300, Material()) == 300
    with pytest.raises(IndexError, match="doormat has 56 letters"):
        make_letter(56, material=doormat)
    with pytest.raises(ValueError, match="nothing can be chosen"):
        make_letter(3, LetterKind.FINE, doormat)


def test_a_day_that_no_mark_says_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "wrong").mkdir()
    text = (files.FOLDER / "doormat" / "fine.txt").read_text("utf-8")
    (tmp_path / "wrong" / "fine.txt").write_text(text.replace("2026-05-21", "2026-05-22"), "utf-8")
    monkeypatch.setattr(files, "FOLDER", tmp_path)
    with pytest.raises(ValueError, match=r"wrong/fine.txt, letter 3: .* 2026-05-22, which no mark"):
        whole_letter("wrong", 0)
