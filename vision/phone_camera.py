"""The camera that most pictures are taken with: a phone's, which looks straight ahead."""

from dataclasses import dataclass

import numpy as np

from vision.geometry import Floats
from vision.picture import Frame

#: Focal length of a phone's main camera, as share of the picture's longer side (26 mm on film is
#: 0.72 in photos, 0.8 to 0.9 in video, which is cropped).
_FOCAL_SHARE = 0.82


@dataclass(frozen=True, eq=False)
class Camera:
    """A usual phone's: rays (N, 3) have depth 1 and are turned into places and back."""

    centre: Floats
    focal_px: float

    @classmethod
    def of(cls, frame: Frame) -> "Camera":
        """The one that took `frame`, if it is a usual one."""
        size = np.array([frame.width_px, frame.height_px])
        return cls((size - 1) / 2, _FOCAL_SHARE * float(size.max()))

    def rays(self, places: Floats) -> Floats:
        """Where in space, at depth 1, what is seen at these places in px (N, 2) lies: (N, 3)."""
        return np.column_stack([(places - self.centre) / self.focal_px, np.ones(len(places))])

    def places(self, points: Floats) -> Floats:
        """Where points in space (N, 3) are seen, px (N, 2)."""
        return np.asarray(points[:, :2] / points[:, 2:] * self.focal_px + self.centre)
