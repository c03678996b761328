import json
from collections import Counter

import pytest
from jsonschema import Draft202012Validator

from forms.pdf.meanings import meanings, plain
from tests.forms.countries.files import ROOT

SCHEMA = json.loads((ROOT / "forms" / "schemas" / "field-meanings.schema.json").read_text("utf-8"))
WRITTEN = json.loads((ROOT / "forms" / "pdf" / "meanings.json").read_text("utf-8"))


def test_the_file_follows_its_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert [error.message for error in Draft202012Validator(SCHEMA).iter_errors(WRITTEN)] == []


def test_no_name_means_two_things() -> None:
    names = Counter(
        (plain(name).replace(" ", "").replace("-", ""))
        for each in WRITTEN["meanings"]
        for name in each["names"]
    )
    meant = {
        name: {
            each["semantic"]
            for each in WRITTEN["meanings"]
            for other in each["names"]
            if plain(other).replace(" ", "").replace("-", "") == name
        }
        for name in names
    }
    assert {name: of for name, of in meant.items() if len(of) > 1} == {}


@pytest.mark.parametrize("name", ["Prénom", "prenom", "PRÉNOM", "le prénom", "prénom 2"])
def test_case_accents_articles_and_numbers_say_nothing(name: str) -> None:
    found = meanings().of_name(name.lower().split())
    assert found is not None
    assert found.semantic == "given-name"


@pytest.mark.parametrize(
    "name", ["date de début", "Eintrittsdatum", "fecha", "data di rilascio", "start date"]
)
def test_a_date_is_known_in_several_languages(name: str) -> None:
    assert meanings().asks_for_a_date(name.lower().split())


@pytest.mark.parametrize("name", ["update", "data protection", "date and place", "mandate", ""])
def test_what_only_holds_such_a_word_is_no_date(name: str) -> None:
    assert not meanings().asks_for_a_date(name.split())
