"""The last day as authorities write it in other words than "before" and "within".

Every letter here is dated Tuesday 3 March 2026.
"""

from datetime import date

import pytest

from forms.letter import FactRole
from forms.letters.understand import understand
from tests.forms.letters.sheets import HEAD, NUMBERED, card_of, days, sheet
from vision.text.printed import BlockKind

DUE = {
    "Wij ontvangen uw betaling graag niet later dan op 27 maart 2026.": "2026-03-27",
    "U krijgt nog tot en met 20 maart 2026 om de stukken in te leveren.": "2026-03-20",
    "U krijgt nog tot 20 maart 2026 de gelegenheid te betalen.": "2026-03-20",
    "De laatste dag waarop u kunt reageren is 24 maart 2026.": "2026-03-24",
    "De uiterste datum waarop wij uw formulier kunnen aannemen is 24 maart 2026.": "2026-03-24",
    "De laatste datum om bezwaar te maken is 14 april 2026.": "2026-04-14",
    "De betaaltermijn eindigt op 31 maart 2026.": "2026-03-31",
    "De termijn voor het maken van bezwaar eindigt op 14 april 2026.": "2026-04-14",
    "De bezwaartermijn loopt tot en met 14 april 2026.": "2026-04-14",
    "Uw betaling moet op de laatste dag van deze maand bij ons binnen zijn.": "2026-03-31",
    "Betaal uiterlijk op de laatste dag van deze maand.": "2026-03-31",
    "U kunt bezwaar maken binnen zes weken nadat deze brief u heeft bereikt.": "2026-04-14",
    "U moet betalen binnen twee weken nadat deze brief bij u is bezorgd.": "2026-03-17",
    "U moet reageren binnen twee weken na de datum waarop deze brief is verzonden.": "2026-03-17",
    "Betaal binnen veertien dagen na de dagtekening hiervan.": "2026-03-17",
    "U kunt binnen zes weken vanaf de datum van dit besluit bezwaar maken.": "2026-04-14",
    "U kunt bezwaar maken. U hebt daarvoor zes weken de tijd, gerekend vanaf de "
    "dag na de datum van deze brief.": "2026-04-14",
    "U kunt bezwaar maken. U heeft daar zes weken de tijd voor.": "2026-04-14",
    "U kunt nog reageren op ons voornemen. Dat kan vóór 31 maart 2026.": "2026-03-31",
    "U kunt een zienswijze indienen. Dat kan tot en met 31 maart 2026.": "2026-03-31",
    "U moet het formulier invullen en ondertekenen. Doe dit vóór 31 maart 2026.": "2026-03-31",
    "Wij vragen u het bedrag te betalen. Dit moet vóór 31 maart 2026 gebeuren.": "2026-03-31",
    "Het verschuldigde bedrag dient op 31 maart 2026 te zijn bijgeschreven.": "2026-03-31",
    "Uw reactie moet ons vóór 20 maart 2026 hebben bereikt.": "2026-03-20",
    "Wij geven u tot 20 maart 2026 om alsnog te betalen.": "2026-03-20",
    "Wij zien uw betaling graag vóór 20 maart 2026 tegemoet.": "2026-03-20",
    "Uw formulier zien wij graag uiterlijk 20 maart 2026 tegemoet.": "2026-03-20",
    "De uiterste betaaldatum is 31 maart 2026.": "2026-03-31",
    "Vul de lijst in: dat duurt kort en kan tot en met 20 maart 2026.": "2026-03-20",
    "Beantwoord onze vragen, in elk geval niet na 20 maart 2026.": "2026-03-20",
    "Vul de kaart in. Wij willen hem vrijdag 20 maart 2026 hebben.": "2026-03-20",
    "Vul het blad in. Wij hebben het op 20 maart 2026 nodig.": "2026-03-20",
    "Vul de lijst in. Op 20 maart 2026 moeten wij die terug hebben.": "2026-03-20",
    "Wij zouden het prettig vinden uw antwoord op 20 maart te hebben.": "2026-03-20",
    "Vul de kaart in, zodat wij die 20 maart 2026 hebben.": "2026-03-20",
    "Vul de kaart in. Die moet hier op vrijdag 20 maart zijn.": "2026-03-20",
    "Betaal € 30. Het geld hoort er op 20 maart 2026 te zijn.": "2026-03-20",
    "Vul de kaart in. Is die binnen twee weken na vandaag terug, dan betalen wij.": "2026-03-17",
    "Bezwaren worden tot en met 14 april 2026 in behandeling genomen.": "2026-04-14",
    "Uw bezwaar nemen wij in behandeling als het er op 14 april 2026 ligt.": "2026-04-14",
    "U hoort van ons als u vóór 14 april 2026 bezwaar aantekent.": "2026-04-14",
    "De uiterste inleverdatum voor het formulier is 31 maart 2026.": "2026-03-31",
    "U bent verplicht om voor 31 maart 2026 opgave te doen.": "2026-03-31",
    "Wij stellen u in de gelegenheid om binnen tien dagen na heden te betalen.": "2026-03-13",
    "Hebt u bezwaar, dan kunt u dat tot zes weken na dagtekening kenbaar maken.": "2026-04-14",
    "Bezwaar maken is mogelijk tot zes weken na de verzenddatum.": "2026-04-14",
    "U hebt tot uiterlijk 31 maart 2026 de tijd om bezwaar te maken.": "2026-03-31",
    "Beroep blijft mogelijk tot en met dinsdag 14 april 2026.": "2026-04-14",
    "Wij stellen u in staat de zaak buiten de rechter om af te doen, door binnen twee weken na de "
    "datum van deze brief € 61,20 over te maken.": "2026-03-17",
    "Wij geven u de kans € 34,00 alsnog te voldoen, uiterlijk op 20 maart 2026.": "2026-03-20",
    "U kunt bezwaar maken. Doe dat binnen zes weken nadat u deze brief hebt ontvangen, want te "
    "laat is te laat.": "2026-04-14",
    "Wij hebben vóór het einde van deze maand uw meterstanden nodig.": "2026-03-31",
    "Tot en met 14 april 2026 neemt de gemeente een bezwaarschrift in behandeling.": "2026-04-14",
}
HEARING = {
    "De zitting is bepaald op 22 april 2026 te 9.00 uur.": "2026-04-22",
    "De behandeling van uw beroep is bepaald op woensdag 22 april 2026, 13.30 uur.": "2026-04-22",
    "Uw paspoort ligt voor u klaar. U kunt het afhalen op 22 april 2026 om 9.30 uur.": "2026-04-22",
    "Wij hebben voor u een afspraak gemaakt op 22 april 2026 te 9.00 uur.": "2026-04-22",
    "Het gesprek is gepland op 22 april 2026 om 9.30 uur.": "2026-04-22",
    "Wij nodigen u uit voor een zitting. Die is op 22 april 2026 te 14.00 uur.": "2026-04-22",
    "Uw prik staat gepland op 22 april 2026 om 14.00 uur.": "2026-04-22",
    "De commissie ontvangt u op 22 april 2026 te 14.15 uur in zaal C.": "2026-04-22",
    "Op woensdag 22 april 2026 bent u vanaf 16.45 uur welkom op het stadhuis.": "2026-04-22",
    "Wij laten de tekeningen zien op 22 april 2026, inloop vanaf 11.15 uur.": "2026-04-22",
}
NO_DEADLINE = [
    "Wij hebben tot 31 maart 2026 de tijd nodig voor uw aanvraag.",
    "De betalingsregeling eindigt op 1 oktober 2026.",
    "Uw contract eindigt op 31 maart 2026.",
    "De bezwaartermijn eindigde op 14 februari 2026.",
    "Uw uitkering loopt tot en met 31 maart 2026.",
    "Wij beslissen uiterlijk op de laatste dag van deze maand.",
    "Op de laatste dag van deze maand storten wij uw uitkering.",
    "De laatste dag van uw uitkering is 24 maart 2026.",
    "De laatste dag waarop het loket open is, is 24 maart 2026.",
    "U krijgt nog tot en met 31 maart 2026 huurtoeslag.",
    "Uw rijbewijs ligt klaar vanaf 20 maart 2026.",
    "Wij geven u uitstel tot 1 juni 2026.",
    "Dat kan vóór 31 maart 2026 nog veranderen.",
    "U hoort daarover voor 31 maart 2026.",
    "Wij hebben u tot 1 maart 2026 geholpen.",
    "Uw dossier sluit op 31 maart 2026 te 9.00 uur.",
    "Wij nemen contact met u op binnen twee weken nadat deze brief bij u is bezorgd.",
]


@pytest.mark.parametrize(("text", "day"), DUE.items())
def test_a_last_day_is_found(text: str, day: str) -> None:
    assert days(card_of(text).deadlines) == [(date.fromisoformat(day), FactRole.DUE)]


@pytest.mark.parametrize(("text", "day"), HEARING.items())
def test_a_day_that_was_set_is_found(text: str, day: str) -> None:
    assert days(card_of(text).deadlines) == [(date.fromisoformat(day), FactRole.HEARING)]


@pytest.mark.parametrize("text", NO_DEADLINE)
def test_the_last_day_of_something_else_is_none(text: str) -> None:
    assert days(card_of(text).deadlines) == []


@pytest.mark.parametrize(
    ("counted", "is_certain"),
    [
        ("nadat deze brief is verstuurd", True),
        ("nadat wij dit besluit verstuurden", True),
        ("nadat u deze brief kreeg", False),
        ("na de dag waarop u deze brief ontving", False),
    ],
)
def test_a_term_is_counted_from_when_the_letter_was_sent_or_came(
    counted: str, is_certain: bool
) -> None:
    (found,) = card_of(f"U moet € 12,00 betalen binnen twee weken {counted}.").deadlines
    assert (found.value, found.is_certain) == (date(2026, 3, 17), is_certain)


def test_the_last_day_of_what_one_gets_is_never_promised() -> None:
    table = (BlockKind.TABLE, "Eerste dag  1 april 2026\nLaatste dag  30 juni 2026")
    body = (BlockKind.BODY, "Geachte heer,\nU hebt recht op WW.")
    letter = understand(sheet(HEAD, NUMBERED, body, table))
    assert not any(each.is_certain for each in letter.deadlines)


@pytest.mark.parametrize(
    ("label", "found"),
    [
        ("Laatste dag van de cursus", 0),
        ("Laatste dag van bezwaar", 1),
        ("Laatste dag voor bezwaar", 1),
    ],
)
def test_the_last_day_of_what_goes_on_is_none_to_do_anything_by(label: str, found: int) -> None:
    table = (BlockKind.TABLE, f"{label}  30 juni 2026")
    body = (BlockKind.BODY, "Geachte heer,\nHierbij ons besluit.")
    assert len(understand(sheet(HEAD, NUMBERED, body, table)).deadlines) == found


def test_days_of_payment_below_each_other_are_not_promised_where_nothing_is_asked() -> None:
    rows = "Maand  Betaaldag\nApril  22 april 2026\nMei  21 mei 2026\nJuni  22 juni 2026"
    body = (BlockKind.BODY, "Geachte heer,\nDan krijgt u uw uitkering.")
    letter = understand(sheet(HEAD, NUMBERED, body, (BlockKind.TABLE, rows)))
    assert not any(each.is_certain for each in letter.deadlines)


def test_a_label_alone_promises_no_day_that_the_letter_asks_nothing_by() -> None:
    told = "Uw toeslag is per 1 maart € 210,00.\nBetaaldag: 22 maart 2026."
    letter = understand(sheet(HEAD, NUMBERED, (BlockKind.BODY, f"Geachte heer,\n{told}")))
    assert not any(each.is_certain for each in letter.deadlines)
