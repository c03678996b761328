"""Painting lessons beside the training, for as long as it lasts."""

import time
from pathlib import Path

import cv2
import numpy as np

from models.training.sheets.lessons import painted_lesson, write
from models.training.sheets.scenes.studio import Studio
from models.training.sheets.side_lessons import painted_side_lesson

#: Files kept of each kind, the oldest painted over; every third file is for the sides.
_SHEET_FILES, _SIDE_FILES, _SIDES_EVERY = 200, 60, 3
#: Training begins with this many files.
_FIRST_FILES = 6


def paint_for_ever(folder: Path, seed: int) -> None:
    """Paint lessons into `folder`/sheet and `folder`/sides until ended from outside."""
    cv2.setNumThreads(1)
    sheet, sides = folder / "sheet", folder / "sides"
    for each in (sheet, sides):
        each.mkdir(parents=True, exist_ok=True)
    # Painting goes on with other scenes than in the legs before.
    studio = Studio(np.random.default_rng([seed, time.time_ns()]))
    number = 0
    while True:
        if number % _SIDES_EVERY == _SIDES_EVERY - 1:
            at = sides / f"{number // _SIDES_EVERY % _SIDE_FILES:04d}.npz"
            write(painted_side_lesson(studio), at)
        else:
            write(painted_lesson(studio), sheet / f"{number % _SHEET_FILES:04d}.npz")
        number += 1


def wait_for_lessons(folder: Path) -> None:
    """Wait until there are enough lessons to begin with."""
    while (
        min(len(list((folder / kind).glob("*.npz"))) for kind in ("sheet", "sides")) < _FIRST_FILES
    ):
        time.sleep(1)
