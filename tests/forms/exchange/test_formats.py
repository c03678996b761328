from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forms.exchange.formats import Format, read_entries, write_entries
from forms.reviews.states import State
from tests.forms.exchange.texts import ANY_TEXT, WHOLE, XML_TEXT, entries

#: Texts about a text are in attributes and properties, which hold what XML holds.
HOLDS = {
    Format.TMX: entries(XML_TEXT),
    Format.XLIFF_1_2: entries(XML_TEXT),
    **{each: entries(ANY_TEXT, XML_TEXT) for each in Format if each.startswith("xliff-2")},
    **{each: entries(ANY_TEXT) for each in (Format.PO, Format.CSV, Format.CSV_EXCEL, Format.JSON)},
}


@pytest.mark.parametrize("format_", Format)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(drawn=st.data())
def test_what_is_written_is_read_back_to_the_letter(format_: Format, drawn: st.DataObject) -> None:
    written = drawn.draw(st.lists(HOLDS[format_], min_size=1, max_size=2))
    read = read_entries(write_entries(written, format_))
    assert list(read.entries) == written
    assert read.remainders == ()


@pytest.mark.verify
@pytest.mark.timeout(600)
@pytest.mark.parametrize("format_", Format)
@settings(max_examples=1000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(drawn=st.data())
def test_very_many_texts_are_read_back_to_the_letter(format_: Format, drawn: st.DataObject) -> None:
    written = drawn.draw(st.lists(HOLDS[format_], min_size=1, max_size=3))
    read = read_entries(write_entries(written, format_))
    assert list(read.entries) == written
    assert read.remainders == ()


@pytest.mark.parametrize("format_", Format)
@pytest.mark.parametrize("state", [None, *State])
def test_every_state_and_all_about_a_text_come_back(format_: Format, state: State | None) -> None:
    entry = replace(WHOLE, state=state)
    assert read_entries(write_entries([entry], format_)).entries == (entry,)
