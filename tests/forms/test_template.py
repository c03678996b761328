import dataclasses

import pytest

from forms.template import Field, FieldType, FormPage
from tests.forms.store.builders import template_of
from vision.geometry import Quad


def test_a_page_is_found_by_its_number() -> None:
    template = template_of("gemeente/verhuizing/2026-1", pages=3)
    assert [template.page(number).number for number in (1, 2, 3)] == [1, 2, 3]


def test_there_is_no_page_after_the_last() -> None:
    with pytest.raises(IndexError):
        template_of("gemeente/verhuizing/2026-1", pages=2).page(3)


def test_boxes_are_ticked_and_everything_else_is_written() -> None:
    ticked = {type_ for type_ in FieldType if type_.is_ticked}
    assert ticked == {FieldType.CHECKBOX, FieldType.CHOICE}


def test_field_types_are_worded_as_the_contract_has_them() -> None:
    worded = "text date number amount iban bsn postcode phone email checkbox choice signature"
    assert {type_.value for type_ in FieldType} == {*worded.split(), "comb", "image", "other"}


def test_a_published_page_cannot_be_changed() -> None:
    field = Field("naam", FieldType.TEXT, 1, Quad.box(0, 0, 10, 10), 1)
    page = FormPage(1, 210, 297, (field,))
    with pytest.raises(dataclasses.FrozenInstanceError):
        page.number = 2  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError):
        field.label = "anders"  # type: ignore[misc]
