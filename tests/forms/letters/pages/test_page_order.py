"""Pages of one letter are put in order; missing ones, the same twice and two letters are seen."""

import pytest

from forms.letters.pages.page_order import PageNumber, page_number_of, page_order_of
from tests.forms.letters.sheets import sheet
from tests.letters.maker import make_letter
from vision.text.printed import BlockKind, SheetText

FIRST = """Geachte mevrouw Jansen,
U hebt op 3 maart 2026 een toeslag voor de kinderopvang aangevraagd.
Wij hebben gekeken naar uw inkomen en naar de uren van de opvang.
In deze brief leest u wat wij hebben besloten en waarom."""
SECOND = """Wij kennen de toeslag toe vanaf 1 april 2026 voor twee kinderen.
U ontvangt elke maand 312,40 euro op uw eigen rekening bij de bank.
Verandert er iets in uw gezin of in uw werk, geef dat dan meteen door."""
THIRD = """Bent u het niet eens met ons besluit, maak dan bezwaar binnen zes weken.
Stuur uw bezwaar met een kopie van deze brief naar ons postadres.
Met vriendelijke groet,
K. de Boer"""
OTHER = """Beste heer Yilmaz,
Uw afspraak bij de tandarts is verplaatst naar donderdag 9 juli om tien uur.
Neem uw pas en een overzicht van uw medicijnen mee naar de praktijk.
Hoogachtend,
Praktijk De Linde"""


def page(text: str, number: str = "") -> SheetText:
    blocks = [(BlockKind.BODY, text)]
    return sheet(*blocks, (BlockKind.BODY, number)) if number else sheet(*blocks)


ONE, TWO, THREE = (
    page(text, f"Pagina {number} van 3") for number, text in enumerate((FIRST, SECOND, THIRD), 1)
)


@pytest.mark.parametrize(
    ("label", "number"),
    [
        ("Pagina 2 van 3", PageNumber(2, 3)),
        ("pagina 2/3", PageNumber(2, 3)),
        ("Blad 1 van 2", PageNumber(1, 2)),
        ("Bladzijde: 10 van 12", PageNumber(10, 12)),
        ("Blad  1 van 2", PageNumber(1, 2)),
        ("Datum  9 november 2026  Blad  1 van 2", PageNumber(1, 2)),
        ("- pag. 1/2 -", PageNumber(1, 2)),
        ("Bladnummer: 2 van 4", PageNumber(2, 4)),
        ("Pagina 4 van 3", None),
        ("Kenmerk  1 van 2", None),
        ("2 van 3", None),
        ("Op pagina 2 van 3 staat meer", None),
    ],
)
def test_the_number_of_a_page_is_read_where_it_stands_alone(
    label: str, number: PageNumber | None
) -> None:
    assert page_number_of(page(SECOND, label)) == number


@pytest.mark.parametrize("bare", ["2 van 3", "2/3", "- 2 / 3 -", "(2 van 3)"])
def test_a_bare_number_counts_at_the_edge_of_a_sheet(bare: str) -> None:
    assert page_number_of(sheet((BlockKind.BODY, bare))) == PageNumber(2, 3)


def test_a_page_whose_number_stands_among_its_references_misses_the_other() -> None:
    order = page_order_of([sheet((BlockKind.REFERENCE, "Blad  1 van 2"), (BlockKind.BODY, FIRST))])
    assert order.missing == (2,)


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Gemeente Overbrugge – bladzijde 2 van 2", PageNumber(2, 2)),
        ("Belastingkantoor Friese Wouden - bladzijde 2 van 2", PageNumber(2, 2)),
        ("Gemeente Overbrugge bladzijde 2 van 2", PageNumber(2, 2)),
        ("Gemeente Overbrugge | Pagina 2/2", PageNumber(2, 2)),
        ("Kenmerk: Z-26.118, blad 2 van 3", PageNumber(2, 3)),
        ("Meer hierover leest u ook op pagina 2 van 2", None),
        ("Meer hierover leest u op pagina 2 van 2.", None),
    ],
)
def test_a_number_behind_a_name_counts_at_the_edge_of_a_sheet(
    line: str, number: PageNumber | None
) -> None:
    assert page_number_of(sheet((BlockKind.BODY, line), (BlockKind.BODY, SECOND))) == number


def test_a_number_behind_a_name_counts_nowhere_else() -> None:
    told = "Besluit van het college - bladzijde 2 van 2"
    assert page_number_of(page(f"{FIRST}\n{SECOND}\n{told}\n{THIRD}")) is None


def test_a_later_page_that_names_its_sender_is_put_in_order() -> None:
    name = "Gemeente Overbrugge – bladzijde 2 van 2"
    second = sheet((BlockKind.BODY, name), (BlockKind.BODY, SECOND))
    first = page(FIRST, "bladzijde 1 van 2")
    assert page_order_of([second, first]).order == (1, 0)
    assert page_order_of([second]).missing == (1,)


def test_a_sheet_that_says_two_numbers_says_none() -> None:
    assert page_number_of(page(SECOND, "Pagina 1 van 2\nPagina 2 van 2")) is None


def test_pages_in_order_are_left_as_they_are() -> None:
    order = page_order_of([ONE, TWO, THREE])
    assert order.order == (0, 1, 2)
    assert (order.missing, order.is_shuffled, order.has_twice) == ((), False, False)


def test_pages_out_of_order_are_put_in_order() -> None:
    order = page_order_of([THREE, ONE, TWO])
    assert order.order == (1, 2, 0)
    assert order.is_shuffled


@pytest.mark.parametrize(
    ("sheets", "missing"),
    [([TWO], (1, 3)), ([ONE, THREE], (2,)), ([THREE, ONE], (2,)), ([ONE], (2, 3))],
)
def test_pages_that_are_not_there_are_missed(
    sheets: list[SheetText], missing: tuple[int, ...]
) -> None:
    assert page_order_of(sheets).missing == missing


def test_the_same_page_twice_is_understood_once() -> None:
    order = page_order_of([ONE, TWO, ONE, THREE])
    assert order.order == (0, 1, 3)
    assert order.has_twice
    assert not order.is_of_letters
    assert not order.missing


def test_the_same_sheet_twice_without_a_number_is_seen_by_its_words() -> None:
    blurred = page(FIRST.replace("opvang", "opvanq"))
    order = page_order_of([page(FIRST), blurred, page(SECOND)])
    assert order.order == (0, 2)
    assert order.has_twice


def test_an_enclosure_without_a_number_is_neither_missing_nor_moved() -> None:
    order = page_order_of([ONE, TWO, THREE, page("Bijlage: het overzicht van uw gegevens.")])
    assert order.order == (0, 1, 2, 3)
    assert not order.missing


@pytest.mark.parametrize("numbers", [("", ""), ("Pagina 1 van 1", "Pagina 1 van 1")])
def test_two_letters_in_one_file_are_two(numbers: tuple[str, str]) -> None:
    whole = f"{FIRST}\nMet vriendelijke groet,\nK. de Boer"
    assert page_order_of([page(whole, numbers[0]), page(OTHER, numbers[1])]).is_of_letters


def test_a_letter_of_three_pages_is_one() -> None:
    assert not page_order_of([ONE, TWO, THREE]).is_of_letters


def test_numbers_of_two_letters_miss_nothing_by_each_other() -> None:
    order = page_order_of([ONE, page(SECOND, "Pagina 2 van 4")])
    assert order.order == (0, 1)
    assert not order.missing


@pytest.mark.parametrize("seed", range(12))
def test_a_made_letter_lacks_nothing_and_is_one(seed: int) -> None:
    order = page_order_of(make_letter(seed).sheets)
    assert not order.is_of_letters
    assert not order.has_twice
    assert order.order == tuple(range(len(make_letter(seed).sheets)))
