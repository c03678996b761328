"""A name is a signature only where letters are signed."""

import pytest

from forms.letters.sentences import sentences_of
from forms.letters.signatures import signatures_in
from tests.forms.language.bank.bank_files import bank
from tests.forms.letters.sheets import sheet
from vision.text.printed import BlockKind

BODY, SLIP = BlockKind.BODY, BlockKind.SLIP
LONG = "Wij sturen u deze brief omdat u de rekening van dit jaar nog niet hebt betaald aan ons."


def is_name(text: str) -> bool:
    match = bank().match(text)
    return match is not None and match.is_signature


def signed(*blocks: tuple[BlockKind, str]) -> set[str]:
    return set(signatures_in(sentences_of(sheet(*blocks)), is_name))


@pytest.mark.parametrize(
    ("foot", "name"),
    [
        ("Met vriendelijke groet,\nJ. Terpstra, teamleider", "J. Terpstra, teamleider"),
        (
            "Hoogachtend,|de heffingsambtenaar van de gemeente Delft",
            "de heffingsambtenaar van de gemeente Delft",
        ),
        ("Met vriendelijke groet,\nWerkplein Drieburg\nJ. Terpstra", "J. Terpstra"),
        ("Met vriendelijke groet,|R. van Dalen|medewerker Inkomen", "R. van Dalen"),
    ],
)
def test_the_first_name_under_the_greeting_signed(foot: str, name: str) -> None:
    assert signed((BODY, LONG), *((BODY, part) for part in foot.split("|"))) == {name}


def test_a_decision_without_a_greeting_is_signed_on_behalf_of_somebody() -> None:
    name = "Namens het college van burgemeester en wethouders, R. van Dalen"
    assert is_name(name)  # or this could not fail
    assert signed((BODY, LONG), (BODY, name)) == {name}


@pytest.mark.parametrize(
    "row",
    [
        "Ten name van  Gemeente Vlierbeek",
        "Behandeld door  Team Invordering",
        "Naam betaler  M. Yilmaz",
    ],
)
def test_a_name_beside_a_label_signs_nothing(row: str) -> None:
    _, name = row.split("  ")
    assert is_name(name)  # or this could not fail
    assert signed((BODY, LONG), (SLIP, row)) == set()
    assert signed((BODY, LONG), (BODY, "Hoogachtend,"), (SLIP, row)) == set()
