from tests.benchmarks.growth import Stage, rendered
from tests.benchmarks.scoring import Finding, Score, summed_up


def test_each_size_has_a_row_with_what_a_page_adds():
    known = summed_up([Score(Finding.RIGHT, spent_ms=40), Score(Finding.WRONG, spent_ms=60)])
    unknown = summed_up([Score(Finding.REFUSED)])
    said = rendered(
        [Stage(100, known, unknown, 90.0, None), Stage(1000, known, unknown, 95.0, 5.7)]
    )
    _, small, large = said.splitlines()
    assert "50.0" in small and small.split()[0] == "100"
    assert large.split()[-1] == "5.7"
