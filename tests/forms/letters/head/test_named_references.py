"""Numbers that are references: by which names, in how many groups and over which lines."""

import pytest

from forms.letters.label_words import LabelKind, label_kind
from forms.letters.understand import understand
from tests.forms.letters.sheets import line, numbers, read_letter
from vision.text.printed import Block, BlockKind, PrintedLine, SheetText


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
        ("Klant  0622-HK", "0622-HK"),
        ("Cliënt VS 2207", "VS 2207"),
        ("Leerling  417", "417"),
        ("Klantkaart  0533", "0533"),
        ("Rechtbank  LDK 26/1180", "LDK 26/1180"),
    ],
)
def test_a_reference_is_all_that_stands_at_its_label(printed: str, value: str) -> None:
    card = read_letter("Wij lezen uw brief nog.", reference=f"Datum  3 maart 2026\n{printed}")
    assert numbers(card) == [value]


@pytest.mark.parametrize("label", ["Uw betalingskenmerk", "Besluit", "Nummer bij ons bekend"])
def test_names_of_numbers_are_labels(label: str) -> None:
    assert label_kind(label) is LabelKind.REFERENCE


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("Het bijbehorende kenmerk luidt BKH 4645 4535.", "BKH 4645 4535"),
        ("Als omschrijving gebruikt u KHK 9222 4096.", "KHK 9222 4096"),
        ("Noem bij uw betaling DTB 9250 8956.", "DTB 9250 8956"),
        ("Met welk kenmerk? Dat is 1894 3092 6861 9465.", "1894309268619465"),
        ("Vergeet T1234 5678 9012 niet te noemen.", "T1234 5678 9012"),
        ("Zet erbij: 0182 8990 6519 3170.", "0182899065193170"),
        ("Uw melding staat bij ons bekend onder Z-2025-1234.", "Z-2025-1234"),
        ("Betaal op NL12 BANK 0123 4567 89 en gebruik 3 1422 905518 als kenmerk.", "31422905518"),
        ("Wilt u 3 1422 905518 vermelden?", "31422905518"),
        ("U betaalt op NL12 BANK 0123 4567 89, met 26K3-1180 als omschrijving.", "26K3-1180"),
        ("Wilt u 3142 2905 5180 7714 vermelden?", "3142290551807714"),
    ],
)
def test_a_number_is_a_reference_however_it_is_named(sentence: str, number: str) -> None:
    assert numbers(read_letter(sentence)) == [number]


@pytest.mark.parametrize("label", ["Debiteur", "Appartementsindex", "Lotgenoten", "Dakrecht"])
def test_a_number_beside_a_name_we_do_not_know_is_a_reference(label: str) -> None:
    letter = read_letter("Wij schrijven u.", reference=f"Datum  3 maart 2026\n{label}  40-3786-174")
    assert numbers(letter) == ["40-3786-174"]


def test_a_number_known_by_its_name_alone_is_not_promised() -> None:
    letter = read_letter("Wij schrijven u.", reference="Datum  3 maart 2026\nDakrecht  40-3786-174")
    assert [each.is_certain for each in letter.references] == [False]


@pytest.mark.parametrize(
    "label", ["Bij antwoord graag vermelden", "Aanvraag-ID", "Uw meldcode", "Rekening nr."]
)
def test_a_name_of_several_words_names_a_number(label: str) -> None:
    letter = read_letter("Wij schrijven u.", reference=f"Datum  3 maart 2026\n{label}  F-26-31747")
    assert [(each.value, each.is_certain) for each in letter.references] == [("F-26-31747", False)]


@pytest.mark.parametrize("number", ["314610", "654410848"])
def test_a_bill_is_named_by_a_number_that_never_was_an_account(number: str) -> None:
    row = f"Datum  3 maart 2026\nRekening nr.  {number}"
    letter = read_letter("Wij schrijven u.", reference=row)
    assert [(each.value, each.is_certain) for each in letter.references] == [(number, False)]


def test_a_label_on_two_lines_is_one() -> None:
    card = read_letter(
        "Wij lezen uw brief.", reference="Datum  3 maart 2026\nZaak- en  726222559\nbesluitnummer"
    )
    assert numbers(card) == ["726222559"]


def test_a_number_that_breaks_at_its_stroke_is_one() -> None:
    long = (
        "Wij zijn er elke werkdag van negen tot twaalf uur voor u. Houd 98484/\nPS/WR bij de hand."
    )
    assert "98484/PS/WR" in numbers(read_letter(long))


@pytest.mark.parametrize(
    ("rows", "number"),
    [
        ("Ons dossier 84/16701 NWS /\n2026.933249 KA", "84/16701 NWS / 2026.933249 KA"),
        ("Briefnummer 70.2002.85/\nN/142", "70.2002.85/N/142"),
        ("Zaak 78/56023 HKS / 2024.704150\nKA", "78/56023 HKS / 2024.704150 KA"),
        ("Kenmerk bij betaling 4037 1305 7712\n6976", "4037130577126976"),
        (
            "Zaaknummer  Doorkiesnummer\n12/38878 NKK /  088 557 31 90\n2023.758622 KA",
            "12/38878 NKK / 2023.758622 KA",
        ),
    ],
)
def test_a_number_that_goes_on_in_the_next_line_is_one(rows: str, number: str) -> None:
    letter = read_letter("Wij schrijven u.", reference=f"Datum  3 maart 2026\n{rows}\nBijlagen  2")
    assert numbers(letter) == [number]


def test_a_number_with_its_own_label_is_no_rest_of_the_one_above() -> None:
    rows = "Onze ref.  26.0417/VB\nRechtbank  LDK 26/1180"
    assert numbers(read_letter("Wij schrijven u.", reference=rows)) == [
        "26.0417/VB",
        "LDK 26/1180",
    ]


def test_two_numbers_in_a_column_are_two() -> None:
    rows = "Kenmerk  Bedrag\n4037 1305 7712  € 12,00\n4037 1305 7713  € 14,00"
    assert "4037130577124037" not in " ".join(
        numbers(read_letter("Wij schrijven u.", reference=rows))
    )


def test_a_number_of_a_court_that_goes_on_below_is_not_promised() -> None:
    letter = read_letter("Wij schrijven u.", reference="Dossier  C/23/227562 / KG ZA")
    assert [each.is_certain for each in letter.references] == [False]


def test_a_number_of_a_taxpayer_has_a_letter_and_a_number_to_ring_is_none() -> None:
    letter = read_letter(
        "Bel het publieksinformatienummer: 0800-1351.",
        reference="Datum  3 maart 2026\nAanslagnummer  2731 9948 H 62",
    )
    assert numbers(letter) == ["2731 9948 H 62"]
    assert [each.value for each in letter.phones] == ["08001351"]


@pytest.mark.parametrize(
    ("printed", "reference"),
    [
        ("Kenmerk voor de betaling: 1234 5678", "12345678"),
        ("Nummer van de beschikking 3288.824", "3288.824"),
        ("Klant-ID 2023/580538", "2023/580538"),
    ],
)
def test_a_reference_may_say_what_it_is_of(printed: str, reference: str) -> None:
    assert numbers(read_letter("Wij lezen uw brief nog.", reference=printed)) == [reference]


@pytest.mark.parametrize(
    ("reference", "number"),
    [
        ("Klacht  OD 17/26", "OD 17/26"),
        ("Stuk  OD 17/26", "OD 17/26"),
        ("Loketnummer  LK-26-20417", "LK-26-20417"),
        ("Bezoekersnummer  BZ 30417", "BZ 30417"),
        ("Uw verzoek  VW-26-30417", "VW-26-30417"),
        ("Uw melding VW-26-30417", "VW-26-30417"),
        ("Burgerdossier DK 2207-0041", "DK 2207-0041"),
    ],
)
def test_more_names_of_numbers(reference: str, number: str) -> None:
    assert numbers(read_letter("Wij schrijven u.", reference=reference)) == [number]


def test_a_number_may_have_a_letter_behind_it_on_a_bill() -> None:
    told = "Noem bij uw betaling kenmerk 4417265583-K."
    letter = read_letter(told, reference="Boetenummer  441 726 5583")
    assert sorted(numbers(letter)) == ["4417265583", "4417265583-K"]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Betaal dit met CJB-nummer 9 0549 4769 0087.", ["9054947690087"]),
        ("Vermeld altijd het V-nummer 28 1234 5678.", ["2812345678"]),
        ("Uw WOZ-nummer is 4 5512 8871.", []),
        ("Ons KvK-nummer is 1 234 5678.", []),
        ("Bel het 06-nummer 06 12 34 56 78.", []),
        ("De buren op nummer 14 bouwen.", []),
    ],
)
def test_a_name_of_capitals_and_a_hyphen_leaves_its_number_whole(
    sentence: str, found: list[str]
) -> None:
    assert numbers(read_letter(sentence)) == found


@pytest.mark.parametrize("label", ["Onze referentie:", "Briefnummer:", "Ons kenmerk"])
def test_a_number_that_a_narrow_cell_breaks_behind_its_letters_is_one(label: str) -> None:
    value = (line("UIT-", 40.0, 70.0), line("25/70433", 45.0, 70.0))
    block = Block(
        BlockKind.REFERENCE, (PrintedLine(line(label, 40.0).words + value[0].words), value[1])
    )
    letter = understand(SheetText(210.0, 297.0, (block,)))
    assert numbers(letter) == ["UIT-25/70433"]


@pytest.mark.parametrize(
    ("behind", "found"),
    [
        ("(R4669008)", ["R4669008"]),
        ("(4466 9008 1234 5678)", ["4466900812345678"]),
        ("(7 april 2026)", []),
        ("(2026)", []),
        ("(€ 1234,50)", []),
        ("(BIC VBNKNL2U)", []),
        ("(1234 AB)", []),
    ],
)
def test_a_number_in_brackets_behind_an_account_is_not_promised(
    behind: str, found: list[str]
) -> None:
    letter = read_letter(f"Wij willen dat u dit overmaakt naar NL70VBNK0987654321 {behind}.")
    assert numbers(letter) == found
    assert not any(each.is_certain for each in letter.references)
