import shutil
import stat

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from vision.fields.reader import READING_PX_PER_MM
from vision.text.tesseract import Tesseract

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed"),
]


def _lines(*texts: str) -> np.ndarray:
    image = Image.new("L", (800, 20 + 70 * len(texts)), 255)
    for number, text in enumerate(texts):
        font = ImageFont.load_default(30)
        ImageDraw.Draw(image).text((30, 20 + 70 * number), text, 0, font)
    return np.asarray(image)


def test_printed_words_are_read_with_their_places(tmp_path):
    words = Tesseract(folder=tmp_path / "ocr").read(
        _lines("Lindelaan 12", "25-06-1990"), READING_PX_PER_MM
    )
    assert [word.text for word in words] == ["Lindelaan", "12", "25-06-1990"]
    assert all(0.7 < word.confidence <= 1 for word in words)
    street, number, birth = words
    assert street.right < number.left and number.bottom < birth.top
    assert 25 < street.left < 40


def test_white_paper_holds_no_words(tmp_path):
    white = np.full((100, 300), 255, np.uint8)
    assert Tesseract(folder=tmp_path / "ocr").read(white, READING_PX_PER_MM) == ()


def test_its_folder_is_ours_alone_and_empty_afterwards(tmp_path):
    folder = tmp_path / "ocr"
    Tesseract(folder=folder).read(_lines("12"), READING_PX_PER_MM)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert list(folder.iterdir()) == []
