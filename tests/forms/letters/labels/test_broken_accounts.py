"""An account that a line end broke is one account, and no part of it a telephone number."""

import pytest

from forms.letter import Letter
from forms.letters.understand import understand
from tests.forms.letters.sheets import HEAD, NUMBERED, sheet
from vision.text.printed import BlockKind

ACCOUNT = "NL37 INGB 0741 3931 49"
BODY = (BlockKind.BODY, "Geachte heer,\nMaak € 40,00 over vóór 1 mei 2026.")


def letter_with(*feet: str, kind: BlockKind = BlockKind.FOOTER) -> Letter:
    """What is understood of a letter with these blocks at its foot."""
    return understand(sheet(HEAD, NUMBERED, BODY, *((kind, foot) for foot in feet)))


def found(letter: Letter) -> tuple[list[object], list[object]]:
    """The accounts and the telephone numbers of a letter."""
    return [each.value for each in letter.ibans], [each.value for each in letter.phones]


@pytest.mark.parametrize("groups", [1, 2, 3, 4])
@pytest.mark.parametrize("kind", [BlockKind.FOOTER, BlockKind.REFERENCE])
def test_an_account_goes_on_in_the_next_line(groups: int, kind: BlockKind) -> None:
    parts = ACCOUNT.split(" ")
    first, rest = " ".join(parts[:groups]), " ".join(parts[groups:])
    letter = letter_with(f"Postbus 1, 1000 AB Heuvelrijk · IBAN {first}", rest, kind=kind)
    assert found(letter) == ([ACCOUNT.replace(" ", "")], [])


def test_lines_of_other_columns_may_stand_between_its_halves() -> None:
    letter = letter_with("Postbus 1  IBAN NL37 INGB\n1000 AB Heuvelrijk  0741 3931 49")
    assert found(letter) == ([ACCOUNT.replace(" ", "")], [])


def test_a_telephone_number_below_a_whole_account_is_one() -> None:
    letter = letter_with(f"Postbus 1 · IBAN {ACCOUNT}", "074 139 31 49")
    assert found(letter) == ([ACCOUNT.replace(" ", "")], ["0741393149"])


def test_a_telephone_number_goes_on_in_the_next_line() -> None:
    letter = letter_with("Bel uw adviseur Kim Bol 0741 39 31\n49\nMail kim@heuvelrijk.example")
    assert found(letter) == ([], ["0741393149"])


@pytest.mark.parametrize("rest", ["4931", "49-2", "49 Dorpen"])
def test_other_figures_below_are_no_part_of_a_telephone_number(rest: str) -> None:
    assert found(letter_with(f"Bel uw adviseur Kim Bol 0741 39 31\n{rest}")) == ([], [])
