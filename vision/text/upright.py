"""Which way up the print of a sheet lies: a few pieces of it are read each way."""

from collections.abc import Callable

import numpy as np

from models.text_line import LINE_HEIGHT_PX, TextLine
from vision.picture import Grey
from vision.text.print_lines import find_strips
from vision.text.strip import Strip

#: So many pieces are read, each at most so wide, px: about four words.
_PIECES, _PIECE_PX = 6, 320
#: Pieces read this surely on average lie the right way up; others are turned by a quarter too.
_SURELY_UPRIGHT = 0.86
#: A strip shorter than so many times its height tells little.
_LEAST_LONG = 2.5
#: And so does one of another height than most, as a share of theirs.
_USUAL = (0.67, 1.5)

Scanned = Callable[[int], Grey]


def quarter_turns(scanned: Scanned, px_per_mm: float, network: TextLine) -> int:
    """How often the sheet is to be turned clockwise by a quarter for its print to be upright.

    `scanned` gives the even scan of the sheet so turned. 0 where nothing tells.

    Raises:
        ModelsError: the network is missing or changed.
    """
    best, turns = _sureness(scanned(0), px_per_mm, network), 0
    if max(best) >= _SURELY_UPRIGHT:
        return 2 * int(best[1] > best[0])
    across = _sureness(scanned(1), px_per_mm, network)
    if max(across) > max(best):
        best, turns = across, 1
    return turns + 2 * int(best[1] > best[0])


def _sureness(grey: Grey, px_per_mm: float, network: TextLine) -> tuple[float, float]:
    """How surely pieces of a scan are read as it lies, and upside down: 0..1 each."""
    pieces = [_piece(strip, grey, px_per_mm) for strip in _telling(find_strips(grey, px_per_mm))]
    ways = (pieces, [np.ascontiguousarray(piece[::-1, ::-1]) for piece in pieces])
    one, other = (_mean_sure(way, network) for way in ways)
    return one, other


def _telling(strips: list[Strip]) -> list[Strip]:
    """Strips of the usual height, the longest first."""
    if not strips:
        return []
    usual = float(np.median([strip.height for strip in strips]))
    long = [strip for strip in strips if strip.right - strip.left > _LEAST_LONG * strip.height]
    kept = [strip for strip in long if _USUAL[0] < strip.height / usual < _USUAL[1]] or long
    kept.sort(key=lambda strip: strip.left - strip.right)
    return kept[:_PIECES]


def _piece(strip: Strip, grey: Grey, px_per_mm: float) -> Grey:
    picture = strip.crop(grey, px_per_mm, LINE_HEIGHT_PX)
    return picture[:, :_PIECE_PX]


def _mean_sure(pieces: list[Grey], network: TextLine) -> float:
    """The mean sureness of the signs read, none being as bad as can be."""
    sure = [sign.sure for piece in pieces for sign in network.read(piece) if sign.text != " "]
    return float(np.mean(sure)) if sure else 0.0
