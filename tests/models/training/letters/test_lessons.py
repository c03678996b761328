"""Lessons about letters can be made, and teach of every mark what their slots say."""

from pathlib import Path
from random import Random

import pytest

from models.letter_words import ASKS, KINDS, MARKS, ROLES
from models.training.letters.drafts import Drafts
from models.training.letters.lessons import Lesson, deadlines, lessons, lessons_in, made

EVERY = lessons()


def test_every_kind_and_every_ask_has_many_lessons() -> None:
    for kind in KINDS:
        assert sum(each.kind == kind and each.is_subject for each in EVERY) >= 4
        assert sum(each.kind == kind and not each.is_subject for each in EVERY) >= 20
    for ask in ASKS:
        assert sum(ask in each.asks for each in EVERY) >= 12


def test_every_lesson_can_be_made_and_keeps_its_roles() -> None:
    rng, by = Random(1), deadlines()
    for lesson in EVERY:
        for each in made(lesson, rng, by):
            marks = [sign for sign in each.text if sign in MARKS]
            assert marks == [mark for mark, _ in each.roles], lesson.text
            assert not set("{}[]|") & set(each.text.replace(" | ", "")), lesson.text
            assert all(role in ROLES[mark] for mark, role in each.roles if mark in ROLES)


def test_a_lesson_in_two_sentences_teaches_the_second() -> None:
    (question, answer) = made(
        Lesson("", (), False, "Niet eens? // object: Maak {by} bezwaar."), Random(2), ["vóór {d}"]
    )
    assert (question.asks, answer.asks) == ((), ("object",))


def test_the_same_chance_makes_the_same_letter() -> None:
    one, same, other = (Drafts(Random(seed)).letter() for seed in (5, 5, 6))
    assert one == same
    assert one != other


def test_worn_sentences_keep_their_marks() -> None:
    drafts = Drafts(Random(3))
    for _ in range(200):
        for each in drafts.letter().sentences:
            marks = [sign for sign in each.text if sign in MARKS]
            assert marks == [mark for mark, _ in each.roles]


def test_a_line_that_is_no_lesson_is_named(tmp_path: Path) -> None:
    file = tmp_path / "spoilt.txt"
    file.write_text("pay: Betaal {p}.\nno lesson at all\n", "utf-8")
    with pytest.raises(ValueError, match=r"spoilt\.txt, line 2"):
        list(lessons_in(file))
