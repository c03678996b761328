"""What sort of letter it is, by what is given, happened or wanted, and how often it was asked."""

import pytest

from forms.letter import LetterKind
from tests.forms.letters.sheets import read_letter

_OBJECT = "Bent u het hier niet mee eens? Dan kunt u binnen zes weken bezwaar maken."


@pytest.mark.parametrize("thing", ["IOAW-uitkering", "Wmo-voorziening"])
def test_something_given_whose_name_begins_with_letters_of_a_law_is_an_approval(thing: str) -> None:
    letter = read_letter(
        f"U vroeg ons om een {thing}. Wij hebben hierover beslist.",
        f"U krijgt een {thing} vanaf 1 mei 2026.",
        _OBJECT,
    )

    assert letter.kind is LetterKind.APPROVAL


def test_a_yes_behind_a_colon_is_an_approval() -> None:
    letter = read_letter(
        "Op 2 februari kregen wij uw aanvraag voor een terras. U leest hier wat is besloten.",
        "Ons besluit: verleend",
        _OBJECT,
        reference="Datum  3 maart 2026\nOnderwerp  Besluit op uw aanvraag",
    )

    assert letter.kind is LetterKind.APPROVAL


@pytest.mark.parametrize(
    ("subject", "sentence", "kind"),
    [
        ("Afspraak over je achterstand", "Je lost € 30 per maand af.", "payment-arrangement"),
        (
            "Correctie",
            "Uw declaratie is twee keer uitbetaald. Wij vorderen € 30 terug.",
            "recovery",
        ),
        ("Reminder", "Uw betaling van € 30 is nog niet binnen.", "reminder"),
        ("Je declaratie", "We maken € 30 naar je over.", "refund"),
        (
            "Terugbetaling van uw declaratie",
            "Uw nota is twee keer vergoed. Wij vragen u € 30,00 terug te boeken.",
            "recovery",
        ),
        ("Openstaande factuur", "Onze factuur is blijven liggen.", "reminder"),
        (
            "Aankondiging afsluiting",
            "Dit is de laatste brief. Wij sluiten uw water af.",
            "final-demand",
        ),
        ("Geef uw meterstand door", "Wij hebben uw meterstand nodig.", "questionnaire"),
    ],
)
def test_kinds_are_told_by_what_happened_and_what_is_wanted(
    subject: str, sentence: str, kind: str
) -> None:
    assert read_letter(sentence, reference=f"Betreft: {subject}").kind is LetterKind(kind)


@pytest.mark.parametrize(
    ("sentences", "kind"),
    [
        (
            "Nog altijd ontbreekt het verslag van uw arts. Dit is een rappel. "
            "Zorg dat het uiterlijk op 14 april 2026 bij ons is.",
            LetterKind.REMINDER,
        ),
        (
            "Op 3 februari 2026 schreven wij u hierover. Uw antwoorden ontbreken nog. "
            "Stuur de lijst binnen 14 dagen terug.",
            LetterKind.REMINDER,
        ),
        (
            "Wij hebben herhaaldelijk om betaling gevraagd. Betaal € 51,00 binnen een week, "
            "anders geven wij de zaak uit handen.",
            LetterKind.FINAL_DEMAND,
        ),
    ],
)
def test_what_is_asked_again_and_again(sentences: str, kind: LetterKind) -> None:
    assert read_letter(sentences).kind is kind


def test_who_is_asked_to_contribute_is_not_accused() -> None:
    letter = read_letter(
        "Wij vragen alle ouders om een bijdrage van € 4 voor het zomerfeest van de school.",
        "U kunt dit bedrag voor 14 april 2026 overmaken.",
    )
    accusing = {LetterKind.FINE, LetterKind.REMINDER, LetterKind.FINAL_DEMAND}
    assert letter.kind not in accusing


@pytest.mark.parametrize(
    ("subject", "told", "kind"),
    [
        (
            "Terugbetalen van uw studielening",
            "Binnenkort begint u met het terugbetalen van uw studielening. Vanaf 12 mei 2026 "
            "betaalt u iedere maand € 41,00.",
            LetterKind.PAYMENT_ARRANGEMENT,
        ),
        (
            "Beschikking subsidieverlening",
            "Op uw aanvraag van 3 januari verlenen wij u een subsidie van ten hoogste € 900.",
            LetterKind.APPROVAL,
        ),
    ],
)
def test_a_loan_paid_off_is_no_recovery_and_a_grant_is_an_approval(
    subject: str, told: str, kind: LetterKind
) -> None:
    assert read_letter(told, _OBJECT, reference=f"Betreft: {subject}").kind is kind


@pytest.mark.parametrize(
    ("subject", "told", "asked"),
    [
        (
            "Controle van uw adres",
            "Wij twijfelen of u op Lindelaan 3 woont.",
            "Laat ons voor 1 april 2026 weten of u hier woont.",
        ),
        (
            "Uw inschrijving in de basisregistratie personen",
            "Een brief aan uw adres kwam ongeopend terug. Daarom zijn wij een onderzoek begonnen.",
            "Geef binnen twee weken aan ons door waar u woont.",
        ),
        (
            "Woont u nog op dit adres?",
            "Een bewoner heeft gemeld dat u bent vertrokken.",
            "Wilt u voor 1 april 2026 laten weten waar u verblijft?",
        ),
    ],
)
def test_who_checks_where_somebody_lives_asks_for_information(
    subject: str, told: str, asked: str
) -> None:
    reference = f"Datum  3 maart 2026\nOnderwerp  {subject}"
    assert read_letter(told, asked, reference=reference).kind is LetterKind.INFORMATION_REQUEST


@pytest.mark.parametrize(
    ("subject", "told", "kind"),
    [
        (
            "Wat vindt u van uw buurt?",
            "Wij onderzoeken of u prettig woont. Vul voor 1 april 2026 de enquête in.",
            LetterKind.QUESTIONNAIRE,
        ),
        (
            "Uw verhuizing is verwerkt",
            "U woont sinds 1 maart 2026 op Lindelaan 3. Wij hebben uw adres gewijzigd.",
            LetterKind.CHANGE_NOTICE,
        ),
        (
            "Besluit: uitschrijving",
            "Na een adresonderzoek hebben wij besloten u uit te schrijven. "
            "U kunt binnen zes weken bezwaar maken.",
            LetterKind.DECISION,
        ),
    ],
)
def test_a_letter_that_names_where_somebody_lives_need_not_ask_it(
    subject: str, told: str, kind: LetterKind
) -> None:
    reference = f"Datum  3 maart 2026\nOnderwerp  {subject}"
    assert read_letter(told, reference=reference).kind is kind


@pytest.mark.parametrize(
    "cut",
    [
        "Wij verlagen uw uitkering met € 238,47 per maand.",
        "Daarom korten wij uw bijstandsuitkering vier maanden met 30%.",
        "Uw uitkering wordt vanaf 1 april 2026 vier maanden verlaagd.",
    ],
)
def test_a_benefit_that_is_cut_is_a_decision_whatever_is_asked_too(cut: str) -> None:
    letter = read_letter(
        f"U hebt op 7 december niet gesolliciteerd. {cut}",
        "Wat hebben wij nodig?",
        "Vóór 16 april 2026 willen wij van u een overzicht ontvangen van uw sollicitaties.",
        _OBJECT,
    )
    assert letter.kind is LetterKind.DECISION


def test_a_cut_that_only_may_come_is_none() -> None:
    letter = read_letter(
        "Vóór 16 april 2026 willen wij van u een overzicht ontvangen van uw sollicitaties.",
        "Krijgen wij niets, dan verlagen wij uw uitkering.",
    )
    assert letter.kind is LetterKind.INFORMATION_REQUEST


def test_part_of_a_tax_that_need_not_be_paid_is_a_yes_and_a_no() -> None:
    letter = read_letter(
        "Van uw aanslag, in totaal € 484,52, schelden wij € 100,77 kwijt. Wat overblijft, "
        "€ 383,75, betaalt u zelf.",
        "Dat kan in twee keer, zolang alles vóór 12 mei 2026 op NL21 OOST 0377 5221 23 staat.",
        _OBJECT,
        reference="Datum  3 maart 2026\nOnderwerp  Gedeeltelijke kwijtschelding",
    )
    assert letter.kind is LetterKind.DECISION


def test_a_proof_of_being_alive_is_information() -> None:
    letter = read_letter("Stuur het ingevulde levensbewijs vóór 1 mei 2026 terug.")
    assert letter.kind is LetterKind.INFORMATION_REQUEST
