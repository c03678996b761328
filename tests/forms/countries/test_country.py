import json

import pytest
from jsonschema import Draft202012Validator

from forms.checks import is_iban
from forms.countries.country import HOME, countries, country, read_country
from forms.errors import ContentError
from forms.keys import VersionKey
from forms.template import FormTemplate
from tests.forms.countries.files import COUNTRIES, ROOT

SCHEMA = json.loads((ROOT / "forms" / "schemas" / "country.schema.json").read_text("utf-8"))
per_country = pytest.mark.parametrize("code", COUNTRIES)


def test_the_schema_is_a_valid_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@per_country
def test_a_file_follows_the_schema_and_is_called_as_its_country(code: str) -> None:
    errors = Draft202012Validator(SCHEMA).iter_errors(COUNTRIES[code])
    assert [f"{error.json_path}: {error.message}" for error in errors] == []
    assert COUNTRIES[code]["code"] == code
    assert set(countries()) == set(COUNTRIES)


@per_country
@pytest.mark.parametrize("part", ["account", "postcode"])
def test_patterns_hold_as_the_file_says(code: str, part: str) -> None:
    written = COUNTRIES[code][part]
    pattern = getattr(country(code), part)
    right = [each.replace(" ", "") if part == "account" else each for each in written["right"]]
    assert [each for each in right if not pattern.fullmatch(each)] == []
    # Of an account number the pattern tells the form, and its check digits tell the rest.
    holds = is_iban if part == "account" else pattern.fullmatch
    assert [each for each in written["wrong"] if holds(each)] == []


@per_country
def test_no_month_is_called_as_another(code: str) -> None:
    names = [name for names in country(code).months for name in names]
    assert len(names) == len(set(names))


def test_home_is_what_a_template_is_of_when_nothing_says_otherwise() -> None:
    key = VersionKey("a", "b", "c")
    assert FormTemplate(key, "T", "nl", ()).country == HOME
    assert next(iter(countries())) == HOME


def test_an_unknown_country_is_told_with_those_that_are_known() -> None:
    with pytest.raises(ContentError, match=r"“XX”.*NL.*adding-a-country"):
        country("XX")


def test_a_file_that_is_not_complete_is_told() -> None:
    broken = {name: value for name, value in COUNTRIES[HOME].items() if name != "terms"}
    with pytest.raises(ContentError, match=r"terms.*check_country"):
        read_country(json.dumps(broken))
