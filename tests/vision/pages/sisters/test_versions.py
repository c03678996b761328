"""Look-alikes compete over what the frame shows of their differences."""

import numpy as np
import pytest

from tests.builders import A4_MM, bent_frame, curl, frame_of, printed_page, reference_of, saying
from vision.geometry import FramePx, Homography, PageMm, Quad, Warp
from vision.pages.known.shelf import Kin, PageShelf
from vision.pages.laid.placed import Placed
from vision.pages.sisters.versions import tell_apart
from vision.picture import Grey
from vision.placing.mesh import unbend
from vision.placing.placement import Placement
from vision.placing.register import Registrar

SHEET = Quad[PageMm].box(0, 0, *A4_MM)
SLANTED = Quad[FramePx](np.array([[400, 50], [870, 70], [930, 680], [350, 650.0]]))
TRUTH = Homography.between(SHEET, SLANTED)
PAGE = printed_page(50)[0]


YEARS = {f"remission/{year}": saying(PAGE, f"Formulier {year}-1") for year in range(2021, 2027)}
REFERENCES = {key: reference_of(grey, key) for key, grey in YEARS.items()}
TWIN = "remission/twin"
REFERENCES[TWIN] = reference_of(YEARS["remission/2024"], TWIN)


def neighbours(key: str) -> Kin:
    """Each year knows only the years before and after it, as in a family registered one by one."""
    keys = list(YEARS)
    at = keys.index(key)
    same = frozenset({TWIN}) if key == "remission/2024" else frozenset()
    return Kin(same, frozenset(keys[max(0, at - 1) : at + 2]) - {key})


SHELF = PageShelf(REFERENCES.__getitem__, {key: neighbours(key) for key in YEARS}, keep=24)


def placed(key: str, shown: Grey) -> Placed:
    """Page `key` laid where another, `shown`, really lies."""
    frame = frame_of(shown, TRUTH, noise=3)
    placement = Registrar(frame).place_from(REFERENCES[key], SHELF.landmarks(key), TRUTH)
    assert isinstance(placement, Placement)
    return Placed(frame, REFERENCES[key], placement)


def everything(_key: str) -> bool:
    return True


def test_the_version_in_the_frame_wins_over_the_one_found_first() -> None:
    page, sharing = tell_apart(placed("remission/2022", YEARS["remission/2023"]), SHELF, everything)
    assert page.key == "remission/2023"
    assert sharing == {"remission/2023"}


def test_a_version_is_found_over_others_that_are_nearer_to_it() -> None:
    page, _ = tell_apart(placed("remission/2021", YEARS["remission/2023"]), SHELF, everything)
    assert page.key in {"remission/2022", "remission/2023"}


def test_pages_printed_alike_are_named_together() -> None:
    page, sharing = tell_apart(placed("remission/2024", YEARS["remission/2024"]), SHELF, everything)
    assert page.key == "remission/2024"
    assert sharing == {"remission/2024", TWIN}


def test_pages_that_are_not_known_do_not_compete() -> None:
    page, sharing = tell_apart(
        placed("remission/2024", YEARS["remission/2025"]), SHELF, lambda key: key.endswith("2024")
    )
    assert (page.key, sharing) == ("remission/2024", {"remission/2024"})


def test_where_the_difference_is_covered_all_are_named() -> None:
    found = placed("remission/2024", YEARS["remission/2024"])
    found.frame.pixels[600:] = (60, 75, 110)
    covered = Placed(type(found.frame)(found.frame.pixels), found.reference, found.placement)
    _, sharing = tell_apart(covered, SHELF, everything)
    assert sharing == {"remission/2023", "remission/2024", "remission/2025", TWIN}


def test_of_a_sheet_cut_off_what_differs_little_in_sight_tells() -> None:
    """What was kept of them are the places where most differs, and those are out of sight."""
    shared = 9 * len(PAGE) // 20
    above = {
        key: np.vstack(
            [saying(PAGE, f"Versie {key}", (120.0, 12.0))[:shared], printed_page(seed)[0][shared:]]
        )
        for key, seed in (("2024", 8), ("2026", 9))
    }
    references = {key: reference_of(grey, key) for key, grey in above.items()}
    kin = {"2024": Kin(similar=frozenset({"2026"})), "2026": Kin(similar=frozenset({"2024"}))}
    shelf = PageShelf(references.__getitem__, kin)
    contrast = shelf.contrast("2024", "2026")
    assert contrast is not None
    cut = Homography.between(
        SHEET, Quad[FramePx](np.array([[60, 60], [1210, 70], [1230, 1700], [50, 1690.0]]))
    )
    frame = frame_of(above["2026"], cut, noise=2)
    laid = Registrar(frame).place_from(references["2024"], shelf.landmarks("2024"), cut)
    assert laid is not None
    found = Placed(frame, references["2024"], laid)
    assert contrast.lead(found.scan) is None
    page, sharing = tell_apart(found, shelf, everything)
    assert (page.key, sharing) == ("2026", {"2026"})


@pytest.mark.parametrize("key", sorted(YEARS))
def test_a_page_that_is_what_it_seems_stays(key: str) -> None:
    page, sharing = tell_apart(placed(key, YEARS[key]), SHELF, everything)
    assert page.key == key
    assert sharing <= {key, TWIN}


def test_a_version_nobody_registered_names_all_that_look_like_it() -> None:
    strange = saying(PAGE, "Formulier")
    found = placed("remission/2024", strange)
    assert found.evidence.may_be_another_version
    _, sharing = tell_apart(found, SHELF, everything)
    assert {"remission/2023", "remission/2024", "remission/2025"} <= sharing


LIE = Warp(Homography.between(SHEET, Quad(SLANTED.xy * 1.5)), *A4_MM, curl(6.0))
#: A part of the page that stands 2 mm lower in the later version: a mesh bends to fit either.
LOWER = PAGE.copy()
LOWER[560:700] = PAGE[552:692]
PARTS = {"move/1": PAGE, "move/2": LOWER}
MOVED = PageShelf(
    {key: reference_of(grey, key) for key, grey in PARTS.items()}.__getitem__,
    {"move/1": Kin(similar=frozenset({"move/2"})), "move/2": Kin(similar=frozenset({"move/1"}))},
)


def bent_as(key: str, shown: Grey) -> Placed:
    """Page `key` followed over the print of another, `shown`, on curled paper."""
    frame = bent_frame(shown, LIE, (1920, 1080))
    registrar, reference, marks = Registrar(frame), MOVED.reference(key), MOVED.landmarks(key)
    corners = Quad[FramePx](LIE(SHEET).xy)
    flat = registrar.place(reference, marks, corners)
    bent = unbend(registrar, reference, marks, corners, flat)
    assert bent is not None
    return Placed(frame, reference, bent)


@pytest.mark.slow
@pytest.mark.parametrize("key", PARTS)
def test_bending_never_makes_one_version_another(key: str) -> None:
    for found in PARTS:
        _, sharing = tell_apart(bent_as(found, PARTS[key]), MOVED, everything)
        assert key in sharing


@pytest.mark.slow
def test_on_bent_paper_the_version_that_is_there_is_named_alone() -> None:
    page, sharing = tell_apart(bent_as("move/1", PAGE), MOVED, everything)
    assert (page.key, sharing) == ("move/1", {"move/1"})


@pytest.mark.slow
def test_bent_paper_that_lacks_print_may_be_any_version() -> None:
    strange = PAGE.copy()
    strange[250:420] = printed_page(44)[0][250:420]
    found = bent_as("move/1", strange)
    assert found.evidence.is_doubtful
    assert tell_apart(found, MOVED, everything)[1] == set(PARTS)


#: A page that hardly shares any print with the first.
OTHER = reference_of(printed_page(44)[0], "move/other")
APART = PageShelf(
    {"move/1": MOVED.reference("move/1"), OTHER.key: OTHER}.__getitem__,
    {"move/1": Kin(similar=frozenset({OTHER.key}))},
)


@pytest.mark.slow
def test_a_page_whose_print_is_not_there_is_ruled_out() -> None:
    assert tell_apart(bent_as("move/1", PAGE), APART, everything)[1] == {"move/1"}


@pytest.mark.slow
def test_where_bent_paper_is_bare_of_print_no_page_is_ruled_out() -> None:
    strange = PAGE.copy()
    strange[250:420] = printed_page(44)[0][250:420]
    found = bent_as("move/1", strange)
    assert found.evidence.bare_paper.any()
    assert tell_apart(found, APART, everything)[1] == {"move/1", OTHER.key}
