"""Page images in an S3-compatible bucket, which several machines share.

The bucket is what counts. What was fetched or put there also lies in the data folder, so that a
form is looked at without asking the network, and also while the bucket cannot be reached.
"""

import contextlib
import hashlib
from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from obstore.exceptions import (
    BaseError,
    NotFoundError,
    PermissionDeniedError,
    UnauthenticatedError,
)
from obstore.store import S3Store

from forms.errors import AwayError, StoreError
from forms.store.folder import Bucket
from forms.store.images.image_folder import ImageFolder

if TYPE_CHECKING:
    from obstore.store import S3Config

#: A page image has some 100 kB: what takes longer than this is a bucket that is away.
_TIMEOUT = timedelta(seconds=10)
_CONNECT_TIMEOUT = timedelta(seconds=3)
#: One more try bridges a dropped connection; more would let people wait for what is away.
_RETRIES = 1
_SUFFIX = ".png"


class ImageBucket:
    """The page images of a bucket, with those met before in `cache`. Equal ones are kept once."""

    def __init__(self, bucket: Bucket, cache: ImageFolder) -> None:
        self._bucket = bucket
        self._cache = cache
        self._store = _open(bucket)

    def keep(self, png: bytes) -> str:
        """Keep an image; gives its SHA-256 in hexadecimal.

        Raises:
            AwayError: the bucket cannot be reached, or does not let us write.
        """
        sha256 = hashlib.sha256(png).hexdigest()
        try:
            # What lies there under that name was put by its hash: it is never other content.
            self._store.put(_name(sha256), png)
        except (BaseError, OSError) as error:
            raise self._away(error) from error
        self._remember(png)
        return sha256

    def read(self, sha256: str) -> bytes:
        """The bytes of an image.

        Raises:
            AwayError: it was not met before, and the bucket cannot be reached or read.
            StoreError: it is not in the bucket, or not what was kept.
        """
        with contextlib.suppress(StoreError):
            return self._cache.read(sha256)
        try:
            content = bytes(self._store.get(_name(sha256)).bytes())
        except (NotFoundError, FileNotFoundError) as error:
            raise StoreError(
                f"The page image {self.name(sha256)} is not in the bucket. Put it back from a "
                "backup, or register the form again."
            ) from error
        except (BaseError, OSError) as error:
            raise self._away(error) from error
        if hashlib.sha256(content).hexdigest() != sha256:
            raise StoreError(
                f"The page image {self.name(sha256)} in the bucket is damaged. Put it back from "
                "a backup, or register the form again."
            )
        self._remember(content)
        return content

    def every(self) -> Iterator[str]:
        """The SHA-256 of each image in the bucket, in their order.

        Raises:
            AwayError: the bucket cannot be reached or listed.
        """
        found = []
        try:
            for batch in self._store.list():
                found += [str(each["path"]).rpartition("/")[2] for each in batch]
        except (BaseError, OSError) as error:
            raise self._away(error) from error
        yield from sorted(name.removesuffix(_SUFFIX) for name in found if name.endswith(_SUFFIX))

    def name(self, sha256: str) -> str:
        """Where the image with that SHA-256 lies, for people."""
        return f"{self._bucket.url}/{_name(sha256)}"

    def _remember(self, png: bytes) -> None:
        # A full disk does not take away what the bucket has.
        with contextlib.suppress(StoreError):
            self._cache.keep(png)

    def _away(self, error: Exception) -> AwayError:
        return AwayError(f"The page images in {self._bucket.url} cannot be used: {_reason(error)}")


def _open(bucket: Bucket) -> S3Store:
    return S3Store(
        bucket.name,
        prefix=bucket.prefix or None,
        config=_config(bucket),
        client_options={
            "timeout": _TIMEOUT,
            "connect_timeout": _CONNECT_TIMEOUT,
            "allow_http": (bucket.endpoint or "").startswith("http://"),
        },
        retry_config={"max_retries": _RETRIES, "retry_timeout": _TIMEOUT},
    )


def _config(bucket: Bucket) -> "S3Config":
    # Servers of one's own have host/bucket/name, not bucket.host/name; S3 itself takes it too.
    config: S3Config = {"region": bucket.region, "virtual_hosted_style_request": False}
    if bucket.endpoint is not None:
        config["endpoint"] = bucket.endpoint
    if bucket.access_key_id is not None and bucket.secret_access_key is not None:
        config["access_key_id"] = bucket.access_key_id
        config["secret_access_key"] = bucket.secret_access_key
    return config


def _name(sha256: str) -> str:
    return f"{sha256[:2]}/{sha256}{_SUFFIX}"


def _reason(error: Exception) -> str:
    """What is wrong, in words of our own: what the library says quotes the whole request."""
    # A list that is refused is an error without a kind of its own; only its text has the status.
    said = str(error)
    is_refused = "403 Forbidden" in said or "401 Unauthorized" in said
    if is_refused or isinstance(error, PermissionDeniedError | UnauthenticatedError):
        return (
            "it does not let us in. Check LEESWIJZER_S3_ACCESS_KEY_ID, "
            "LEESWIJZER_S3_SECRET_ACCESS_KEY and what that key may do."
        )
    if "404 Not Found" in said or isinstance(error, NotFoundError | FileNotFoundError):
        return "there is no such bucket. Make it, or check LEESWIJZER_IMAGES_URL."
    return (
        "it does not answer as it should. Check that it runs, LEESWIJZER_S3_ENDPOINT, and the "
        "network between."
    )
