from collections import Counter

import numpy as np
import pytest

from tests.benchmarks.compose import FILLED, Condition, compose
from tests.benchmarks.corrections import Correction
from tests.benchmarks.field_sheet import FieldSheet
from tests.builders import A4_MM
from vision.fields.marks import AreaKind


def test_a_sheet_has_every_kind_of_field_on_the_page_and_is_the_same_each_time() -> None:
    sheets = [FieldSheet(seed) for seed in range(3)]
    areas = [area for sheet in sheets for area in sheet.areas]
    assert {area.kind for area in areas} == set(AreaKind)
    assert {area.id.partition("-")[0] for area in areas} >= {"box", "circle", "row", "comb"}
    for area in areas:
        assert np.all((area.quad.xy > 0) & (area.quad.xy < A4_MM))
    assert np.array_equal(sheets[1].page, FieldSheet(1).page)


@pytest.mark.slow
def test_a_tick_that_was_taken_back_is_no_tick() -> None:
    sheet = FieldSheet(1)
    condition = Condition("taken back", filled=1.0, corrected=1.0)
    ticks = [area for area in sheet.areas if area.kind is AreaKind.TICK]
    seen = compose(sheet.page, *A4_MM, condition, 4, ticks)
    assert set(seen.manners.values()) <= set(Correction)
    assert set(seen.states.values()) == {"unticked"}
    manners = compose(sheet.page, *A4_MM, FILLED, 4, ticks).manners.values()
    assert not set(manners) & set(Correction)


@pytest.mark.slow
def test_of_a_question_with_one_answer_one_box_at_most_is_meant() -> None:
    sheet = FieldSheet(2)
    condition = Condition("in doubt", filled=1.0, corrected=0.5)
    seen = compose(sheet.page, *A4_MM, condition, 4, sheet.areas)
    questions = Counter(
        area.one_of for area in sheet.areas if area.one_of and seen.states[area.id] == "ticked"
    )
    assert len(questions) > 1
    assert set(questions.values()) == {1}
