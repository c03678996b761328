"""Several things in one sentence: said one after the other, and no part under what it is not."""

import pytest

from forms.language.bank.carried import carried
from forms.language.bank.halves import halves_of
from tests.forms.language.bank.bank_files import bank, judged

JUDGED = judged("judged_joined.tsv")


@pytest.mark.parametrize(("expected", "sentence"), JUDGED)
def test_a_judged_sentence_is_said_as_it_should_be(expected: str, sentence: str) -> None:
    match = bank().match(sentence)
    text = bank().say(match, "en") if match else None
    assert (text.text.replace("\xa0", " ") if text else "-") == expected


@pytest.mark.parametrize("language", sorted(bank().languages - {"nl"}))
def test_every_language_says_a_choice(language: str) -> None:
    match = bank().match("U kunt bezwaar maken of uitstel van betaling aanvragen.")
    text = bank().say(match, language) if match else None
    assert text is not None
    assert "{" not in text.text


@pytest.mark.parametrize(
    ("first", "second", "alone"),
    [
        ("Wij hebben het ontvangen", "nemen het in behandeling.", "Wij nemen het in behandeling."),
        ("U kunt ons bellen", "mailen naar a@b.nl.", "U kunt mailen naar a@b.nl."),
        ("Vul het formulier in", "stuur het terug.", "stuur het formulier terug."),
        ("Daarna moet u bellen", "het opsturen.", "u moet het opsturen."),
    ],
)
def test_what_the_first_has_for_both_is_put_to_the_second(
    first: str, second: str, alone: str
) -> None:
    assert alone in list(carried(first, second))


@pytest.mark.parametrize(
    "first",
    ["U kunt niet bellen", "Als u verhuist, moet u bellen", "U hebt geen recht op huurtoeslag"],
)
def test_a_condition_or_a_no_is_not_shared(first: str) -> None:
    assert list(carried(first, "mailen.")) == []


def test_of_is_a_choice_only_of_what_may_be_done() -> None:
    assert [each.join for each in halves_of("U kunt bellen of mailen.")] == ["or"]
    for sentence in (
        "U moet bellen of mailen.",
        "Vraag of u mag bellen.",
        "U mag niet bellen of a.",
    ):
        assert list(halves_of(sentence)) == []
