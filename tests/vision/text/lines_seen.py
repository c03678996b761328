"""Lines as a network may see them: of some signs it is sure, of others it is not."""

import numpy as np

from models.text_line import Look, TextLine
from vision.text.second_look import SecondLook, View
from vision.text.strip import Strip

_COLUMN_PX = 8
_SURE, _BLANK = 0.999, 0.9


def line_seen(network: TextLine, shown: str, unsure: float = 0.6) -> SecondLook:
    """A second look at a line that shows, say, "gl[an]s": an a, or less likely an n.

    Of what stands between brackets the first sign is as likely as `unsure`, the others share the
    rest. Every sign has two columns, the second nearly blank.
    """
    rows = []
    for signs in _places(shown):
        row = np.full(1 + len(network.signs), 1e-7, np.float32)
        shares = [unsure] + [(1 - unsure) / max(1, len(signs) - 1)] * (len(signs) - 1)
        for sign, share in zip(signs, shares if len(signs) > 1 else [_SURE], strict=True):
            row[1 + network.signs.index(sign)] = share
        row[0] = max(1e-4, 1 - row[1:].sum())
        between = row * (1 - _BLANK)
        between[0] = _BLANK
        rows += [row, between]
    columns = np.array(rows, np.float32)
    look = Look(columns, _COLUMN_PX * len(columns))
    picture = np.full((48, look.wide), 230, np.uint8)
    view = View(picture, (12.0, 12.0), look)
    strip = Strip(20.0, 20.0 + look.wide / 12, np.array([280.0]), 2.0, 0.7)
    return SecondLook(network, strip, (view, view, view))


def _places(shown: str) -> list[str]:
    places: list[str] = []
    is_open = False
    for sign in shown:
        if sign in "[]":
            is_open = sign == "["
            places += [""] * is_open
        elif is_open:
            places[-1] += sign
        else:
            places.append(sign)
    return places
