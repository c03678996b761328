"""The padded canvas on which networks see a picture: corners outside the frame have a place."""

import math
from dataclasses import dataclass
from functools import cached_property, lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

#: The picture is shrunk to this many pixels, 256 x 144 of a 16:9 frame: 2 ms a network layer more
#: would find no more sheets, since sides are found again at full resolution.
_PICTURE_PX = 256 * 144
#: No side longer or shorter than this, however odd the picture.
_LONGEST_PX, _SHORTEST_PX = 512, 32
#: Room around the picture, both sides together, and what sizes the network takes.
_ROOM_PX, _MULTIPLE = 40, 32


@dataclass(frozen=True)
class Canvas:
    """How a frame of `width` x `height` px lies on the canvas; (0, 0) is a pixel's centre."""

    width: int
    height: int

    @cached_property
    def picture(self) -> tuple[int, int]:
        """Width and height of the shrunk picture, px."""
        factor = math.sqrt(_PICTURE_PX / (self.width * self.height))
        factor = min(factor, _LONGEST_PX / max(self.width, self.height))
        width, height = (
            max(_SHORTEST_PX, round(side * factor)) for side in (self.width, self.height)
        )
        return width, height

    @cached_property
    def size(self) -> tuple[int, int]:
        """Width and height of the canvas, px."""
        width, height = (-(-(side + _ROOM_PX) // _MULTIPLE) * _MULTIPLE for side in self.picture)
        return width, height

    @cached_property
    def offset(self) -> tuple[int, int]:
        """Where on the canvas the picture's first pixel lies."""
        return (self.size[0] - self.picture[0]) // 2, (self.size[1] - self.picture[1]) // 2

    def shrunk(self, frame: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """The frame as a picture, uint8 BGR (H, W, 3); pixels are averaged."""
        return np.asarray(cv2.resize(frame, self.picture, interpolation=cv2.INTER_AREA), np.uint8)

    def tensor(self, picture: NDArray[np.uint8]) -> NDArray[np.float32]:
        """What the network takes: float32 (4, H, W) of a picture made by `shrunk`.

        Blue, green and red about -1..1 and 0 outside; how near the middle a place is, 1..0 and -1
        outside.
        """
        (left, top), (width, height) = self.offset, self.picture
        tensor = np.zeros((4, self.size[1], self.size[0]), np.float32)
        inside = slice(top, top + height), slice(left, left + width)
        for plane, colour in zip(tensor, cv2.split(picture), strict=False):
            np.divide(colour - np.float32(127.5), np.float32(127.5), out=plane[inside])
        tensor[3] = -1
        tensor[3][inside] = _nearness(width, height)
        return tensor

    def from_frame(self, xy: NDArray[np.float64]) -> NDArray[np.float64]:
        """Places in the frame (..., 2) as places on the canvas."""
        factor = np.array(self.picture) / [self.width, self.height]
        return np.asarray((xy + 0.5) * factor - 0.5 + self.offset)

    def to_frame(self, xy: NDArray[np.float64]) -> NDArray[np.float64]:
        """Places on the canvas (..., 2) as places in the frame."""
        factor = np.array(self.picture) / [self.width, self.height]
        return np.asarray((xy - self.offset + 0.5) / factor - 0.5)


@lru_cache(maxsize=4)
def _nearness(width: int, height: int) -> NDArray[np.float32]:
    """How near to the middle of a picture each place is, 1..0: float32 (H, W)."""
    y, x = np.ogrid[0:height, 0:width]
    away = np.hypot((x + 0.5) / width - 0.5, (y + 0.5) / height - 0.5)
    return np.asarray(1 - away * np.sqrt(2), np.float32)
