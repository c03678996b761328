import cv2
import numpy as np
import pytest

from models.text_line import LINE_HEIGHT_PX, TextLine


@pytest.fixture(scope="module")
def network() -> TextLine:
    return TextLine()


def drawn(text: str) -> np.ndarray:
    picture = np.full((LINE_HEIGHT_PX, 40 + 20 * len(text)), 235, np.uint8)
    cv2.putText(picture, text, (12, 34), cv2.FONT_HERSHEY_SIMPLEX, 0.9, 30, 2, cv2.LINE_AA)
    return picture


def test_a_line_is_read_sign_by_sign_from_left_to_right(network: TextLine) -> None:
    signs = network.read(drawn("Uw aanslag 2026"))
    assert "".join(sign.text for sign in signs) == "Uw aanslag 2026"
    places = [sign.x for sign in signs]
    assert places == sorted(places)
    assert all(0.5 < sign.sure <= 1 for sign in signs)
    assert all(sign.rival_sure <= sign.sure for sign in signs)


def test_light_print_on_dark_is_read_too(network: TextLine) -> None:
    assert "".join(s.text for s in network.read(255 - drawn("Belasting"))) == "Belasting"


def test_bare_paper_says_nothing(network: TextLine) -> None:
    assert network.read(np.full((LINE_HEIGHT_PX, 200), 220, np.uint8)) == ()


@pytest.mark.parametrize("shape", [(47, 100), (48, 0)])
def test_a_picture_of_another_height_is_refused(network: TextLine, shape: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="48 px high"):
        network.read(np.zeros(shape, np.uint8))


def said(network: TextLine, *columns: dict[str, float]) -> str:
    """What is read where the network finds signs so likely, column by column."""
    likely = np.zeros((len(columns), 1 + len(network._signs)), np.float32)
    for column, found in zip(likely, columns, strict=True):
        for sign, how in found.items():
            column[0 if sign == "" else 1 + network._signs.index(sign)] = how
    return "".join(sign.text for sign in network._decoded(likely, 8 * len(columns)))


def test_a_j_that_runs_into_its_i_is_read(network: TextLine) -> None:
    krijgt = ({"r": 0.9}, {"i": 0.9, "j": 0.01}, {"": 0.9, "j": 0.04}, {"g": 0.9}, {"": 1.0})
    assert said(network, *krijgt) == "rijg"
    assert said(network, {"i": 0.9}, {"": 0.6, "j": 0.4}) == "ij"


def test_no_j_is_read_twice_nor_where_it_is_unlikely(network: TextLine) -> None:
    assert said(network, {"i": 0.9, "j": 0.1}, {"j": 0.9}, {"": 1.0}) == "ij"
    assert said(network, {"i": 0.9, "j": 0.01}, {"": 1.0}, {"g": 0.8, "j": 0.2}) == "ig"
    assert said(network, {"l": 0.9, "j": 0.1}, {"": 1.0}) == "l"


def test_an_apostrophe_is_as_it_is_printed(network: TextLine) -> None:
    assert said(network, {"'": 0.9, "’": 0.0001}, {"s": 0.9}) == "'s"
    assert said(network, {"'": 0.9, "’": 0.004}, {"s": 0.9}) == "’s"
