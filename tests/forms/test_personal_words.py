"""The same cases hold for the phone: `client_demo/tests/personalWords.test.ts`."""

import json
from pathlib import Path

import pytest

from forms.personal_words import personal_data_in

CASES = json.loads(
    (Path(__file__).parents[1] / "golden" / "personal-words.json").read_text("utf-8")
)


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind, texts in CASES.items() for text in texts]
)
def test_words_that_hold_personal_data_are_told_from_words_that_do_not(
    kind: str, text: str
) -> None:
    found = personal_data_in(text)
    assert (kind in found) if kind != "nothing" else (found == ())


def test_a_long_text_is_searched_in_no_time() -> None:
    assert personal_data_in("1 a " * 5000) == ()
    assert personal_data_in("A1 " * 5000 + "x@") == ()
