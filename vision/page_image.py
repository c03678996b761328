"""The picture kept of a known page: a grey PNG that is quick to read."""

import cv2
import numpy as np

from vision.errors import PictureError
from vision.picture import Grey

#: Each look at a page reads its picture: without filters and with little effort that takes a third
#: of the time, and half of the room, that OpenCV's own choice takes.
_QUICK_TO_READ = (
    *(cv2.IMWRITE_PNG_COMPRESSION, 3),
    *(cv2.IMWRITE_PNG_STRATEGY, cv2.IMWRITE_PNG_STRATEGY_DEFAULT),
    *(cv2.IMWRITE_PNG_FILTER, cv2.IMWRITE_PNG_FILTER_NONE),
)


def write_page_image(grey: Grey) -> bytes:
    """A PNG of `grey`, uint8 of shape (H, W).

    Raises:
        PictureError: it cannot be a picture: it has no points, or too many.
    """
    try:
        is_written, png = cv2.imencode(".png", grey, _QUICK_TO_READ)
    except cv2.error:
        is_written = False
    if not is_written:
        raise PictureError("not-a-picture", "This page cannot be kept as a picture.")
    return png.tobytes()


def read_page_image(png: bytes) -> Grey:
    """The points of a kept PNG, uint8 of shape (H, W).

    For pictures that we wrote or looked through before they were kept; what strangers send goes
    through `vision.decode`, which believes nothing.

    Raises:
        PictureError: it is damaged.
    """
    grey = cv2.imdecode(np.frombuffer(png, np.uint8), cv2.IMREAD_GRAYSCALE) if png else None
    if grey is None:
        raise PictureError("damaged-picture", "The kept picture of this page is damaged.")
    return np.asarray(grey, np.uint8)
