"""The number of a video frame, drawn into its top-left corner and read back from pixels.

14 cells of 12 x 12 px from (0, 0) to the right: twelve hold the number modulo 4096, most
significant first, white for 1; then even parity; then white.
"""

import numpy as np
from numpy.typing import NDArray

CELL_PX = 12
CELLS = 14
_BITS = 12


def strip(number: int) -> NDArray[np.uint8]:
    """The strip of a number, uint8 (12, 168)."""
    bits = [number >> (_BITS - 1 - place) & 1 for place in range(_BITS)]
    cells = np.array([*bits, sum(bits) % 2, 1], np.uint8) * 255
    return np.repeat(np.repeat(cells[None], CELL_PX, axis=0), CELL_PX, axis=1)
