import numpy as np
import pytest

from forms.publication.photo import HELD, POSES, photograph
from tests.builders import printed_page
from vision.decode import decode
from vision.geometry import PageMm, Points

PAGE, _ = printed_page(3)


@pytest.mark.parametrize("pose", POSES, ids=lambda pose: pose.name)
def test_the_whole_sheet_is_in_the_photo(pose):
    photo = photograph(PAGE, pose)
    frame = decode(photo.jpeg)
    corners = photo.page_to_frame(
        Points[PageMm](np.array([[0, 0], [210, 0], [210, 297], [0, 297]]))
    )
    assert corners.xy.min() > 0
    assert (corners.xy < [frame.width_px, frame.height_px]).all()


def test_paper_lies_where_it_is_said_to_lie():
    white = np.full((1188, 840), 255, np.uint8)
    photo = photograph(white, HELD)
    grey = decode(photo.jpeg).grey
    inside = photo.page_to_frame(Points[PageMm](np.array([[8, 8], [202, 8], [202, 289], [8, 289]])))
    outside = photo.page_to_frame(Points[PageMm](np.array([[-6, 150], [216, 150], [105, -6]])))
    shades = [int(grey[int(y), int(x)]) for x, y in inside.xy]
    table = [int(grey[int(y), int(x)]) for x, y in outside.xy]
    assert min(shades) > max(table) + 40


def test_the_same_photo_is_made_again():
    assert photograph(PAGE, HELD, 4).jpeg == photograph(PAGE, HELD, 4).jpeg
    assert photograph(PAGE, HELD, 4).jpeg != photograph(PAGE, HELD, 5).jpeg
