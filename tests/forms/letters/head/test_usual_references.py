"""What is taken for a reference, and what for another number, as authorities print them."""

import pytest

from forms.letter import ActionKind, Letter
from forms.letters.saying import reference_for
from forms.letters.understand import understand
from tests.forms.letters.sheets import sheet
from vision.text.printed import BlockKind

HEAD = (BlockKind.LETTERHEAD, "Gemeente Heuvelrijk")
DATED = "Datum  3 maart 2026"
PAYMENT = "5012345678901234"

#: Numbers of another kind; never a reference.
NO_REFERENCE = [
    "Hebt u vragen? Bel ons op nummer 088 999 01 23.",
    "Ons algemene nummer is 14 020.",
    "Wij zijn bereikbaar onder nummer 0900 8844.",
    "U bereikt de deurwaarder op mobiel nummer 06 12345678.",
    "Uw sofinummer: 123456782.",
    "Uw burgerservicenummer is 123456782.",
    "Uw factuur is 25 dagen oud.",
]
OTHER_LABELS = [
    "Tel.  088 999 01 23",
    "Direct nummer  088 999 01 23",
    "Mobiel nummer\n06 12345678",
    "Ons nummer  088 999 01 23",
    "Nummer: 14 020",
    "BSN/sofinummer  123456782",
    "KvK-nr.  12345678",
]
LABELS = [
    "Aanslagbiljet  12.34.567",
    "Zaak-ID  Z26-00817",
    "Nummer van de beschikking  8123 4567 8901",
    "Nota  20260817",
    "Factuur  F2026-0817",
    "Klantnr.  4418092",
    "Zaakno.  4418092",
    "Ons nummer  20260817",
    "Uw kenmerk  JB/2026-11",
    "Zaaknummer  C/47/820579, rolnummer 2026/6219",
    "Ons kenmerk  2023 / 44784 / afd. NND",
    "Zaaknummer  8812345 \\ CV EXPL 26-117",
    "Zaaknummer 8812345 \\ CV EXPL 26-117",
]
SENTENCES = {
    "Vermeld bij uw betaling altijd 5012 3456 7890 1234.": PAYMENT,
    "Zet in de omschrijving 5012 3456 7890 1234.": PAYMENT,
    "Zet 5012 3456 7890 1234 in de omschrijving.": PAYMENT,
    "Het kenmerk van uw betaling is 5012 3456 7890 1234.": PAYMENT,
    "Het betreft factuur 2026-0817.": "2026-0817",
    "Uw zaak staat bij ons geregistreerd onder nummer Z26-00817.": "Z26-00817",
}
#: Labels of what to give with a payment.
FOR_PAYING = [
    "Betalingskenmerk",
    "Kenmerk bij betaling",
    "Betaalreferentie",
    "Vermeld bij betaling",
    "Omschrijving bij betaling",
]


def headed(block: str) -> Letter:
    return understand(sheet(HEAD, (BlockKind.REFERENCE, f"{DATED}\n{block}")))


def card_of(text: str) -> Letter:
    body = (BlockKind.BODY, f"Geachte heer,\n{text}")
    return understand(sheet(HEAD, (BlockKind.REFERENCE, DATED), body))


@pytest.mark.parametrize("text", NO_REFERENCE)
def test_a_number_of_another_kind_is_no_reference(text: str) -> None:
    assert card_of(text).references == ()


@pytest.mark.parametrize("block", OTHER_LABELS)
def test_a_label_of_another_number_names_no_reference(block: str) -> None:
    assert headed(block).references == ()


def test_a_telephone_number_is_one_whatever_it_is_called() -> None:
    assert [each.value for each in headed("Direct nummer  088 999 01 23").phones] == ["0889990123"]


def test_numbers_of_rows_are_no_references() -> None:
    rows = "\n".join(f"{row}  {row}-04-2026  € 40,00" for row in range(9, 14))
    table = (BlockKind.TABLE, f"Nr.  Uiterste betaaldatum  Bedrag\n{rows}")
    assert understand(sheet(HEAD, (BlockKind.REFERENCE, DATED), table)).references == ()


@pytest.mark.parametrize("block", [*LABELS, *(each.replace("  ", "\n") for each in LABELS)])
def test_a_reference_stands_beside_or_below_its_label(block: str) -> None:
    (found,) = headed(block).references
    assert found.text in block


@pytest.mark.parametrize(("text", "value"), SENTENCES.items())
def test_a_sentence_names_a_reference(text: str, value: str) -> None:
    assert [each.value for each in card_of(text).references] == [value]


@pytest.mark.parametrize("label", FOR_PAYING)
@pytest.mark.parametrize("between", ["  ", "\n", ": "])
def test_a_reference_below_its_label_is_known_to_be_for_paying(label: str, between: str) -> None:
    card = headed(f"Zaaknummer{between}Z26-00817\n{label}{between}5012 3456 7890 1234")
    pay, against = (reference_for(card, kind) for kind in (ActionKind.PAY, ActionKind.OBJECT))
    assert pay is not None
    assert against is not None
    assert (pay.value, against.value) == (PAYMENT, "Z26-00817")


@pytest.mark.parametrize(
    ("value", "is_certain"),
    [
        ("HB-2026/00412", True),
        ("5012 3456 7890 1234", True),
        ("5012 3456", False),  # the rest may stand on the next line
        ("123456782", False),  # may be a citizen's own number
        ("0889990123", False),  # may be dialled
    ],
)
def test_a_reference_that_may_be_another_number_is_not_promised(
    value: str, is_certain: bool
) -> None:
    (found,) = headed(f"Dossiernummer  {value}").references
    assert found.is_certain is is_certain


def test_a_label_in_a_row_of_labels_has_one_value() -> None:
    rows = (
        "Dossiernummer  Klantnummer\nA/4711/26  7130456\nUw BSN  Behandelaar\n123456782  J. Jansen"
    )
    assert [each.value for each in headed(rows).references] == ["A/4711/26", "7130456"]


def certain_of(*said: str) -> list[bool]:
    """Whether each reference of a letter of those sentences is sure."""
    paragraphs = [(BlockKind.BODY, each) for each in said]
    letter = understand(sheet(HEAD, (BlockKind.BODY, "Geachte heer,"), *paragraphs))
    return [each.is_certain for each in letter.references]


def test_a_number_that_stands_twice_but_for_a_sign_is_sure_at_neither_place() -> None:
    assert certain_of(
        "Vermeld bij uw betaling het betalingskenmerk 5110 8686 8727 9537.",
        "Noem bij vragen altijd het kenmerk 5110 8686 872 537.",
    ) == [False, False]


def test_two_numbers_of_one_length_are_two() -> None:
    assert certain_of(
        "Vermeld bij uw betaling het betalingskenmerk 5110 8686 8727 9537.",
        "Noem bij vragen altijd het kenmerk 5110 8686 8727 9538.",
    ) == [True, True]


def values(reference: str, *body: str) -> list[object]:
    """The references of a letter with those rows of references."""
    paragraphs = [(BlockKind.BODY, each) for each in ("Geachte heer,", *body)]
    rows = (BlockKind.REFERENCE, f"{DATED}\n{reference}")
    return [each.value for each in understand(sheet(HEAD, rows, *paragraphs)).references]


@pytest.mark.parametrize(
    ("row", "value"),
    [
        ("Verhuismelding VM-27-0911", "VM-27-0911"),
        ("Deelnemer  KB-26-009417", "KB-26-009417"),
        ("Deelnemer KB-26-009417", "KB-26-009417"),
        ("Gezinscode GZ-0418", "GZ-0418"),
        ("Boetebeschikking  3318.40.227.H.02.7050", "3318.40.227.H.02.7050"),
        ("Btw-aanslagnummer  331.840.227.B.02.7050", "331.840.227.B.02.7050"),
        ("Kenmerk  T&H 27-41809", "T&H 27-41809"),
        ("Dossier  2027/00418 JvD", "2027/00418 JvD"),
        ("Onze referentie  KL-4A/zolder", "KL-4A/zolder"),
        ("Zaaknummer  10442871 CV EXPL 27-118", "10442871 CV EXPL 27-118"),
        ("Zaaknummer\n10442871 CV EXPL\n27-118", "10442871 CV EXPL 27-118"),
        ("Respondentnummer 31QB 2204 615", "31QB 2204 615"),
        ("CAB-nummer  4 2210 7731 9042 6", "42210773190426"),
    ],
)
def test_a_number_by_which_something_is_called_is_whole(row: str, value: str) -> None:
    assert values(row) == [value]


def test_a_number_that_begins_another_with_a_label_of_its_own_is_one_too() -> None:
    assert values("Klantnummer  20881\nAanslagnummer  20881.27.0014") == ["20881", "20881.27.0014"]


@pytest.mark.parametrize(
    "row",
    [
        "Publieksnummer  0800 24 57",
        "WOZ-objectnummer  044100023871",
        "Loonheffingennr.  7204.30.551.L02",
        "Tolk  nr. 2204",
        "Kamer BG-114",
    ],
)
def test_a_number_of_something_else_is_none(row: str) -> None:
    assert values(row) == []


@pytest.mark.parametrize(
    "told",
    [
        "Nummer 12 is kort geleden verkocht voor minder.",
        "De straat is dicht tot nummer 26.",
    ],
)
def test_the_number_of_a_house_is_none(told: str) -> None:
    assert values("", told) == []


def test_the_bill_of_whom_a_row_names_is_none() -> None:
    paper = sheet(HEAD, (BlockKind.TABLE, "Kosten  Bedrag\nLoodgieter, factuur 27-118  € 80,00"))
    assert understand(paper).references == ()


@pytest.mark.parametrize("under", ["o.v.v.", "ovv", "onder vermelding van"])
def test_a_number_only_for_paying_is_not_given_with_an_objection(under: str) -> None:
    card = card_of(f"Maak € 30 over naar NL91 ABNA 0417 1643 00 {under} 5012 3456 7890 1234.")
    pay, against = (reference_for(card, kind) for kind in (ActionKind.PAY, ActionKind.OBJECT))
    assert pay is not None
    assert (pay.value, against) == (PAYMENT, None)
