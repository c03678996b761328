"""Sentences that say “je”: read as the same sentence with “u”, and as no other."""

import pytest

from forms.language.bank.familiar import formal_readings
from tests.forms.language.bank.bank_files import bank


@pytest.mark.parametrize(
    ("familiar", "formal"),
    [
        ("Je moet dit formulier invullen.", "U moet dit formulier invullen."),
        ("Je hebt recht op zorgtoeslag.", "U hebt recht op zorgtoeslag."),
        ("Heb je vragen?", "Hebt u vragen?"),
        ("Dan kun je bezwaar maken.", "Dan kunt u bezwaar maken."),
        ("Je kan ons bellen.", "U kunt ons bellen."),
        ("Je wil uitstel.", "U wilt uitstel."),
        ("Je aanvraag is afgewezen.", "Uw aanvraag is afgewezen."),
        ("Neem je paspoort mee.", "Neem uw paspoort mee."),
        ("Meld je aan op www.duo.nl.", "Meld u aan op www.duo.nl."),
        ("Moet je je inkomen doorgeven?", "Moet u uw inkomen doorgeven?"),
        ("Als je verhuist, moet je dit melden.", "Als u verhuist, moet u dit melden."),
        ("Wij sturen je een brief.", "Wij sturen u een brief."),
        ("Wij hebben jouw aanvraag ontvangen.", "Wij hebben uw aanvraag ontvangen."),
        ("Ben je het er niet mee eens?", "Bent u het er niet mee eens?"),
        ("Betaal je niet op tijd, dan stijgt het.", "Betaalt u niet op tijd, dan stijgt het."),
        ("Vanaf 1 mei krijg je € 80.", "Vanaf 1 mei krijgt u € 80."),
    ],
)
def test_a_sentence_with_je_is_read_as_one_with_u(familiar: str, formal: str) -> None:
    assert formal in list(formal_readings(familiar))


def test_a_sentence_without_je_has_no_other_reading() -> None:
    for sentence in ("U moet dit melden.", "Het projectje jeukt.", "Jeugdzorg belt u.", ""):
        assert list(formal_readings(sentence)) == []


@pytest.mark.parametrize(
    ("familiar", "formal"),
    [
        ("Je moet € 80 betalen.", "U moet € 80 betalen."),
        ("Je hoeft niets te doen.", "U hoeft niets te doen."),
        ("Je aanvraag is afgewezen.", "Uw aanvraag is afgewezen."),
        ("Heb je vragen?", "Hebt u vragen?"),
        ("Ben je het niet eens met dit besluit?", "Bent u het niet eens met dit besluit?"),
        ("Dan kun je bezwaar maken.", "Dan kunt u bezwaar maken."),
        ("Neem je paspoort mee.", "Neem uw paspoort mee."),
        ("Als je verhuist, moet je € 80 betalen.", "Als u verhuist, moet u € 80 betalen."),
        ("Je krijgt € 80 terug.", "U krijgt € 80 terug."),
    ],
)
def test_the_bank_says_of_je_what_it_says_of_u(familiar: str, formal: str) -> None:
    said, meant = bank().match(familiar), bank().match(formal)
    assert meant is not None
    assert said is not None
    assert said.pattern == meant.pattern


@pytest.mark.parametrize(
    "sentence",
    [
        "Je moet geen € 80 betalen.",
        "Je ouders moeten € 80 betalen.",
        "Moeten jullie € 80 betalen?",
        "Je zusje krijgt € 80 terug.",
        "Jullie krijgen € 80 terug.",
    ],
)
def test_what_only_looks_alike_is_left_in_dutch(sentence: str) -> None:
    assert bank().match(sentence) is None
