from dataclasses import replace

import pytest

from tests.benchmarks.compose import (
    EMPTY_SCENE,
    PLAIN,
    UNKNOWN_FORM,
    UNREGISTERED_SISTER,
    compose,
)
from tests.benchmarks.known_pages import KnownPage
from tests.benchmarks.scoring import Answer, Finding
from tests.benchmarks.shots import Shot, hidden_for, judged
from tests.builders import A4_MM, printed_page

PAGE = KnownPage("a/1", *A4_MM, (), "", frozenset({"a/1", "a/2"}), frozenset({"b/1"}))


@pytest.fixture(scope="module")
def composed():
    return compose(printed_page(1)[0], *A4_MM, PLAIN, 4)


def shot_of(composed, condition, page=PAGE):
    hidden = hidden_for(page, condition) if page else frozenset()
    return Shot(condition.name, 0, composed, page, hidden)


def test_of_an_unknown_form_nothing_like_it_is_known_of_a_sister_her_sisters_are():
    assert hidden_for(PAGE, UNKNOWN_FORM) == {"a/1", "a/2", "b/1"}
    assert hidden_for(PAGE, UNREGISTERED_SISTER) == {"a/1", "a/2"}
    assert hidden_for(PAGE, PLAIN) == frozenset()


@pytest.mark.parametrize("condition", [UNKNOWN_FORM, UNREGISTERED_SISTER], ids=lambda c: c.name)
def test_naming_an_unregistered_form_is_wrong_and_refusing_it_right(composed, condition):
    shot = shot_of(composed, condition)
    assert judged(shot, Answer()).finding is Finding.REFUSED
    assert judged(shot, Answer(frozenset({"c/1"}))).finding is Finding.WRONG


def test_an_empty_scene_has_no_outline_to_judge():
    empty = compose(printed_page(1)[0], *A4_MM, EMPTY_SCENE, 1)
    score = judged(shot_of(empty, EMPTY_SCENE, None), Answer())
    assert (score.finding, score.outline_iou) == (Finding.REFUSED, None)


def test_not_finding_a_sheet_counts_as_no_overlap(composed):
    shot = shot_of(composed, PLAIN)
    assert judged(shot, Answer()).outline_iou == 0
    assert judged(shot, Answer(seeks_outline=False)).outline_iou is None


def test_a_place_is_judged_where_the_page_is_right_or_was_told(composed):
    shot, place = shot_of(composed, PLAIN), composed.page_to_frame
    right = judged(shot, Answer(frozenset({"a/1"}), place))
    assert max(right.off_mm) < 1e-6
    assert judged(shot, Answer(frozenset({"b/1"}), place)).off_mm == ()
    told = judged(shot, Answer(page_to_frame=place, seeks_name=False))
    assert told.finding is None and max(told.off_mm) < 1e-6


def test_naming_all_that_the_frame_shows_alike_is_the_best_answer_there_is(composed):
    shot = shot_of(composed, PLAIN)
    both = Answer(frozenset({"a/1", "b/1"}))
    assert judged(shot, both).finding is Finding.VAGUE
    assert (
        judged(replace(shot, alike=frozenset({"b/1"}).intersection), both).finding is Finding.LISTED
    )
