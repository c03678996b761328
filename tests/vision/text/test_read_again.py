"""What stands in small print at a letter's foot, in photos from afar."""

import numpy as np
import pytest

from tests.letters.maker import Material, make_letter
from tests.letters.photos import photograph
from vision.picture import Frame
from vision.text.printed import PrintedWord
from vision.text.read_again import read_again
from vision.text.read_sheet import ReadSheet
from vision.text.sheet_reader import SheetReader
from vision.text.strip import Strip

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def reader() -> SheetReader:
    return SheetReader()


@pytest.mark.parametrize(
    ("hand", "seed", "printed"),
    [
        ("distant", 44, {"www.glasnetlaagland.nl", "klant@glasnetlaagland.nl"}),
        ("inland", 18, {"info@zuid-merwede.nl", "NL86 VBNK 0083 1266 08"}),
        ("inland", 49, {"hulp@kredietbankwesthoek.nl", "+31 10 555 35 00"}),
    ],
)
def test_small_print_is_read_by_its_form_and_what_else_the_sheet_says(
    reader: SheetReader, hand: str, seed: int, printed: set[str]
) -> None:
    letter = make_letter(seed, material=Material(hand, hand, hand))
    read = reader.read(Frame(photograph(letter, 78, seed).frame))
    assert isinstance(read, ReadSheet)
    assert printed <= {line.text for line in read.text.lines()}


def test_without_time_lines_stay_as_they_were_read(reader: SheetReader) -> None:
    read = {0: (PrintedWord("www.zaid-eterwede.nl", 0.5, 20, 280, 50, 283),)}
    strip = Strip(20.0, 50.0, np.array([282.0]), 2.0, 0.7)
    paper = np.full((2376, 1680), 235, np.uint8)
    assert read_again(reader.network, paper, [strip], read, lambda: False) == read
