"""Days on which the reader is to come, or somebody comes; the sentences are ours."""

from datetime import date

import pytest

from forms.letter import ActionKind, FactRole
from forms.letters.understand import understand
from tests.forms.letters.sheets import asked, asked_by, last_days, read_letter, sheet
from vision.text.printed import BlockKind

DAY, HEARING = date(2026, 4, 14), FactRole.HEARING


@pytest.mark.parametrize(
    "text",
    [
        "Uw gesprek is gepland voor 14 april 2026.",
        "Het huisbezoek valt op 14 april 2026.",
        "De keuring staat op 14 april 2026.",
        "De monteur belt op 14 april 2026 om 10.00 uur bij u aan.",
        "Daarom is er op 14 april 2026 om 19.00u een ouderavond.",
        "Wij hebben een nieuwe afspraak gemaakt op dinsdag 14 april 2026.",
    ],
)
def test_a_day_that_an_appointment_stands_on_is_one_to_come(text: str) -> None:
    assert [(each.value, each.role) for each in read_letter(text).deadlines] == [(DAY, HEARING)]


@pytest.mark.parametrize(
    "sentences",
    [
        "Betreft: uw opname op 7 april 2026",
        "Betreft: Herinnering afspraak 7 april 2026",
        "Betreft: uitnodiging uitreiking diploma's dinsdag 7 april 2026",
        "Wij bezorgen uw kast op 7 april 2026 tussen 13.00 en 17.00 uur. "
        "Zorgt u ervoor dat er iemand thuis is?",
        "Onze monteur meet de ramen op 7 april 2026 tussen 9.00 en 12.00 uur. "
        "Kunt u dan niet thuis zijn, bel ons dan.",
    ],
)
def test_a_day_on_which_somebody_comes_or_is_expected(sentences: str) -> None:
    found = read_letter(sentences).deadlines
    assert [(each.value, each.role) for each in found] == [(date(2026, 4, 7), HEARING)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Onze monteur staat op vrijdag 20 maart 2026 om 16.45 uur bij u voor de deur.",
        "Wij zijn op vrijdag 20 maart 2026 om 16.45 uur bij u thuis.",
    ],
)
def test_who_comes_to_the_readers_door_has_a_day(sentence: str) -> None:
    letter = read_letter("U krijgt een nieuwe meter.", sentence)
    assert [each.role for each in letter.deadlines] == [HEARING]


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
    assert deadline.value == DAY
    assert deadline.role is HEARING
    assert not deadline.is_certain


def test_a_day_with_the_hour_at_which_it_begins_is_one_to_come_on() -> None:
    letter = read_letter("Uw zaak wordt behandeld op 5 mei 2026, aanvang 10.00 uur.")
    assert asked_by(letter) == [(ActionKind.COME, date(2026, 5, 5))]


def test_where_somebody_is_welcome_they_are_asked_to_come() -> None:
    letter = read_letter("U bent op 14 april 2026 om 10.00 uur van harte welkom in het buurthuis.")
    assert asked(letter) == [ActionKind.COME]


def test_who_must_be_let_in_is_waited_for() -> None:
    letter = read_letter(
        "U moet op 14 april 2026 vanaf 9:15 uur thuis zijn om de keurmeester binnen te laten."
    )
    assert asked(letter) == [ActionKind.COME]
    assert [(each.value, each.role) for each in letter.deadlines] == [(DAY, HEARING)]


def test_who_comes_to_the_home_in_the_sentences_after_the_day() -> None:
    letter = read_letter(
        "Op dinsdag 14 april onderhouden wij de ketel in uw woning.",
        "De monteur belt aan tussen 9:00 en 13:00 uur.",
        "Wij verzoeken u dan thuis te zijn.",
    )
    assert asked(letter) == [ActionKind.COME]
    assert last_days(letter) == [DAY]


@pytest.mark.parametrize(
    "told",
    [
        "Dank voor uw gesprek op 1 maart 2026 met onze adviseur.",
        "Het onderzoek naar de brand is op 14 april 2026 afgerond.",
    ],
)
def test_what_is_over_is_no_day_to_come(told: str) -> None:
    assert not read_letter(told).deadlines


def test_works_in_the_street_ask_nobody_to_be_at_home() -> None:
    letter = read_letter("Op 7 april 2026 tussen 13.00 en 17.00 uur is de brug dicht.")
    assert HEARING not in {each.role for each in letter.deadlines}


def test_a_row_with_the_hour_in_the_next_row_tells_when_to_come() -> None:
    letter = read_letter(
        "Onze arts wil met u praten.",
        "Uw afspraak",
        "Met  dokter M. Vonk\nDag  dinsdag 14 april 2026\nTijd  13.15 uur\nAdres  Laan 9, Broek",
        "U bent verplicht om te komen.",
    )
    assert asked_by(letter) == [(ActionKind.COME, DAY)]
    assert not letter.deadlines[0].is_certain


@pytest.mark.parametrize(
    "sentence",
    [
        "U betaalt in vier termijnen van € 79,40. De eerste termijn verwachten wij op 14 april "
        "2026.",
        "U moet € 79,40 betalen. Wij verwachten uw betaling op 14 april 2026.",
    ],
)
def test_a_day_on_which_money_is_expected_is_one_to_pay_by(sentence: str) -> None:
    letter = read_letter(sentence)
    assert asked_by(letter) == [(ActionKind.PAY, DAY)]
    assert [each.role for each in letter.deadlines] == [FactRole.DUE]


@pytest.mark.parametrize(
    "told",
    [
        "Uw afspraak van 14 april 2026 om 10.00 uur gaat niet door.",
        "Uw afspraak op dinsdag 14 april 2026 om 10.00 uur is vervallen.",
        "De zitting van 14 april 2026 om 10.00 uur is uitgesteld. U krijgt bericht.",
        "Helaas moeten wij uw afspraak op 14 april 2026 om 10.00 uur annuleren.",
    ],
)
def test_what_is_called_off_is_no_day_to_come(told: str) -> None:
    assert not read_letter(told).deadlines


@pytest.mark.parametrize(
    "told",
    [
        "Wij hebben uw afspraak van 7 april 2026 om 10.00 uur verzet naar 14 april 2026 om 9.30 "
        "uur.",
        "Uw afspraak is verplaatst van 7 april 2026 naar 14 april 2026 om 9.30 uur.",
        "Helaas moeten wij uw afspraak op 7 april 2026 om 10.00 uur verzetten. Uw nieuwe afspraak "
        "is op 14 april 2026 om 9.30 uur.",
    ],
)
def test_what_is_moved_is_on_the_later_day(told: str) -> None:
    letter = read_letter(told)
    assert last_days(letter) == [DAY]
    assert asked(letter) == [ActionKind.COME]


def test_where_one_need_not_come_the_day_is_not_promised() -> None:
    letter = read_letter("Op 14 april 2026 om 10.00 uur behandelt de rechter uw zaak.")
    assert letter.deadlines[0].is_certain
    letter = read_letter(
        "Op 14 april 2026 om 10.00 uur behandelt de rechter uw zaak. U hoeft daar niet bij te zijn."
    )
    assert not any(each.is_certain for each in letter.deadlines)


def test_what_ends_without_an_answer_is_not_called_off() -> None:
    letter = read_letter("Zonder uw reactie vóór 14 april 2026 vervalt uw plaats op de lijst.")
    assert last_days(letter) == [DAY]


def test_a_day_that_is_void_is_not_one_to_come_on() -> None:
    letter = read_letter(
        "De controle schuift op. Vervallen: dinsdag 7 april 2026, 10.20 uur.",
        "Nieuw: dinsdag 14 april 2026 om 9.30 uur wordt u verwacht.",
    )
    assert last_days(letter) == [DAY]


def test_nobody_comes_for_a_call() -> None:
    letter = read_letter("Op dinsdag 14 april 2026 belt u tussen 14.00 en 16.00 uur met de poli.")
    assert ActionKind.COME not in asked(letter)


@pytest.mark.parametrize(
    "text",
    [
        "Houd 14 april 2026 vrij: dan komt de opzichter bij u langs.",
        "U rijdt met de bus naar de werf op dinsdag 14 april 2026, 8.45 uur.",
        "Onze monteur vervangt de ketel en rekent erop dat er iemand thuis is: "
        "14 april 2026 tussen 9.00 en 12.00 uur",
    ],
)
def test_a_day_to_keep_free_or_to_go_is_one_to_come(text: str) -> None:
    assert asked_by(read_letter(text)) == [(ActionKind.COME, DAY)]


def test_until_a_day_nobody_comes_on_it() -> None:
    letter = read_letter("Volmachten worden aangenomen tot vrijdag 14 april 2026, 12.00 uur.")
    assert HEARING not in [each.role for each in letter.deadlines]


def test_hours_of_works_in_a_table_are_none_to_come_on() -> None:
    body = "Geachte bewoner,\nWij werken aan de leiding. Het water gaat dan dicht."
    table = "Straat  Wanneer\nDorpsstraat  dinsdag 24 juni 2025, 9.00 tot 14.00 uur"
    letter = understand(
        sheet(
            (BlockKind.LETTERHEAD, "Gemeente Zwaanveld"),
            (BlockKind.REFERENCE, "Datum: 10 juni 2025"),
            (BlockKind.BODY, body),
            (BlockKind.TABLE, table),
        )
    )
    assert not letter.deadlines


@pytest.mark.parametrize(
    "text",
    [
        "Wij hebben alvast een tijd voor u gereserveerd: 14 april 2026 om 16.05 uur.",
        "U bent ingepland op dinsdag 14 april 2026 om 16.05 uur.",
        "Voor u is een plek vrijgehouden op 14 april 2026, 16.05 uur.",
        "Wij houden dinsdag 14 april 2026 om 16.05 uur voor u vrij.",
        "Er is een tijdstip voor u vastgelegd: 14 april 2026 van 16.05 tot 16.20 uur.",
        "Wij hebben u ingepland voor 14 april 2026 om 16.05 uur.",
    ],
)
def test_a_time_that_is_kept_for_the_reader_is_one_to_come(text: str) -> None:
    letter = read_letter(
        "U kunt meedoen. Meedoen is gratis en u kiest zelf of u komt.",
        "Spreekt u niet goed Nederlands? Vraag dan iemand om deze brief met u te lezen.",
        text,
        "Een andere dag kiezen kan via onze website.",
    )
    assert [(each.value, each.role) for each in letter.deadlines] == [(DAY, HEARING)]
    assert asked_by(letter) == [(ActionKind.COME, DAY)]


def test_what_is_kept_for_the_reader_until_a_day_is_no_hour_to_come() -> None:
    letter = read_letter("De plek is voor u gereserveerd tot 14 april 2026 om 16.05 uur.")
    assert HEARING not in [each.role for each in letter.deadlines]
