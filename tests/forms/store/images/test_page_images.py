import hashlib

import pytest

from forms.errors import StoreError
from forms.store.images.image_folder import ImageFolder


def test_an_image_is_kept_by_the_hash_of_its_bytes(tmp_path):
    images = ImageFolder(tmp_path)
    sha256 = images.keep(b"picture")
    assert sha256 == hashlib.sha256(b"picture").hexdigest()
    assert images.path(sha256) == tmp_path / sha256[:2] / f"{sha256}.png"
    assert images.read(sha256) == b"picture"


def test_the_same_image_twice_is_kept_once_and_leaves_no_parts(tmp_path):
    images = ImageFolder(tmp_path)
    assert images.keep(b"picture") == images.keep(b"picture")
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 1


def test_a_folder_that_cannot_be_written_is_said_in_words(tmp_path):
    (tmp_path / "images").write_text("a file stands in the way")
    with pytest.raises(StoreError, match="could not be written"):
        ImageFolder(tmp_path / "images").keep(b"picture")
