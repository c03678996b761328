from datetime import date

import pytest

from forms.letter import FactRole, LetterKind
from tests.benchmarks.what_matters import (
    ASKS,
    DEADLINE,
    DECIDES,
    FACT,
    MATTERS,
    REST,
    SUBJECT,
    Carrying,
    Share,
    counted,
)
from tests.letters.maker import Material, make_letter
from tests.letters.truth import FactKind, Place, TrueFact, Truth

PAY = "U moet € 80 betalen vóór 1 mei 2026."


def carrying() -> Carrying:
    deadline = Place(1, "1 mei 2026", (), PAY)
    subject = Place(1, "Uw aanslag", (), "Uw aanslag")
    facts = (
        TrueFact(FactKind.DEADLINE, date(2026, 5, 1), FactRole.DUE, (deadline,)),
        TrueFact(FactKind.SUBJECT, "Uw aanslag", None, (subject,)),
    )
    asking = (f"{PAY} Doe dat op tijd.",)
    return Carrying(Truth(LetterKind.ASSESSMENT, facts, (), asking))


def test_what_the_truth_holds_matters() -> None:
    assert carrying().classes_of(PAY) == {DEADLINE, FACT, ASKS, MATTERS}
    assert carrying().classes_of("Doe dat op tijd.") == {ASKS, MATTERS}
    assert carrying().classes_of("Betreft: Uw aanslag") == {SUBJECT, MATTERS}
    assert carrying().classes_of("Op 1 mei 2026 is het kantoor dicht.") == {REST}


@pytest.mark.parametrize(
    "sentence",
    [
        "Wij wijzen uw aanvraag af.",
        "Uw aanvraag is goedgekeurd.",
        "U krijgt geen toeslag.",
        "Uw bezwaar is ongegrond.",
        "Wij schelden de aanslag kwijt.",
    ],
)
def test_an_outcome_decides(sentence: str) -> None:
    assert DECIDES in carrying().classes_of(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Is uw aanvraag afgewezen?",
        "Als wij uw aanvraag afwijzen, hoort u dat.",
        "U kunt bezwaar maken tegen het besluit.",
        "Wij hopen u hiermee te hebben geholpen.",
        "Hebt u recht op toeslag? Kijk op onze website.",
    ],
)
def test_what_may_still_come_and_courtesy_do_not(sentence: str) -> None:
    assert carrying().classes_of(sentence) == {REST}


def test_sentences_and_words_are_counted_in_each_class() -> None:
    shares: dict[str, Share] = {}
    list(counted(shares, {FACT, MATTERS}, "Drie gewone woorden.", is_covered=True))
    list(counted(shares, {MATTERS}, "Twee woorden.", is_covered=False))
    assert (shares[FACT].sentences, shares[FACT].covered_words) == (1, 3)
    assert (shares[MATTERS].sentences, shares[MATTERS].words, shares[MATTERS].covered) == (2, 5, 1)


def test_a_made_letter_knows_the_wordings_that_ask() -> None:
    letters = [make_letter(seed, material=Material()) for seed in range(6)]
    for letter in letters:
        printed = "".join(" ".join(letter.printed()).replace("-", "").split())
        assert bool(letter.truth.actions) <= bool(letter.truth.asking)
        for wording in letter.truth.asking:
            assert "".join(wording.replace("-", "").split()) in printed
