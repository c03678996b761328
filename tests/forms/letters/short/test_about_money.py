"""Short letters about money: to pay, to pay back, in parts, or given back.

None is of the making of the generator of `tests/letters`.
"""

import pytest

from forms.letter import ActionKind, FactRole, LetterKind
from tests.forms.letters.short.written import Written, title, true_of, understood_of

PAY = ActionKind.PAY
OBJECT = ActionKind.OBJECT
NOTHING = ActionKind.NOTHING
TO_PAY = FactRole.TO_PAY
REFUND = FactRole.REFUND
PART = FactRole.INSTALMENT

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
)


@pytest.mark.parametrize("written", LETTERS, ids=title)
def test_a_letter_about_money_is_understood(written: Written) -> None:
    assert understood_of(written) == true_of(written)
