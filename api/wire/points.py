"""Points in a picture or on paper, on the wire."""

from typing import Any

from api.wire.schema import PointSchema
from vision.geometry import Points

# A thousandth of a pixel or millimetre is far below what is measured; more only costs bytes.
_DECIMALS = 3


def points(of: Points[Any]) -> list[PointSchema]:
    """Points as pairs, rounded to what is measured."""
    return [(round(x, _DECIMALS), round(y, _DECIMALS)) for x, y in of.xy.tolist()]
