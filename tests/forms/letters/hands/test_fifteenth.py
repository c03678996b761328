"""What letters of two more hands taught, in words of our own: whose a sum, a day, an account is."""

from decimal import Decimal

import pytest

from forms.letter import ActionKind, FactRole, Money
from forms.letters.sentences import sentences_of
from forms.letters.sums.account_holders import accounts_of
from tests.forms.letters.sheets import asked, read_letter, roles, sheet
from vision.text.printed import BlockKind

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
    ("reference", "expected", "is_certain"),
    [
        ("Datum besluit  3 maart 2026", "2026-03-03", False),
        ("Datum van de beschikking  3 maart 2026", "2026-03-03", False),
        ("Datum  5 maart 2026\nDatum besluit  3 maart 2026", "2026-03-05", True),
        ("Uw brief van  1 maart 2026\nDatum besluit  3 maart 2026", "2026-03-03", False),
    ],
)
def test_the_day_of_a_decision_dates_a_letter_that_has_no_other(
    reference: str, expected: str, is_certain: bool
) -> None:
    letter = read_letter("U krijgt een vergunning.", reference=reference)
    assert letter.date is not None
    assert (str(letter.date.value), letter.date.is_certain) == (expected, is_certain)


def test_of_a_whole_only_the_part_that_is_said_is_given_or_asked() -> None:
    letter = read_letter("Van de € 300,00 krijgt u € 75,00 terug.")
    assert roles(letter) == {"300.00": None, "75.00": FactRole.REFUND}
    letter = read_letter("Van de € 300,00 betaalt u nu € 75,00.")
    assert roles(letter)["300.00"] is None


def test_a_first_part_is_a_part_however_its_sum_is_joined_to_it() -> None:
    letter = read_letter("De eerste termijn, groot € 75,00, betaalt u uiterlijk op 20 maart 2026.")
    assert [
        each.role
        for each in letter.amounts
        if isinstance(each.value, Money) and each.value.amount == Decimal(75)
    ] == [FactRole.INSTALMENT]


@pytest.mark.parametrize(
    "text",
    [
        f"De borg gaat binnen twee weken terug naar {YOURS}.",
        f"Het geld naar {YOURS} komt steeds op de eerste van de maand.",
        f"Daarvoor nemen wij de rekening waarmee u de cursus betaalde: {YOURS}.",
    ],
)
def test_where_money_goes_back_to_is_the_readers(text: str) -> None:
    found = list(accounts_of(sentences_of(sheet((BlockKind.BODY, text)))))
    assert [each.role for each in found] == [FactRole.RECIPIENT]


def test_what_is_granted_in_two_words_has_the_day_of_the_next_sentence() -> None:
    letter = read_letter("Bezwaar maken? Dat kan.", "Doe dat wel uiterlijk op 20 maart 2026.")
    assert [(each.kind, str(each.before)) for each in letter.actions] == [
        (ActionKind.OBJECT, "2026-03-20")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Bent u het er niet mee eens, dan kunt u vóór 20 maart 2026 om heroverweging vragen.",
        "Bent u het er niet mee eens, verzoek dan vóór 20 maart 2026 om een herbeoordeling.",
        "U bent eraan gebonden, tenzij u vóór 20 maart 2026 naar de kantonrechter gaat.",
        "Wie het er niet mee eens is, legt de zaak vóór 20 maart 2026 voor aan de kantonrechter.",
        "Tegen de uitspraak kan vóór 20 maart 2026 de kantonrechter worden benaderd.",
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Op uw uitkering brengen wij voortaan € 40,00 in mindering.", FactRole.INSTALMENT),
        ("Van uw loon gaat € 40,00 per maand af.", FactRole.INSTALMENT),
        ("Wij eisen van u € 40,00.", FactRole.TO_PAY),
        ("De borg van € 40,00 komt retour op uw rekening.", FactRole.REFUND),
        ("Netto wordt € 40,00 aan u uitgekeerd.", FactRole.REFUND),
        ("De huur gaat terug naar € 40,00.", None),
    ],
)
def test_more_ways_to_ask_to_keep_and_to_give_are_heard(
    text: str, expected: FactRole | None
) -> None:
    assert roles(read_letter(text)) == {"40.00": expected}


def test_what_each_of_several_people_receives_goes_to_their_account() -> None:
    text = f"Uw kind krijgt € 40,00, te storten op {YOURS}."
    found = list(accounts_of(sentences_of(sheet((BlockKind.BODY, text)))))
    assert [each.role for each in found] == [FactRole.RECIPIENT]
