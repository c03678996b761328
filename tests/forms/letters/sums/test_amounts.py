"""What amounts are to the reader: bills in a table, what is left of a sum, prices that change."""

import pytest

from forms.letter import ActionKind, FactRole
from forms.letters.sums.amount_reading import Reading
from forms.letters.sums.said_beside import said_beside
from forms.letters.understand import understand
from tests.forms.letters.sheets import HEAD, asked, read_letter, roles, sheet
from vision.text.printed import BlockKind

_ASKED = "Wilt u het bovenstaande bedrag voor 1 april 2026 naar ons overmaken?"


def _roles(table: str) -> dict[str, FactRole | None]:
    blocks = (
        (BlockKind.REFERENCE, "Datum  3 maart 2026"),
        (BlockKind.BODY, "Geachte heer,"),
        (BlockKind.BODY, "Deze rekening is nog niet betaald:"),
        (BlockKind.TABLE, table),
        (BlockKind.BODY, _ASKED),
        (BlockKind.BODY, "Daarna komen er € 40,00 incassokosten bij."),
    )
    return roles(understand(sheet(HEAD, *blocks)))


def test_the_only_bill_of_a_table_is_what_is_asked() -> None:
    found = _roles("Factuur  Notadatum  Bedrag\n2026-01  3-01-2026  € 61,20")

    assert found == {"61.20": FactRole.TO_PAY, "40.00": None}


def test_of_several_bills_none_is_an_instalment() -> None:
    rows = (
        "Factuur  Notadatum  Bedrag",
        "2026-01  3-01-2026  € 61,20",
        "2026-02  3-02-2026  € 58,10",
    )

    found = _roles("\n".join(rows))

    assert FactRole.INSTALMENT not in found.values()


def test_parts_with_a_day_each_stay_instalments() -> None:
    found = _roles("Termijn  Vervaldatum  Bedrag\n1  3 april 2026  € 20,00\n2  3 mei 2026  € 20,00")

    assert found["20.00"] is FactRole.INSTALMENT


def test_what_is_still_to_be_paid_goes_before_what_had_to_be() -> None:
    letter = read_letter(
        "Te betalen belasting: € 8.400,00\nAl ingehouden: € 8.150,00\nNog te betalen: € 250,00",
        "U moet dit bedrag binnen zes weken na de datum van deze brief betalen.",
    )

    assert roles(letter) == {"8400.00": None, "8150.00": None, "250.00": FactRole.TO_PAY}


def test_a_price_by_the_month_that_changes_is_no_instalment() -> None:
    letter = read_letter(
        "Uw premie verandert. U betaalt nu 91 euro per maand. Vanaf 1 mei wordt dit 97 euro per "
        "maand.",
        "Wilt u opzeggen? Dat kan tot en met 30 april.",
    )

    assert roles(letter) == {"91.00": None, "97.00": None}
    assert ActionKind.PAY not in asked(letter)


def test_a_monthly_part_of_a_debt_that_changes_stays_an_instalment() -> None:
    letter = read_letter(
        "U lost uw schuld van € 900,00 af met € 50,00 per maand.",
        "U moet meer aflossen: uw maandbedrag wordt € 75,00 per maand.",
    )

    assert roles(letter)["75.00"] is FactRole.INSTALMENT


def _of_statement(*rows: str) -> dict[str, FactRole | None]:
    """The roles of a statement whose table has a column of money."""
    blocks = (
        (BlockKind.REFERENCE, "Datum  3 maart 2026"),
        (BlockKind.BODY, "Geachte heer,"),
        (BlockKind.BODY, "Hieronder staat uw overzicht over 2025."),
        (BlockKind.TABLE, "\n".join(("Waar deze post voor is bedoeld  Bedrag", *rows))),
    )
    return roles(understand(sheet(HEAD, *blocks)))


def test_a_row_that_tells_of_a_day_is_no_instalment() -> None:
    rows = ("Saldo op 1 januari 2026  € 812,00", "Waarde op 31 december 2026  € 93,20")
    assert set(_of_statement(*rows).values()) == {None}


def test_a_row_that_names_what_it_is_for_is_no_instalment() -> None:
    """Though its heading tells of what was paid in parts before."""
    rows = (
        "Meer dan in uw termijnen zat  Bedrag",
        "Warmte, normaal tarief  61,20",
        "Warmte, daltarief  20,00",
        "Waterkosten  20,00",
        "Nog te betalen  101,20",
    )
    blocks = (
        (BlockKind.REFERENCE, "Datum  3 maart 2026"),
        (BlockKind.BODY, "Geachte heer,"),
        (BlockKind.BODY, "Het jaar is om."),
        (BlockKind.TABLE, "\n".join(rows)),
        (BlockKind.BODY, "Wilt u € 101,20 voor 1 april 2026 naar ons overmaken?"),
    )
    found = roles(understand(sheet(HEAD, *blocks)))
    assert found == {"61.20": None, "20.00": None, "101.20": FactRole.TO_PAY}


def test_what_is_still_to_be_received_in_a_table_is_given_back() -> None:
    found = _of_statement("Uw recht  € 812,00", "Nog te ontvangen  € 93,20")
    assert found == {"812.00": None, "93.20": FactRole.REFUND}


def test_a_row_of_a_day_alone_is_an_instalment() -> None:
    rows = ("uiterlijk dinsdag 14 april 2026  € 30,00", "uiterlijk donderdag 14 mei 2026  € 30,00")
    assert _of_statement(*rows) == {"30.00": FactRole.INSTALMENT}


@pytest.mark.parametrize(
    ("more", "role"),
    [
        ("€ 40,00, tot het er zes zijn, begin 14 april 2026.", FactRole.INSTALMENT),
        ("Gedeeld door zes is dat € 40,00.", FactRole.INSTALMENT),
        ("In zes keer, dus € 40,00.", FactRole.INSTALMENT),
        ("Zes keer was er iemand van de tafeltennisclub aanwezig, voor € 39,00.", None),
        ("Zeven keer was er iemand van de tafeltennisclub aanwezig, voor € 40,00.", None),
    ],
)
def test_a_sum_that_makes_the_whole_so_many_times_is_an_instalment(
    more: str, role: FactRole | None
) -> None:
    assert list(roles(read_letter("U moet € 240,00 betalen.", more)).values())[1] is role


@pytest.mark.parametrize(("monthly", "is_promised"), [("€ 47,00", False), ("€ 30,00", True)])
def test_what_is_paid_off_each_month_is_promised_only_as_part_of_what_is_asked(
    monthly: str, is_promised: bool
) -> None:
    letter = read_letter(f"U betaalt elke maand {monthly}.", "U moet nu € 90,00 betalen.")
    part = next(each for each in letter.amounts if each.role is FactRole.INSTALMENT)
    assert part.is_certain is is_promised


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("Soms valt iets op, zoals een verschil van € 16,00. Betaal uw nota.", None),
        ("Er kan iets mis zijn, bijvoorbeeld een bedrag van € 16,00. Betaal uw nota.", None),
        ("Betaal zoals afgesproken € 16,00.", FactRole.TO_PAY),
    ],
)
def test_an_instance_is_not_asked(sentence: str, role: FactRole | None) -> None:
    assert roles(read_letter(sentence)) == {"16.00": role}


@pytest.mark.parametrize(
    ("sentence", "is_asked"),
    [
        ("Voor 14 april 2026 hopen wij € 31,00 te ontvangen op NL12 BANK 0123 4567 89.", True),
        ("Uw borg van € 31,00 houden wij dit jaar niet in.", False),
        ("De bijdrage van € 31,00 schrijven wij niet af.", False),
        ("De borg van € 31,00 houden wij in op uw loon.", True),
    ],
)
def test_what_is_hoped_for_is_asked_and_what_is_not_kept_is_not(
    sentence: str, is_asked: bool
) -> None:
    assert roles(read_letter(sentence)) == {"31.00": FactRole.TO_PAY if is_asked else None}


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (
            "betaling van ", " dient voor 1 april 2026 te geschieden.",
            Reading(FactRole.TO_PAY, True),
        ),
        (
            "de factuur van de garage, waarvan ", " voor een band, zenden wij u terug.",
            Reading(is_none=True, is_barred=True),
        ),
    ],
)  # fmt: skip
def test_words_around_an_amount_leave_no_doubt(before: str, after: str, expected: Reading) -> None:
    assert said_beside(before, after, "") == expected
