"""Where a sheet's corners are, from the whole picture: a small U-net on a padded canvas."""

from dataclasses import dataclass
from functools import cached_property
from weakref import finalize

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
_Mirror = tuple[slice, slice, slice]
_ALL, _BACKWARDS = slice(None), slice(None, None, -1)
#: The picture as it is; and so, left for right, upside down, and both.
_AS_IT_IS: tuple[_Mirror, ...] = ((_ALL, _ALL, _ALL),)
_MIRRORED: tuple[_Mirror, ...] = tuple(
    (_ALL, rows, columns) for rows in (_ALL, _BACKWARDS) for columns in (_ALL, _BACKWARDS)
)


@dataclass(frozen=True, eq=False)
class Outline:
    """A sheet that may be: `corners` (4, 2) in px of the frame, clockwise; `confidence` 0..1."""

    corners: Floats
    confidence: float


@dataclass(frozen=True, eq=False)
class Sighting:
    """What the network sees: `outlines` best first; `presence` 0..1: is there a sheet at all.

    `mask` and `side_map` are float32 (H, W) 0..1 at half the canvas' size.
    """

    outlines: tuple[Outline, ...]
    presence: float
    mask: Plane
    side_map: Plane


class PageCorners:
    """The network; made once, used for every frame of one thread.

    What it saw of a frame is kept as long as that is: others ask for it too.
    """

    def __init__(self) -> None:
        self._seen_in: dict[int, Sighting] = {}

    @cached_property
    def _session(self) -> Session:
        return Session("page_corners", keeps_room=True)

    def see(self, frame: NDArray[np.uint8]) -> Sighting:
        """The sheets in a frame, uint8 BGR (H, W, 3).

        Raises:
            ModelsError: the network's file is missing or changed.
        """
        at = id(frame)
        if at not in self._seen_in:
            self._seen_in[at] = self._seen(frame, _AS_IT_IS)
            finalize(frame, self._seen_in.pop, at).atexit = False
        return self._seen_in[at]

    def see_again(self, frame: NDArray[np.uint8]) -> Sighting:
        """What four looks come to, three of them in a mirror: few share a mistake.

        It takes about three times as long as `see`.

        Raises:
            ModelsError: the network's file is missing or changed.
        """
        return self._seen(frame, _MIRRORED)

    def _seen(self, frame: NDArray[np.uint8], mirrors: tuple[_Mirror, ...]) -> Sighting:
        canvas = Canvas(frame.shape[1], frame.shape[0])
        maps, present = self._looked(canvas.tensor(canvas.shrunk(frame)), mirrors)
        mask, corner_map, side_map = maps
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
        return Sighting(tuple(outlines), present, mask, side_map)

    def _looked(
        self, tensor: NDArray[np.float32], mirrors: tuple[_Mirror, ...]
    ) -> tuple[NDArray[np.float32], float]:
        """The maps (3, H, W) and presence, the mean over looks in those mirrors."""
        maps, presence = [], []
        for mirror in mirrors:
            seen, there = self._session.run(np.ascontiguousarray(tensor[mirror])[None])
            maps.append(_share(seen[0])[mirror])
            presence.append(float(_share(there)[0, 0]))
        return np.ascontiguousarray(np.mean(maps, axis=0), np.float32), float(np.mean(presence))


def _worth(quad: Floats, mask: Plane, side_map: Plane) -> float:
    """How well an outline agrees with what the network says, 0..1."""
    borne = float(support(quad[None], side_map)[0])
    return agreement(quad, mask) * min(1.0, _WITHOUT_SIDES + borne)


def _share(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    """Logits as shares 0..1."""
    return np.asarray(0.5 + 0.5 * np.tanh(0.5 * logits), np.float32)
