"""A sample of made forms is read well in every part; `flat_forms --made` measures all of them."""

import numpy as np
import pytest

from tests.benchmarks.flat_forms import Score, matched
from tests.benchmarks.flat_made import look, made_table
from tests.forms.pdf.flat.made.making import kinds, made_form

SAMPLED = {
    part: [kind for kind in kinds() if kind[0] == part] for part in ("box", "line", "tick", "comb")
}
#: A square that is a picture shows in the file as nothing we look at.
UNSEEN = ("picture",)


@pytest.mark.parametrize("part", SAMPLED)
def test_answers_of_made_forms_are_found(part):
    seen_kinds = [kind for kind in SAMPLED[part] if kind[1] not in UNSEEN]
    chosen = np.random.default_rng(7).choice(len(seen_kinds), 8, replace=False)
    score = Score()
    for number in chosen:
        seen = look(made_form(*seen_kinds[number], seed=11))
        score.add(seen.found, seen.asked, ["written"] * len(seen.asked))
    assert score.precision > 0.8
    assert score.recall > 0.8


def test_the_table_counts_what_was_asked_and_found():
    seen = look(made_form(*SAMPLED["tick"][0]))
    rows = list(made_table([seen], matched))
    assert rows[-1].split()[:4] == ["all", "1", str(len(seen.found)), str(len(seen.asked))]
    assert rows[-1].endswith("P 1.00 R 1.00")


def test_a_picture_of_a_made_form_shows_the_same_answers():
    form = made_form(*SAMPLED["tick"][0])
    one, other = look(form), look(form, as_scan=True)
    assert len(matched(one.found, other.found)) == len(one.asked) == len(other.found)
