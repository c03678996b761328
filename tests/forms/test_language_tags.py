"""What a tag tells by itself."""

import pytest

from forms.language_tags import direction_of, same_language


def test_regions_and_capitals_do_not_make_another_language() -> None:
    assert same_language("nl", "NL-be")
    assert not same_language("nl", "en")


@pytest.mark.parametrize(
    ("tag", "direction"), [("nl", "ltr"), ("ar", "rtl"), ("FA-IR", "rtl"), ("kaa", "ltr")]
)
def test_a_region_does_not_turn_a_language_round(tag: str, direction: str) -> None:
    assert direction_of(tag) == direction
