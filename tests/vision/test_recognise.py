"""A known page is found and placed; an unknown one never is."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import numpy as np
import pytest

from tests.benchmarks import compose as scenes
from tests.builders import (
    A4_MM,
    bent_frame,
    curl,
    curl_up,
    frame_of,
    printed_above,
    printed_page,
    reference_of,
    saying,
    upright,
)
from tests.vision.sheets.poses import beside
from vision.finders import Finders
from vision.geometry import FramePx, Homography, PageMm, Points, Quad, Warp, picture_outline
from vision.outcome import Match, Miss, MissReason
from vision.pages.known.layout import describe
from vision.pages.known.layout_index import LayoutIndex
from vision.pages.known.shelf import Kin, PageShelf
from vision.picture import Frame, Grey, Page, Reference
from vision.recognise import Recogniser

pytestmark = pytest.mark.slow

SHEET = Quad[PageMm].box(0, 0, *A4_MM)
SLANTED = np.array([[400, 50], [870, 70], [930, 680], [350, 650.0]])
TRUTH = Homography.between(SHEET, Quad[FramePx](SLANTED))
#: What is promised of a frame in which the whole page shows.
PLACED_MM = 0.3


#: Versions of it differ in a line at the foot.
REMISSION = printed_page(50)[0]

PRINT: dict[str, Grey] = {
    **{f"form/{seed}": printed_page(seed)[0] for seed in range(4)},
    "remission/2024": saying(REMISSION, "Formulier 2024-1"),
    "remission/2025": saying(REMISSION, "Formulier 2025-1"),
    "remission/2026": saying(REMISSION, "Formulier 2026-1"),
}
REFERENCES = {key: reference_of(grey, key) for key, grey in PRINT.items()}
YEARS = frozenset(key for key in PRINT if key.startswith("remission"))
KIN = {key: Kin(similar=YEARS - {key}) for key in YEARS}


def recogniser_of(
    references: Mapping[str, Reference] = REFERENCES,
    kin: Mapping[str, Kin] = KIN,
    load: Callable[[str], Reference] | None = None,
    keep: int = 24,
) -> Recogniser:
    index = LayoutIndex()
    index.add((key, describe(reference.grey)) for key, reference in references.items())
    return Recogniser(index, PageShelf(load or references.__getitem__, kin, keep=keep))


@pytest.fixture(scope="module")
def recogniser() -> Recogniser:
    return recogniser_of()


def matched(answer: Match | Miss | None) -> Match:
    assert isinstance(answer, Match)
    return answer


def error_mm(
    found: Homography[PageMm, FramePx], truth: Homography[PageMm, FramePx], foot_mm: float = 292
) -> float:
    """The largest distance on paper between where found and truth put a millimetre."""
    x, y = np.meshgrid(np.linspace(5, 205, 9), np.linspace(5, foot_mm, 9))
    page = Points[PageMm](np.column_stack([x.ravel(), y.ravel()]))
    apart = truth.inverse()(found(page)).xy - page.xy
    return float(np.linalg.norm(apart, axis=1).max())


def rolled(degrees: float) -> Homography[PageMm, FramePx]:
    angle = np.radians(degrees)
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    flat = upright(share=0.8).quad(SHEET).xy
    centre = flat.mean(axis=0)
    return Homography.between(SHEET, Quad[FramePx]((flat - centre) @ turn.T + centre))


@pytest.mark.parametrize("key", ["form/0", "form/3", "remission/2025"])
def test_a_page_in_known_pose_is_named_and_placed(recogniser: Recogniser, key: str) -> None:
    match = matched(recogniser.recognise(frame_of(PRINT[key], TRUTH)))
    assert (match.key, match.candidates) == (key, (key,))
    assert error_mm(match.page_to_frame, TRUTH) < PLACED_MM
    assert match.confidence > 0.85


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("condition", [scenes.PLAIN, scenes.UPSIDE_DOWN, scenes.SHADOW])
def test_a_photographed_page_is_named_and_placed(
    recogniser: Recogniser, condition: scenes.Condition, seed: int
) -> None:
    scene = scenes.compose(PRINT["form/2"], *A4_MM, condition, seed)
    assert scene.page_to_frame is not None
    match = matched(recogniser.recognise(Frame(scene.frame)))
    assert match.key == "form/2"
    assert error_mm(match.page_to_frame, scene.page_to_frame) < PLACED_MM


@pytest.mark.parametrize("degrees", [-90, 90, 180, 40])
def test_sideways_and_upside_down_pages_are_read_as_printed(
    recogniser: Recogniser, degrees: float
) -> None:
    truth = rolled(degrees)
    match = matched(recogniser.recognise(frame_of(PRINT["form/1"], truth)))
    assert match.key == "form/1"
    assert error_mm(match.page_to_frame, truth) < PLACED_MM
    assert np.abs(match.page.corners.xy - truth.quad(SHEET).xy).max() < 4


@pytest.mark.parametrize(
    ("size", "factor"), [((1280, 720), 1.0), ((3000, 1688), 3000 / 1280), ((1920, 1080), 1.5)]
)
def test_the_answer_is_in_pixels_as_received_whatever_the_size(
    recogniser: Recogniser, size: tuple[int, int], factor: float
) -> None:
    truth = Homography.between(SHEET, Quad[FramePx](SLANTED * factor))
    match = matched(recogniser.recognise(frame_of(PRINT["form/0"], truth, size=size)))
    assert error_mm(match.page_to_frame, truth) < PLACED_MM
    assert np.abs(match.page.corners.xy - SLANTED * factor).max() < 4 * factor


@pytest.mark.parametrize("seed", [90, 91, 92])
def test_a_page_that_is_not_in_the_index_is_an_unknown_form(
    recogniser: Recogniser, seed: int
) -> None:
    answer = recogniser.recognise(frame_of(printed_page(seed)[0], TRUTH))
    assert isinstance(answer, Miss)
    assert answer.reason is MissReason.UNKNOWN_FORM
    assert answer.page is not None
    apart = [np.abs(answer.page.corners.turned(turns).xy - SLANTED).max() for turns in range(4)]
    assert min(apart) < 4


def test_an_unknown_sheet_starts_at_the_corner_nearest_the_top_left(
    recogniser: Recogniser,
) -> None:
    for degrees in (90, 35):
        answer = recogniser.recognise(frame_of(printed_page(90)[0], rolled(degrees)))
        assert isinstance(answer, Miss)
        assert answer.page is not None
        corners = answer.page.corners
        assert corners.area > 0
        assert np.linalg.norm(corners.xy, axis=1).argmin() == 0


def test_a_white_sheet_is_an_unknown_form(recogniser: Recogniser) -> None:
    answer = recogniser.recognise(frame_of(np.full((1188, 840), 252, np.uint8), TRUTH))
    assert isinstance(answer, Miss)
    assert answer.reason is MissReason.UNKNOWN_FORM


@pytest.mark.parametrize("seed", range(3))
def test_a_scene_without_paper_is_never_a_match(recogniser: Recogniser, seed: int) -> None:
    scene = scenes.compose(PRINT["form/0"], *A4_MM, scenes.EMPTY_SCENE, seed)
    answer = recogniser.recognise(Frame(scene.frame))
    assert isinstance(answer, Miss)
    # A card or a telephone on the table may pass for a sheet far off.
    assert answer.reason in (MissReason.NO_PAGE, MissReason.UNKNOWN_FORM, MissReason.TOO_FAR)


def test_a_dark_frame_is_too_dark(recogniser: Recogniser) -> None:
    answer = recogniser.recognise(frame_of(PRINT["form/0"], TRUTH, light=0.08))
    assert answer == Miss(MissReason.TOO_DARK)


def test_a_sheet_too_small_to_be_sure_of_is_too_far_and_not_no_page() -> None:
    small = upright(share=0.22)
    answer = recogniser_of().recognise(frame_of(PRINT["form/0"], small))
    assert isinstance(answer, Miss)
    assert answer.reason is MissReason.TOO_FAR
    assert answer.page is not None
    assert np.abs(answer.page.corners.xy - small.quad(SHEET).xy).max() < 8


def test_a_picture_taken_too_close_is_cut_off_and_not_no_page() -> None:
    answer = recogniser_of().recognise(frame_of(PRINT["form/0"], upright(share=5.0), noise=4))
    assert isinstance(answer, Miss)
    assert answer.reason is MissReason.CUT_OFF


def test_where_no_sheet_is_found_there_is_no_page() -> None:
    class Nothing:
        def find(self, frame: Frame) -> list[Page]:
            return []

    finders = replace(Finders.sharing(), whole=Nothing())
    blind = Recogniser(LayoutIndex(), PageShelf(REFERENCES.__getitem__), finders)
    assert blind.recognise(frame_of(PRINT["form/0"], TRUTH)) == Miss(MissReason.NO_PAGE)


def test_without_known_forms_every_sheet_is_unknown() -> None:
    answer = recogniser_of({}).recognise(frame_of(PRINT["form/0"], TRUTH))
    assert isinstance(answer, Miss)
    assert answer.reason is MissReason.UNKNOWN_FORM


@pytest.mark.parametrize("key", sorted(YEARS))
@pytest.mark.parametrize("light", [0.95, 0.4])
def test_versions_with_one_digit_changed_are_told_apart(
    recogniser: Recogniser, key: str, light: float
) -> None:
    match = matched(recogniser.recognise(frame_of(PRINT[key], TRUTH, light=light, noise=3)))
    assert match.key == key
    assert match.candidates == (key,)


def test_versions_whose_difference_is_out_of_sight_are_all_named(recogniser: Recogniser) -> None:
    low = TRUTH.then(Homography[FramePx, FramePx](np.array([[1, 0, 0], [0, 1, 120], [0, 0, 1.0]])))
    frame = frame_of(PRINT["remission/2025"], low)
    match = recogniser.recognise_near(frame, "remission/2025", low)
    assert set(matched(match).candidates) == YEARS


def test_pages_printed_alike_name_each_other_with_less_confidence() -> None:
    twins = {key: reference_of(PRINT["form/1"], key) for key in ("one/1", "two/1")}
    kin = {"one/1": Kin(frozenset({"two/1"})), "two/1": Kin(frozenset({"one/1"}))}
    frame = frame_of(PRINT["form/1"], TRUTH)
    others = {key: each for key, each in REFERENCES.items() if key != "form/1"}
    match = matched(recogniser_of({**others, **twins}, kin).recognise(frame))
    assert match.key in twins
    assert match.candidates == ("one/1", "two/1")
    assert match.confidence < matched(recogniser_of().recognise(frame)).confidence


def test_a_twin_that_is_not_published_is_not_named() -> None:
    kin = {"form/1": Kin(frozenset({"withdrawn/1"}), frozenset({"withdrawn/2"}))}
    match = matched(recogniser_of(REFERENCES, kin).recognise(frame_of(PRINT["form/1"], TRUTH)))
    assert match.candidates == ("form/1",)


def test_the_page_is_found_again_from_where_it_was(recogniser: Recogniser) -> None:
    moved = TRUTH.then(
        Homography[FramePx, FramePx](np.array([[1.004, 0.002, 2], [-0.002, 1.003, 3], [0, 0, 1.0]]))
    )
    again = matched(recogniser.recognise_near(frame_of(PRINT["form/3"], moved), "form/3", TRUTH))
    assert again.key == "form/3"
    assert error_mm(again.page_to_frame, moved) < PLACED_MM


def test_from_a_prior_in_a_large_photo_too(recogniser: Recogniser) -> None:
    truth = Homography.between(SHEET, Quad[FramePx](SLANTED * 2.34))
    frame = frame_of(PRINT["form/3"], truth, size=(3000, 1688))
    again = matched(recogniser.recognise_near(frame, "form/3", truth))
    assert error_mm(again.page_to_frame, truth) < PLACED_MM


def test_from_a_prior_the_other_version_is_noticed(recogniser: Recogniser) -> None:
    frame = frame_of(PRINT["remission/2024"], TRUTH)
    assert matched(recogniser.recognise_near(frame, "remission/2026", TRUTH)).key == (
        "remission/2024"
    )


def test_another_page_laid_in_its_place_is_not_mistaken_for_it(recogniser: Recogniser) -> None:
    frame = frame_of(PRINT["form/0"], TRUTH)
    assert recogniser.recognise_near(frame, "form/3", TRUTH) is None


def test_a_page_that_went_away_or_is_not_known_is_not_near(recogniser: Recogniser) -> None:
    empty = Frame(np.full((720, 1280, 3), 90, np.uint8))
    assert recogniser.recognise_near(empty, "form/3", TRUTH) is None
    assert recogniser.recognise_near(frame_of(PRINT["form/3"], TRUTH), "gone/1", TRUTH) is None


def test_a_filled_in_page_is_still_that_page(recogniser: Recogniser) -> None:
    written = PRINT["form/2"].copy()
    for row in range(200, 1100, 120):
        written[row : row + 5, 260:720] = 30
    match = matched(recogniser.recognise(frame_of(written, TRUTH)))
    assert match.key == "form/2"
    assert error_mm(match.page_to_frame, TRUTH) < PLACED_MM


def test_a_page_over_the_edge_of_the_frame_is_recognised_with_its_corners_outside(
    recogniser: Recogniser,
) -> None:
    low = TRUTH.then(Homography[FramePx, FramePx](np.array([[1, 0, 0], [0, 1, 90], [0, 0, 1.0]])))
    match = matched(recogniser.recognise(frame_of(PRINT["form/0"], low)))
    assert match.key == "form/0"
    assert error_mm(match.page_to_frame, low, foot_mm=250) < PLACED_MM
    assert match.page.corners.xy[2:, 1].min() > 720


def test_a_curled_page_is_recognised_with_its_warp_also_near_where_it_was(
    recogniser: Recogniser,
) -> None:
    curled = Warp(TRUTH, *A4_MM, curl(6.0))
    frame = bent_frame(PRINT["form/2"], curled)
    place = Points[PageMm](np.array([[170, 60], [170, 240], [60, 150.0]]))
    first = matched(recogniser.recognise(frame))
    again = matched(recogniser.recognise_near(frame, "form/2", first.page_to_frame))
    for match in (first, again):
        assert match.key == "form/2"
        assert match.warp is not None
        off = np.linalg.norm(match.warp.page_at(curled(place)).xy - place.xy, axis=1)
        assert off.max() < 1.0
        assert match.lie is match.warp


def test_the_bare_part_of_a_curled_page_is_placed_too_also_near_where_it_was() -> None:
    bare = printed_above(PRINT["form/3"], 150)
    known = recogniser_of({**REFERENCES, "bare/1": reference_of(bare, "bare/1")})
    curled = Warp(TRUTH, *A4_MM, curl_up(16.0))
    frame = bent_frame(bare, curled)
    foot = Points[PageMm](np.array([[5, 292], [105, 292], [205, 292.0]]))
    first = matched(known.recognise(frame))
    again = matched(known.recognise_near(frame, "bare/1", first.page_to_frame))
    for match in (first, again):
        assert match.key == "bare/1"
        assert match.warp is not None
        off = np.linalg.norm(match.warp.page_at(curled(foot)).xy - foot.xy, axis=1)
        assert off.max() < 1.0


@pytest.mark.parametrize("seed", [0, 4])
def test_a_folded_page_is_recognised_and_followed_over_its_creases(
    recogniser: Recogniser, seed: int
) -> None:
    frame = scenes.compose(PRINT["form/1"], *A4_MM, scenes.FOLDED, seed, size=(960, 1280))
    match = matched(recogniser.recognise(Frame(frame.frame)))
    assert match.key == "form/1"
    assert match.warp is not None
    assert frame.stance is not None
    places = Points[PageMm](frame.stance.grid(7, 9).xy * 0.8 + np.array(A4_MM) * 0.1)
    off = np.linalg.norm(match.warp.page_at(frame.stance.place(places)).xy - places.xy, axis=1)
    assert np.median(off) < 0.5


def test_flat_paper_has_no_warp(recogniser: Recogniser) -> None:
    match = matched(recogniser.recognise(frame_of(PRINT["form/0"], TRUTH)))
    assert match.warp is None
    assert match.lie is match.page_to_frame


def test_a_match_is_timed_by_stage(recogniser: Recogniser) -> None:
    match = matched(recogniser.recognise(frame_of(PRINT["form/0"], TRUTH)))
    assert set(match.timing_ms) == {"find", "recognise", "register", "version"}
    assert all(ms >= 0 for ms in match.timing_ms.values())


def test_a_sheet_mostly_out_of_the_frame_is_found_by_its_sides_in_sight() -> None:
    scene = scenes.compose(PRINT["form/1"], *A4_MM, scenes.PARTIAL, 29)
    match = recogniser_of().recognise(Frame(scene.frame))
    assert isinstance(match, Match)
    assert match.key == "form/1"


@pytest.mark.parametrize("seed", [2, 3, 4])
def test_a_sheet_is_found_of_which_one_side_is_in_sight_and_no_corner(seed: int) -> None:
    frame = frame_of(PRINT["form/1"], beside(seed, share=1.3).homography, noise=3)
    assert matched(recogniser_of().recognise(frame)).key == "form/1"


def test_a_sheet_cut_off_is_not_taken_for_an_older_version_that_shares_what_is_in_sight() -> None:
    """Below what is in sight the versions part so much that they do not look alike."""
    third = 2 * len(REMISSION) // 3
    pages = {
        f"remission/{year}": saying(
            np.vstack([REMISSION[:third], printed_page(seed)[0][third:]]), f"In {year}", (120, 12)
        )
        for seed, year in enumerate((2024, 2025, 2026), 7)
    }
    recogniser = recogniser_of({key: reference_of(page, key) for key, page in pages.items()}, {})
    corners = Quad[FramePx](np.array([[300, 100], [960, 110], [980, 1040], [280, 1030.0]]))
    for key, page in pages.items():
        frame = frame_of(page, Homography.between(SHEET, corners), noise=2)
        assert matched(recogniser.recognise(frame)).candidates == (key,)


def test_a_picture_of_a_page_that_no_camera_took_is_the_sheet(recogniser: Recogniser) -> None:
    page = PRINT["form/2"]
    match = matched(recogniser.recognise(drawn(page)))
    assert match.key == "form/2"
    height, width = page.shape[:2]
    assert np.abs(match.page.corners.xy - picture_outline(width, height).xy).max() < 1
    unknown = recogniser.recognise(drawn(printed_page(99)[0]))
    assert isinstance(unknown, Miss)
    assert unknown.reason is MissReason.UNKNOWN_FORM


def drawn(page: Grey) -> Frame:
    """The picture of a page that a program draws."""
    return Frame(np.repeat(page[..., None], 3, axis=2))
