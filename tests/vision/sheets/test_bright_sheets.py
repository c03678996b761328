"""Corners of bright sheets that run out of the frame, whatever a network makes of them."""

import cv2
import numpy as np
import pytest

from vision.geometry import Floats
from vision.picture import Frame
from vision.sheets.bright_sheets import bright_chains, is_like

TABLE, PAPER, ENVELOPE = (96, 70, 82), (236, 238, 240), (150, 150, 152)
#: Beyond the top of the frame: two corners are in sight. Beyond a corner of the frame: one is.
TWO = np.array([[420, -300], [760, -290], [800, 330], [400, 310.0]])
ONE = np.array([[900, 380], [1500, 460], [1420, 1200], [800, 1100.0]])
WHOLE = np.array([[420, 80], [760, 90], [800, 600], [400, 610.0]])


def shown(*things: tuple[Floats, tuple[int, int, int]]) -> Frame:
    """A table with flat things on it, each over those before it."""
    picture = np.full((720, 1280, 3), TABLE, np.uint8)
    for corners, colour in things:
        cv2.fillConvexPoly(picture, np.round(corners).astype(np.int32), colour)
    noise = np.random.default_rng(3).normal(0, 3, picture.shape)
    return Frame(np.clip(picture + noise, 0, 255).astype(np.uint8))


def corners_near(chains: list[Floats], corners: Floats) -> bool:
    """Whether there is a row whose inner places are these corners."""
    return any(
        len(chain) == len(corners) + 2
        and any(np.abs(chain[1:-1] - way).max() < 12 for way in (corners, corners[::-1]))
        for chain in chains
    )


def test_two_corners_in_sight_are_a_row_from_one_end_to_the_other() -> None:
    chains = bright_chains(shown((TWO, PAPER)))
    assert corners_near(chains, TWO[2:])
    for chain in chains:
        assert (chain[[0, -1], 1] < 12).all()


def test_one_corner_in_sight_is_a_row_of_three() -> None:
    assert corners_near(bright_chains(shown((ONE, PAPER))), ONE[:1])


def test_a_sheet_is_told_from_a_darker_one_below_it() -> None:
    envelope = np.array([[380, 250], [640, 300], [590, 520], [340, 470.0]])
    assert corners_near(bright_chains(shown((envelope, ENVELOPE), (TWO, PAPER))), TWO[2:])


def test_columns_of_print_are_no_sheets() -> None:
    columns = [
        (np.array([[x, y], [x + 140, y], [x + 140, y + 8], [x, y + 8.0]]), (60, 60, 60))
        for x in (440, 610)
        for y in range(20, 290, 16)
    ]
    assert corners_near(bright_chains(shown((TWO, PAPER), *columns)), TWO[2:])


@pytest.mark.parametrize("things", [(), ((WHOLE, PAPER),)])
def test_a_bare_table_and_a_whole_sheet_have_none(
    things: tuple[tuple[Floats, tuple[int, int, int]], ...],
) -> None:
    assert bright_chains(shown(*things)) == []


def test_rows_are_alike_either_way_along() -> None:
    frame = shown()
    assert is_like(TWO, TWO[::-1] + 5, frame)
    assert not is_like(TWO, TWO + 40, frame)
    assert not is_like(TWO, ONE[:3], frame)
