"""What is no letter makes no card; whatever may be one does."""

import pytest

from forms.letters.understand import is_of_no_letter, says_nothing, understand
from tests.forms.letters.sheets import HEAD, sheet
from vision.text.printed import BlockKind, SheetText

RECEIPT = sheet(
    (BlockKind.LETTERHEAD, "SUPERMARKT DE HOEK\nDorpsstraat 12"),
    (BlockKind.TABLE, "MELK HALFVOL  1,19\nBROOD BRUIN  2,35\nTOTAAL  EUR 3,54"),
    (BlockKind.FOOTER, "24-11-2026  17:42  kassa 3\nBedankt en tot ziens!"),
)
ENVELOPE = sheet(
    (BlockKind.LETTERHEAD, "Gemeente Lindewaard\nPostbus 100\n1234 AB Lindewaard"),
    (BlockKind.BODY, "PORT BETAALD"),
    (BlockKind.ADDRESS, "Mevrouw F. Yilmaz\nKerkstraat 12\n1234 CD Lindewaard"),
)
FLYER = sheet(
    (BlockKind.BODY, "PIZZERIA BELLA VISTA\nElke dinsdag alle pizza's\n€ 9,95"),
    (BlockKind.BODY, "Bestel nu: 0612345678\nKerkstraat 12, Oosterveen"),
)


@pytest.mark.parametrize("odd", [RECEIPT, ENVELOPE, FLYER], ids=["receipt", "envelope", "flyer"])
def test_what_is_no_letter_is_told_from_one(odd: SheetText) -> None:
    assert is_of_no_letter(understand(odd), [odd])


@pytest.mark.parametrize(
    "body",
    [
        "Geachte heer,",
        "Met vriendelijke groet,",
        "Betaal vóór 1 april 2026 op NL91 ABNA 0417 1643 00.",
        "Wij hebben uw aanvraag ontvangen en bekijken die in de komende weken. "
        "Als wij meer van u willen weten dan krijgt u daarover nog een brief van ons. "
        "Hebt u intussen vragen dan kunt u op werkdagen altijd naar ons bellen.",
    ],
    ids=["a greeting", "regards", "an account", "sentences"],
)
def test_what_has_anything_of_a_letter_may_be_one(body: str) -> None:
    short = sheet(HEAD, (BlockKind.BODY, body))
    assert not is_of_no_letter(understand(short), [short])


def test_what_was_read_badly_may_be_anything() -> None:
    poor = sheet((BlockKind.BODY, "PORT BETAALD\nKerkstraat 12"), sure=0.7)
    assert not is_of_no_letter(understand(poor), [poor])


def test_a_note_by_hand_of_which_nothing_is_understood_says_nothing() -> None:
    note = sheet((BlockKind.BODY, "Beste Ria,\nwil je de planten water geven\nals wij weg zijn?"))
    assert not is_of_no_letter(understand(note), [note])
    assert says_nothing(understand(note))


def test_a_letter_that_names_who_writes_says_something() -> None:
    assert not says_nothing(understand(sheet(HEAD, (BlockKind.BODY, "Geachte heer,"))))


def test_a_line_of_a_newspaper_is_nobodys_name() -> None:
    column = (
        "De wethouder zei gisteren dat\nde brug in maart wordt\nvernieuwd. Omwonenden zijn\n"
        "blij met het besluit maar vrezen\noverlast. Het werk duurt lang en\nkost veel geld."
    )
    paper = sheet((BlockKind.LETTERHEAD, f"De Ochtendpost\n{column}"), (BlockKind.BODY, column))
    understood = understand(paper)
    assert understood.sender is None
    assert says_nothing(understood)
