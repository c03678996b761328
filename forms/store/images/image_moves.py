"""Putting page images of the data folder into the bucket where they are kept from now on."""

from dataclasses import dataclass

from sqlalchemy import select, union
from sqlalchemy.exc import DBAPIError

from forms.errors import StoreError
from forms.store import schema
from forms.store.engine import connect, database_url, reading
from forms.store.folder import Bucket, Place, images_path, storage_of
from forms.store.images.image_folder import ImageFolder
from forms.store.images.page_images import open_images
from forms.store.upgrade import unusable


@dataclass(frozen=True)
class Moved:
    """How many images were put into the bucket; `lost` has a sentence for each that is nowhere."""

    count: int
    lost: tuple[str, ...]


def move_images(place: Place) -> Moved:
    """Put each image that a page refers to and that only the data folder has into the bucket.

    Does nothing where there is no bucket. Stopped half-way, the rest is done the next time.

    Raises:
        StoreError: the database or the bucket cannot be used.
    """
    if not isinstance(storage_of(place).images, Bucket):
        return Moved(0, ())
    bucket, folder = open_images(place), ImageFolder(images_path(place))
    missing = sorted(_referred_to(place) - set(bucket.every()))
    lost = []
    for sha256 in missing:
        try:
            content = folder.read(sha256)
        except StoreError:
            lost.append(
                f"The page image {bucket.name(sha256)} is neither in the bucket nor in the data "
                "folder. Put it back from a backup, or register the form again."
            )
            continue
        bucket.keep(content)
    return Moved(len(missing) - len(lost), tuple(lost))


def lost_images(place: Place) -> tuple[str, ...]:
    """A sentence for each image that a page refers to and the bucket has not; changes nothing.

    Raises:
        StoreError: the database or the bucket cannot be used.
    """
    if not isinstance(storage_of(place).images, Bucket):
        return ()
    bucket = open_images(place)
    missing = sorted(_referred_to(place) - set(bucket.every()))
    return tuple(
        f"The page image {bucket.name(sha256)} is not in the bucket. “leeswijzer db upgrade” puts "
        "it there where the data folder has it; else take it from a backup."
        for sha256 in missing
    )


def _referred_to(place: Place) -> set[str]:
    engine = connect(database_url(place))
    query = union(select(schema.pages.c.image_sha256), select(schema.draft_pages.c.image_sha256))
    try:
        with reading(engine) as connection:
            return set(connection.execute(query).scalars())
    except DBAPIError as error:
        raise unusable(place, error) from error
    finally:
        engine.dispose()
