"""Train the networks that see the sheet: scenes are painted beside it, nothing else is needed.

    python -m models.training.sheets --folder FOLDER [--leg-minutes 60]

Run it again to go on where the last leg ended; after the last it writes `models/weights` and
prints how well the networks do on scenes they never saw. How to set it up: docs/page-network.md.
"""

import argparse
import multiprocessing
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import cv2
import torch

from models.training.sheets.evaluate import evaluate
from models.training.sheets.export import export
from models.training.sheets.networks import SheetNet, SidesNet
from models.training.sheets.painting import paint_for_ever, wait_for_lessons
from models.training.sheets.train_sheet import train_sheet
from models.training.sheets.train_sides import train_sides

#: Minutes that were enough on one busy core of a two-core machine.
_SHEET_MINUTES, _SIDES_MINUTES = 75.0, 40.0


def main(arguments: Sequence[str] | None = None) -> int:
    """Train for a leg; export and evaluate when nothing is left to train."""
    parser = argparse.ArgumentParser(prog="python -m models.training.sheets", description=__doc__)
    parser.add_argument("--folder", type=Path, required=True, help="lessons and what was learned")
    parser.add_argument("--leg-minutes", type=float, default=60, help="stop after so many")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    torch.set_num_threads(1)
    cv2.setNumThreads(1)
    painter = multiprocessing.get_context("spawn").Process(
        target=paint_for_ever, args=(options.folder, options.seed), daemon=True
    )
    painter.start()
    try:
        is_done = _train(options.folder, options.leg_minutes)
    finally:
        painter.terminate()
    if not is_done:
        print("leg over: run it again to go on")
        return 0
    _export_all(options.folder)
    print(evaluate(options.seed + 1))
    return 0


def _train(folder: Path, leg_minutes: float) -> bool:
    """Whether both networks are trained to the end."""
    start = time.monotonic()
    wait_for_lessons(folder)
    if train_sheet(folder / "sheet", folder / "sheet.pt", leg_minutes, _SHEET_MINUTES) > 0:
        return False
    rest = leg_minutes - (time.monotonic() - start) / 60
    return train_sides(folder / "sides", folder / "sides.pt", rest, _SIDES_MINUTES) <= 0


def _export_all(folder: Path) -> None:
    """Write `models/weights` from what was learned."""
    sheet = SheetNet()
    sheet.load_state_dict(torch.load(folder / "sheet.pt", weights_only=True)["steady"])
    export(sheet, torch.zeros(1, 4, 192, 320), {2: "height", 3: "width"}, "page_corners")
    sides = SidesNet()
    sides.load_state_dict(torch.load(folder / "sides.pt", weights_only=True)["steady"])
    export(sides, torch.zeros(4, 7, 32, 64), {0: "strips"}, "page_sides")


if __name__ == "__main__":
    sys.exit(main())
