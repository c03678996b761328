from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from forms.template import FieldType, Term
from forms.template_json import read_notes, read_template, write_notes, write_template
from tests.forms.store.builders import notes_in, template_of
from vision.geometry import PageMm, Quad

MILLIMETRES = st.floats(-50, 1500, allow_nan=False)


@given(
    left=MILLIMETRES,
    top=MILLIMETRES,
    kind=st.sampled_from(list(FieldType)),
    label=st.none() | st.text(st.characters(codec="utf-8")),
    comb_cells=st.none() | st.integers(1, 99),
)
def test_any_field_survives_to_a_thousandth_of_a_millimetre(left, top, kind, label, comb_cells):
    template = template_of("gemeente/verhuizing/1")
    field = replace(
        template.pages[0].fields[0],
        area=Quad[PageMm].box(left, top, left + 1, top + 1),
        type=kind,
        label=label,
        comb_cells=comb_cells,
    )
    page = replace(template.pages[0], fields=(field,))
    kept = read_template(write_template(replace(template, pages=(page,)))).pages[0].fields[0]
    np.testing.assert_allclose(kept.area.xy, field.area.xy, atol=0.0006)
    assert (kept.type, kept.label, kept.comb_cells) == (kind, label, comb_cells)


def test_equal_templates_give_equal_text():
    made = [write_template(template_of("gemeente/verhuizing/1")) for _ in range(2)]
    assert made[0] == made[1]
    assert write_template(read_template(made[0])) == made[0]


def test_a_guess_stays_a_guess_and_what_is_none_is_written_as_before():
    template = template_of("gemeente/verhuizing/1")
    assert "guessed" not in write_template(template)
    field = replace(template.pages[0].fields[0], is_guessed=True)
    page = replace(template.pages[0], fields=(field,))
    kept = read_template(write_template(replace(template, pages=(page,))))
    assert kept.pages[0].fields[0].is_guessed


def test_notes_survive():
    assert read_notes(write_notes(notes_in("nl"))) == notes_in("nl")


def test_a_country_and_its_working_days_survive_and_home_is_left_out():
    template = template_of("gemeente/verhuizing/1")
    assert "country" not in write_template(template)
    term = Term(after="it", working_days=8)
    field = replace(template.pages[0].fields[0], term=term)
    page = replace(template.pages[0], fields=(field,))
    kept = read_template(write_template(replace(template, pages=(page,), country="BE")))
    assert kept.country == "BE"
    assert kept.pages[0].fields[0].term == term
