"""How bent a sheet is, told from places of its print that were followed."""

import numpy as np
import pytest

from tests.builders import A4_MM, printed_page, reference_of
from vision.geometry import FramePx, Homography, PageMm, Points
from vision.placing.placement import Placement, Tracks, bend_mm

REFERENCE = reference_of(printed_page(3)[0])
LIE = Homography[PageMm, FramePx](np.diag([2.0, 2.0, 1.0]))
#: Nine places in each of the parts, 5 across and 7 down.
PLACES = np.stack(
    np.meshgrid((np.arange(15) + 0.5) / 15 * A4_MM[0], (np.arange(21) + 0.5) / 21 * A4_MM[1]), -1
).reshape(-1, 2)


def placement(shift_mm: np.ndarray) -> Placement:
    tracks = Tracks(Points[PageMm](PLACES), LIE(Points[PageMm](PLACES + shift_mm)))
    return Placement(LIE, len(PLACES), len(PLACES), 0.0, tracks)


def test_flat_paper_does_not_bend() -> None:
    assert bend_mm(placement(np.zeros_like(PLACES)), REFERENCE) == pytest.approx(0)


def test_a_place_followed_wrongly_in_each_part_bends_nothing() -> None:
    shift = np.zeros_like(PLACES)
    shift[::9] = 40
    assert bend_mm(placement(shift), REFERENCE) == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize("count", [1, 2, 3])
def test_the_two_most_bent_parts_tell(count: int) -> None:
    shift = np.zeros_like(PLACES)
    shift[PLACES[:, 1] < A4_MM[1] / 7 * count, 0] = 3.0
    shift[PLACES[:, 0] > A4_MM[0] / 5] = 0
    assert bend_mm(placement(shift), REFERENCE) == pytest.approx(1.5 if count == 1 else 3.0)


def test_parts_with_too_few_places_tell_nothing() -> None:
    shift = np.full_like(PLACES, 5.0)
    assert bend_mm(placement(shift), REFERENCE, fewest_in_part=10) == 0


def test_each_part_is_told_by_its_median() -> None:
    random = np.random.default_rng(5)
    shift = random.normal(0, 2, PLACES.shape)
    part = (PLACES / A4_MM * [5, 7]).astype(int) @ [1, 5]
    medians = [np.median(shift[part == each], axis=0) for each in range(35)]
    most = np.sort(np.linalg.norm(medians, axis=1))[-2:]
    assert bend_mm(placement(shift), REFERENCE) == pytest.approx(most.mean())
