"""What letters of two more hands taught, in words of our own: whose a sum, a day, an account is."""

import pytest

from forms.letter import ActionKind, FactRole
from tests.forms.letters.sheets import asked, read_letter, roles

YOURS = "NL70 VBNK 0987 6543 21"


@pytest.mark.parametrize(
    "warning",
    [
        "Let op: er zijn nepberichten waarin u gevraagd wordt € 45,00 over te maken.",
        "Oplichters bellen en zeggen dat u vóór 20 maart 2026 € 45,00 moet betalen.",
        "Kreeg u een valse e-mail? Daarin staat dat u € 45,00 moet betalen.",
        "Er zijn sms'jes in omloop die zeggen dat u € 45,00 moet voldoen.",
        "Criminelen sturen brieven in onze naam en eisen dat u € 45,00 betaalt.",
    ],
)
def test_what_others_want_in_the_senders_name_is_asked_of_nobody(warning: str) -> None:
    first, _, rest = warning.partition("? ")
    letter = read_letter(
        "Wij hebben uw verhuizing verwerkt.", f"{first}? {rest}" if rest else first
    )
    assert asked(letter) in ([], [ActionKind.NOTHING])
    assert letter.deadlines == ()
    assert not any(each.role and each.is_certain for each in letter.amounts)


def test_a_warning_takes_nothing_from_what_the_letter_asks() -> None:
    letter = read_letter(
        "Betaal € 120,00 uiterlijk op 20 maart 2026.",
        "Pas op: oplichters sturen betaalverzoeken waarin € 45,00 wordt gevraagd.",
    )
    assert asked(letter) == [ActionKind.PAY]
    assert roles(letter) == {"120.00": FactRole.TO_PAY, "45.00": None}


@pytest.mark.parametrize(
    "text",
    [
        "Bent u het er niet mee eens, dan kunt u vóór 20 maart 2026 om heroverweging vragen.",
        "Bent u het er niet mee eens, verzoek dan vóór 20 maart 2026 om een herbeoordeling.",
        "Een klaagschrift kunt u tot en met 20 maart 2026 indienen.",
    ],
)
def test_other_names_of_an_objection_are_known(text: str) -> None:
    assert asked(read_letter(text)) == [ActionKind.OBJECT]


@pytest.mark.parametrize(
    "text", ["Zelf iets aanvragen hoeft niet.", "Een overboeking doen hoeft dus niet."]
)
def test_what_need_not_be_done_oneself_leaves_nothing(text: str) -> None:
    assert asked(read_letter("Wij houden uw gegevens bij.", text)) == [ActionKind.NOTHING]
