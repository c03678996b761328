"""A whole letter is taught in the sentences the rules hear, with the roles its author marked."""

from pathlib import Path

import pytest

from models.letter_words import AMOUNT, DAY, IBAN, NUMBER, TERM
from tests.letters.whole import files
from tests.letters.whole.files import whole_letters
from tests.letters.whole.lessons import lesson_of

LETTER = """=== 1
kind: assessment
date Datum: 9 april 2026
from: Gemeente Dorp
subject Betreft: Uw aanslag van 2026
reference Aanslagnummer: {ref: AB-88123}
asks: pay by 2026-05-21, object? by 2026-05-21
layout: developed/classic
---
Wij betaalden u op 3 maart 2026 {sum: € 12,00} en dat is {sum or refund: € 9,00}.

|!Wat|Bedrag
|Afval|{sum: € 40,00}
|=Samen|{to-pay: € 40,00}

MARKPAY Betaal {to-pay: € 40,00} vóór {day: 21 mei 2026} op {iban: NL48 CBBN 0705 0099 88}.

U kunt {6 weeks: binnen zes weken} bezwaar maken, of {?14 days: binnen 14 dagen} bellen.
"""


def lesson(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mark: str, in_row: str = ""
) -> dict[str, object]:
    """What the letter teaches with a mark before its first asking, and in its last row."""
    monkeypatch.setattr(files, "FOLDER", tmp_path)
    # What is read of a folder is kept by its name.
    folder = tmp_path / f"with {mark}{in_row}"
    folder.mkdir()
    marked = LETTER.replace("MARKPAY", mark).replace("|=Samen", f"|={in_row}Samen")
    (folder / "assessment.txt").write_text(marked, "utf-8")
    return lesson_of(whole_letters(folder.name)[0])


def test_every_value_has_the_role_its_author_gave_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taught = lesson(tmp_path, monkeypatch, "<pay>")
    assert taught["kind"] == "assessment"
    roles = {each["text"]: [tuple(role) for role in each["roles"]] for each in taught["sentences"]}
    told = f"Wij betaalden u op {DAY} {AMOUNT} en dat is {AMOUNT} ."
    assert roles[told] == [(DAY, "none"), (AMOUNT, "none"), (AMOUNT, "")]
    asked = f"Betaal {AMOUNT} vóór {DAY} op {IBAN} ."
    assert roles[asked] == [(AMOUNT, "to-pay"), (DAY, "due"), (IBAN, "")]
    assert roles[f"Afval {AMOUNT}"] == [(AMOUNT, "none")]
    assert roles[f"Samen {AMOUNT}"] == [(AMOUNT, "to-pay")]
    assert roles[NUMBER] == [(NUMBER, "reference")]
    # Six weeks is due on the day that is printed as well; what may be left out is not taught.
    counted = f"U kunt binnen {TERM} bezwaar maken, of binnen {TERM} bellen."
    assert roles[counted] == [(TERM, "due"), (TERM, "")]


def test_a_sentence_without_a_mark_asks_nothing_where_a_letter_marks_any(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asks = {
        each["text"].split()[0]: each["asks"]
        for each in lesson(tmp_path, monkeypatch, "<pay>")["sentences"][1:]
    }
    assert asks["Betaal"] == ["pay"]
    assert asks["Wij"] == asks["Afval"] == []


def test_of_a_letter_without_such_marks_nobody_knows_what_a_sentence_asks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taught = lesson(tmp_path, monkeypatch, "")
    assert {each["asks"] for each in taught["sentences"]} == {None}


def test_what_the_first_cell_of_a_row_asks_the_row_asks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sentences = lesson(tmp_path, monkeypatch, "", in_row="<pay> ")["sentences"]
    asks = {each["text"]: each["asks"] for each in sentences}
    assert asks[f"Samen {AMOUNT}"] == asks["Samen"] == ["pay"]
    assert asks[f"Afval {AMOUNT}"] == asks["Afval"] == []
