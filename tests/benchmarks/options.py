"""What can be asked of a measurement on its command line, and where its result goes."""

import argparse
import json
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import Any

from tests.benchmarks.compose import CONDITIONS
from tests.benchmarks.peers import NAMES

#: Text routes take seconds a frame and see three of each condition; the others see all.
USUAL_PEERS = "contour,page_dewarp,orb,sift,rapidocr:3,tesseract:3"


def conditions(names: str) -> tuple[str, ...]:
    """Names of conditions, divided by commas."""
    asked = tuple(names.split(","))
    strange = [name for name in asked if name not in CONDITIONS]
    if strange:
        raise argparse.ArgumentTypeError(f"no condition {', '.join(strange)}")
    return asked


def some_of(choices: Collection[str]) -> Callable[[str], tuple[str, ...]]:
    """Reads some of these names, divided by commas."""

    def chosen(names: str) -> tuple[str, ...]:
        asked = tuple(names.split(","))
        if not set(asked) <= set(choices):
            raise argparse.ArgumentTypeError(f"there are {', '.join(choices)}")
        return asked

    return chosen


def numbers(written: str) -> tuple[int, ...]:
    """Rising numbers, divided by commas."""
    return tuple(sorted(map(int, written.split(","))))


def size(written: str) -> tuple[int, int]:
    """Width and height as 1280x720."""
    width, height = map(int, written.split("x"))
    return width, height


def peers(names: str) -> dict[str, int | None]:
    """Peers as `sift,rapidocr:3`, with the frames of each condition they see; None is all."""
    asked: dict[str, int | None] = {}
    for each in names.split(",") if names != "none" else ():
        name, _, most = each.partition(":")
        if name not in NAMES or (most and not most.isdigit()):
            raise argparse.ArgumentTypeError(f"no peer {each}; there are {', '.join(NAMES)}")
        asked[name] = int(most) if most else None
    return asked


def write(path: Path, result: Mapping[str, Any]) -> None:
    """Keep a result as JSON."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(result, indent=1))
