"""Passages teach what each of their sentences asks, and a spoilt one is named."""

from pathlib import Path
from random import Random

import pytest

from models.letter_words import AMOUNT, ASKS, KINDS, MARKS, ROLES, SUBJECT
from models.training.letters.lessons import deadlines
from models.training.letters.passages import OPENINGS, Passages, passages_in, said

TWO = """# a remark
-: Bij deze brief zit een kaart.
reply+pay: Geef hem terug met {p}.

?: Of dit iets vraagt, is niet te zeggen.
"""


def test_each_sentence_of_a_passage_says_what_it_asks(tmp_path: Path) -> None:
    file = tmp_path / "two.txt"
    file.write_text(TWO, "utf-8")
    one, other = passages_in(file)
    told = said(one, Random(1), ["vóór {d}"])
    assert [each.asks for each in told] == [(), ("reply", "pay")]
    assert told[1].roles == [(AMOUNT, "to-pay")]
    assert [asks for asks, _ in other.sentences] == [None]


@pytest.mark.parametrize("line", ["Betaal {p}.", "dance: Dans mee.", "pay:  "])
def test_a_line_that_is_no_sentence_of_a_passage_is_named(tmp_path: Path, line: str) -> None:
    file = tmp_path / "spoilt.txt"
    file.write_text(f"-: Goed.\n{line}\n", "utf-8")
    with pytest.raises(ValueError, match=r"spoilt\.txt, line 2"):
        passages_in(file)


def test_every_passage_can_be_made_and_keeps_its_roles() -> None:
    rng, by = Random(1), deadlines()
    for passage in (*Passages().every, *Passages(OPENINGS).every):
        for each in said(passage, rng, by):
            marks = [sign for sign in each.text if sign in MARKS]
            assert marks == [mark for mark, _ in each.roles], each.text
            assert not set("{}[]|") & set(each.text), each.text
            assert all(role in ROLES[mark] for mark, role in each.roles if mark in ROLES)


def test_every_ask_has_many_passages_and_as_many_sentences_ask_nothing() -> None:
    sentences = [each for passage in Passages().every for each in passage.sentences]
    for ask in ASKS:
        assert sum(ask in (asks or ()) for asks, _ in sentences) >= 12
    assert sum(asks == () for asks, _ in sentences) > len(sentences) / 3


def test_every_kind_has_openings_that_begin_a_letter_of_it() -> None:
    every = Passages(OPENINGS).every
    assert {each.kind for each in every} == set(KINDS)
    for kind in KINDS:
        assert sum(each.kind == kind for each in every) >= 50


def test_an_opening_has_its_subject_first(tmp_path: Path) -> None:
    file = tmp_path / "one.txt"
    file.write_text("kind: refund\nS: Afrekening {year}\n-: U krijgt {b}.\n", "utf-8")
    (opening,) = passages_in(file)
    title, sentence = said(opening, Random(1), [])
    assert (opening.kind, title.asks, sentence.asks) == ("refund", None, ())
    assert title.text.startswith(SUBJECT)
    assert [role for _, role in title.roles] == ["", "none"]
