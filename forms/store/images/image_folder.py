"""Page images by the SHA-256 of their bytes: `images/ab/ab12….png`, written whole or not at all."""

import hashlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from forms.errors import StoreError


class ImageFolder:
    """The folder of page images. Equal images are kept once; only a damaged one is overwritten."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path(self, sha256: str) -> Path:
        """Where the image with that SHA-256 lies."""
        return self._folder / sha256[:2] / f"{sha256}.png"

    def keep(self, png: bytes) -> str:
        """Keep an image; gives its SHA-256 in hexadecimal.

        Raises:
            StoreError: the folder cannot be written.
        """
        sha256 = hashlib.sha256(png).hexdigest()
        target = self.path(sha256)
        if not self._is_whole(sha256):
            try:
                target.parent.mkdir(parents=True, exist_ok=True)
                _write_whole(target, png)
            except OSError as error:
                raise StoreError(
                    f"A page image could not be written to {target.parent}: {error.strerror}. "
                    "Check the disk space and the rights on that folder."
                ) from error
        return sha256

    def read(self, sha256: str) -> bytes:
        """The bytes of an image.

        Raises:
            StoreError: it is missing, cannot be read, or is not what was kept.
        """
        try:
            content = self.path(sha256).read_bytes()
        except OSError as error:
            raise StoreError(
                f"The page image {self.path(sha256)} cannot be read: {error.strerror}. "
                "Restore the data folder from a backup, or register the form again."
            ) from error
        if hashlib.sha256(content).hexdigest() != sha256:
            raise StoreError(
                f"The page image {self.path(sha256)} is damaged. Restore it from a backup, or "
                "register the form again."
            )
        return content

    def every(self) -> Iterator[str]:
        """The SHA-256 of each image in the folder, in their order."""
        yield from (path.stem for path in sorted(self._folder.glob("[0-9a-f][0-9a-f]/*.png")))

    def name(self, sha256: str) -> str:
        """Where the image with that SHA-256 lies, for people."""
        return str(self.path(sha256))

    def _is_whole(self, sha256: str) -> bool:
        try:
            self.read(sha256)
        except StoreError:
            return False
        return True


def _write_whole(target: Path, content: bytes) -> None:
    """Write beside the target, flush to disk, then rename: a crash leaves no half image."""
    handle, name = tempfile.mkstemp(dir=target.parent, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
