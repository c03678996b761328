import numpy as np
import pytest

from vision.errors import PictureError
from vision.page_image import read_page_image, write_page_image


def test_a_page_comes_back_point_by_point() -> None:
    grey = np.random.default_rng(4).integers(0, 256, (37, 23), np.uint8)
    assert np.array_equal(read_page_image(write_page_image(grey)), grey)


@pytest.mark.parametrize("png", [b"", b"no picture", b"\x89PNG\r\n\x1a\n"])
def test_what_is_no_picture_is_told(png: bytes) -> None:
    with pytest.raises(PictureError) as told:
        read_page_image(png)
    assert told.value.code == "damaged-picture"


def test_a_page_without_points_cannot_be_kept() -> None:
    with pytest.raises(PictureError):
        write_page_image(np.zeros((0, 0), np.uint8))
