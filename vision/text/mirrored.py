"""Whether print is seen in a mirror, or through the paper from its back.

It has the letters of words and none of their words, so that names and sums would be made up of it.
"""

from collections.abc import Sequence

import numpy as np

from models.text_line import LINE_HEIGHT_PX, TextLine
from vision.fields.reader import READING_PX_PER_MM
from vision.picture import Grey
from vision.text.strip import NARROWED, Strip

#: So many of the longest lines are read both ways, and most of them must be mirrored.
_LINES, _MOST = 3, 2
#: What is read less surely than this may be mirrored: such print has 0.68, print seen well 0.95.
MAY_BE_MIRRORED = 0.85
#: Read the other way round, print is at least so sure, and spelt as words are (1 to 2; scribble has
#: half of that, and what is mirrored up to 0.5).
_SURELY, _SPELT = 0.9, 1.0


def is_mirrored(scan: Grey, strips: Sequence[Strip], network: TextLine) -> bool:
    """Whether the longest lines of a scan are read surely once they are flipped, and only then.

    Raises:
        ModelsError: the network is missing or changed.
    """
    longest = sorted(strips, key=lambda strip: strip.left - strip.right)[:_LINES]
    return sum(_is_flipped(scan, strip, network) for strip in longest) >= _MOST


def _is_flipped(scan: Grey, strip: Strip, network: TextLine) -> bool:
    picture = strip.crop(scan, READING_PX_PER_MM, LINE_HEIGHT_PX, NARROWED)
    flipped = np.ascontiguousarray(picture[:, ::-1])
    return _is_print(flipped, network) and not _is_print(picture, network)


def _is_print(picture: Grey, network: TextLine) -> bool:
    signs = network.read(picture)
    sure = [sign.sure for sign in signs if sign.text != " "]
    text = "".join(sign.text for sign in signs)
    return bool(sure) and float(np.mean(sure)) >= _SURELY and network.spelling.fit(text) >= _SPELT
