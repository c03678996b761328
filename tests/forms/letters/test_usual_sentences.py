"""What is understood of single sentences as authorities write them: days, money and what to do.

Every letter here is dated Tuesday 3 March 2026. None of these sentences is made by the generator
of `tests/letters`.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

import pytest

from forms.letter import ActionKind, Fact, FactRole, Letter, Money
from forms.letters.understand import understand
from tests.forms.letters.sheets import sheet
from vision.text.printed import BlockKind

HEAD = (BlockKind.LETTERHEAD, "Gemeente Heuvelrijk")
REFERENCE = (BlockKind.REFERENCE, "Datum  3 maart 2026\nOns kenmerk  HB-2026/00412")

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

TO_PAY, REFUND, PART = FactRole.TO_PAY, FactRole.REFUND, FactRole.INSTALMENT
AMOUNTS: dict[str, dict[str, FactRole | None]] = {
    "Het totaalbedrag van € 1.284,50 dient u binnen 14 dagen te voldoen.": {"1284.50": TO_PAY},
    "U bent ons nog € 76,30 schuldig.": {"76.30": TO_PAY},
    "Wij vorderen € 812,00 van u terug.": {"812.00": TO_PAY},
    "U moet € 2.310 aan kinderopvangtoeslag terugbetalen.": {"2310": TO_PAY},
    "De boete is € 195,00, inclusief € 9,00 administratiekosten.": {"195": TO_PAY, "9": None},
    "Wij hebben € 60,00 van u ontvangen. Er staat nog € 140,00 open.": {"60": None, "140": TO_PAY},
    "U krijgt € 312,45 terug.": {"312.45": REFUND},
    "Wij storten € 88,20 terug op uw rekening.": {"88.20": REFUND},
    "Uw maandelijkse toeslag is € 131,00.": {"131": None},
    "U lost € 50,00 per maand af.": {"50": PART},
    "U betaalt in tien termijnen van € 42,50.": {"42.50": PART},
    "Uw WOZ-waarde is € 312.000.": {"312000": None},
    "Betaalt u niet op tijd? Dan verhogen wij de boete met € 98,00.": {"98": None},
    "Bij een inkomen onder € 24.000 krijgt u kwijtschelding.": {"24000": None},
    "Uw inkomen over 2025 was € 31.540.": {"31540": None},
    "De kosten van de aanmaning zijn € 9,00.": {"9": None},
    "Uw eigen risico voor 2026 is € 385.": {"385": None},
    "U hoeft de € 45,00 niet te betalen.": {"45": None},
    "Wij hebben besloten de boete van € 120,00 in te trekken.": {"120": None},
    "De boete van € 120,00 vervalt.": {"120": None},
    "U hoeft dit bedrag van € 230,00 niet terug te betalen.": {"230": None},
    "Als u binnen een week betaalt, betaalt u € 50,00 minder.": {"50": None},
    "U betaalt geen kosten als uw inkomen lager is dan € 1.345,20 per maand.": {"1345.20": None},
    "Daarnaast betaalt u elke maand gewoon uw premie van € 142,35.": {"142.35": None},
    "Naast deze aflossing betaalt u nog steeds uw huur van € 510,00.": {"510": None},
    "U mag het bedrag ook in 24 maanden terugbetalen. Dat is € 52,67 per maand.": {"52.67": None},
    "U kunt ook in delen van € 30,00 per maand betalen.": {"30": None},
    "Wij schrijven € 36,10 van uw rekening af.": {"36.10": TO_PAY},
    "Het griffierecht bedraagt € 53,00. Betaal dit binnen vier weken.": {"53": TO_PAY},
    "In 2025 betaalde u € 380,00 aan belasting.": {"380": None},
    "U mag naast uw uitkering niet meer verdienen dan € 4.000.": {"4000": None},
    "Uw toeslag gaat van € 112,00 naar € 98,00 per maand.": {"112": None, "98": None},
    "Uw nieuwe bedrag is € 98,00 per maand.": {"98": None},
    "Maak € 62,80 over naar onze rekening.": {"62.80": TO_PAY},
    "Ten onrechte hebben wij u € 410,00 in rekening gebracht.": {"410": None},
    "De schade bedraagt € 740,00.": {"740": None},
    "Het openstaande bedrag is € 318,90. Wij verzoeken u dit te betalen.": {"318.90": TO_PAY},
    "Wij hebben uw betaling van € 75,00 ontvangen.": {"75": None},
    "Wij verrekenen € 40,00 per maand met uw uitkering.": {"40": PART},
    "U moet het hele bedrag van € 900,00 ineens betalen als u een termijn mist.": {"900": None},
    "U hebt € 212,00 te veel betaald. Dat krijgt u terug.": {"212": REFUND},
    "U hebt € 212,00 te veel aan toeslag ontvangen. Dat moet u terugbetalen.": {"212": TO_PAY},
    "Voor alleenstaanden is de grens € 7.575.": {"7575": None},
    "Doet u niet mee, dan kunnen wij een boete van ten hoogste € 350,00 opleggen.": {"350": None},
    "De deurwaarder rekent daarvoor € 94,18.": {"94.18": None},
    "Betaal in zes keer € 25,00.": {"25": PART},
}
PAY, OBJECT, REPLY, COME = ActionKind.PAY, ActionKind.OBJECT, ActionKind.REPLY, ActionKind.COME
SEND, CALL, NOTHING = ActionKind.SEND_DOCUMENTS, ActionKind.CALL, ActionKind.NOTHING
ACTIONS: dict[str, list[tuple[ActionKind, str | None]]] = {
    "U hoeft nu niets te doen.": [(NOTHING, None)],
    "Wij regelen dit voor u. U hoeft geen actie te ondernemen.": [(NOTHING, None)],
    "U ontvangt deze brief ter informatie.": [(NOTHING, None)],
    "U hoeft niet te reageren op deze brief.": [(NOTHING, None)],
    "Wij schrijven € 36,10 op 30 maart 2026 af van uw rekening. U hoeft niets te doen.":
        [(NOTHING, None)],
    "Wilt u een afspraak? Bel dan 14 020.": [],
    "Hebt u nog vragen? Bel ons op 088 999 01 23.": [],
    "Voor vragen belt u 088 999 01 23.": [],
    "Misschien krijgt u kwijtschelding. Bel ons op werkdagen op 088 999 01 23.": [],
    "Wilt u meer weten? Vul dan het contactformulier op onze website in.": [],
    "Bel ons vóór 20 maart 2026 om een afspraak te maken.": [(CALL, "2026-03-20")],
    "Neem vóór 20 maart 2026 contact met ons op.": [(CALL, "2026-03-20")],
    "Verandert uw inkomen? Geef dat dan binnen vier weken door.": [],
    "Gaat u verhuizen of samenwonen? Laat het ons dan direct weten.": [],
    "Stuur ons vóór 1 april 2026 een kopie van uw huurcontract.": [(SEND, "2026-04-01")],
    "Vul het formulier in en stuur het uiterlijk 1 april 2026 terug.": [(REPLY, "2026-04-01")],
    "Kunt u niet komen? Laat het ons dan uiterlijk twee dagen van tevoren weten.": [],
    "Op 18 maart 2026 om 9.00 uur hebt u een gesprek. Neem uw identiteitsbewijs mee.":
        [(COME, "2026-03-18")],
    "Uw afspraak is op 18 maart 2026 om 9.00 uur. Komt u niet en laat u niets weten? Dan kan uw "
    "uitkering lager worden.": [(COME, "2026-03-18")],
    "U kunt binnen zes weken na dagtekening bezwaar maken. Stuur met uw bezwaar een kopie van dit "
    "besluit mee.": [(OBJECT, "2026-04-14")],
    "Betaal € 40,00 vóór 1 mei 2026. Kunt u niet betalen? Bel ons dan.": [(PAY, "2026-05-01")],
    "Bent u het niet eens? Maak dan binnen zes weken bezwaar.": [(OBJECT, "2026-04-14")],
    "Tegen dit besluit kunt u geen bezwaar maken.": [],
    "Tegen deze brief is geen bezwaar mogelijk.": [],
    "U kunt tegen deze herinnering geen bezwaar of beroep indienen.": [],
    "De termijn om bezwaar te maken is voorbij.": [],
    "U hebt op 3 februari 2026 bezwaar gemaakt.": [],
    "Uw bezwaar is ongegrond. U kunt binnen zes weken na de datum van deze brief in beroep gaan "
    "bij de rechtbank.": [(OBJECT, "2026-04-14")],
    "U hoeft geen bewijsstukken mee te sturen.": [],
    "U hoeft het formulier niet terug te sturen als er niets is veranderd.": [],
    "Stuur geen originele documenten.": [],
    "Betaal nu € 40,00. Maakt u bezwaar? Dan moet u toch op tijd betalen.": [(PAY, None)],
    "U kunt bezwaar maken. Schrijf in uw brief waarom u het niet eens bent.": [(OBJECT, None)],
    "U kunt bezwaar maken. Vermeld altijd ons kenmerk en stuur een kopie van deze brief mee.":
        [(OBJECT, None)],
    "Lever vóór 1 april 2026 uw loonstroken van de laatste drie maanden in.":
        [(SEND, "2026-04-01")],
    "Wij hebben uw formulier ontvangen en hebben verder niets van u nodig.": [(NOTHING, None)],
    "U hoeft alleen te reageren als de gegevens niet kloppen.": [],
    "Is het bedrag al afgeschreven? Dan hoeft u niets te doen.": [],
    "U krijgt vanzelf bericht. U hoeft ons niet te bellen.": [],
    "De bank stuurt u een jaaropgave. Bewaar die goed.": [],
}  # fmt: skip


def card_of(text: str) -> Letter:
    return understand(sheet(HEAD, REFERENCE, (BlockKind.BODY, f"Geachte heer,\n{text}")))


def days(facts: Iterable[Fact]) -> list[tuple[object, FactRole | None]]:
    return [(each.value, each.role) for each in facts]


@pytest.mark.parametrize(("text", "day"), DUE.items())
def test_a_day_by_which_to_act(text: str, day: str) -> None:
    assert days(card_of(text).deadlines) == [(date.fromisoformat(day), FactRole.DUE)]


@pytest.mark.parametrize(("text", "day"), HEARING.items())
def test_a_day_on_which_to_be_there(text: str, day: str) -> None:
    assert days(card_of(text).deadlines) == [(date.fromisoformat(day), FactRole.HEARING)]


@pytest.mark.parametrize("text", NO_DEADLINE)
def test_a_day_that_asks_nothing_of_the_reader(text: str) -> None:
    assert days(card_of(text).deadlines) == []


@pytest.mark.parametrize(("text", "roles"), AMOUNTS.items())
def test_money_is_what_the_sentence_makes_of_it(
    text: str, roles: dict[str, FactRole | None]
) -> None:
    said = {each.value: each.role for each in card_of(text).amounts}
    assert said == {Money(Decimal(amount)): role for amount, role in roles.items()}


@pytest.mark.parametrize(("text", "asked"), ACTIONS.items())
def test_what_to_do_is_what_the_sentence_asks(
    text: str, asked: list[tuple[ActionKind, str | None]]
) -> None:
    said = [(each.kind, each.before) for each in card_of(text).actions]
    assert said == [(kind, day and date.fromisoformat(day)) for kind, day in asked]
