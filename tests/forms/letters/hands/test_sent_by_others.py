"""What letters that organisations really send taught: who decides, from when a term runs, and no.

The sentences are ours.
"""

from datetime import date

import pytest

from forms.letter import ActionKind, FactRole, LetterKind
from forms.letters.understand import understand
from tests.forms.letters.sheets import HEAD, asked, read_letter, sheet
from vision.text.printed import BlockKind

OURS, YOURS = "NL12 BANK 0123 4567 89", "NL70 VBNK 0987 6543 21"


@pytest.mark.parametrize(
    "sentence",
    [
        "Dit houdt in dat u uiterlijk 30 april 2026 onze beslissing krijgt.",
        "Vorige maand schreven wij dat u uiterlijk 30 april 2026 de uitslag zou horen.",
        "U zult uiterlijk 30 april 2026 bericht over uw verzoek ontvangen.",
        "Binnen 12 weken na de datum waarop de verbouwing klaar moet zijn, ontvangt u het besluit.",
    ],
)
def test_a_day_by_which_the_sender_answers_asks_nothing(sentence: str) -> None:
    letter = read_letter(sentence)
    assert not letter.deadlines
    assert not asked(letter)


def test_when_a_term_begins_is_no_last_day() -> None:
    sentence = "De bezwaartermijn gaat 2 dagen na de verzending van deze brief in."
    assert not read_letter(sentence).deadlines


@pytest.mark.parametrize(
    "sentence",
    [
        "U moet uiterlijk 30 april 2026 ons bericht ontvangen en getekend terugsturen.",
        "Zorg dat u uiterlijk 30 april 2026 een brief van uw arts krijgt en stuur ons die.",
    ],
)
def test_what_the_reader_must_get_by_a_day_is_theirs(sentence: str) -> None:
    assert [each.value for each in read_letter(sentence).deadlines] == [date(2026, 4, 30)]


@pytest.mark.parametrize(
    ("sentence", "last_day"),
    [
        (
            "U kunt in bezwaar gaan binnen zes weken nadat u hiervan bericht kreeg.",
            date(2026, 4, 14),
        ),
        (
            "Betaal € 30 binnen veertien dagen vanaf de dag nadat deze brief bij u is bezorgd.",
            date(2026, 3, 17),
        ),
    ],
)
def test_a_term_that_runs_from_receipt_is_not_promised(sentence: str, last_day: date) -> None:
    (deadline,) = read_letter(sentence).deadlines
    assert deadline.value == last_day
    assert not deadline.is_certain


@pytest.mark.parametrize("print_of_law", ["Staatsblad 2012, nummer 141", "Stcrt. 2024, nr. 8812"])
def test_where_a_law_is_printed_is_no_reference(print_of_law: str) -> None:
    letter = read_letter(f"Dat staat in de regeling ({print_of_law}). Uw zaaknummer is Z-4471.")
    assert [each.value for each in letter.references] == ["Z-4471"]


def test_no_reason_to_refuse_is_no_refusal() -> None:
    letter = read_letter(
        "Wij zien geen reden om de vergunning te weigeren. Wij verlenen u de vergunning."
    )
    assert letter.kind is LetterKind.APPROVAL


def test_where_somebody_is_welcome_they_are_asked_to_come() -> None:
    letter = read_letter("U bent op 14 april 2026 om 10.00 uur van harte welkom in het buurthuis.")
    assert asked(letter) == [ActionKind.COME]


def test_who_is_asked_to_contribute_is_not_accused() -> None:
    letter = read_letter(
        "Wij vragen alle ouders om een bijdrage van € 4 voor het zomerfeest van de school.",
        "U kunt dit bedrag voor 14 april 2026 overmaken.",
    )
    accusing = {LetterKind.FINE, LetterKind.REMINDER, LetterKind.FINAL_DEMAND}
    assert letter.kind not in accusing


def test_a_line_that_leads_on_ends_no_sentence() -> None:
    # Typesetters keep a day and its month together: the line above is then short.
    body = (
        "U kunt het bedrag van € 30 overmaken voor\n"
        "14 april 2026, onder vermelding van het kenmerk Z-4471, naar de rekening van de gemeente."
    )
    letter = understand(
        sheet(HEAD, (BlockKind.REFERENCE, "Datum  3 maart 2026"), (BlockKind.BODY, body))
    )
    assert [each.value for each in letter.deadlines] == [date(2026, 4, 14)]


def test_a_thing_is_asked_between_two_days_until_the_second() -> None:
    letter = read_letter("Geef de stand van uw meter door tussen 1 april en 15 april 2026.")
    assert [each.value for each in letter.deadlines] == [date(2026, 4, 15)]
    letter = read_letter("Tussen 1 april en 15 april 2026 komen wij langs om de meter te wisselen.")
    assert not letter.deadlines


def test_what_was_done_by_the_day_of_the_letter_is_not_asked_by_then() -> None:
    letter = read_letter(
        "Indien u de nota vóór 3 maart 2026 hebt voldaan, kunt u deze brief als niet verzonden "
        "beschouwen."
    )
    assert not letter.deadlines


def test_the_day_of_a_letter_may_stand_behind_its_subject() -> None:
    letter = understand(
        sheet(
            HEAD,
            (BlockKind.REFERENCE, "Betreft: Besluit op uw aanvraag, Datum: 3 maart 2026"),
            (BlockKind.BODY, "Geachte heer,\nU kunt binnen zes weken bezwaar maken."),
        )
    )
    assert letter.date is not None
    assert letter.date.value == date(2026, 3, 3)


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


def test_a_day_for_papers_is_none_to_pay_by() -> None:
    letter = read_letter(
        "Stuur binnen 14 dagen een kopie van uw paspoort naar ons.",
        "U betaalt een eigen bijdrage van € 20,60 per maand.",
    )
    by_kind = {each.kind: each.before for each in letter.actions}
    assert by_kind[ActionKind.SEND_DOCUMENTS] == date(2026, 3, 17)
    assert by_kind.get(ActionKind.PAY) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "Op dinsdag 14 april 2026 is er een informatieavond over de nieuwe school.",
        "Daarom willen wij op dinsdagavond 14 april 2026 met u in gesprek gaan.",
        "Op 14 april 2026 houden wij een bijeenkomst voor alle huurders.",
    ],
)
def test_where_an_evening_is_held_is_a_day_to_come_on(sentence: str) -> None:
    (deadline,) = read_letter(sentence).deadlines
    assert deadline.value == date(2026, 4, 14)
    assert deadline.role is FactRole.HEARING
    assert not deadline.is_certain


def test_what_the_sender_brings_between_two_days_is_not_asked() -> None:
    letter = read_letter("Wij zetten de bak tussen 2 en 6 april 2026 bij u voor de deur.")
    assert not letter.deadlines


_HOUSE = (BlockKind.ADDRESS, "De heer T. Smit\nDorpsweg 3\n1234 AB Heuvelrijk")


def test_a_letter_to_nobody_by_name_has_its_subject_below_the_address() -> None:
    letter = understand(
        sheet(
            HEAD,
            _HOUSE,
            (BlockKind.REFERENCE, "Voorlopige aanslag belastingen 2026"),
            (BlockKind.REFERENCE, "Dagtekening: 3 maart 2026"),
            (BlockKind.BODY, "Betaalt u niet op tijd, dan volgt een aanmaning. Die kost geld."),
            (BlockKind.BODY, "Klopt er iets niet? Neem dan contact met ons op."),
        )
    )
    assert letter.subject is not None
    assert letter.subject.value == "Voorlopige aanslag belastingen 2026"


@pytest.mark.parametrize("body", ["Betaal voor 14 april 2026.", "Is er iets mis? Bel ons dan."])
def test_a_sentence_is_no_title(body: str) -> None:
    letter = understand(sheet(HEAD, _HOUSE, (BlockKind.BODY, body)))
    assert letter.subject is None


def test_a_last_day_beside_its_label_is_what_the_letter_asks() -> None:
    letter = read_letter(
        "U moet € 30,00 betalen.", reference="Datum  3 maart 2026\nVervaldatum  14 april 2026"
    )
    assert [(each.kind, each.before) for each in letter.actions] == [
        (ActionKind.PAY, date(2026, 4, 14))
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Daarom is er op 14 april 2026 om 19.00u een ouderavond.",
        "Wij hebben een nieuwe afspraak gemaakt op dinsdag 14 april 2026.",
    ],
)
def test_a_day_of_an_evening_or_a_new_appointment(sentence: str) -> None:
    found = read_letter(sentence).deadlines
    assert [(each.value, each.role) for each in found] == [(date(2026, 4, 14), FactRole.HEARING)]


def test_a_number_of_a_taxpayer_has_a_letter_and_a_number_to_ring_is_none() -> None:
    letter = read_letter(
        "Bel het publieksinformatienummer: 0800-1351.",
        reference="Datum  3 maart 2026\nAanslagnummer  2731 9948 H 62",
    )
    assert [each.value for each in letter.references] == ["2731 9948 H 62"]
    assert [each.value for each in letter.phones] == ["08001351"]


def test_a_letter_dated_where_it_is_signed() -> None:
    letter = understand(
        sheet(
            HEAD,
            (BlockKind.BODY, "Beste bewoners,"),
            (BlockKind.BODY, "Binnenkort vragen wij u iets."),
            (BlockKind.BODY, "Heuvelrijk, 8 juni 2026\nHarm de Boer\nvoorzitter van de vereniging"),
        )
    )
    assert letter.date is not None
    assert letter.date.value == date(2026, 6, 8)


def test_the_day_to_answer_by_is_none_to_pay_by() -> None:
    letter = read_letter(
        "U bent ons € 96,40 schuldig. Maak dit over op onze rekening.",
        "Antwoord voor 14 april 2026 als uw inkomen lager is dan wij dachten.",
    )
    pay = [each for each in letter.actions if each.kind is ActionKind.PAY]
    assert [each.before for each in pay] == [None]


def test_who_comes_to_the_home_in_the_sentences_after_the_day() -> None:
    letter = read_letter(
        "Op dinsdag 14 april onderhouden wij de ketel in uw woning.",
        "De monteur belt aan tussen 9:00 en 13:00 uur.",
        "Wij verzoeken u dan thuis te zijn.",
    )
    assert asked(letter) == [ActionKind.COME]
    assert [each.value for each in letter.deadlines] == [date(2026, 4, 14)]


def test_a_name_that_begins_with_the_initial_of_its_owner_may_be_the_sender() -> None:
    letter = understand(
        sheet(
            (BlockKind.LETTERHEAD, "J. Verhoef Vastgoed"),
            (BlockKind.BODY, "Geachte heer,"),
            (BlockKind.BODY, "Uw huur gaat op 1 juli 2026 omhoog."),
            (BlockKind.BODY, "Met vriendelijke groet,\nJ. Verhoef"),
        )
    )
    assert letter.sender is not None
    assert letter.sender.value == "J. Verhoef Vastgoed"
