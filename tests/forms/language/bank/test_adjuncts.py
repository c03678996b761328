"""What stands in a sentence and is said beside it: when, how, on what ground, about what."""

import pytest

from tests.forms.language.bank.bank_files import FILLINGS, SLOT, adjuncts, all_ways, bank, judged

JUDGED = judged("judged_adjuncts.tsv")
#: A sentence that says nothing of when, how or about what, and one that such may hang on.
PLAIN = "kunt u bezwaar maken."
PLAIN_SAID = "objection-possible"


def said(sentence: str, language: str = "en") -> str:
    match = bank().match(sentence)
    text = bank().say(match, language) if match else None
    return text.text.replace("\xa0", " ") if text else "-"


@pytest.mark.parametrize(("expected", "sentence"), JUDGED)
def test_a_judged_sentence_is_said_as_it_should_be(expected: str, sentence: str) -> None:
    assert said(sentence) == expected


def filled(way: str) -> str:
    return SLOT.sub(lambda slot: FILLINGS[slot[1]][0], way)


def test_every_way_is_said_before_a_sentence_of_the_bank() -> None:
    wrong = []
    for name, ways in adjuncts().items():
        for way in (each for variant in ways for each in all_ways(variant)[:6]):
            # The bank says some of these in one with the sentence, and others as a clause.
            about = name.startswith("about-")
            sentence = f"Uw aanvraag {way} is afgewezen." if about else f"{way} {PLAIN}"
            match = bank().match(filled(sentence))
            if match is None or not match.pattern.endswith(
                ("application-rejected", "application-of-rejected", PLAIN_SAID)
                if about
                else (PLAIN_SAID, "objection-deadline", "objection-online")
            ):
                wrong.append((name, sentence, match and match.pattern))
    assert wrong == []


@pytest.mark.parametrize("language", sorted(bank().languages - {"nl"}))
def test_every_language_says_both_with_nothing_left_open(language: str) -> None:
    for sentence in (
        "Op 1 mei 2026 nemen wij contact met u op.",
        "Uw aanvraag voor huurtoeslag is afgewezen.",
        "Wij nemen binnen 3 werkdagen telefonisch contact met u op.",
    ):
        text = said(sentence, language)
        assert text != "-"
        assert "{" not in text
        assert text[0] == text[0].upper()
