"""What is understood of short letters as authorities write them; none is of the generator's making.

Every letter is dated Tuesday 3 March 2026.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest

from forms.letter import ActionKind, FactRole, Letter, LetterKind, Money
from forms.letters.understand import understand
from tests.forms.letters.sheets import sheet
from vision.text.printed import BlockKind

PAY, OBJECT, REPLY, COME = ActionKind.PAY, ActionKind.OBJECT, ActionKind.REPLY, ActionKind.COME
SEND, CALL, NOTHING = ActionKind.SEND_DOCUMENTS, ActionKind.CALL, ActionKind.NOTHING
TO_PAY, REFUND, PART = FactRole.TO_PAY, FactRole.REFUND, FactRole.INSTALMENT
Asked = tuple[ActionKind, str | None]


@dataclass(frozen=True)
class Written:
    """A letter, and what is true of it; `owed` are the amounts that have a role."""

    sender: str
    subject: str
    body: str
    kind: LetterKind
    actions: tuple[Asked, ...]
    owed: tuple[tuple[str, FactRole], ...] = ()


LETTERS = (
    Written(
        "Bureau Verkeersboetes",
        "Betreft: Beschikking",
        "Met uw auto is op 10 februari 2026 door rood licht gereden. U krijgt daarvoor een "
        "administratieve sanctie. De sanctie is € 300,00. Daar komt € 9,00 administratiekosten "
        "bij. U moet € 309,00 betalen vóór 28 april 2026. Betaalt u te laat, dan wordt het bedrag "
        "met de helft verhoogd. U kunt binnen zes weken na de datum van deze brief beroep instellen"
        " bij de officier van justitie.",
        LetterKind.FINE,
        ((PAY, "2026-04-28"), (OBJECT, "2026-04-14")),
        (("309", TO_PAY),),
    ),
    Written(
        "Waterschap De Brede Wetering",
        "Onderwerp: Aanslag watersysteemheffing en zuiveringsheffing",
        "Dit jaar betaalt u € 412,75 aan waterschapsbelasting. Wilt u dit bedrag uiterlijk "
        "31 mei 2026 overmaken? Hebt u een automatische incasso afgegeven? Dan hoeft u niets te "
        "doen. Bezwaar maken kan binnen zes weken na dagtekening van dit aanslagbiljet.",
        LetterKind.ASSESSMENT,
        ((PAY, "2026-05-31"), (OBJECT, "2026-04-14")),
        (("412.75", TO_PAY),),
    ),
    Written(
        "Gerechtsdeurwaarders Van Dam en Smit",
        "Betreft: laatste sommatie",
        "Ondanks eerdere verzoeken hebt u de vordering van onze opdrachtgever niet voldaan. Wij "
        "sommeren u € 1.048,22 binnen vijf dagen na heden te voldoen. Bij gebreke daarvan gaan wij "
        "over tot dagvaarding. De kosten daarvan kunnen oplopen tot € 650,00.",
        LetterKind.FINAL_DEMAND,
        ((PAY, "2026-03-09"),),
        (("1048.22", TO_PAY),),
    ),
    Written(
        "Dienst Toeslagzaken",
        "Onderwerp: U moet huurtoeslag terugbetalen",
        "Over 2024 hebt u te veel huurtoeslag ontvangen. Uw inkomen was € 31.200. Daarom moet u "
        "€ 684,00 terugbetalen. Doe dit vóór 24 april 2026. U kunt ook in 24 maanden betalen. Dan "
        "betaalt u € 28,50 per maand. Bent u het er niet mee eens? U kunt binnen zes weken na "
        "dagtekening bezwaar maken.",
        LetterKind.RECOVERY,
        ((PAY, "2026-04-24"), (OBJECT, "2026-04-14")),
        (("684", TO_PAY),),
    ),
    Written(
        "Uitvoering Werk en Uitkering",
        "Onderwerp: Beslissing op uw aanvraag WW-uitkering",
        "U hebt op 9 februari 2026 een WW-uitkering aangevraagd. U krijgt geen WW-uitkering, want u"
        " hebt te weinig weken gewerkt. Hebt u al een voorschot gekregen? Dat hoeft u niet terug te"
        " betalen. U kunt binnen zes weken na de datum van deze brief bezwaar maken.",
        LetterKind.REJECTION,
        ((OBJECT, "2026-04-14"),),
    ),
    Written(
        "Sociale Pensioenbank",
        "Betreft: uw aanvraag AOW-pensioen",
        "Wij hebben uw aanvraag goedgekeurd. Vanaf 1 juni 2026 krijgt u € 1.120,40 per maand. Wij "
        "betalen uw pensioen rond de 23e van elke maand. U hoeft verder niets te doen. Bent u het "
        "niet eens met ons besluit? Dan kunt u binnen zes weken na de datum van deze brief bezwaar "
        "maken.",
        LetterKind.APPROVAL,
        ((NOTHING, None), (OBJECT, "2026-04-14")),
    ),
    Written(
        "Gemeente Oudewater aan Zee",
        "Onderwerp: Wij hebben nog gegevens van u nodig",
        "U hebt bijstand aangevraagd. Wij kunnen uw aanvraag nog niet beoordelen. Wilt u uiterlijk "
        "17 maart 2026 de volgende stukken inleveren?\n- een kopie van uw huurcontract;\n"
        "- bankafschriften van de laatste drie maanden.\nLevert u de stukken niet op tijd in? Dan "
        "nemen wij uw aanvraag niet in behandeling.",
        LetterKind.INFORMATION_REQUEST,
        ((SEND, "2026-03-17"),),
    ),
    Written(
        "Rechtbank Midden-Brabant",
        "Betreft: oproep voor de zitting",
        "De rechter behandelt uw beroep op woensdag 22 april 2026 om 10.15 uur. De zitting is in "
        "het gerechtsgebouw. Neem deze brief en een geldig identiteitsbewijs mee. Bent u "
        "verhinderd? Laat dat dan zo snel mogelijk weten.",
        LetterKind.INVITATION,
        ((COME, "2026-04-22"),),
    ),
    Written(
        "Rijksdienst voor Belastingen",
        "Betreft: Voorlopige teruggaaf inkomstenbelasting 2026",
        "U krijgt in 2026 een bedrag van ons terug: € 96,00. Wij storten dit vóór 15 april 2026 op "
        "uw rekening. U hoeft daarvoor niets te doen.",
        LetterKind.REFUND,
        ((NOTHING, None),),
        (("96", REFUND),),
    ),
    Written(
        "Dienst Studielening",
        "Onderwerp: Uw betalingsregeling is akkoord",
        "U vroeg ons om uw achterstand in delen te mogen betalen. Dat mag. U betaalt zes termijnen "
        "van € 45,00. Betaal de eerste termijn uiterlijk 1 april 2026. Daarnaast betaalt u gewoon "
        "uw maandbedrag van € 81,20.",
        LetterKind.PAYMENT_ARRANGEMENT,
        ((PAY, "2026-04-01"),),
        (("45", PART),),
    ),
    Written(
        "Kantoor Zorgbijdragen",
        "Onderwerp: Herinnering eigen bijdrage",
        "Wij hebben uw betaling voor de eigen bijdrage van januari nog niet ontvangen. Het gaat om "
        "€ 21,00. U had vóór 15 februari 2026 moeten betalen. Wij verzoeken u dit bedrag alsnog "
        "binnen 14 dagen na de datum van deze brief te betalen. Is uw betaling al onderweg? Dan "
        "kunt u deze brief als niet verzonden beschouwen.",
        LetterKind.REMINDER,
        ((PAY, "2026-03-17"),),
        (("21", TO_PAY),),
    ),
    Written(
        "Provincie Noorderland",
        "Onderwerp: Vragenlijst over het openbaar vervoer",
        "Wat vindt u van de bus in uw buurt? Vul de vragenlijst in en stuur hem vóór 1 april 2026 "
        "terug in de antwoordenvelop. Meedoen is niet verplicht. Uw antwoorden blijven anoniem.",
        LetterKind.QUESTIONNAIRE,
        ((REPLY, "2026-04-01"),),
    ),
    Written(
        "Gemeente Heuvelrijk",
        "Onderwerp: Wijziging van de inzameling van afval",
        "Vanaf 1 april 2026 wordt uw oude papier op een andere dag opgehaald. De nieuwe dag is "
        "dinsdag. U hoeft hiervoor niets te doen.",
        LetterKind.CHANGE_NOTICE,
        ((NOTHING, None),),
    ),
    Written(
        "Gemeente Heuvelrijk",
        "Onderwerp: Besluit op uw bezwaar",
        "U hebt bezwaar gemaakt tegen de waarde van uw woning. Wij stellen de waarde opnieuw vast "
        "op € 265.000. U kunt binnen zes weken na de verzending van dit besluit beroep instellen "
        "bij de rechtbank. Voor het beroep betaalt u griffierecht.",
        LetterKind.DECISION,
        ((OBJECT, "2026-04-14"),),
    ),
    Written(
        "Immigratiedienst Nederland-Oost",
        "Onderwerp: Ontvangstbevestiging van uw aanvraag",
        "Wij hebben uw aanvraag ontvangen. Wij beslissen uiterlijk 1 september 2026. Hebben wij "
        "meer gegevens nodig? Dan krijgt u daarover een brief. U hoeft nu niets te doen.",
        LetterKind.OTHER,
        ((NOTHING, None),),
    ),
    Written(
        "Rijksdienst voor Voertuigen",
        "Betreft: APK-keuring",
        "De APK van uw voertuig met kenteken 12-ABC-3 verloopt op 9 mei 2026. Laat uw auto vóór die"
        " datum keuren. Rijdt u zonder geldige APK? Dan kunt u een boete krijgen.",
        LetterKind.OTHER,
        (),
    ),
)


def card_of(written: Written) -> Letter:
    return understand(
        sheet(
            (BlockKind.LETTERHEAD, written.sender),
            (BlockKind.REFERENCE, "Datum  3 maart 2026\nOns kenmerk  AB-2026/00412"),
            (BlockKind.BODY, written.subject),
            (BlockKind.BODY, f"Geachte heer, mevrouw,\n{written.body}"),
            (BlockKind.BODY, f"Met vriendelijke groet,\n{written.sender}"),
        )
    )


@pytest.mark.parametrize("written", LETTERS, ids=lambda each: f"{each.kind}: {each.sender}")
def test_a_letter_is_understood(written: Written) -> None:
    card = card_of(written)
    assert card.sender is not None
    assert card.sender.value == written.sender
    assert card.kind is written.kind
    said = [(each.kind, each.before) for each in card.actions]
    assert said == [(kind, day and date.fromisoformat(day)) for kind, day in written.actions]
    owed = {(each.value, each.role) for each in card.amounts if each.role is not None}
    assert owed == {(Money(Decimal(amount)), role) for amount, role in written.owed}
