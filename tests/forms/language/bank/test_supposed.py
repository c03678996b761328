"""What only would happen is not said as if it had happened."""

import re

import pytest

from forms.language.bank.matching import PhraseMatch
from tests.forms.language.bank.bank_files import (
    BANK,
    SLOT,
    bank,
    contents,
    filled,
    patterns,
    sentences,
    some_ways,
)

#: English that says something is done. What was done before is true under a condition as well.
SAID_AS_DONE = re.compile(
    r"^(?:(?:your|the|this|we|you)\b[^.:]{0,60}? )?"
    r"(?:(?:have|has) (?:now |already |not )?(?:been |changed\b|received\b|granted\b|decided\b)"
    r"|(?:got|did not keep)\b)",
    re.IGNORECASE,
)
#: Told of the past in Dutch too, or of what holds whatever is done: “mag verlopen zijn”.
TRUE_ALL_THE_SAME = frozenset(
    {
        *("id-expired-at-most", "may-stay-until-decision", "no-need-to-pay-while-deciding"),
        *("fine-percentage-of", "letter-because-changed", "hear-what-decided-deadline"),
        *("amount-must-arrive-deadline", "payment-must-arrive-deadline"),
    }
)
BEHIND = ("Doet u dit niet, dan {}.", "Doe dit, anders {}.")
#: Verbs of the perfect: who begins so tells what is done.
PERFECT = frozenset(
    {
        *("hebt", "heeft", "hebben", "bent", "is", "zijn", "was", "waren", "werd", "werden"),
        *("had", "hadden", "ontving", "ontvingen", "kreeg", "kregen", "stond", "ontvangen"),
    }
)


def supposed() -> dict[str, str]:
    """By pattern said as done, what is said where it only would be."""
    found: dict[str, str] = {}
    for content in contents(BANK / "clauses"):
        found |= content.get("supposed", {})
    return found


def turned(way: str) -> str | None:
    """A main clause in the present with its verb first, as it stands behind “dan”."""
    words = (way[0].lower() + way[1:]).rstrip(".").split()
    size = 1 if words[0] in ("u", "wij") else 2
    if words[0] not in ("u", "wij", "uw", "de", "het") or len(words) <= size:
        return None
    return (
        None
        if words[size] in PERFECT
        else " ".join([words[size], *words[:size], *words[size + 1 :]])
    )


def parts_of(match: PhraseMatch) -> set[str]:
    return {each for part in match.parts for each in parts_of(part)} or {match.pattern}


def test_nothing_is_said_as_done_that_hangs_on_a_condition() -> None:
    english, wrong = sentences("en"), []
    for pattern, variants in patterns().items():
        if not SAID_AS_DONE.search(english[pattern]) or pattern in TRUE_ALL_THE_SAME:
            continue
        for variant in variants:
            for way in some_ways(variant, 12):
                clause = turned(filled(way, 0)[0])
                for behind in BEHIND if clause else ():
                    match = bank().match(behind.format(clause))
                    wrong += [behind.format(clause)] * bool(match and pattern in parts_of(match))
    assert wrong == []


def test_what_is_said_instead_has_the_same_slots() -> None:
    for done, instead in supposed().items():
        assert done in patterns()
        if instead:
            assert instead in patterns()
            slots, others = (
                {slot for way in patterns()[name] for slot in SLOT.findall(way)}
                for name in (done, instead)
            )
            assert slots == others, done


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Wij wijzen uw aanvraag af.", "Your application has been rejected."),
        ("Dan wijzen wij uw aanvraag af.", "Your application will be rejected."),
        ("Uw aanvraag zal worden afgewezen.", "Your application will be rejected."),
        ("Wij zullen uw aanvraag afwijzen.", "Your application will be rejected."),
        (
            "Doet u dit niet, dan krijgt u een boete van € 170.",
            "If you do not do this: in that case: you will get a fine of €170.00.",
        ),
        ("Anders krijgt u een boete van € 170.", "Otherwise: you will get a fine of €170.00."),
        ("U krijgt een boete van € 170.", "You have been fined €170.00."),
    ],
)
def test_a_decision_and_what_may_become_one_are_told_apart(sentence: str, said: str) -> None:
    match = bank().match(sentence)
    assert match is not None
    text = bank().say(match, "en")
    assert text is not None
    assert text.text == said


@pytest.mark.parametrize(
    "sentence",
    [
        "Als u niets stuurt, verlengen wij uw verblijfsvergunning.",
        "Dan krijgt u geen betalingsregeling.",
        "Wij keuren uw aanvraag in principe goed.",
        "Uw aanvraag is in principe goedgekeurd.",
    ],
)
def test_what_cannot_be_said_so_is_left_in_dutch(sentence: str) -> None:
    assert bank().match(sentence) is None
