from pathlib import Path

import numpy as np
import pikepdf
import pytest

from tests.benchmarks.flat_forms import (
    Score,
    as_scans,
    family,
    hidden,
    measure,
    places_alone,
    table,
)
from tests.benchmarks.peers.tutorial_boxes import boxes_by_morphology
from tests.forms.pdf.builders import P, W, pdf_of, words
from tests.forms.pdf.flat.pages import MM, box


@pytest.fixture
def form(tmp_path: Path) -> Path:
    """A form with a field in a box, and one that nothing shows."""
    widgets = (W((40 * MM, 742, 120 * MM, 758)), W((40 * MM, 300, 120 * MM, 320), name="unseen"))
    path = tmp_path / "va" / "form.pdf"
    path.parent.mkdir()
    path.write_bytes(pdf_of(P(drawing="0.5 w " + box(40, 29.6, 80, 5.7), widgets=widgets)))
    return path


def test_hidden_widgets_are_counted_when_they_are_found_in_their_place(form: Path) -> None:
    scores, guesses, _ = measure([form], drawn=False)
    score = scores["ours"][str(form)]
    assert (score.found, score.hidden, score.pairs) == (1, 2, 1)
    assert (score.precision, score.recall) == (1.0, 0.5)
    assert guesses[" **"].kinds == {("written", True): 1}
    assert any(line.startswith("va *") for line in table(scores["ours"]))


def test_nothing_of_the_widgets_is_left(form: Path, tmp_path: Path) -> None:
    (tmp_path / "hidden.pdf").write_bytes(hidden(form, drawn=False))
    with pikepdf.open(tmp_path / "hidden.pdf") as pdf:
        assert "/AcroForm" not in pdf.Root
        assert len(pdf.pages[0].obj.Annots) == 0


def test_widgets_are_hidden_where_the_list_of_them_holds_null(form: Path) -> None:
    with pikepdf.open(form, allow_overwriting_input=True) as pdf:
        pdf.pages[0].obj.Annots.append(None)
        pdf.save(form)
    (score,) = places_alone([form], drawn=False)[0].values()
    assert (score.found, score.hidden, score.pairs) == (1, 2, 1)


def test_a_field_has_one_partner() -> None:
    score = Score()
    places = np.array([[0.0, 0, 10, 10], [0, 0, 10, 9]])
    score.add(places, np.array([[0.0, 0, 10, 10]]), ["written"])
    assert (score.found, score.pairs) == (2, 1)


def test_families_are_told_by_issuer_and_state() -> None:
    assert family("us/irs-state-tax/az140-TY2024__1.pdf") == "tax az"
    assert family("us/irs-state-tax/f1040s1__1.pdf") == "irs"
    assert family("us/state-elections/ma__1.pdf") == "elections 2"


def test_the_peer_finds_a_box() -> None:
    page = np.full((400, 400), 255, np.uint8)
    page[40:42, 40:240] = page[80:82, 40:240] = 0
    page[40:82, 40:42] = page[40:82, 238:240] = 0
    assert boxes_by_morphology(page)[0] == pytest.approx([10, 10, 60, 20.5], abs=0.6)


def test_places_alone_come_to_the_same_as_whole_forms(form: Path) -> None:
    scores, guesses = places_alone([form], drawn=False)
    whole, guessed, _ = measure([form], drawn=False)
    assert scores == whole["ours"]
    assert guesses[" **"].kinds == guessed[" **"].kinds


def test_a_label_is_right_when_it_says_what_the_tooltip_says(tmp_path: Path) -> None:
    widgets = (
        W((40 * MM, 742, 120 * MM, 758), more={"TU": pikepdf.String("Vul hier uw straat in")}),
        W((40 * MM, 642, 120 * MM, 658), name="other", more={"TU": pikepdf.String("Woonplaats")}),
    )
    drawing = "0.5 w " + box(40, 29.6, 80, 5.7) + box(40, 64.9, 80, 5.7)
    drawing += (
        words(20 * MM, 747, "Straat") + words(20 * MM, 647, "Land") + words(72, 90, "Woonplaats")
    )
    path = tmp_path / "form.pdf"
    path.write_bytes(pdf_of(P(drawing=drawing, widgets=widgets)))
    _, guesses = places_alone([path], drawn=False)
    assert guesses[""].labels == {("written", "right"): 1, ("written", "other"): 1}


def test_issuers_count_alike_and_the_held_out_ones_not(tmp_path: Path) -> None:
    scores = {
        str(tmp_path / "ssa" / "a.pdf"): Score(found=10, hidden=10, pairs=10),
        str(tmp_path / "irs" / "b.pdf"): Score(found=100, hidden=100, pairs=50),
        str(tmp_path / "va" / "c.pdf"): Score(found=10, hidden=10, pairs=0),
    }
    assert any("P 0.750 R 0.750" in line for line in table(scores))


def test_pictures_stand_beside_the_same_pages_as_drawn(form: Path) -> None:
    scores = as_scans([form], 1)
    assert list(scores) == ["ours, as scans (synthetic)", "ours, the same pages as drawn"]
    assert all(each[str(form)].pairs == 1 for each in scores.values())
