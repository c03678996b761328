"""A sentence says one thing where one is printed; those that still say more stand in a list.

The Dutch is compared with the English, and the English with each other language, so that none
says “or” on its own. New languages are compared when their word for “or” stands here.
"""

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
#: “Or” in each language. Behind no letter: Polish “lub” is no part of “lubisz”.
OR = {
    language: re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
    for language, words in {
        "ar": "أو",
        "de": "oder",
        "es": "o|u",
        "fa": "یا",
        "fr": "ou",
        "pl": "lub|albo",
        "ro": "sau",
        "tr": "veya|ya da",
        "uk": "або",
    }.items()
}
#: Where English has none of these, “or” says more; a partner is named twice for either sex.
MAY_SAY_OR = re.compile(r"\bor\b|\bwhether\b|partner", re.IGNORECASE)
OR_ELSEWHERE = Path(__file__).parent / "or_elsewhere.tsv"


def said_in(language: str) -> dict[str, str]:
    return {
        key: text
        for file in contents(BANK / language)
        for part in ("sentences", "clauses", "nouns")
        for key, text in file.get(part, {}).items()
    }


def nouns() -> dict[str, list[str]]:
    return {key: ways for file in contents(BANK / "nouns") for key, ways in file["nouns"].items()}


def wide() -> set[str]:
    printed = patterns() | clauses() | adjuncts() | nouns()
    return {
        key
        for key, text in said_in("en").items()
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


def or_elsewhere() -> set[str]:
    """Language and id, with a tab between, of what says “or” where the English does not."""
    english = said_in("en")
    return {
        f"{language}\t{key}"
        for language, word in OR.items()
        for key, text in said_in(language).items()
        if word.search(text) and not MAY_SAY_OR.search(english[key])
    }


def test_no_language_says_or_where_the_english_does_not() -> None:
    listed = OR_ELSEWHERE.read_text("utf-8").splitlines()
    known = [line for line in listed if line and not line.startswith("#")]
    assert known == sorted(known)
    assert or_elsewhere() ^ set(known) == set()
