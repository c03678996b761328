"""A sentence says one thing where one is printed; those that still say more stand in a list."""

import re
from pathlib import Path

from tests.forms.language.bank.bank_files import BANK, adjuncts, clauses, contents, patterns

#: What “or” and an example look like in English, and what allows them in Dutch, where
#: “denk aan” gives an example.
SAYS_TWO = re.compile(r"\bor\b|such as|for example", re.IGNORECASE)
PRINTS_TWO = re.compile(
    r"\b(?:of|zoals|bijvoorbeeld|denk\w*(?: daarbij| hierbij)? aan|niet|geen|nooit)\b"
    r"|/|uiterlijk|t/m",
    re.IGNORECASE,
)
STILL_WIDE = Path(__file__).parent / "still_wide.txt"


def english() -> dict[str, str]:
    return {
        key: text
        for file in contents(BANK / "en")
        for part in ("sentences", "clauses", "nouns")
        for key, text in file.get(part, {}).items()
    }


def nouns() -> dict[str, list[str]]:
    return {key: ways for file in contents(BANK / "nouns") for key, ways in file["nouns"].items()}


def wide() -> set[str]:
    printed = patterns() | clauses() | adjuncts() | nouns()
    return {
        key
        for key, text in english().items()
        if SAYS_TWO.search(text)
        and key in printed
        and not all(PRINTS_TWO.search(way) for way in printed[key])
    }


def test_no_more_sentences_say_two_things_where_one_is_printed() -> None:
    listed = STILL_WIDE.read_text("utf-8").splitlines()
    known = [line for line in listed if line and not line.startswith("#")]
    assert known == sorted(known)
    assert wide() - set(known) == set()


def test_a_sentence_that_was_narrowed_leaves_the_list() -> None:
    known = {line for line in STILL_WIDE.read_text("utf-8").splitlines() if line[:1] != "#"}
    assert known - {""} - wide() == set()
