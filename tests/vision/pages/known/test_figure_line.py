"""Lines with figures are compared by what print keeps of them, however it was read."""

import pytest

from vision.pages.known.figure_line import Box, FigureLine, is_kept

AT = Box(171, 285, 195, 288)


def line(text: str, box: Box = AT) -> FigureLine:
    return FigureLine(text, box)


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("Pagina 16 van 32", "Pagina16 van 32."),
        ("Model P 22-2 (versie 2027)", "ModelP 22–2 (versie 2027)"),
        ("10 van 20", "1O van 2o"),
        ("Model 22", "Model22"),
        ("artikel 11", "artikel l1"),
    ],
)
def test_what_is_read_for_a_figure_is_that_figure(printed: str, read: str) -> None:
    assert line(printed).signs == line(read).signs
    assert line(printed).says_as(line(read))


def test_letters_of_words_stay_letters() -> None:
    assert line("Hoofdstuk over lonen 3").signs == "hoofdstukoverlonen3"


@pytest.mark.parametrize(
    ("printed", "read", "otherwise"),
    [
        ("Pagina 16 van 32", "Pagina 17 van 32", True),
        ("Pagina 9 van 17", "Pagina 10 van 17", True),
        ("Modal P 22-2 (versie 2027)", "Model P 22-2 (versie 2026)", True),
        ("Pagina 16 van 32", "Model 16 (versie 2027)", False),
        ("20 20", "20", False),
        ("Pagina 16 van 32", "Pagina 16 van 32", False),
    ],
)
def test_only_figures_between_the_same_words_are_other_figures(
    printed: str, read: str, otherwise: bool
) -> None:
    assert line(printed).says_otherwise(line(read)) is otherwise


def test_page_one_of_132_is_not_page_eleven_of_32() -> None:
    assert line("Pagina 1 van 132").signs != line("Pagina 11 van 32").signs


def test_a_line_stands_where_it_was_kept_give_or_take_what_paper_lies_off() -> None:
    assert line("1").stands_at(AT.moved(2, 1))
    assert not line("1").stands_at(AT.moved(0, 2))
    assert not line("1").stands_at(AT.grown(4, 0))


@pytest.mark.parametrize(
    ("text", "box", "kept"),
    [
        ("Pagina 2", AT, True),
        ("Formulier 12", Box(20, 8, 60, 12), True),
        ("Pagina", AT, False),
        ("Vraag 2", Box(20, 140, 40, 144), False),
        ("Een zin van 2 regels", Box(20, 280, 120, 284), False),
    ],
)
def test_kept_are_short_lines_with_figures_at_head_and_foot(
    text: str, box: Box, kept: bool
) -> None:
    assert is_kept(text, box, page_height_mm=297) is kept
