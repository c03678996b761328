"""Whose name a letter bears, and which names at its head are not the sender's."""

import pytest

from forms.letter import Letter
from forms.letters.understand import understand
from tests.forms.letters.sheets import DATED, TAXES_BODY, TAXES_REFERENCE, sheet
from vision.text.printed import BlockKind


def sender(letter: Letter) -> str | None:
    """The name of who sends it."""
    return None if letter.sender is None else str(letter.sender.value)


def test_a_company_may_begin_with_its_form() -> None:
    made = sheet(
        (BlockKind.LETTERHEAD, "N.V. Waterbedrijf De Wel\nKlantenservice"),
        DATED,
        (BlockKind.BODY, "Geachte heer,"),
        (BlockKind.BODY, "Uw meter wordt vervangen."),
    )
    assert sender(understand(made)) == "N.V. Waterbedrijf De Wel"


def test_a_name_that_begins_with_the_initial_of_its_owner_may_be_the_sender() -> None:
    letter = understand(
        sheet(
            (BlockKind.LETTERHEAD, "J. Verhoef Vastgoed"),
            (BlockKind.BODY, "Geachte heer,"),
            (BlockKind.BODY, "Uw huur gaat op 1 juli 2026 omhoog."),
            (BlockKind.BODY, "Met vriendelijke groet,\nJ. Verhoef"),
        )
    )
    assert sender(letter) == "J. Verhoef Vastgoed"


@pytest.mark.parametrize(
    ("head", "body", "name"),
    [
        pytest.param(
            "Wonen en Groen\nGemeente Elzerade",
            "Kijk op www.elzerade.nl.",
            "Gemeente Elzerade",
            id="a municipality below its department",
        ),
        pytest.param(
            "Dijkbeheer Oostgouw",
            "Kijk op www.dijkbeheeroostgouw.nl.\nHoogachtend,\nBureau Schouw",
            "Dijkbeheer Oostgouw",
            id="what its own host says is no department",
        ),
        pytest.param(
            "Ouderenkas\nBijbetaling",
            "Wij schrijven u.\nHoogachtend,\nE. de Graaf\nBijbetaling",
            "Ouderenkas",
            id="what is signed too is a department below another name",
        ),
        pytest.param(
            "Burgemeester van Oostgouw\nOrde en Rust",
            "Wij schrijven u.\nDe burgemeester van Oostgouw,",
            "Burgemeester van Oostgouw",
            id="a mayor is called by the town",
        ),
        pytest.param(
            "Landelijk Bureau Zorgbijdragen\nZorgbijdragen thuis",
            "Kijk op www.bureauzorgbijdragen.nl.",
            "Landelijk Bureau Zorgbijdragen",
            id="a department that says the host again is no part of the name",
        ),
    ],
)
def test_a_sender_is_told_from_its_offices(head: str, body: str, name: str) -> None:
    letter = understand(
        sheet((BlockKind.LETTERHEAD, head), DATED, (BlockKind.BODY, f"Geachte heer,\n{body}"))
    )
    assert sender(letter) == name


def test_a_name_above_a_day_on_later_sheets_is_no_town() -> None:
    first = sheet(
        (BlockKind.LETTERHEAD, "Huurscheidsraad\nSecretariaat"),
        DATED,
        (BlockKind.BODY, "Geachte heer,\nDe uitspraak gaat hierbij."),
    )
    second = sheet(
        (BlockKind.REFERENCE, "Huurscheidsraad, 3 maart 2026"),
        (BlockKind.BODY, "Tegen deze uitspraak kunt u vóór 4 mei 2026 in beroep."),
    )
    assert sender(understand(first, second)) == "Huurscheidsraad"


def test_a_flyer_names_no_sender_surely() -> None:
    flyer = sheet(
        (BlockKind.LETTERHEAD, "Stichting Dierenhulp"),
        (
            BlockKind.BODY,
            "Stichting Dierenhulp\nHelp ons de dieren in het asiel de winter door te komen.\n"
            "Geef op NL12 BANK 0123 4567 89 of kijk op www.dierenhulp.nl",
        ),
    )
    found = understand(flyer).sender
    assert found is None or not found.is_certain


def test_the_first_word_of_a_sender_is_a_part_of_its_name() -> None:
    head = (BlockKind.LETTERHEAD, "Onderlinge Zorgverzekeraar Het Dal")
    card = understand(sheet(head, TAXES_REFERENCE, TAXES_BODY))
    assert card.sender is not None and card.sender.value == "Onderlinge Zorgverzekeraar Het Dal"


@pytest.mark.parametrize(
    "below",
    [
        "W.A. Peeters\nsenior beslismedewerker",
        "de Minister, namens deze,\nW.A. Peeters\nteamleider Verblijf",
        "D. Waanders\nmanager Sociaal Domein",
    ],
)
def test_what_somebody_does_is_the_name_of_no_sender(below: str) -> None:
    later = sheet(
        (BlockKind.BODY, "Bel vóór 10 december 2026 met 043 388 20 20 om een afspraak te maken."),
        (BlockKind.BODY, "Hoogachtend,"),
        *((BlockKind.BODY, line) for line in below.split("\n")),
    )
    assert sender(understand(later)) is None


def test_a_name_before_the_number_of_a_later_page_is_the_sender() -> None:
    later = sheet(
        (BlockKind.LETTERHEAD, "Kadasterdienst Zeeland en Brabant – bladzijde 2 van 2"),
        (BlockKind.BODY, "Bel vóór 10 december 2026 met 043 388 20 20 om een afspraak te maken."),
        (BlockKind.BODY, "Hoogachtend,\nde bewaarder, namens deze, ir. O. Schellekens"),
    )
    assert sender(understand(later)) == "Kadasterdienst Zeeland en Brabant"


@pytest.mark.parametrize(
    "head", ["Herinnering", "p- van uw parkeerbewijs", "< Berichtenbox Overheid"]
)
def test_what_a_letter_is_or_says_to_its_reader_is_no_sender(head: str) -> None:
    made = sheet(
        (BlockKind.LETTERHEAD, head),
        DATED,
        (BlockKind.BODY, "Geachte heer,"),
        (BlockKind.BODY, "Wij hebben nog geen betaling van u ontvangen."),
        (BlockKind.BODY, "Met vriendelijke groet,\nDienst Wegenbelasting"),
    )
    assert sender(understand(made)) == "Dienst Wegenbelasting"


def test_on_a_screen_the_day_stands_below_the_name_and_is_not_what_it_is_about() -> None:
    letter = understand(
        sheet(
            (BlockKind.BODY, "Dienst Wegenbelasting voor het hele land\n24 november 2026"),
            (BlockKind.BODY, "Geachte heer Smit,\nWij hebben nog geen betaling van u ontvangen."),
        )
    )
    assert letter.date is not None
    assert letter.date.text == "24 november 2026"
    assert letter.subject is None or "24 november" not in letter.subject.text


@pytest.mark.parametrize("closing", ["Met vriendelijke groet,", "Hartelijke groet,", "Groeten,"])
@pytest.mark.parametrize("people", ["Anna en Omar", "Wendy Slot, jobcoach", "Wendy Slot"])
def test_who_signs_is_not_whom_the_letter_is_from(closing: str, people: str) -> None:
    name, _, _ = people.partition(",")
    coming = f"Donderdag is {name} bij u aan de deur. Laat {name} dan binnen."
    made = sheet(
        (BlockKind.LETTERHEAD, "De Linde"),
        DATED,
        (BlockKind.BODY, f"Beste bewoner,\n{coming}"),
        (BlockKind.BODY, f"{closing}\n{people}"),
    )
    assert sender(understand(made)) == "De Linde"


def test_an_office_that_signs_is_whom_the_letter_is_from() -> None:
    made = sheet(
        DATED,
        (BlockKind.BODY, "Beste bewoner,\nDonderdag komen wij langs. U hoeft niets te doen."),
        (BlockKind.BODY, "Hartelijke groet,\nGemeente Westelo"),
    )
    assert sender(understand(made)) == "Gemeente Westelo"
