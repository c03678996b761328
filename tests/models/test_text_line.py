from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from models.spelling import Spelling
from models.text_line import LINE_HEIGHT_PX, TextLine

FACE = Path(__file__).parents[1] / "letters" / "fonts" / "Arimo-Regular.ttf"


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


def test_light_print_on_dark_is_read_too(network: TextLine) -> None:
    assert "".join(s.text for s in network.read(255 - drawn("Belasting"))) == "Belasting"


def test_bare_paper_says_nothing(network: TextLine) -> None:
    assert network.read(np.full((LINE_HEIGHT_PX, 200), 220, np.uint8)) == ()


@pytest.mark.parametrize("shape", [(47, 100), (48, 0)])
def test_a_picture_of_another_height_is_refused(network: TextLine, shape: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="48 px high"):
        network.read(np.zeros(shape, np.uint8))


def seen(text: str, dpi: float) -> np.ndarray:
    """A line in a letter's usual face, of 11 points, as a phone sees it, a little blurred."""
    font = ImageFont.truetype(str(FACE), 120)
    sheet = Image.new("L", (int(font.getlength(text)) + 60, 180), 235)
    ImageDraw.Draw(sheet).text((30, 130), text, 30, font, "ls")
    scale = dpi * 11 / 72 / 120
    fine = cv2.GaussianBlur(np.asarray(sheet), (0, 0), 0.6 / scale)
    coarse = cv2.resize(fine, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    size = round(fine.shape[1] * LINE_HEIGHT_PX / fine.shape[0] * 0.87), LINE_HEIGHT_PX
    return np.asarray(cv2.resize(coarse, size, interpolation=cv2.INTER_CUBIC), np.uint8)


@pytest.mark.parametrize(
    "text",
    [
        "Wij blijven bij u tot vrijdag; altijd mogelijk.",
        "Zij krijgt uiterlijk in juli bericht, bij wijze van bijstand.",
        "Iedereen betaalt € 1.047,19 vóór 8 februari.",
    ],
)
def test_coarse_print_of_dutch_letters_is_read(network: TextLine, text: str) -> None:
    assert "".join(sign.text for sign in network.read(seen(text, 78))) == text


@pytest.mark.parametrize("mark", ["’", "'"])
def test_an_apostrophe_is_as_it_is_printed(network: TextLine, mark: str) -> None:
    text = f"De foto{mark}s zijn {mark}s avonds gemaakt"
    assert "".join(sign.text for sign in network.read(seen(text, 150))) == text


def test_of_noise_no_words_are_made() -> None:
    class Unasked(TextLine):
        @property
        def spelling(self) -> Spelling:
            raise AssertionError("what is no print is not spelt")

    noise = np.random.default_rng(3).integers(0, 255, (LINE_HEIGHT_PX, 1400), np.uint8)
    soft = np.asarray(cv2.GaussianBlur(noise, (0, 0), 0.5), np.uint8)
    assert len(Unasked().read(soft)) > 1
    with pytest.raises(AssertionError):
        Unasked().read(seen("Wij blijven bij u tot vrijdag; altijd mogelijk.", 40))
