"""Sentences that say something else, however alike they look: none is taken for what it is not."""

import json
import random
import re
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.language.bank.slots import NOUN_KINDS
from forms.language.bank.tolerance import FILLERS, Tolerance
from forms.language.tokens import folded
from tests.forms.language.bank.bank_files import (
    BANK,
    all_ways,
    bank,
    filled,
    judged,
    patterns,
    some_ways,
    topics,
    words_of_frames,
)

JUDGED = judged("judged.tsv")
OPPOSITES = json.loads((BANK / "opposites.json").read_text("utf-8"))["opposites"]
ARTICLE_OF_A_NOUN = re.compile(
    rf"\b(?:uw|de|het|een) (?=\{{(?:{'|'.join(sorted(kind.value for kind in NOUN_KINDS))})\}})"
)
SAMPLES = [1, pytest.param(40, marks=[pytest.mark.verify, pytest.mark.timeout(900)])]


@pytest.mark.parametrize(("expected", "sentence"), JUDGED)
def test_a_judged_sentence_is_taken_for_what_it_is(expected: str, sentence: str) -> None:
    match = bank().match(sentence)
    assert (match.pattern if match else "-") == expected


@pytest.mark.parametrize("topic", topics())
@pytest.mark.parametrize("most", SAMPLES)
def test_a_negation_more_makes_it_another_sentence(most: int, topic: str) -> None:
    wrong = []
    for pattern, variants in topics()[topic].items():
        for variant in variants[:most]:
            for way in some_ways(variant, most):
                wrong += [
                    turned
                    for turned in with_one_more(way)
                    if turned not in all_of(pattern) and is_taken_for(turned, pattern)
                ]
    assert wrong == []


@pytest.mark.parametrize("most", SAMPLES)
def test_a_negation_less_makes_it_another_sentence(most: int) -> None:
    wrong = []
    for pattern, variants in patterns().items():
        for variant in variants[:most]:
            for way in some_ways(variant, most):
                turned = re.sub(r"\b(?:niet|geen|nooit) ", "", way, count=1)
                if turned != way and turned not in all_of(pattern):
                    wrong += [turned] * is_taken_for(turned, pattern)
    assert wrong == []


@pytest.mark.parametrize("topic", topics())
@pytest.mark.parametrize("most", SAMPLES)
def test_the_opposite_word_makes_it_another_sentence(most: int, topic: str) -> None:
    wrong = []
    for pattern, variants in topics()[topic].items():
        own = {folded(word) for each in variants for way in all_ways(each) for word in way.split()}
        # What a frame of it says is said of the pattern too: those are judged in test_frames.
        own |= words_of_frames().get(pattern, frozenset())
        for variant in variants[:most]:
            for way in some_ways(variant, most):
                wrong += [
                    turned
                    for turned in turned_around(way, own)
                    if not is_of_a_noun(turned, pattern) and is_taken_for(turned, pattern)
                ]
    assert wrong == []


@pytest.mark.parametrize(
    ("seen", "meant"),
    [
        ("hoger", "lager"),
        ("verhoging", "verlaging"),
        ("gegrond", "ongegrond"),
        ("ongegrond", "gegrond"),
        ("een", "geen"),
        ("geeft", "heeft"),
        ("weken", "werken"),
        ("nlet", "niet"),
        ("betaald", "bepaald"),
        ("minimaal", "maximaal"),
        ("ontvangen", "vervangen"),
        ("terugbetalen", "betalen"),
        ("pagina1", "pagina"),
    ],
)
def test_no_word_is_read_into_another(seen: str, meant: str) -> None:
    known = {word for group in OPPOSITES for side in group for word in side}
    assert Tolerance(known | {"heeft", "ontvangen"}).edits(seen, meant) is None


@pytest.mark.parametrize(
    ("seen", "meant", "edits"),
    [("betaien", "betalen", 1), ("rnoet", "moet", 1), ("bezwaarschrifl", "bezwaarschrift", 1),
     ("dagtekeninq", "dagtekening", 1), ("1aatste", "laatste", 1)],
)  # fmt: skip
def test_slips_of_the_reader_are_forgiven(seen: str, meant: str, edits: int) -> None:
    assert Tolerance(()).edits(seen, meant) == edits


@given(st.text(max_size=80))
def test_any_text_can_be_matched_or_not(text: str) -> None:
    match = bank().match(text)
    assert match is None or match.pattern in patterns()


def with_one_more(way: str) -> list[str]:
    """The way with a negation put in, once here and once there."""
    words = way.split()
    places = random.Random(way).sample(range(1, len(words)), min(2, len(words) - 1))
    return [
        " ".join([*words[:place], negation, *words[place:]])
        for negation, place in zip(("niet", "geen"), places, strict=False)
    ]


def turned_around(way: str, own: set[str]) -> list[str]:
    """The way with one word at a time replaced by one of another side, that is not its own."""
    turned = []
    for word in {each.strip(".,?:") for each in way.split()} - FILLERS:
        for group in OPPOSITES:
            for side in group:
                if word.lower() in side:
                    others = [other for rest in group if rest is not side for other in rest]
                    turned += [
                        re.sub(rf"\b{re.escape(word)}\b", other, way, count=1)
                        for other in others
                        if folded(other) not in own | FILLERS
                    ]
    return turned


def is_of_a_noun(way: str, pattern: str) -> bool:
    """Whether `way` is one of the pattern, but for an article that belongs to what fills a slot.

    “U vroeg uw {sum}”, turned from “U vroeg ons {sum}”, says “U vroeg {sum}” of “uw huur”.
    """
    return any(
        way[: article.start()] + way[article.end() :] in all_of(pattern)
        for article in ARTICLE_OF_A_NOUN.finditer(way)
    )


def is_taken_for(way: str, pattern: str) -> bool:
    match = bank().match(filled(way, 0)[0])
    return match is not None and match.pattern == pattern


@cache
def all_of(pattern: str) -> frozenset[str]:
    return frozenset(way for variant in patterns()[pattern] for way in all_ways(variant))
