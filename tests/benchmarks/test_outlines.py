import json
from pathlib import Path

import numpy as np

from tests.benchmarks.outlines import (
    ContourPageFinder,
    Score,
    Sight,
    measured,
    photos,
    rendered,
    summed_up,
    tabled,
)
from tests.builders import A4_MM, frame_of, grey_png, printed_page, upright
from vision.geometry import PageMm, Points, Quad
from vision.picture import Frame

PLACE = upright()
SHEET = Points(PLACE.quad(Quad[PageMm].box(0, 0, *A4_MM)).xy)


def test_the_contour_peer_is_built_well_enough_to_find_a_plain_sheet() -> None:
    frame = frame_of(printed_page(3)[0], PLACE, table=30)
    score = measured(Sight("plain", "0", frame, SHEET), ContourPageFinder())
    assert score.jaccard is not None
    assert score.jaccard > 0.97


def test_nothing_found_counts_nought_and_no_sheet_does_not_count() -> None:
    even = Frame(np.full((90, 160, 3), 128, np.uint8))
    assert measured(Sight("plain", "0", even, SHEET), ContourPageFinder()).jaccard == 0
    assert measured(Sight("empty", "0", even, None), ContourPageFinder()).jaccard is None


def test_photos_and_composed_frames_are_summed_up_apart() -> None:
    scores = [
        Score("plain", "0", 0.9, 0.8, 5.0),
        Score("hand", "0", 0.7, 0.4, 7.0),
        Score("photos, receipts", "a.jpg", 0.5, 0.9, 9.0),
    ]
    table = tabled({"network": scores})
    assert table["ALL COMPOSED"]["network"].jaccard_mean == 0.8
    assert table["ALL PHOTOS"]["network"].jaccard_mean == 0.5
    assert summed_up(scores).sure_share == 2 / 3
    assert "ALL PHOTOS" in rendered(table)


def test_labels_of_a_photo_are_scaled_with_it(tmp_path: Path) -> None:
    (tmp_path / "sheet.png").write_bytes(grey_png(np.zeros((1000, 3840), np.uint8)))
    corners = [[0, 0], [3839, 0], [3839, 999], [0, 999]]
    (tmp_path / "page_corners.json").write_text(json.dumps({"sheet.png": {"corners": corners}}))
    (sight,) = photos(tmp_path)
    assert sight.frame.width_px == 1920
    assert sight.edge is not None
    assert np.allclose(sight.edge.xy[2], [1919.25, 499.25])


def test_without_photos_there_are_none(tmp_path: Path) -> None:
    assert list(photos(tmp_path)) == []
