"""Pages of a PDF that are photos of paper: the sheet on each, seen from above, takes its place.

People who gather photos for a mail make such PDFs: beside the sheet is the table it lies on.
"""

from collections.abc import Callable

import numpy as np

from forms.letters.pages.papers import Papers, stacked
from vision.fields.reader import READING_PX_PER_MM
from vision.picture import Frame, Grey, Page
from vision.rectify import rectify
from vision.text.sheet_finding import FoundSheet

#: A sheet that covers more of its page is a scan, whose edge says nothing; one that covers less is
#: something printed on it.
_LEAST_SHARE, _MOST_SHARE = 0.35, 0.92
#: Only what is surely paper of a usual format is taken out of its page.
_SURE, _FORMAT = 0.9, (1.28, 1.66)


def flattened(papers: Papers, find: Callable[[Frame], FoundSheet | None]) -> Papers:
    """The papers of a PDF, of each photo among its pages the sheet that `find` sees on it.

    `find` gives None for a picture that no camera took.

    Raises:
        ModelsError: a network it looks with is missing or changed.
    """
    pictures = [_cut_out(papers.frame, page) for page in papers.pages]
    sheets = [_sheet_on(picture, find) for picture in pictures]
    if all(sheet is None for sheet in sheets):
        return papers
    drawn = [
        picture.grey if sheet is None else sheet
        for picture, sheet in zip(pictures, sheets, strict=True)
    ]
    return stacked(drawn, is_whole=papers.is_whole)


def _cut_out(frame: Frame, page: Page) -> Frame:
    """One page as a picture of its own: its sides lie along those of the frame."""
    (left, top), (right, bottom) = (
        (edges + 0.5).round().astype(int) for edges in (page.corners.xy[0], page.corners.xy[2])
    )
    return Frame(np.ascontiguousarray(frame.pixels[top:bottom, left:right]))


def _sheet_on(picture: Frame, find: Callable[[Frame], FoundSheet | None]) -> Grey | None:
    """The sheet in a photo, as fine as print is read; None where it is none, or all sheet."""
    sheet = find(picture)
    if sheet is None or sheet.page.confidence < _SURE:
        return None
    share = abs(sheet.page.corners.area) / (picture.width_px * picture.height_px)
    sides = sorted((sheet.width_mm, sheet.height_mm))
    is_paper = _FORMAT[0] < sides[1] / sides[0] < _FORMAT[1]
    if not (is_paper and _LEAST_SHARE < share < _MOST_SHARE):
        return None
    return rectify(
        picture, sheet.page_to_frame, sheet.width_mm, sheet.height_mm, READING_PX_PER_MM,
        is_crisp=True,
    ).grey  # fmt: skip
