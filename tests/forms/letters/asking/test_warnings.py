"""Warnings of swindlers: what others ask in the name of the sender is asked of nobody."""

import pytest

from forms.letter import ActionKind, FactRole, LetterKind
from tests.forms.letters.sheets import asked, read_letter, roles


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
    "warning",
    [
        (
            "Pas op voor valse berichten in onze naam.",
            "Daarin staat dat u een boete van € 90 moet betalen voor 12 maart 2026.",
        ),
        (
            "Er zijn oplichters actief.",
            "Zij vragen u een formulier in te vullen en terug te sturen.",
        ),
    ],
)
def test_what_others_ask_makes_a_letter_of_no_kind(warning: tuple[str, str]) -> None:
    letter = read_letter(*warning, "Het zwembad gaat om 9 uur open.")
    assert letter.kind is LetterKind.OTHER
