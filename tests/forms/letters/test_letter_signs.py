"""A name is surely the sender's only on a letter, and only if it is an organisation's."""

import pytest

from forms.letters.letter import Fact
from forms.letters.understand import understand
from tests.forms.letters.sheets import sheet
from vision.printed import BlockKind

_LETTER = (
    "Geachte mevrouw Voorbeeld,\nWij hebben uw aanvraag van 3 januari 2026 ontvangen en nemen die "
    "in behandeling.\nHoogachtend,"
)


def sender(head: str, body: str) -> Fact | None:
    """Who is taken for the sender of a sheet with that head and body."""
    return understand(sheet((BlockKind.LETTERHEAD, head), (BlockKind.BODY, body))).sender


def test_an_organisation_at_the_head_of_a_letter_is_sure() -> None:
    found = sender("Gemeente Voorbeeldstad", f"{_LETTER}\nGemeente Voorbeeldstad")
    assert found is not None
    assert (found.value, found.is_certain) == ("Gemeente Voorbeeldstad", True)


@pytest.mark.parametrize(
    ("head", "body"),
    [
        pytest.param("Fatima Yilmaz", "Fatima Yilmaz\nLindeveld\nFatima Yilmaz", id="scribble"),
        pytest.param("Fatima Yilmaz", f"{_LETTER}\nFatima Yilmaz", id="a person who writes"),
        pytest.param("Gemeente Oosterveen", "Gemeente Oosterveen\nGemeente Oosterveen", id="notes"),
        pytest.param(
            "PIZZERIA BELLA VISTA",
            "Bestel nu: 0612345678\nPIZZERIA BELLA VISTA\nwww.bellavista.example", id="flyer",
        ),
    ],
)  # fmt: skip
def test_what_is_no_letterhead_is_never_sure(head: str, body: str) -> None:
    found = sender(head, body)
    assert found is None or not found.is_certain
