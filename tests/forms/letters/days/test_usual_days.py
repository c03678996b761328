"""Days in single sentences as authorities write them: to act by, to be there, or of others.

Every letter here is dated Tuesday 3 March 2026. None of these sentences is made by the generator
of `tests/letters`.
"""

from datetime import date

import pytest

from forms.letter import FactRole
from tests.forms.letters.sheets import card_of, days

#: What the reader must do or may still do by a day.
DUE = {
    "Betaal de boete uiterlijk 4 mei 2026.": "2026-05-04",
    "Wij verzoeken u het bedrag vóór 18 april 2026 over te maken.": "2026-04-18",
    "U hebt tot en met 15 april 2026 de tijd om te reageren.": "2026-04-15",
    "Stuur het formulier zo op dat wij het uiterlijk op vrijdag 27 maart 2026 hebben.":
        "2026-03-27",
    "De griffier moet uw verzetschrift uiterlijk 31 maart 2026 hebben ontvangen.": "2026-03-31",
    "U dient de gegevens binnen veertien dagen na dagtekening van dit schrijven te verstrekken.":
        "2026-03-17",
    "Doe vóór 1 mei 2026 aangifte.": "2026-05-01",
    "De aangifte moet op 30 april 2026 bij ons binnen zijn.": "2026-04-30",
    "Uw reactie ontvangen wij graag uiterlijk 20 maart 2026.": "2026-03-20",
    "Wilt u bezwaar maken, dan moet dat binnen zes weken na de verzenddatum van dit besluit.":
        "2026-04-14",
    "Een bezwaarschrift moet binnen zes weken na de dag waarop dit besluit is bekendgemaakt zijn "
    "ingediend.": "2026-04-14",
    "Partijen kunnen binnen zes weken na de dag van verzending hoger beroep instellen.":
        "2026-04-14",
    "Lever uw rijbewijs binnen 10 dagen na de datum van deze brief in.": "2026-03-13",
    "U kunt tot 14 april 2026 een zienswijze indienen.": "2026-04-14",
    "Laat uw auto vóór 12 mei 2026 keuren.": "2026-05-12",
    "Verleng uw rijbewijs vóór 9 juni 2026.": "2026-06-09",
    "De eigen bijdrage van deze maand moet u vóór 26 maart 2026 betaald hebben.": "2026-03-26",
    "Wilt u ons vóór 16 maart 2026 laten weten of u komt?": "2026-03-16",
    "Wij verwachten uw betaling uiterlijk 30 maart 2026.": "2026-03-30",
    "Meld u binnen vijf dagen na dagtekening bij het loket.": "2026-03-09",
    "U krijgt nog één kans: betaal binnen zeven dagen na vandaag.": "2026-03-10",
    "U kunt binnen 6 weken na dagtekening beroep instellen bij de officier van justitie.":
        "2026-04-14",
    "Geef de wijziging uiterlijk 10 april 2026 door via Mijn SVB.": "2026-04-10",
    "Vul de vragenlijst in en stuur hem vóór 1 april 2026 naar ons terug.": "2026-04-01",
    "Zonder betaling vóór 23 maart 2026 geven wij de zaak aan de deurwaarder; betaal dus op tijd.":
        "2026-03-23",
    "Uw zorgverzekering moet uiterlijk 1 april 2026 zijn afgesloten.": "2026-04-01",
    "U moet zich vóór 1 april 2026 inschrijven bij de gemeente.": "2026-04-01",
    "Vraag de toeslag uiterlijk 1 september 2026 aan.": "2026-09-01",
    "Wij vragen u de brief binnen drie weken na de datum hierboven te beantwoorden.": "2026-03-24",
    "Schrijf u vóór 1 mei 2026 in voor het nieuwe schooljaar.": "2026-05-01",
    "Haal uw document uiterlijk 30 juni 2026 op.": "2026-06-30",
    "Onderteken de overeenkomst en stuur die binnen acht dagen na dagtekening terug.":
        "2026-03-11",
}  # fmt: skip
HEARING = {
    "Wij verwachten u op donderdag 19 maart 2026 om 9.15 uur aan de Kade 4.": "2026-03-19",
    "De zitting vindt plaats op 22 april 2026 om 13:30 uur.": "2026-04-22",
    "Op maandag 16 maart 2026 om 11.00 uur hebt u een gesprek met uw klantmanager.": "2026-03-16",
    "U wordt opgeroepen te verschijnen op 7 mei 2026 te 10.00 uur.": "2026-05-07",
    "Uw afspraak is op dinsdag 24 maart 2026 van 14.00 tot 14.45 uur.": "2026-03-24",
    "Kom op 18 maart 2026 om 9.00 uur naar het gemeentehuis.": "2026-03-18",
    "De rechter behandelt uw zaak op 11 juni 2026 om 10.45 uur.": "2026-06-11",
    "Wij komen op 20 maart 2026 om 9.30 uur bij u langs voor een huisbezoek.": "2026-03-20",
}
NO_DEADLINE = [
    "U had de aanslag vóór 31 mei 2026 moeten betalen.",
    "Vanaf 1 mei 2026 gelden nieuwe regels.",
    "Wij betalen uw uitkering uiterlijk 23 maart 2026.",
    "U hoort uiterlijk 1 juni 2026 van ons of u kwijtschelding krijgt.",
    "Uw rijbewijs is geldig tot 12 mei 2026.",
    "De rechtbank doet uiterlijk 4 mei 2026 uitspraak.",
    "Hebt u vóór 1 juli 2026 geen bericht van ons gekregen? Bel ons dan.",
    "Wij schrijven het bedrag op 30 maart 2026 van uw rekening af.",
    "Over de periode 1 april 2026 tot en met 30 juni 2026 krijgt u huurtoeslag.",
    "De gemeente sluit op 27 april 2026 haar loketten.",
    "Uw uitkering stopt op 1 mei 2026.",
    "U hoeft niet vóór 1 april 2026 te reageren.",
    "De betalingsregeling loopt tot 1 oktober 2026.",
    "Bij betaling na 1 mei 2026 komt er rente bij.",
    "Wij nemen binnen acht weken na ontvangst van uw bezwaar een beslissing.",
    "Binnen zes weken na ontvangst van uw formulier beslissen wij.",
    "U kunt binnen vier weken na de geboorte aangifte doen.",
    "Uw kind wordt op 9 juni 2026 achttien jaar.",
    "Op 1 april 2026 verhuist het loket naar de Markt 2.",
    "De volgende betaling is op 20 april 2026.",
    "Als u na 15 april 2026 verhuist, geef dat dan door.",
    "Het nieuwe tarief geldt tot 31 december 2026.",
    "Verandert uw inkomen? Geef dat dan binnen vier weken door.",
    "De vergunning ligt van 5 maart 2026 tot en met 15 april 2026 ter inzage.",
    "Het college beslist uiterlijk 30 april 2026 op uw aanvraag.",
    "Uw aanvraag wordt uiterlijk 30 april 2026 afgehandeld.",
    "Het geld staat uiterlijk 25 maart 2026 op uw rekening.",
    "Uw nieuwe pas is er uiterlijk 25 maart 2026.",
    "De monteur vervangt de meter op 25 maart 2026 tussen 8.00 en 12.00 uur.",
    "U kreeg uitstel tot 1 juni 2026.",
    "Wij hebben uw bezwaar van 1 maart 2026 op tijd ontvangen.",
    "Uw paspoort verloopt op 1 juni 2026.",
    "Deze regeling geldt voor wie vóór 1 juli 2026 achttien jaar wordt.",
    "Wij sturen u uiterlijk vóór 1 mei 2026 een nieuwe aanslag.",
    "Binnen twee weken komt een medewerker bij u langs.",
]


@pytest.mark.parametrize(("text", "day"), DUE.items())
def test_a_day_by_which_to_act(text: str, day: str) -> None:
    assert days(card_of(text).deadlines) == [(date.fromisoformat(day), FactRole.DUE)]


@pytest.mark.parametrize(("text", "day"), HEARING.items())
def test_a_day_on_which_to_be_there(text: str, day: str) -> None:
    assert days(card_of(text).deadlines) == [(date.fromisoformat(day), FactRole.HEARING)]


@pytest.mark.parametrize("text", NO_DEADLINE)
def test_a_day_that_asks_nothing_of_the_reader(text: str) -> None:
    assert days(card_of(text).deadlines) == []
