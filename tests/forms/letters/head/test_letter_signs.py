"""A name is surely the sender's only on a letter, and only if it is an organisation's."""

import pytest

from forms.letter import Fact
from forms.letters.understand import understand
from tests.forms.letters.sheets import sheet
from vision.text.printed import BlockKind

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


@pytest.mark.parametrize(
    "flyer",
    [
        "PIZZERIA BELLA VISTA\nElke dinsdag alle pizza's\n€ 9,95\nBestel nu: 0612345678",
        "GARAGE DE SNELWEG\nGrote beurt voor maar € 149,-\nBel vandaag nog\n088 123 45 67",
        "OPEN DAG\nKom kijken op onze school!\nzaterdag 24 januari 2026\n"
        "Meld je aan via www.school.example",
        "GLASVEZEL IN UW WIJK\nBestel vóór 1 maart 2026 en betaal de eerste zes maanden\n"
        "maar € 25,- per maand\nGa naar www.snelnet.example/bestellen",
    ],
)
def test_a_flyer_asks_its_reader_nothing(flyer: str) -> None:
    assert understand(sheet((BlockKind.BODY, flyer))).actions == ()


def test_a_page_out_of_a_letter_asks_what_it_asks() -> None:
    page = (
        "Wij hebben u op 3 januari 2026 al een brief over dit bedrag gestuurd.\n"
        "Daarop hebben wij tot op vandaag geen betaling van u ontvangen.\n"
        "Betaal het bedrag van € 45,10 daarom vóór 1 maart 2026 aan ons."
    )
    assert understand(sheet((BlockKind.BODY, page))).actions
