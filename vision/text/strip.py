"""A line of print on a scan: where it runs, and its picture, straight, as a network reads it."""

from dataclasses import dataclass

import cv2
import numpy as np

from vision.geometry import Floats
from vision.picture import Grey

#: Lines are read this much narrower than they are: a seventh less work, and as well read. What is
#: read a second time, as small print is, is made so much wider.
NARROWED, WIDENED = 0.87, 1.15
#: Room left around a line, as a share of its height. At the end of one that is so many times as
#: long as high a comma may stand that is too thin to be found by itself.
_ROOM, _ROOM_AFTER, _LONG = 0.14, 0.45, 6.0
#: Of a line's picture this share is above all commas; what is there so dark, beside the darkest of
#: the line, is a rule or the next column.
_ABOVE_COMMAS, _FOREIGN = 0.5, 0.3


@dataclass(frozen=True, eq=False)
class Strip:
    """A line of print on a scan, in its mm: between `left` and `right`, along its baseline.

    `baseline` are the coefficients of y as a polynomial of x (highest first); letters rise above
    it by `rise` at most and hang below it by `hang`.
    """

    left: float
    right: float
    baseline: Floats
    rise: float
    hang: float

    def base_at(self, x: Floats | float) -> Floats:
        """The baseline's y at `x`, mm."""
        return np.asarray(np.polyval(self.baseline, x), np.float64)

    @property
    def middle(self) -> float:
        """The y of its middle, mm."""
        return float(self.base_at((self.left + self.right) / 2)) + (self.hang - self.rise) / 2

    @property
    def height(self) -> float:
        """From the highest letter to the lowest, mm."""
        return self.rise + self.hang

    @property
    def crop_left(self) -> float:
        """Where its picture begins, mm."""
        return self.left - _ROOM * self.height

    @property
    def crop_top(self) -> float:
        """Where its picture begins, mm from the baseline."""
        return -self.rise - _ROOM * self.height

    @property
    def height_of_picture(self) -> float:
        """How much paper its picture shows from top to bottom, mm."""
        return (1 + 2 * _ROOM) * self.height

    @property
    def _room_after(self) -> float:
        is_long = self.right - self.left > _LONG * self.height
        return (_ROOM_AFTER if is_long else _ROOM) * self.height

    def size_px(self, height_px: int, narrowed: float) -> tuple[int, int]:
        """Width and height of its picture."""
        step = self.height_of_picture / height_px
        wide = self.right - self.left + _ROOM * self.height + self._room_after
        return max(1, round(wide * narrowed / step)), height_px

    def crop(self, grey: Grey, px_per_mm: float, height_px: int, narrowed: float = 1.0) -> Grey:
        """The line, straight, in a picture of that height: uint8 (height_px, W).

        `narrowed` is its width as a share of the true one.
        """
        count, _ = self.size_px(height_px, narrowed)
        step = self.height_of_picture / height_px
        x = np.asarray(self.crop_left + (np.arange(count) + 0.5) * step / narrowed, np.float64)
        down = self.crop_top + (np.arange(height_px) + 0.5) * step
        top = max(0, int((float(self.base_at(x).min()) + down[0]) * px_per_mm) - 4)
        bottom = int((float(self.base_at(x).max()) + down[-1]) * px_per_mm) + 5
        part = grey[top : max(bottom, top + 1)]
        if not part.size:
            return np.full((height_px, count), 255, np.uint8)
        at_x = np.broadcast_to(x * px_per_mm - 0.5, (height_px, count))
        at_y = (self.base_at(x)[None] + down[:, None]) * px_per_mm - 0.5 - top
        shrink = step * px_per_mm
        soft = cv2.GaussianBlur(part, (0, 0), 0.45 * shrink) if shrink > 1.3 else part
        seen = cv2.remap(
            soft, np.ascontiguousarray(at_x, np.float32), np.ascontiguousarray(at_y, np.float32),
            cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE,
        )  # fmt: skip
        return _to_its_end(
            np.asarray(seen, np.uint8), (self._room_after - _ROOM * self.height) / step * narrowed
        )


def _to_its_end(picture: Grey, spare: float) -> Grey:
    """The picture without what stands in its last `spare` px, if that is more than a comma."""
    own = picture.shape[1] - round(spare)
    high = slice(0, round(_ABOVE_COMMAS * picture.shape[0]))
    paper = float(np.median(picture))
    away = np.abs(picture.astype(np.float32) - paper)
    foreign = np.flatnonzero((away[high, own:] > _FOREIGN * np.quantile(away, 0.98)).any(axis=0))
    return picture[:, : own + int(foreign[0])] if len(foreign) else picture
