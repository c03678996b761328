"""Letters written out whole are read, and what is wrong with one is said."""

from datetime import date
from pathlib import Path

import pytest

from forms.letter import ActionKind, LetterKind
from tests.letters.truth import TrueAction
from tests.letters.whole import files
from tests.letters.whole.files import Labelled, is_whole, whole_letters

WRITTEN = """=== 7
kind: fine, decision
date Datum: 9 april 2026
from: Bureau Een
also from: Bureau 1 | B1
subject Betreft: Een boete
reference Ons kenmerk: {ref: Z-3390}
contact Telefoon: {phone: 058 700 12 12}
asks: object? by 2026-05-21, pay by 2026-05-21, reply?
layout: developed/classic
---
Betaal {to-pay: € 20} vóór {day: 21 mei 2026}.
"""
NUMBER = iter(range(10**6))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(files, "FOLDER", tmp_path)
    made = tmp_path / f"theirs-{next(NUMBER)}"
    made.mkdir()
    return made


def test_a_letter_is_read_head_and_body(folder: Path) -> None:
    (folder / "fine.txt").write_text(WRITTEN, "utf-8")
    (letter,) = whole_letters(folder.name)
    assert letter.kinds == (LetterKind.FINE, LetterKind.DECISION)
    assert letter.date == Labelled("Datum", "9 april 2026")
    assert letter.also_called == ("Bureau 1", "B1")
    assert letter.references == (Labelled("Ons kenmerk", "{ref: Z-3390}"),)
    assert letter.body == ("Betaal {to-pay: € 20} vóór {day: 21 mei 2026}.",)
    day = date(2026, 5, 21)
    assert letter.actions == (
        TrueAction(ActionKind.PAY, day),
        TrueAction(ActionKind.REPLY, None, is_optional=True),
        TrueAction(ActionKind.OBJECT, day, is_optional=True),
    )


def test_where_nothing_must_be_done_a_card_may_say_so(folder: Path) -> None:
    (folder / "fine.txt").write_text(WRITTEN.replace("pay by", "pay? by"), "utf-8")
    (letter,) = whole_letters(folder.name)
    assert TrueAction(ActionKind.NOTHING, None, is_optional=True) in letter.actions


def test_letters_come_by_number_whatever_file_they_are_in(folder: Path) -> None:
    (folder / "a.txt").write_text(WRITTEN, "utf-8")
    (folder / "b.txt").write_text(WRITTEN.replace("=== 7", "=== 3"), "utf-8")
    assert [letter.number for letter in whole_letters(folder.name)] == [3, 7]


@pytest.mark.parametrize(
    ("right", "wrong", "fault"),
    [
        ("kind: fine", "kind: bill", "fine.txt, letter 7: 'bill' is not a valid LetterKind"),
        ("subject Betreft: Een boete\n", "", "letter 7: its head does not say subject"),
        ("from: Bureau Een", "form: Bureau Een", "letter 7: its head has a line .* form: Bureau"),
        ("layout: developed/classic", "layout: nobody/drew", "there is no layout nobody/drew"),
        ("pay by 2026", "pay before 2026", "it asks “pay before 2026-05-21”, which is no action"),
        ("\n---\n", "\n", "there is no line --- between head and body"),
        ("kind: fine", "from: Bureau Twee\nkind: fine", "from is said twice"),
    ],
)
def test_a_fault_is_named_with_its_letter(folder: Path, right: str, wrong: str, fault: str) -> None:
    (folder / "fine.txt").write_text(WRITTEN.replace(right, wrong, 1), "utf-8")
    with pytest.raises(ValueError, match=fault):
        whole_letters(folder.name)


def test_two_letters_of_one_number_are_refused(folder: Path) -> None:
    (folder / "fine.txt").write_text(WRITTEN * 2, "utf-8")
    with pytest.raises(ValueError, match="has the same number"):
        whole_letters(folder.name)


def test_a_folder_of_wordings_is_none_of_whole_letters() -> None:
    assert is_whole("doormat")
    assert is_whole("doorstep")
    assert not is_whole("developed")
    assert not is_whole("")
