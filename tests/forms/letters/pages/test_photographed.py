"""A PDF of photos: the sheet on each page is what is read, and drawn pages stay as they are."""

from functools import cache

import cv2
import numpy as np
import pytest

from forms.letters.pages.papers import Papers, papers_of, stacked
from forms.letters.pages.photographed import flattened
from tests.letters.maker import make_letter
from tests.letters.photos import SHOTS, photograph
from vision.geometry import Floats
from vision.picture import Frame, Grey
from vision.text.sheet_reader import SheetReader

pytestmark = pytest.mark.slow

LETTER = make_letter(1)
_SMALLER = 4


@pytest.fixture(scope="module")
def reader() -> SheetReader:
    return SheetReader()


def photos(*seeds: int) -> Papers:
    """Photos of the letter's first page as the pages of a PDF."""
    return stacked([photo(seed) for seed in seeds], is_whole=True)


@cache
def photo(seed: int) -> Grey:
    return Frame(photograph(LETTER, 118, seed, how=SHOTS["slanted"]).frame).grey


def likeness(papers: Papers, number: int) -> float:
    """How alike a page is to the letter's first as it was drawn, -1..1."""
    drawn = papers_of(LETTER.pdf)
    at = papers.pages[number].corners.xy
    (left, top), (right, bottom) = ((each + 0.5).round().astype(int) for each in (at[0], at[2]))
    pages = drawn.frame.grey, papers.frame.grey[top:bottom, left:right]
    height, width = drawn.frame.grey.shape
    # Print is told apart as well on pictures a quarter as wide, in a twentieth of the time.
    size = width // _SMALLER, height // _SMALLER
    one, two = (
        _without_light(cv2.resize(each, size, interpolation=cv2.INTER_AREA)).ravel()
        for each in pages
    )
    return float(np.corrcoef(one, two)[0, 1])


def _without_light(grey: Grey) -> Floats:
    """How much darker each place is than what lies around it."""
    near, far = (
        cv2.GaussianBlur(grey.astype(np.float32), (0, 0), sigma / _SMALLER) for sigma in (8, 40)
    )
    return np.asarray(near - far)


def test_each_photo_in_a_pdf_becomes_the_sheet_on_it(reader: SheetReader) -> None:
    taken = photos(3, 5)
    flat = flattened(taken, reader.find)
    assert len(flat.pages) == 2
    assert flat.is_whole
    for number in range(2):
        assert likeness(taken, number) < 0.3
        assert likeness(flat, number) > 0.6


def test_pages_that_no_camera_took_stay_as_they_are(reader: SheetReader) -> None:
    papers = papers_of(LETTER.pdf)
    assert flattened(papers, reader.find) is papers


def test_a_page_without_a_sheet_on_it_stays_beside_one_with(reader: SheetReader) -> None:
    drawn = papers_of(LETTER.pdf).frame.grey
    flat = flattened(stacked([drawn, photo(3)], is_whole=False), reader.find)
    assert not flat.is_whole
    assert np.array_equal(flat.frame.grey[: len(drawn), : drawn.shape[1]], drawn)
    assert likeness(flat, 1) > 0.6
