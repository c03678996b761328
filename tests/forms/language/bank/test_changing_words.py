"""A word that changes what a sentence says is said with it, or the sentence is left in Dutch.

Put into a sentence of the bank it has to make another sentence of it, unless what we say has the
word too. `still_said.tsv` has where it changes nothing: judged one by one.
"""

import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from forms.language.tokens import folded
from tests.forms.language.bank.bank_files import (
    all_ways,
    bank,
    filled,
    patterns,
    sentences,
    some_ways,
    words_of_frames,
)

STILL_SAID = Path(__file__).parent / "still_said.tsv"
#: Each with the English that says it.
CHANGING = {
    **dict.fromkeys(("alleen", "uitsluitend", "slechts", "pas"), "only|alone|until|after|when"),
    **dict.fromkeys(
        ("misschien", "mogelijk", "wellicht", "waarschijnlijk", "vermoedelijk", "eventueel"),
        "may|might|perhaps|possib|probab|can|could|whether|if",
    ),
    **dict.fromkeys(
        ("meestal", "soms", "doorgaans", "in principe", "in beginsel", "naar verwachting"),
        "usual|normal|sometimes|may|expect|should|often|as planned|can",
    ),
    **dict.fromkeys(
        ("minstens", "minimaal", "ten minste"), "at least|or more|beforehand|long|min"
    ),
    **dict.fromkeys(
        ("maximaal", "hoogstens", "ten hoogste", "hooguit"), "up to|most|max|longest|largest"
    ),
    **dict.fromkeys(("gedeeltelijk", "deels", "onvoldoende"), "part|half|some|enough|too little"),
    **dict.fromkeys(("tijdelijk", "voorlopig", "vooralsnog"), "tempor|for now|provis|time|yet"),
    **dict.fromkeys(("bruto", "netto"), "bruto|netto|tax|wage"),
    **dict.fromkeys(("nauwelijks", "bijna", "enkele", "sommige"), "almost|hardly|some|few|several"),
    **dict.fromkeys(
        ("uw partner", "uw kind", "van uw partner", "van uw kind"), "partner|child|somebody"
    ),
    **dict.fromkeys(("te laat", "te vroeg", "te weinig"), "late|early|little|in time"),
}  # fmt: skip
#: Into so many ways of a variant, and at so many places, each word is put.
MOST_WAYS, MOST_PLACES = 1, 9


@pytest.mark.slow
def test_a_changing_word_makes_it_another_sentence() -> None:
    english = sentences("en")
    found = {
        f"{word}\t{pattern}"
        for pattern, variants in patterns().items()
        for word in _that_may_stand_in(pattern, variants)
        if not re.search(CHANGING[word], english[pattern], re.IGNORECASE)
        and any(_is_taken_for(pattern, each) for each in _with(word, variants))
    }
    lines = STILL_SAID.read_text("utf-8").splitlines()
    known = [line for line in lines if line and not line.startswith("#")]
    assert known == sorted(known)
    assert found - set(known) == set()
    assert set(known) - found == set()


def _that_may_stand_in(pattern: str, variants: list[str]) -> Iterator[str]:
    """The changing words all of which some way or frame of a pattern has: no other is taken."""
    own = {folded(word) for each in variants for way in all_ways(each) for word in way.split()}
    own |= words_of_frames().get(pattern, frozenset())
    return (word for word in CHANGING if own.issuperset(word.split()))


def _with(word: str, variants: list[str]) -> Iterator[str]:
    for variant in variants[:6]:
        for way in some_ways(variant, MOST_WAYS):
            words = filled(way, 0)[0].split()
            if word in " ".join(words).lower():
                continue
            places = range(len(words) + 1)
            if len(places) > MOST_PLACES:
                places = random.Random(way).sample(places, MOST_PLACES)
            for place in places:
                yield " ".join([*words[:place], word, *words[place:]])


def _is_taken_for(pattern: str, sentence: str) -> bool:
    match = bank().match(sentence)
    return match is not None and match.pattern == pattern
