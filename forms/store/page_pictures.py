"""The kept images of pages as the points they show."""

import cv2
import numpy as np

from forms.errors import StoreError
from forms.store.images import PageImages
from vision.picture import Grey


def grey_of(png: bytes) -> Grey | None:
    """The points of a page image, uint8 of shape (H, W); None where it is no picture."""
    grey = cv2.imdecode(np.frombuffer(png, np.uint8), cv2.IMREAD_GRAYSCALE) if png else None
    return None if grey is None else np.asarray(grey, np.uint8)


def kept_grey(images: PageImages, sha256: str) -> Grey:
    """The points of a page image that is kept.

    Raises:
        StoreError: it is gone or damaged.
    """
    grey = grey_of(images.read(sha256))
    if grey is None:
        raise StoreError(f"The page image {images.name(sha256)} is damaged.")
    return grey
