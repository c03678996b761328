"""Where a sheet's corners are, from the whole picture: a small U-net on a padded canvas."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from models.canvas import Canvas
from models.peaks import quads_through, support
from models.quads import Floats, Plane, agreement, apart, boxes_of, fitted, quads_of
from models.session import Session

#: Blobs of the mask taken for sheets: the one meant, and one beside it.
_MOST_BLOBS = 2
#: Outlines whose corners are nearer than this, at half the canvas' size, are one.
_SAME_PX = 2.5
#: An outline none of whose sides shows is worth this share of one whose sides do.
_WITHOUT_SIDES = 0.5


@dataclass(frozen=True, eq=False)
class Outline:
    """A sheet that may be: `corners` (4, 2) in px of the frame, clockwise; `confidence` 0..1."""

    corners: Floats
    confidence: float


@dataclass(frozen=True, eq=False)
class Sighting:
    """What the network sees: `outlines` best first; `presence` 0..1: is there a sheet at all.

    `mask`, `corner_map` and `side_map` are float32 (H, W) 0..1 at half the canvas' size.
    """

    outlines: tuple[Outline, ...]
    presence: float
    mask: Plane
    corner_map: Plane
    side_map: Plane


class PageCorners:
    """The network; made once, used for every frame of one thread."""

    @cached_property
    def _session(self) -> Session:
        return Session("page_corners", keeps_room=True)

    def see(self, frame: NDArray[np.uint8]) -> Sighting:
        """The sheets in a frame, uint8 BGR (H, W, 3).

        Raises:
            ModelsError: the network's file is missing or changed.
        """
        canvas = Canvas(frame.shape[1], frame.shape[0])
        maps, presence = self._session.run(canvas.tensor(canvas.shrunk(frame))[None])
        mask, corner_map, side_map = _share(maps[0])
        present = float(_share(presence)[0, 0])
        rough = [
            *quads_of(mask, _MOST_BLOBS),
            *boxes_of(mask, _MOST_BLOBS),
            *quads_through(corner_map, side_map),
        ]
        drawn: list[Floats] = []
        for quad in rough:
            if all(apart(quad, other) > _SAME_PX for other in drawn):
                drawn.append(fitted(quad, mask))
        outlines = [
            Outline(canvas.to_frame(quad * 2 + 0.5), present * _worth(quad, mask, side_map))
            for quad in drawn
        ]
        outlines.sort(key=lambda outline: -outline.confidence)
        return Sighting(tuple(outlines), present, mask, corner_map, side_map)


def _worth(quad: Floats, mask: Plane, side_map: Plane) -> float:
    """How well an outline agrees with what the network says, 0..1."""
    borne = float(support(quad[None], side_map)[0])
    return agreement(quad, mask) * min(1.0, _WITHOUT_SIDES + borne)


def _share(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    """Logits as shares 0..1."""
    return np.asarray(0.5 + 0.5 * np.tanh(0.5 * logits), np.float32)
