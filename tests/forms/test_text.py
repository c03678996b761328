import pytest

from forms.text import Provenance, Text


@pytest.mark.parametrize("language", ["ar", "ar-SY", "AR", "fa", "he-IL", "ur", "ckb"])
def test_arabic_persian_hebrew_and_urdu_run_from_right_to_left(language: str) -> None:
    assert Text("…", language, Provenance.OWNER).direction == "rtl"


@pytest.mark.parametrize("language", ["nl", "en-GB", "tr", "pl", "uk", "ti", "so", "arn", ""])
def test_other_languages_run_from_left_to_right(language: str) -> None:
    assert Text("…", language, Provenance.OWNER).direction == "ltr"


def test_provenance_is_worded_as_the_contract_has_it() -> None:
    assert {each.value for each in Provenance} == {
        "owner",
        "reviewed",
        "draft",
        "memory",
        "phrase",
        "machine",
        "dictionary",
        "source",
    }


def test_texts_are_the_same_when_all_of_them_is() -> None:
    text = Text("Naam", "nl", Provenance.MACHINE, "argos 1.9")
    assert text == Text("Naam", "nl", Provenance.MACHINE, "argos 1.9")
    assert text != Text("Naam", "nl", Provenance.OWNER)
