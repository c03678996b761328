import pytest

from tests.benchmarks import report, seeing
from tests.benchmarks.ours import OURS
from tests.benchmarks.scoring import Finding, Score
from tests.benchmarks.seeing import Judged


def row(condition, finding=Finding.RIGHT, **scores):
    return Judged(
        condition, 0, "a/1", condition == "curled", {OURS: Score(finding, spent_ms=10), **scores}
    )


def test_known_unknown_and_sister_frames_are_summed_up_apart():
    conditions = ("plain", "curled", "unknown_form", "empty_scene", "unregistered_sister")
    groups = seeing.grouped([row(condition) for condition in conditions])
    assert [each.condition for each in groups["ALL KNOWN"]] == ["plain", "curled"]
    assert [each.condition for each in groups["ALL FLAT"]] == ["plain"]
    assert [each.condition for each in groups["ALL WITH SISTERS"]] == ["curled"]
    assert [each.condition for each in groups["ALL UNKNOWN"]] == ["unknown_form", "empty_scene"]
    assert len(groups["unregistered_sister"]) == 1


def test_a_peer_is_compared_on_the_frames_it_saw():
    rows = [row("plain", peer=Score(Finding.MISSED, spent_ms=90)), row("plain", Finding.MISSED)]
    groups = seeing.grouped(rows)
    (beside,) = seeing.comparisons(groups)["ALL KNOWN"]
    assert (beside.frames, beside.ours.good) == (1, 1)
    said = report.beside({"ALL KNOWN": [beside]})
    assert "90/10 x9.00" in said
    assert "plain" in report.rendered(seeing.tabled(groups))


def test_an_unknown_condition_is_refused_with_its_name(capsys):
    with pytest.raises(SystemExit):
        seeing.main(["--conditions", "plain,foggy"])
    assert "foggy" in capsys.readouterr().err


def test_an_unknown_peer_is_refused_with_those_there_are(capsys):
    with pytest.raises(SystemExit):
        seeing.main(["--peers", "sift,crystal_ball:3"])
    said = capsys.readouterr().err
    assert "crystal_ball" in said and "tesseract" in said
