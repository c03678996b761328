"""Squares of one number count alike both ways, and ticks that only the widget draws are told."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.benchmarks.flat_forms import places_alone, table
from tests.forms.pdf.builders import P, W, pdf_of
from tests.forms.pdf.flat.pages import HEIGHT, MM, box

_SQUARES = 5


def _square(number: int) -> tuple[float, float, float, float]:
    """A square of 6 mm, 40 mm below the top: left, top, right, bottom in mm."""
    return 30 + 6.0 * number, 40, 36 + 6.0 * number, 46


def _widget(left: float, top: float, right: float, bottom: float, name: str) -> W:
    return W((left * MM, HEIGHT - bottom * MM, right * MM, HEIGHT - top * MM), name=name)


def _form(folder: Path, widgets: tuple[W, ...], drawing: str) -> Path:
    path = folder / "issuer" / "form.pdf"
    path.parent.mkdir()
    path.write_bytes(pdf_of(P(drawing="0.5 w " + drawing, widgets=widgets)))
    return path


@pytest.fixture
def comb() -> str:
    return "".join(box(*_square(number)[:2], 6, 6) for number in range(_SQUARES))


def test_a_comb_counts_as_the_widgets_in_its_squares(tmp_path: Path, comb: str) -> None:
    widgets = tuple(_widget(*_square(n), f"square{n}") for n in range(_SQUARES))
    scores, _ = places_alone([_form(tmp_path, widgets, comb)], drawn=False)
    (score,) = scores.values()
    assert (score.found, score.hidden, score.pairs) == (1, 5, 0)
    assert (score.more_found, score.more_pairs) == (4, 5)
    assert any("squares of one number alike: P 1.000 R 1.000" in line for line in table(scores))


def test_a_comb_over_other_than_its_squares_counts_as_nothing_more(
    tmp_path: Path, comb: str
) -> None:
    widgets = tuple(_widget(*_square(n), f"square{n}") for n in range(_SQUARES - 2))
    scores, _ = places_alone([_form(tmp_path, widgets, comb)], drawn=False)
    (score,) = scores.values()
    assert (score.more_found, score.more_pairs) == (0, 0)


def test_squares_found_apart_count_as_the_one_widget_over_them(tmp_path: Path) -> None:
    apart = "".join(box(30 + 30.0 * n, 40, 28, 6) for n in range(4))
    over = replace(_widget(30, 40, 148, 46, "number"), more={"MaxLen": 4})
    scores, _ = places_alone([_form(tmp_path, (over,), apart)], drawn=False)
    (score,) = scores.values()
    assert (score.found, score.pairs, score.more_found, score.more_pairs) == (4, 0, -3, 1)


def test_a_tick_that_nothing_shows_is_told_from_one_that_is_missed(tmp_path: Path) -> None:
    unseen = replace(_widget(30, 40, 34, 44, "unseen"), kind="Btn")
    shown = replace(_widget(30, 60, 38, 68, "shown"), kind="Btn")
    within = replace(_widget(60.5, 40.5, 62, 42, "within"), kind="Btn")
    drawing = f"{34 * MM} {HEIGHT - 66 * MM} 3 9 re f\n" + box(60, 40, 4, 4)
    scores, _ = places_alone([_form(tmp_path, (unseen, shown, within), drawing)], drawn=False)
    (score,) = scores.values()
    assert (score.pairs, score.hidden, score.unseen) == (0, 3, 1)
