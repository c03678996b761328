"""What letters of many hands taught: salutations, labels, accounts, bounds and refusals."""

from datetime import date

import pytest

from forms.letter import Letter, LetterKind
from forms.letters.understand import understand
from tests.forms.letters.sheets import HEAD, read_letter, sheet
from vision.text.printed import BlockKind

DATED = (BlockKind.REFERENCE, "Datum  3 maart 2026")
OURS, OWN = "NL93 WBNK 0123 4567 89", "NL70 VBNK 0987 6543 21"


def subject(letter: Letter) -> str | None:
    """Its subject as printed."""
    return None if letter.subject is None else str(letter.subject.value)


@pytest.mark.parametrize(
    "salutation",
    ["Mijnheer, mevrouw,", "Dag mevrouw De Wit,", "Hoi Samira,", "Waarde heer Visser,", "L.S.,"],
)
def test_a_salutation_close_below_the_subject_is_no_part_of_it(salutation: str) -> None:
    closely = f"Betreft: Uw aanvraag voor een tuinhuis\n{salutation}"
    made = sheet(HEAD, DATED, (BlockKind.BODY, closely), (BlockKind.BODY, "Wij lezen haar nog."))
    assert subject(understand(made)) == "Uw aanvraag voor een tuinhuis"


@pytest.mark.parametrize("label", ["Onderwerp van deze brief", "Over:", "Inzake", "Gaat over:"])
def test_a_subject_stands_behind_each_of_its_labels(label: str) -> None:
    made = sheet(
        HEAD,
        DATED,
        (BlockKind.BODY, f"{label} Snoeien van de haag"),
        (BlockKind.BODY, "Geachte heer,"),
        (BlockKind.BODY, "Uw haag is te hoog."),
    )
    assert subject(understand(made)) == "Snoeien van de haag"


def test_a_number_sign_does_not_end_the_subject() -> None:
    made = sheet(
        HEAD,
        DATED,
        (BlockKind.BODY, "Onderwerp: Vergunningno. 2026117, tuinhuis"),
        (BlockKind.BODY, "Geachte heer,"),
        (BlockKind.BODY, "U leest hier meer."),
    )
    assert subject(understand(made)) == "Vergunningno. 2026117, tuinhuis"


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("Zaak-/rolnummer  8812345", "8812345"),
        ("O/ref.  HB26.0117/LD", "HB26.0117/LD"),
        ("Besluit met nummer  2026/14/SVR", "2026/14/SVR"),
        ("Dossier bij ons  71/2044 KLM", "71/2044 KLM"),
        ("Brief-id  D2026.11.00817", "D2026.11.00817"),
        ("Rekeningnr. (factuur)  20260817", "20260817"),
        ("Debiteurnummer VD 440918", "VD 440918"),
    ],
)
def test_a_reference_is_all_that_stands_at_its_label(printed: str, value: str) -> None:
    card = read_letter("Wij lezen uw brief nog.", reference=f"Datum  3 maart 2026\n{printed}")
    assert [str(each.value) for each in card.references] == [value]


def test_a_label_on_two_lines_is_one() -> None:
    card = read_letter(
        "Wij lezen uw brief.", reference="Datum  3 maart 2026\nZaak- en  726222559\nbesluitnummer"
    )
    assert [str(each.value) for each in card.references] == ["726222559"]


def test_a_number_that_breaks_at_its_stroke_is_one() -> None:
    long = (
        "Wij zijn er elke werkdag van negen tot twaalf uur voor u. Houd 98484/\nPS/WR bij de hand."
    )
    assert "98484/PS/WR" in [str(each.value) for each in read_letter(long).references]


@pytest.mark.parametrize(
    "told",
    [
        f"Per 5 mei bankiert de gemeente onder nummer {OURS}.",
        "De waarde van uw onroerende zaak: 615.000 euro.",
        "Eerder opgelegde aanslag: 241,56",
    ],
)
def test_an_account_or_a_sum_is_no_reference(told: str) -> None:
    assert read_letter(told).references == ()


def test_the_day_of_what_happened_is_not_the_letters() -> None:
    card = read_letter(
        "Overtreding: bellen achter het stuur. Datum: 14 februari 2026.",
        reference="Factuurdatum  3 maart 2026",
    )
    assert card.date is not None and card.date.value == date(2026, 3, 3)
    undated = read_letter(
        "Overtreding: bellen achter het stuur. Datum: 14 februari 2026.",
        reference="Kenmerk  12.345",
    )
    assert undated.date is None or not undated.date.is_certain


def test_a_company_may_begin_with_its_form() -> None:
    made = sheet(
        (BlockKind.LETTERHEAD, "N.V. Waterbedrijf De Wel\nKlantenservice"),
        DATED,
        (BlockKind.BODY, "Geachte heer,"),
        (BlockKind.BODY, "Uw meter wordt vervangen."),
    )
    card = understand(made)
    assert card.sender is not None and card.sender.value == "N.V. Waterbedrijf De Wel"


@pytest.mark.parametrize(
    "told",
    [
        "Die vergoeding krijgt u niet.",
        "Uw verzoek komt niet voor toewijzing in aanmerking.",
        "Aan uw wens kunnen wij niet tegemoetkomen.",
    ],
)
def test_a_decision_that_refuses_is_a_refusal(told: str) -> None:
    card = read_letter(
        "Wij hebben een besluit genomen op uw aanvraag.",
        told,
        "U kunt tegen dit besluit binnen zes weken bezwaar maken.",
    )
    assert card.kind is LetterKind.REJECTION
