"""Page images in a bucket: a real S3 server, two machines that share it, and one that is away."""

import hashlib
import shutil
import time
from dataclasses import replace
from pathlib import Path

import pytest

from forms.errors import AwayError, StoreError
from forms.keys import PageKey, VersionKey
from forms.store.backups.making import make_backup
from forms.store.backups.restoring import restore_backup
from forms.store.catalogue import Catalogue
from forms.store.folder import Bucket, Storage, database_path, image_place, images_path, storage_of
from forms.store.images.bucket import ImageBucket
from forms.store.images.image_folder import ImageFolder
from forms.store.images.image_moves import lost_images, move_images
from forms.store.images.page_images import open_images
from tests.forms.store.builders import notes_in, version_of
from tests.places import place, postgresql_server, sqlite_template
from tests.s3 import S3Server, s3_server

__all__ = ["place", "postgresql_server", "s3_server", "sqlite_template"]

KEY = VersionKey.parse("gemeente/verhuizing/2026-1")
PICTURE = b"the bytes of a picture"
SHA256 = hashlib.sha256(PICTURE).hexdigest()
OBJECT = f"{SHA256[:2]}/{SHA256}.png"


def on_machine(folder: Path, bucket: Bucket) -> ImageBucket:
    return ImageBucket(bucket, ImageFolder(folder))


def gone(bucket: Bucket) -> Bucket:
    """The same bucket, at an address where nothing listens."""
    return replace(bucket, endpoint="http://127.0.0.1:9")


def test_what_one_machine_keeps_another_reads_and_equal_images_are_one(
    s3_server: S3Server, tmp_path: Path
) -> None:
    bucket = s3_server.new_bucket("leeswijzer/test")
    here, there = on_machine(tmp_path / "a", bucket), on_machine(tmp_path / "b", bucket)
    assert here.keep(PICTURE) == here.keep(PICTURE) == SHA256
    assert there.read(SHA256) == PICTURE
    assert list(there.every()) == [SHA256]
    assert here.name(SHA256) == f"s3://{bucket.name}/leeswijzer/test/{OBJECT}"


def test_what_was_met_before_is_read_while_the_bucket_is_away(
    s3_server: S3Server, tmp_path: Path
) -> None:
    bucket = s3_server.new_bucket()
    on_machine(tmp_path, bucket).keep(PICTURE)
    assert on_machine(tmp_path, gone(bucket)).read(SHA256) == PICTURE


def test_a_damaged_copy_on_this_machine_is_fetched_anew(
    s3_server: S3Server, tmp_path: Path
) -> None:
    bucket = s3_server.new_bucket()
    images = on_machine(tmp_path, bucket)
    images.keep(PICTURE)
    copy = ImageFolder(tmp_path).path(SHA256)
    copy.write_bytes(b"half a pic")
    assert images.read(SHA256) == copy.read_bytes() == PICTURE


def test_a_bucket_that_is_away_is_said_in_words_and_soon(
    s3_server: S3Server, tmp_path: Path
) -> None:
    images = on_machine(tmp_path, gone(s3_server.new_bucket()))
    began = time.monotonic()
    for attempt in (lambda: images.keep(PICTURE), lambda: images.read(SHA256), images.every):
        with pytest.raises(AwayError, match=r"s3://forms-.* does not answer .*S3_ENDPOINT"):
            list(attempt())
    assert time.monotonic() - began < 10
    # A page without its image is worse than none: what was not kept there is not kept here.
    assert list(ImageFolder(tmp_path).every()) == []


def test_a_key_that_does_not_open_the_bucket_is_said_without_the_key(
    s3_server: S3Server, tmp_path: Path
) -> None:
    images = on_machine(tmp_path, s3_server.new_bucket())
    with s3_server.asking_for_keys():
        for attempt in (lambda: images.keep(PICTURE), lambda: images.read(SHA256), images.every):
            with pytest.raises(AwayError, match="does not let us in") as refused:
                list(attempt())
            assert "secret-of-ours" not in refused.value.message
            assert "AKIAEXAMPLE" not in refused.value.message


def test_a_bucket_that_does_not_exist_is_said(s3_server: S3Server, tmp_path: Path) -> None:
    images = on_machine(tmp_path, replace(s3_server.new_bucket(), name="nobody-made-this"))
    with pytest.raises(AwayError, match="no such bucket"):
        images.keep(PICTURE)


@pytest.mark.parametrize(("content", "said"), [(None, "not in the bucket"), (b"x", "damaged")])
def test_an_image_that_is_gone_or_damaged_there_is_said(
    s3_server: S3Server, tmp_path: Path, content: bytes | None, said: str
) -> None:
    bucket = s3_server.new_bucket()
    if content is not None:
        s3_server.put(bucket, OBJECT, content)
    with pytest.raises(StoreError, match=said) as damage:
        on_machine(tmp_path, bucket).read(SHA256)
    assert not isinstance(damage.value, AwayError)


def test_a_key_is_not_shown_with_the_place() -> None:
    bucket = Bucket("forms", access_key_id="AKIAEXAMPLE", secret_access_key="secret-of-ours")
    assert "AKIAEXAMPLE" not in repr(Storage(Path("/srv"), images=bucket))
    assert "secret-of-ours" not in repr(Storage(Path("/srv"), images=bucket))


@pytest.mark.parametrize("url", ["forms", "https://x.example/b", "s3://A", "s3://", "images/here"])
def test_what_is_no_place_for_images_is_refused(url: str) -> None:
    with pytest.raises(StoreError, match="s3://bucket"):
        image_place(url)


def test_a_bucket_and_a_folder_are_told_apart() -> None:
    assert image_place("s3://forms/of/us/") == Bucket("forms", "of/us")
    assert image_place("s3://forms") == Bucket("forms")
    assert image_place("file:///srv/images") == image_place("/srv/images") == Path("/srv/images")


# The catalogue over a bucket ------------------------------------------------------------------


@pytest.fixture
def machine(tmp_path: Path, sqlite_template: Path) -> Path:
    shutil.copy(sqlite_template, database_path(tmp_path))
    return tmp_path


def shared(place: Path | Storage, s3_server: S3Server) -> Storage:
    return replace(storage_of(place), images=s3_server.new_bucket("pages"))


def filled(storage: Storage) -> None:
    with Catalogue.open(storage) as catalogue:
        catalogue.add(version_of(str(KEY), notes=(notes_in("nl"),)), publish=True, by="test")


def test_a_second_machine_sees_the_pages_of_the_first(s3_server: S3Server, machine: Path) -> None:
    storage = shared(machine, s3_server)
    filled(storage)
    for image in images_path(storage).rglob("*.png"):
        image.unlink()  # as on a machine that never met them
    with Catalogue.open(storage) as catalogue:
        assert catalogue.page_image(PageKey(KEY, 1)).startswith(b"\x89PNG")


def test_a_catalogue_says_that_its_bucket_is_away_and_calls_no_form_damaged(
    s3_server: S3Server, machine: Path
) -> None:
    storage = shared(machine, s3_server)
    filled(storage)
    for image in images_path(storage).rglob("*.png"):
        image.unlink()
    bucket = storage.images
    assert isinstance(bucket, Bucket)
    with Catalogue.open(replace(storage, images=gone(bucket))) as catalogue:
        with pytest.raises(AwayError, match="does not answer"):
            catalogue.reference(PageKey(KEY, 1))
        assert [kept.key for kept in catalogue.versions()] == [KEY]


def test_a_form_is_not_half_kept_when_the_bucket_is_away(
    s3_server: S3Server, machine: Path
) -> None:
    storage = shared(machine, s3_server)
    bucket = storage.images
    assert isinstance(bucket, Bucket)
    with Catalogue.open(replace(storage, images=gone(bucket))) as catalogue:
        with pytest.raises(AwayError):
            catalogue.add(version_of(str(KEY)), publish=True, by="test")
        assert catalogue.versions() == []


def test_images_of_the_data_folder_are_put_into_the_bucket_and_what_is_nowhere_is_named(
    s3_server: S3Server, place: Path | Storage
) -> None:
    filled(storage_of(place))
    storage = shared(place, s3_server)
    (sentence,) = lost_images(storage)
    assert "leeswijzer db upgrade" in sentence
    assert move_images(storage).count == 1
    assert move_images(storage).count == 0
    assert lost_images(storage) == move_images(storage).lost == ()
    other = shared(place, s3_server)
    for image in images_path(storage).rglob("*.png"):
        image.unlink()
    moved = move_images(other)
    assert (moved.count, len(moved.lost)) == (0, 1)
    assert "neither in the bucket nor in the data folder" in moved.lost[0]


def test_a_backup_takes_the_images_of_the_bucket_and_brings_them_into_another(
    s3_server: S3Server, machine: Path, tmp_path: Path
) -> None:
    storage = shared(machine, s3_server)
    filled(storage)
    made = make_backup(storage, tmp_path / "all.zip")
    assert made.damaged == ()
    elsewhere = Storage(tmp_path / "new", images=s3_server.new_bucket())
    restore_backup(elsewhere, tmp_path / "all.zip")
    there, here = open_images(elsewhere), open_images(storage)
    assert list(there.every()) == list(here.every()) != []
    with Catalogue.open(elsewhere) as catalogue:
        assert catalogue.page_image(PageKey(KEY, 1)) == here.read(next(here.every()))


def test_no_backup_is_left_of_a_bucket_that_is_away(
    s3_server: S3Server, machine: Path, tmp_path: Path
) -> None:
    storage = shared(machine, s3_server)
    filled(storage)
    bucket = storage.images
    assert isinstance(bucket, Bucket)
    with pytest.raises(AwayError):
        make_backup(replace(storage, images=gone(bucket)), tmp_path / "all.zip")
    assert not list(tmp_path.glob("all.zip*"))
