"""Letters to learn from, made of whole stories."""

from pathlib import Path
from random import Random

import pytest

from models.letter_words import KINDS, MARKS, ROLES
from models.training.letters.stories import Stories

_WORDINGS = Path(__file__).parents[3] / "letters" / "wordings"
_LETTERS = 400
#: As docs/letter-words.md has them.
_LEARNED = (
    "developed", "held-out", "crossed", "newest", "many", "fresh", "broad", "anew", "plainspoken",
    "unseen", "unopened", "sealed", "dealings", "withheld", "offices", "elsewhere", "untouched",
    "counters", "households", "beyond",
)  # fmt: skip


def test_each_value_of_a_story_has_its_mark_and_a_role_of_that_mark() -> None:
    rng, stories = Random(1), Stories([_WORDINGS / "developed", _WORDINGS / "crossed"])
    kinds = set()
    for _ in range(_LETTERS):
        kind, sentences = stories.letter(rng)
        kinds.add(kind)
        for each in sentences:
            marks = [sign for sign in each.text if sign in MARKS]
            assert marks == [mark for mark, _ in each.roles]
            assert all(role in ROLES[mark] for mark, role in each.roles if mark in ROLES)
            assert "{" not in each.text
    assert kinds == set(KINDS)


def test_what_is_asked_in_a_story_is_taught_with_its_sum() -> None:
    rng, stories = Random(2), Stories([_WORDINGS / "developed"])
    told = [each for _ in range(_LETTERS) for each in stories.letter(rng)[1]]
    asked = [each for each in told if each.asks == ("pay",)]
    assert any(("to-pay" in {role for _, role in each.roles}) for each in asked)
    assert all(each.asks != () for each in told if "to-pay" in {role for _, role in each.roles})


@pytest.mark.parametrize("folder", _LEARNED)
def test_what_the_network_learned_from_can_be_learned_from_again(folder: str) -> None:
    rng, stories = Random(3), Stories([_WORDINGS / folder])
    assert all("{" not in each.text for _ in range(40) for each in stories.letter(rng)[1])


def test_what_a_pool_of_another_name_says_is_taught_to_ask_nothing() -> None:
    rng, stories = Random(4), Stories([_WORDINGS / "unseen"])
    told = [each for _ in range(_LETTERS) for each in stories.letter(rng)[1]]
    paid_elsewhere = [each for each in told if "rijbewijs betaalt u" in each.text]
    assert paid_elsewhere
    assert all(each.asks == () for each in paid_elsewhere)


def test_a_heading_is_taught_neither_to_ask_nor_to_ask_nothing() -> None:
    rng, stories = Random(5), Stories([_WORDINGS / "unseen"])
    told = [each for _ in range(_LETTERS) for each in stories.letter(rng)[1]]
    headings = [each for each in told if each.text in ("Zo betaalt u", "Hoe kunt u betalen?")]
    assert headings
    assert all(each.asks is None for each in headings)


def test_a_folder_without_stories_is_said() -> None:
    with pytest.raises(FileNotFoundError):
        Stories([_WORDINGS / "nothing"])
