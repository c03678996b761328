"""Figures decide which of several pages it is, where all other print leaves that open."""

from dataclasses import replace

import pytest

from tests.builders import A4_MM, bent_frame, curl
from tests.vision.figure_shelf import shelf_with_figures
from tests.vision.test_recognise import (
    KIN,
    PRINT,
    REFERENCES,
    TRUTH,
    YEARS,
    matched,
    recogniser_of,
)
from vision.geometry import Warp
from vision.recognise import Recogniser
from vision.text.figure_reader import FigureReader

pytestmark = pytest.mark.slow


def with_figures(recogniser: Recogniser) -> Recogniser:
    """The same, with the lines of each version of a year kept."""
    reader = FigureReader()
    lines = {key: reader.read_page(REFERENCES[key]) for key in YEARS}
    return replace(recogniser, shelf=shelf_with_figures(REFERENCES, lines, KIN))


def test_versions_that_print_on_bent_paper_leaves_open_are_told_by_their_year() -> None:
    """A label hides print that all versions have, so that on bent paper each may be there."""
    labelled = PRINT["remission/2025"].copy()
    labelled[400:460, 80:380] = 255
    frame = bent_frame(labelled, Warp(TRUTH, *A4_MM, curl(6.0)))
    recogniser = recogniser_of()
    assert matched(recogniser.recognise(frame)).candidates == tuple(sorted(YEARS))
    assert matched(with_figures(recogniser).recognise(frame)).candidates == ("remission/2025",)
