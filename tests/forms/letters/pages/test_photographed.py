"""A PDF of photos: the sheet on each page is what is read, and drawn pages stay as they are."""

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


@pytest.fixture(scope="module")
def reader() -> SheetReader:
    return SheetReader()


def photos(*seeds: int) -> Papers:
    """Photos of the letter's first page as the pages of a PDF."""
    taken = [photograph(LETTER, 118, seed, how=SHOTS["slanted"]).frame for seed in seeds]
    return stacked([Frame(each).grey for each in taken], is_whole=True)


def likeness(papers: Papers, number: int) -> float:
    """How alike a page is to the letter's first as it was drawn, -1..1."""
    drawn = papers_of(LETTER.pdf)
    height, width = drawn.frame.grey.shape
    at = papers.pages[number].corners.xy
    (left, top), (right, bottom) = ((each + 0.5).round().astype(int) for each in (at[0], at[2]))
    page = np.asarray(
        cv2.resize(papers.frame.grey[top:bottom, left:right], (width, height)), np.uint8
    )
    one, two = (_without_light(each).ravel() for each in (page, drawn.frame.grey))
    return float(np.corrcoef(one, two)[0, 1])


def _without_light(grey: Grey) -> Floats:
    """How much darker each place is than what lies around it."""
    near, far = (cv2.GaussianBlur(grey.astype(np.float64), (0, 0), sigma) for sigma in (8, 40))
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
    photo = photos(3).frame.grey
    flat = flattened(stacked([drawn, photo], is_whole=False), reader.find)
    assert not flat.is_whole
    assert np.array_equal(flat.frame.grey[: len(drawn), : drawn.shape[1]], drawn)
    assert likeness(flat, 1) > 0.6
