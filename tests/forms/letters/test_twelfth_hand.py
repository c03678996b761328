"""What letters of a twelfth hand taught: offices of a sender, what is kept, who is content."""

import pytest

from forms.letters.understand import understand
from tests.forms.letters.sheets import sheet
from vision.text.printed import BlockKind


@pytest.mark.parametrize(
    ("head", "body", "name"),
    [
        pytest.param(
            "Wonen en Groen\nGemeente Elzerade", "Kijk op www.elzerade.nl.",
            "Gemeente Elzerade", id="a municipality below its department",
        ),
        pytest.param(
            "Dijkbeheer Oostgouw",
            "Kijk op www.dijkbeheeroostgouw.nl.\nHoogachtend,\nBureau Schouw",
            "Dijkbeheer Oostgouw", id="what its own host says is no department",
        ),
    ],
)  # fmt: skip
def test_a_sender_is_told_from_its_offices(head: str, body: str, name: str) -> None:
    letter = understand(
        sheet(
            (BlockKind.LETTERHEAD, head),
            (BlockKind.REFERENCE, "Datum  3 maart 2026"),
            (BlockKind.BODY, f"Geachte heer,\n{body}"),
        )
    )
    assert letter.sender is not None
    assert letter.sender.value == name
