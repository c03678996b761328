import json

import numpy as np
import pytest

from tests.benchmarks import report, seeing
from tests.benchmarks.compose import EMPTY_SCENE, PLAIN, UNKNOWN_FORM, compose
from tests.benchmarks.known_pages import KnownPage, collection
from tests.benchmarks.peers import TextIndex
from tests.benchmarks.scoring import (
    Answer,
    Finding,
    Score,
    edge_of,
    identified,
    misjudged,
    off_mm,
    overlap,
    ratio,
    summed_up,
)
from tests.builders import A4_MM, printed_page, printed_text
from vision.geometry import FramePx, Homography, Points, Quad

SAME = frozenset({"a/1", "a/2"})


@pytest.fixture(scope="module")
def composed():
    return compose(printed_page(1)[0], *A4_MM, PLAIN, 4)


@pytest.mark.parametrize(
    ("truth", "named", "finding"),
    [
        ("a/1", {"a/1"}, Finding.RIGHT),
        ("a/1", {"a/1", "a/2"}, Finding.LISTED),
        ("a/1", {"a/1", "a/2", "b/1"}, Finding.VAGUE),
        ("a/1", {"a/2"}, Finding.WRONG),
        ("a/1", {"b/1"}, Finding.WRONG),
        ("a/1", set(), Finding.MISSED),
        (None, set(), Finding.REFUSED),
        (None, {"a/1"}, Finding.WRONG),
    ],
)
def test_an_answer_is_worth_what_it_names(truth, named, finding):
    assert identified(SAME, truth, frozenset(named)) is finding


def test_an_outline_overlaps_itself_wholly_and_another_by_their_common_part():
    box = Quad[FramePx].box(10, 10, 110, 210)
    assert overlap(box, box) == 1
    assert overlap(box, Quad[FramePx].box(60, 10, 160, 210)) == pytest.approx(1 / 3, abs=0.01)
    assert overlap(box, Quad[FramePx].box(300, 10, 400, 210)) == 0


def test_parts_of_an_outline_beyond_the_frame_count():
    inside, whole = Quad[FramePx].box(0, 0, 50, 100), Quad[FramePx].box(-50, 0, 50, 100)
    assert overlap(inside, whole) == pytest.approx(0.5, abs=0.01)


def test_the_true_outline_is_that_of_the_true_map(composed):
    corners = composed.page_to_frame(composed.stance.outline)
    assert overlap(edge_of(composed.stance), corners) > 0.995


def test_the_true_map_is_not_off_and_a_millimetre_is_a_millimetre(composed):
    exact = off_mm(composed.stance, composed.page_to_frame, (1280, 720))
    assert max(exact) < 1e-6
    aside = Homography(np.array([[1, 0, 1.0], [0, 1, 0], [0, 0, 1]])).then(composed.page_to_frame)
    moved = off_mm(composed.stance, aside, (1280, 720))
    np.testing.assert_allclose(moved, 1.0, atol=1e-6)


def test_registration_is_judged_only_where_the_frame_shows_paper(composed):
    whole = off_mm(composed.stance, composed.page_to_frame, (1280, 720))
    half = off_mm(composed.stance, composed.page_to_frame, (640, 720))
    assert 0 < len(half) < len(whole)


def test_hidden_fields_are_not_judged_and_unsaid_ones_are_mistakes():
    truth = {"a": "filled", "b": "empty", "c": "ticked", "d": "empty"}
    mistakes, judged = misjudged(truth, {"d": 0.9}, {"a": "filled", "b": "filled", "d": "ticked"})
    assert judged == 3
    assert mistakes == {
        "empty said to be filled": 1,
        "ticked said to be nothing": 1,
    }


def test_a_summary_takes_medians_and_shares():
    scores = [
        Score(Finding.RIGHT, outline_iou=0.9, off_mm=(0.1, 0.3), fields_judged=4, spent_ms=10),
        Score(Finding.LISTED, outline_iou=0.7, off_mm=(0.2,), spent_ms=30),
        Score(
            Finding.MISSED, outline_iou=0, fields_judged=6, mistakes={"x": 1, "y": 1}, spent_ms=20
        ),
    ]
    summary = summed_up(scores)
    assert summary.good == pytest.approx(2 / 3)
    assert summary.outline_iou == 0.7
    assert summary.off_mm_median == pytest.approx(0.2)
    assert summary.fields_right == pytest.approx(0.8)
    assert summary.spent_ms == 20
    assert summary.findings["missed"] == 1


def test_nothing_judged_is_none_not_zero():
    summary = summed_up([Score(Finding.REFUSED)])
    assert summary.outline_iou is None
    assert summary.off_mm_p90 is None
    assert summary.fields_right is None
    assert summary.good == 1


def test_a_ratio_needs_both_figures():
    assert ratio(3.0, 2.0) == 1.5
    assert ratio(None, 2.0) is None
    assert ratio(3.0, 0.0) is None
    assert ratio(3.0, None) is None


def test_the_text_peer_finds_the_page_from_half_of_its_words():
    texts = {str(seed): printed_text(seed) for seed in range(6)}
    index = TextIndex(texts)
    half = " ".join(texts["3"].split()[::2])
    assert index.most_alike(half, frozenset())[0] == "3"
    assert index.most_alike(texts["3"], frozenset())[1] == pytest.approx(1)
    assert index.most_alike(half, frozenset({"3"}))[0] != "3"
    assert index.most_alike("", frozenset()) is None


def _page(text: str = "") -> KnownPage:
    return KnownPage("a/1", *A4_MM, (), text, SAME, frozenset({"b/1"}))


def test_naming_an_unregistered_form_is_wrong_and_refusing_it_right(composed):
    shot = seeing.Shot(UNKNOWN_FORM.name, 0, composed, _page(), _page().kin)
    assert seeing.judged(shot, Answer()).finding is Finding.REFUSED
    assert seeing.judged(shot, Answer(frozenset({"c/1"}))).finding is Finding.WRONG


def test_an_empty_scene_has_no_outline_to_judge():
    empty = compose(printed_page(1)[0], *A4_MM, EMPTY_SCENE, 1)
    shot = seeing.Shot(EMPTY_SCENE.name, 0, empty, None, frozenset())
    score = seeing.judged(shot, Answer())
    assert (score.finding, score.outline_iou) == (Finding.REFUSED, None)


def test_not_finding_a_sheet_counts_as_no_overlap(composed):
    shot = seeing.Shot(PLAIN.name, 0, composed, _page(), frozenset())
    assert seeing.judged(shot, Answer()).outline_iou == 0
    assert seeing.judged(shot, Answer(seeks_outline=False)).outline_iou is None


def test_a_peer_is_compared_on_the_frames_it_saw(composed):
    right, missed = Score(Finding.RIGHT, spent_ms=10), Score(Finding.MISSED, spent_ms=90)
    rows = [
        seeing.Judged("plain", 0, "a/1", {"Leeswijzer": right, "other peer": missed}),
        seeing.Judged("plain", 1, "a/1", {"Leeswijzer": missed}),
    ]
    table = seeing.tabled(rows)
    beside = table["ALL KNOWN"][report.same_frames("other peer")]
    assert (beside.frames, beside.good) == (1, 1)
    said = report.rendered(table, "Leeswijzer")
    assert "spent_ms x 9.00" in said
    assert json.loads(json.dumps(report.surroundings((1.0, 2.0, 3.0))))["cores"]


def test_without_public_forms_pages_are_made_up(tmp_path):
    assert collection(shared=tmp_path).made_up == 200
    assert collection(most=5, shared=tmp_path).made_up == 5


def test_an_unknown_condition_is_refused_with_its_name(capsys):
    with pytest.raises(SystemExit):
        seeing.main(["--conditions", "plain,foggy"])
    assert "foggy" in capsys.readouterr().err


def test_points_of_an_edge_lie_on_the_sheets_sides(composed):
    edge = composed.stance.unplace(Points[FramePx](edge_of(composed.stance).xy)).xy
    sides = np.minimum(np.abs(edge), np.abs(edge - A4_MM)).min(axis=1)
    assert sides.max() < 1e-6
