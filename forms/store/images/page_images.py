"""Page images by the SHA-256 of their bytes: in the data folder, another folder, or a bucket."""

from collections.abc import Iterator
from typing import Protocol

from forms.store.folder import Bucket, Place, images_path, storage_of
from forms.store.images.image_folder import ImageFolder


class PageImages(Protocol):
    """Where page images are kept. Equal images are kept once."""

    def keep(self, png: bytes) -> str:
        """Keep an image; gives its SHA-256 in hexadecimal.

        Raises:
            StoreError: it cannot be written.
        """

    def read(self, sha256: str) -> bytes:
        """The bytes of an image.

        Raises:
            StoreError: it is missing, cannot be read, or is not what was kept.
        """

    def every(self) -> Iterator[str]:
        """The SHA-256 of each image that is kept, in their order.

        Raises:
            StoreError: they cannot be listed.
        """

    def name(self, sha256: str) -> str:
        """Where the image with that SHA-256 lies, for people."""


def open_images(place: Place) -> PageImages:
    """The page images of `place`.

    Raises:
        StoreError: the settings of a bucket cannot be used.
    """
    folder, bucket = ImageFolder(images_path(place)), storage_of(place).images
    if not isinstance(bucket, Bucket):
        return folder
    from forms.store.images.bucket import ImageBucket  # noqa: PLC0415 - loads a network client

    return ImageBucket(bucket, folder)
