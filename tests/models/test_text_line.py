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
