"""A forged letter differs from its honest twin in what its sender has not published, only."""

from functools import cache

import pytest

from forms.letter import FactRole
from tests.letters.forging import Forged, forge
from tests.letters.maker import make_letter
from tests.letters.senders import published_senders
from tests.letters.truth import FactKind, MadeLetter

SEEDS = range(18)


@cache
def forged(seed: int) -> Forged:
    return forge(seed)


def unpublished(letter: MadeLetter) -> set[str]:
    """What the letter prints of its sender and the sender has not published."""
    known = next(
        entry for entry in published_senders()["senders"] if entry["name"] == letter.sender
    )
    truth = letter.truth
    found = set()
    if any(fact.value not in known["phones"] for fact in truth.of(FactKind.PHONE)):
        found.add("phone")
    ibans = [fact for fact in truth.of(FactKind.IBAN) if fact.role is FactRole.SENDER]
    if any(fact.value not in known["ibans"] for fact in ibans):
        found.add("iban")
    links = [str(fact.value) for kind in (FactKind.URL, FactKind.EMAIL) for fact in truth.of(kind)]
    if any(_host(link) not in known["hosts"] for link in links):
        found.add("host")
    if letter.code is not None and _host(letter.code) not in known["codes"]:
        found.add("code")
    return found


def _host(link: str) -> str:
    return link.rpartition("://")[2].rpartition("@")[2].partition("/")[0].removeprefix("www.")


@pytest.mark.parametrize("seed", SEEDS)
def test_what_was_changed_is_unpublished_and_nothing_else(seed: int) -> None:
    letter = forged(seed)
    assert letter.changed
    assert unpublished(letter.letter) == letter.changed
    assert unpublished(letter.honest) == set()


def test_each_thing_is_changed_in_some_letter() -> None:
    changed = set[str]().union(*(forged(seed).changed for seed in SEEDS))
    assert changed == {"iban", "phone", "host", "code"}


def test_the_twin_says_the_same_otherwise() -> None:
    for seed in SEEDS:
        pair = forged(seed)
        assert pair.letter.truth.actions == pair.honest.truth.actions
        for kind in (FactKind.DATE, FactKind.DEADLINE, FactKind.AMOUNT, FactKind.REFERENCE):
            values = [
                [(fact.value, fact.role) for fact in letter.truth.of(kind)]
                for letter in (pair.letter, pair.honest)
            ]
            assert values[0] == values[1]


def test_the_same_seed_forges_the_same() -> None:
    assert forge(3).letter.pdf == forged(3).letter.pdf
    assert forged(3).honest.pdf == make_letter(3).pdf
