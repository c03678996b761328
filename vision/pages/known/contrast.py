"""What tells two look-alike pages apart: the places where they differ most, with both prints.

Made when a page is registered and kept, so that at sight neither picture has to be compared, nor
that of the other page be loaded.
"""

import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import cv2
import numpy as np
from numpy.typing import NDArray

from vision.errors import VisionError
from vision.geometry import Warp
from vision.pages.known.difference import Difference, compare, fitted
from vision.picture import Grey, Reference, Scan
from vision.softness import blur_px

#: Places are squares of a grid of 6 mm: a word, not a line.
_PLACE_PX = 24
#: Paper is taken as the mean of this neighbourhood (6 mm), so that a shadow does not decide.
_LOCAL_PX = 25
#: What is kept around a place, so that its local mean is known to its edge.
_MARGIN_PX = _LOCAL_PX // 2
_PATCH_PX = _PLACE_PX + 2 * _MARGIN_PX
#: Places kept: the best of each part of the page first, so that one hand does not cover all.
_MOST_PLACES, _PART_PLACES = 12, 8
#: Places that differ less than this share of the strongest add only noise.
_FAINTEST = 0.02
#: A place counts when it is all seen and correlates with one of the pages where they differ: else
#: a hand, glare or writing is on it, or what neither page says.
_SEEN, _FITS_ONE = 0.98, 0.7
#: Bent paper is followed by its print, which may make one page's print look like the other's: the
#: places that count must be so much of what is seen of all, by how much the pages differ there.
_MOSTLY = 0.5
#: No single place counts more than this, whatever lies on it.
_MOST_LEAD = 1.5
#: The least contrast that print is taken to have.
_LEAST_GAIN = 0.05

Plane = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Contrast:
    """Where page `one` differs from page `other`, at the reference resolution.

    `corners`: int32 (N, 2), the top-left px of each place. `one` and `other`: uint8
    (N, 48, 48), the prints there with a margin around.
    """

    corners: NDArray[np.int32]
    one: NDArray[np.uint8]
    other: NDArray[np.uint8]

    @classmethod
    def between(cls, one: Reference, other: Reference) -> Self | None:
        """What tells `one` from `other`; None where they are the same print."""
        difference = compare(one, other)
        if difference.is_nothing:
            return None
        height, width = one.grey.shape
        shown = fitted(other.grey, width, height)
        corners = _telling_places(one.grey, shown, difference)
        return cls(corners, _patches(one.grey, corners), _patches(shown, corners))

    def turned(self) -> "Contrast":
        """The same as told from the other page."""
        return Contrast(self.corners, self.other, self.one)

    def lead(self, scan: Scan) -> float | None:
        """How much better `one` explains a scan than `other`: about 1 if it is `one`, -1 if other.

        `scan` is straightened as either page, at REFERENCE_PX_PER_MM. None where nothing that
        tells them apart is seen; on bent paper, also where most of what should shows neither.
        """
        # The likelihood ratio of both prints under even noise: the scan less the mean of the two,
        # projected on what tells them apart.
        blur = blur_px(scan)
        here, there = _reliefs(blur, self.one, self.other)
        (seen,) = _reliefs(0, _patches(scan.grey, self.corners))
        apart, mean = here - there, (here + there) / 2
        fits = np.maximum(_likeness(seen, here, apart), _likeness(seen, there, apart))
        in_view = self._share_seen(scan) > _SEEN
        counts = in_view & (fits > _FITS_ONE)
        energy = (apart * apart).sum(axis=1)
        is_bent = isinstance(scan.page_to_frame, Warp)
        if not counts.any() or (is_bent and energy @ counts < _MOSTLY * (energy @ in_view)):
            return None
        half_gain = max(_gain(seen[counts], here[counts], there[counts]), _LEAST_GAIN) / 2
        leads = ((seen - 2 * half_gain * mean) * apart).sum(axis=1) / (half_gain * energy + 1e-3)
        weight = energy * counts
        return float((weight * np.clip(leads, -_MOST_LEAD, _MOST_LEAD)).sum() / weight.sum())

    def to_bytes(self) -> bytes:
        """For keeping: a few kB."""
        head = struct.pack("<H", len(self.corners)) + self.corners.astype("<u2").tobytes()
        return zlib.compress(head + self.one.tobytes() + self.other.tobytes(), 9)

    @classmethod
    def from_bytes(cls, content: bytes) -> Self:
        """The contrast kept with `to_bytes`.

        Raises:
            VisionError: the bytes are damaged.
        """
        try:
            raw = zlib.decompress(content)
            (count,) = struct.unpack_from("<H", raw)
            corners = np.frombuffer(raw, "<u2", 2 * count, 2).reshape(count, 2)
            prints = np.frombuffer(raw, np.uint8, -1, 2 + 4 * count)
            one, other = prints.reshape(2, count, _PATCH_PX, _PATCH_PX)
        except (zlib.error, struct.error, ValueError) as error:
            raise VisionError("what tells two pages apart is damaged") from error
        return cls(corners.astype(np.int32), one, other)

    def _share_seen(self, scan: Scan) -> Plane:
        seen = _patches(scan.seen, self.corners, margin_px=0) > 0
        return np.asarray(seen.mean(axis=(1, 2)), np.float32)


def _reliefs(blur: float, *patches: NDArray[np.uint8]) -> list[Plane]:
    """Places of prints less their local mean, drawn so much softer: float32 (N, px) of each."""
    # As channels of one picture: most of what this takes is the going.
    strip = np.stack([each.reshape(-1, _PATCH_PX) for each in patches], axis=-1, dtype=np.float32)
    if blur:
        strip = np.asarray(cv2.GaussianBlur(strip, (0, 0), blur), np.float32).reshape(strip.shape)
    relief = strip - cv2.blur(strip, (_LOCAL_PX, _LOCAL_PX)).reshape(strip.shape)
    relief = relief.reshape(-1, _PATCH_PX, _PATCH_PX, len(patches))
    inner = relief[:, _MARGIN_PX:-_MARGIN_PX, _MARGIN_PX:-_MARGIN_PX]
    return [
        np.asarray(inner[..., number].reshape(len(inner), -1), np.float32)
        for number in range(len(patches))
    ]


def _telling_places(one: Grey, other: Grey, difference: Difference) -> NDArray[np.int32]:
    """Top-left corners of the places that differ most, spread over the page."""
    height, width = one.shape
    apart = (one.astype(np.float32) - other) * (difference.mask > 0)
    rows, columns = -(-height // _PLACE_PX), -(-width // _PLACE_PX)
    whole = np.zeros((rows * _PLACE_PX, columns * _PLACE_PX), np.float32)
    whole[:height, :width] = apart * apart
    energy = whole.reshape(rows, _PLACE_PX, columns, _PLACE_PX).sum(axis=(1, 3))
    telling = [
        divmod(int(place), columns)
        for place in np.argsort(-energy, axis=None)
        if energy.flat[place] > _FAINTEST * energy.max()
    ]
    chosen = _spread(telling)[:_MOST_PLACES]
    return np.array([(column * _PLACE_PX, row * _PLACE_PX) for row, column in chosen], np.int32)


def _spread(places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The same places, but the first of each part of the page before all others."""
    first: dict[tuple[int, int], tuple[int, int]] = {}
    for row, column in places:
        first.setdefault((row // _PART_PLACES, column // _PART_PLACES), (row, column))
    leading = list(first.values())
    return leading + [place for place in places if place not in leading]


def _patches(
    picture: Grey, corners: NDArray[np.int32], margin_px: int = _MARGIN_PX
) -> NDArray[np.uint8]:
    """Squares of a picture with a margin, repeated beyond its edge: uint8 (N, 48, 48) with ours."""
    # Only these px: to make room around the whole picture takes ten times as long.
    along = np.arange(_PLACE_PX + 2 * margin_px) - margin_px
    column, row = (
        np.clip(corners[:, axis, None] + along, 0, picture.shape[1 - axis] - 1) for axis in (0, 1)
    )
    return np.asarray(picture[row[:, :, None], column[:, None, :]], np.uint8)


def _gain(seen: Plane, here: Plane, there: Plane) -> float:
    """How strong print is in a scan, as a share of how it was drawn; by the page that fits better.

    Not by the mean of the two: where one page bears print and the other none, that mean is the
    same print at half its strength, and fits as well as the page itself.
    """
    fits = []
    for page in (here, there):
        shared = float((seen * page).sum())
        gain = shared / max(float((page * page).sum()), 1.0)
        fits.append((gain * shared, gain))
    return max(fits)[1]


def _likeness(seen: Plane, page: Plane, apart: Plane) -> Plane:
    """Correlation of each place, by how much the pages differ there: float32 (N,)."""
    weight = np.abs(apart)
    spread = np.sqrt((weight * seen * seen).sum(axis=1) * (weight * page * page).sum(axis=1))
    return np.asarray((weight * seen * page).sum(axis=1) / (spread + 1e-3), np.float32)
