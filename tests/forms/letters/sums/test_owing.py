"""What amounts beside each other are to the reader; letters of 3 March 2026."""

import pytest

from forms.letter import FactRole, Money
from forms.letters.understand import understand
from tests.forms.letters import sheets
from tests.forms.letters.sheets import sheet
from vision.text.printed import BlockKind

PAY, PART, BACK = FactRole.TO_PAY, FactRole.INSTALMENT, FactRole.REFUND


def roles(body: str) -> dict[str, FactRole | None]:
    """The role of each amount of a letter with that body."""
    card = understand(
        sheet(
            (BlockKind.LETTERHEAD, "Gemeente Voorbeeldstad"),
            (BlockKind.REFERENCE, "Datum  3 maart 2026"),
            (BlockKind.BODY, f"Geachte mevrouw,\n{body}\nHoogachtend,"),
        )
    )
    assert all(isinstance(each.value, Money) for each in card.amounts)
    return sheets.roles(card)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "U moet € 412,00 betalen vóór 1 april 2026. Voor een uittreksel rekenen wij € 15,30.",
            {"412.00": PAY, "15.30": None}, id="the price of something else",
        ),
        pytest.param(
            "Betaal € 228,84 vóór 1 april 2026. Is dat te veel, dan kunt u vragen om een betaling "
            "in delen van ten minste € 25,00 per maand.",
            {"228.84": PAY, "25.00": None}, id="parts that may be asked for",
        ),
        pytest.param(
            "Wij wijzen uw verzoek af. Volgens onze berekening houdt u per jaar € 724,00 over om "
            "te betalen. U moet € 119,00 betalen vóór 1 april 2026.",
            {"724.00": None, "119.00": PAY}, id="what somebody could pay",
        ),
        pytest.param(
            "Stuur ons vóór 1 april 2026 uw bankafschriften. Zonder uw medewerking kunnen wij de "
            "betaling van € 267,00 per maand stopzetten.",
            {"267.00": None}, id="an allowance that may stop",
        ),
        pytest.param(
            "U betaalt nu € 502,00 per maand. Dat wordt € 521,00. U hoeft niets te doen.",
            {"502.00": None, "521.00": None}, id="a price that changes",
        ),
        pytest.param(
            "Uw bezwaar is ongegrond. U kunt in beroep gaan bij de rechtbank. Daarvoor is "
            "griffierecht verschuldigd: € 53,00.",
            {"53.00": None}, id="the fee of a court one may go to",
        ),
        pytest.param(
            "De sanctie is € 94,00, inclusief administratiekosten. U moet deze betalen vóór 1 "
            "april 2026.",
            {"94.00": PAY}, id="costs that are in it already",
        ),
        pytest.param(
            "De schuld lost u af in 4 termijnen van € 124,58; de hoofdsom is € 498,32.",
            {"124.58": PART, "498.32": PAY}, id="what all instalments come to",
        ),
        pytest.param(
            "Wij ontvangen graag € 338,05, vóór 14 mei 2026.", {"338.05": PAY},
            id="gladly received",
        ),
        pytest.param(
            "In onze brief van 2 februari staat een fout. Er staat: € 224,00. Dat moet zijn: "
            "€ 244,00. U hoeft niets te doen.",
            {"224.00": None, "244.00": None}, id="what a letter before should have said",
        ),
        pytest.param(
            "Uw rekening vertoont een saldo van € 17,29 in uw voordeel. Wij maken dit over.",
            {"17.29": BACK}, id="a balance for the reader",
        ),
        pytest.param(
            "Aan premie en kosten stond € 840,02 open. U betaalde € 217,78. Er blijft € 622,24 "
            "over. Voldoe de schuld uiterlijk 7 april 2026 in haar geheel.",
            {"840.02": None, "217.78": None, "622.24": PAY}, id="what is left when some was paid",
        ),
        pytest.param(
            "U betaalt € 855,30 terug doordat wij 10 kwartalen lang € 85,53 inhouden.",
            {"855.30": PAY, "85.53": PART}, id="so many quarters of a year",
        ),
        pytest.param(
            "U lost de schuld af. Gedurende 12 maanden is € 87,00 verschuldigd, te beginnen vóór 1 "
            "april 2026; het geheel beloopt € 1.044,00.",
            {"87.00": PART, "1044.00": PAY}, id="what is due for so many months",
        ),
        pytest.param(
            "Het verschil, € 35,20, verrekenen wij met de huur van volgende maand: die maand wordt "
            "dus minder afgeschreven.",
            {"35.20": BACK}, id="what is set off so that less is paid",
        ),
        pytest.param(
            "Uw recht is € 64,80, uitgekeerd is € 16,80; te ontvangen € 48,00.",
            {"64.80": None, "16.80": None, "48.00": BACK}, id="what is to be received",
        ),
        pytest.param(
            "U moet een boete betalen van € 240,00, vermeerderd met € 9,00 administratiekosten, "
            "dus € 249,00.",
            {"240.00": None, "9.00": None, "249.00": PAY}, id="what a sentence adds up",
        ),
        pytest.param(
            "U moet € 310,40 betalen vóór 1 april 2026. Vanaf een boete van € 90,00 mag u in "
            "termijnen betalen.",
            {"310.40": PAY, "90.00": None}, id="from what sum on something may be asked for",
        ),
        pytest.param(
            "U betaalt uw schuld van € 360,00 af. Maak € 60,00 over, voor het eerst vóór 1 april "
            "2026, en daarna elke maand tot alles is betaald.",
            {"360.00": PAY, "60.00": PART}, id="what is paid each month after the first time",
        ),
    ],
)  # fmt: skip
def test_an_amount_is_what_the_letter_makes_of_it(
    body: str, expected: dict[str, FactRole | None]
) -> None:
    assert roles(body) == expected


def test_what_was_paid_beyond_it_is_asked_no_more() -> None:
    told = "De heffing over 2025 is € 4.100,00. U betaalde al € 4.655,00."
    back = "Het verschil van € 555,00 ontvangt u van ons."
    assert roles(f"{told} {back}") == {"4100.00": None, "4655.00": None, "555.00": BACK}


def test_what_is_kept_for_a_debt_is_still_owed() -> None:
    told = "Uw schuld is € 188,20. Wij verrekenen dit bedrag met uw vakantiegeld van € 912,00."
    found = roles(f"{told} U krijgt dus nog € 723,80 uitbetaald.")
    assert found["188.20"] is PAY
