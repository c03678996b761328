"""Terms counted from being sent or made known, as an earlier one, and closing days."""

from datetime import date

import pytest

from forms.letter import ActionKind
from forms.letters.days.last_day import last_in_time
from tests.forms.letters.sheets import asked_by, read_letter

OBJECT, PAY, REPLY, CALL, COME = (
    ActionKind.OBJECT, ActionKind.PAY, ActionKind.REPLY, ActionKind.CALL, ActionKind.COME,
)  # fmt: skip


@pytest.mark.parametrize(
    ("body", "asked"),
    [
        (
            "Wij wijzen uw verzoek af. U kunt binnen zes weken na de dag waarop het is toegezonden "
            "bezwaar maken.",
            (OBJECT, date(2026, 4, 14)),
        ),
        (
            "Wij leggen een boete op van € 90,00. U moet die binnen vier weken nadat dit besluit "
            "is bekendgemaakt betalen.",
            (PAY, date(2026, 3, 31)),
        ),
        (
            "Wij vorderen de dwangsom van € 90,00 in. Het bedrag dient binnen zes weken na deze "
            "brief op onze rekening te staan.",
            (PAY, date(2026, 4, 14)),
        ),
        (
            "Er is plaats in een groep. De eerste les is op 2 juni 2026 van 9.15 tot 12.00 uur.",
            (COME, date(2026, 6, 2)),
        ),
        ("Bel ons binnen twee weken voor een andere dag.", (CALL, date(2026, 3, 17))),
        (
            "Vul de peiling in op www.plaats.nl. Per huis telt één stem. De peiling sluit op "
            "woensdag 17 juni 2026.",
            (REPLY, date(2026, 6, 17)),
        ),
        (
            "Is de achterstand van € 90,00 niet binnen tien dagen na vandaag bij ons binnen, dan "
            "volgen kosten.",
            (PAY, date(2026, 3, 13)),
        ),
        (
            "Ik verwacht u samen met uw zoon vrijdag 12 juni 2026 om half elf in kamer 3.",
            (COME, date(2026, 6, 12)),
        ),
        (
            "Wilt u het anders? Dan kunt u bezwaar maken. Stuur ons het bezwaarformulier van de "
            "huurraad, en andere stukken, vóór 30 juni 2026.",
            (OBJECT, date(2026, 6, 30)),
        ),
        (
            "U stelde delen voor. Zet uw handtekening op de strook en stuur die vóór 6 juli 2026 "
            "terug.",
            (REPLY, date(2026, 7, 6)),
        ),
        (
            "Uw kind wordt geopereerd. De ingreep is op 2 juni 2026. Meld u om 8.30 uur aan bij "
            "de balie.",
            (COME, date(2026, 6, 2)),
        ),
        (
            "Beroep staat open bij de rechtbank tot en met dinsdag 16 juni 2026.",
            (OBJECT, date(2026, 6, 16)),
        ),
        (
            "Zet je pas uiterlijk op 16 juni 2026 stop; doe je dat niet, dan kost het je geld.",
            (REPLY, date(2026, 6, 16)),
        ),
    ],
)
def test_a_day_is_found_for_what_is_asked(body: str, asked: tuple[ActionKind, date]) -> None:
    assert asked in asked_by(read_letter(body))


@pytest.mark.parametrize(
    "body",
    [
        "Wij zien u graag. Tot en met 24 juni 2026 wordt onze hal verbouwd.",
        "Je krijgt € 80,00 terug, uiterlijk op 25 juni 2026. Je hoeft niets te regelen.",
    ],
)
def test_a_day_of_the_sender_is_not_the_readers(body: str) -> None:
    assert not read_letter(body).deadlines


def test_the_same_term_is_that_of_before() -> None:
    letter = read_letter(
        "U moet € 90,00 binnen zes weken na verzending van dit besluit betalen.",
        "Binnen dezelfde termijn kunt u bezwaar maken.",
    )
    assert asked_by(letter) == [(PAY, date(2026, 4, 14)), (OBJECT, date(2026, 4, 14))]
    assert not letter.deadlines[-1].is_certain


def test_the_same_term_of_nothing_is_none() -> None:
    letter = read_letter("Binnen dezelfde termijn kunt u bezwaar maken.")
    assert asked_by(letter) == [(OBJECT, None)]


@pytest.mark.parametrize(
    ("body", "asked"),
    [
        (
            "U moet € 90,00 betalen, uiterlijk op 16 juni 2026. Vindt u de boete onterecht? Stel "
            "dan vóór of op dezelfde datum beroep in bij de officier van justitie.",
            (OBJECT, date(2026, 6, 16)),
        ),
        (
            "Het keurmerk van uw brommer verloopt op 16 juni 2026. Laat hem vóór die dag keuren.",
            (REPLY, date(2026, 6, 16)),
        ),
        (
            "De nota van € 90,00 vervalt op 16 juni 2026. Betaal uiterlijk op die datum.",
            (PAY, date(2026, 6, 16)),
        ),
    ],
)
def test_the_same_day_is_that_of_before(body: str, asked: tuple[ActionKind, date]) -> None:
    letter = read_letter(body)
    assert asked in asked_by(letter)
    assert not letter.deadlines[-1].is_certain


@pytest.mark.parametrize(
    "body",
    [
        "Uw rijbewijs verloopt op 16 juni 2026. Wij sturen u vóór die dag een brief.",
        "De markt is op 16 juni 2026. Het is druk in de stad. Laat uw auto voor die dag staan.",
    ],
)
def test_the_same_day_of_the_sender_or_of_long_before_is_none(body: str) -> None:
    assert not read_letter(body).deadlines


@pytest.mark.parametrize(
    ("words", "last"),
    [("vóór die dag", date(2026, 6, 15)), ("uiterlijk op die datum", date(2026, 6, 16))],
)
def test_the_same_day_is_in_time_as_its_own_words_say(words: str, last: date) -> None:
    letter = read_letter(f"Uw keuring is op 16 juni 2026. Betaal € 90,00 {words}.")
    (pay,) = [each for each in letter.actions if each.kind is PAY]
    assert last_in_time(pay) == last


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "Verzet staat open gedurende veertien dagen nadat het aan u in persoon is uitgereikt.",
            date(2026, 3, 17),
        ),
        ("U kunt in beroep gaan tot drie weken na de betekening.", date(2026, 3, 24)),
        ("Beroep kan tot vier weken na de dag waarop zij is uitgesproken.", date(2026, 3, 31)),
        ("Vier weken lang staat beroep bij ons open.", date(2026, 3, 31)),
        ("U kunt bezwaar maken binnen zes weken nadat het is verzonden.", date(2026, 4, 14)),
        (
            "Binnen de termijn van zes weken, eindigend op 14 april 2026, is bezwaar mogelijk.",
            date(2026, 4, 14),
        ),
        (
            "De kosten van € 90,00 voldoet u binnen zes weken na dit besluit. Bezwaar maakt u "
            "binnen dezelfde zes weken.",
            date(2026, 4, 14),
        ),
    ],
)
def test_a_term_to_object_may_be_told_around(text: str, day: date) -> None:
    assert (OBJECT, day) in asked_by(read_letter("Wij wijzen uw verzoek af.", text))


@pytest.mark.parametrize(
    "text",
    [
        "Betaling: 30 dagen netto, op NL70 VBNK 0987 6543 21.",
        "Wil je de € 90,00 binnen dertig dagen storten op NL70 VBNK 0987 6543 21?",
        "U hebt dertig dagen na verzending van deze brief de tijd om € 90,00 terug te storten.",
    ],
)
def test_a_term_to_pay_may_be_told_around(text: str) -> None:
    assert asked_by(read_letter("Het gaat om € 90,00 voor de zaal.", text)) == [
        (PAY, date(2026, 4, 2))
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Zes maanden, gerekend vanaf de dag waarop wij u inschrijven.",
        "Op 1 mei eindigt de huur. U levert de sleutel in dat geval binnen twee weken in.",
        "Is alles compleet, dan hoort u vóór 1 juli 2026 wat wij doen.",
        "Over de boom beslist het bestuur apart, uiterlijk 1 juli 2026.",
    ],
)
def test_terms_of_what_may_come_or_of_the_sender_are_none(text: str) -> None:
    assert read_letter("U staat op onze lijst.", text).deadlines == ()
