"""The kept images of pages as the points they show."""

from forms.errors import StoreError
from forms.store.images.page_images import PageImages
from vision.errors import PictureError
from vision.page_image import read_page_image
from vision.picture import Grey


def kept_grey(images: PageImages, sha256: str) -> Grey:
    """The points of a page image that is kept.

    Raises:
        StoreError: it is gone or damaged.
    """
    try:
        return read_page_image(images.read(sha256))
    except PictureError:
        raise StoreError(f"The page image {images.name(sha256)} is damaged.") from None
