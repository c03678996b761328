"""Print that only shows how to fill in the place it stands in: `dd-mm-jjjj`, a pale `1234 AB`."""

import re

import numpy as np
from numpy.typing import NDArray

from forms.pdf.flat.drawing import Drawing
from vision.geometry import Floats

#: Print is pale when it is as light as this and the text is not; what is lighter does not show, or
#: stands on what is dark.
_PALE, _PALEST, _DARK_TEXT = 0.58, 0.94, 0.45
#: What it stands on is as light as this.
_LIGHT_GROUND = 0.85
#: How a day is written, in the letters of eight languages.
_PATTERN = re.compile(
    r"([dtjg]{1,2}|m{1,2})[\W_]*([dtjg]{1,2}|m{1,2})[\W_]*[jyar]{2,4}", re.IGNORECASE
)
#: An example stands in the middle of its place to this share of the height, on one line.
_OFF_MIDDLE, _HIGHEST_MM = 0.15, 13.0


def pale_words(drawing: Drawing) -> NDArray[np.bool_]:
    """Which words are printed much paler than the text, on a light ground."""
    inks = drawing.word_inks
    is_pale = np.zeros(len(drawing.words), bool)
    if len(inks) != len(is_pale) or not len(inks) or np.median(inks) > _DARK_TEXT:
        return is_pale
    for number in np.flatnonzero((inks > _PALE) & (inks < _PALEST)):
        is_pale[number] = _ground(drawing.word_boxes[number], drawing.shades) > _LIGHT_GROUND
    return is_pale


def is_example(
    box: tuple[float, float, float, float], said: str, print_box: Floats, *, is_pale: bool
) -> bool:
    """Whether what is printed in a place, in that box of its own, only shows how to fill it in."""
    _, top, _, bottom = box
    height = bottom - top
    middle = float(print_box[1] + print_box[3]) / 2
    if height > _HIGHEST_MM or abs(middle - (top + bottom) / 2) > _OFF_MIDDLE * height:
        return False
    return is_pale or _PATTERN.fullmatch(said.strip()) is not None


def _ground(box: Floats, shades: Floats) -> float:
    """How light it is under a word."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    on = shades[(shades[:, 0] < x) & (shades[:, 2] > x) & (shades[:, 1] < y) & (shades[:, 3] > y)]
    return float(on[-1, 4]) if len(on) else 1.0
