"""What every version in forms/library gives as an example holds, and its questions are named."""

import re

from tests.forms.test_library import TICKED, Version, groups, per_version

#: Of the length of numbers that check themselves.
_LONG = re.compile(r"(?<![\d.,-])\d{9,12}(?![\d.,-])")
_IBAN = re.compile(r"\bNL\d{2} ?[A-Z]{4}(?: ?\d){10}\b")


@per_version
def test_each_group_has_its_question_in_each_language(version: Version) -> None:
    for language, notes in version.notes.items():
        assert set(notes["questions"]) == {name for name, _ in groups(version)}, language


@per_version
def test_what_is_written_has_an_example_that_holds(version: Version) -> None:
    holds = {
        "iban": lambda account: passes_mod_97(account.replace(" ", "")),
        "date": re.compile(r"\d\d[ -]\d\d[ -]\d{4}").fullmatch,
        "number": str.isdigit,
        "amount": re.compile(r"\d+(,\d\d)?").fullmatch,
        "postcode": version.country.postcode.fullmatch,
    }
    for key, field in version.fields.items():
        is_written = field["type"] not in (*TICKED, "signature")
        assert ("example" in field) == is_written, key
        if number := version.number_in(field):
            assert number.holds(field["example"]), f"{key}: {field['example']}"
        elif field["type"] in holds:
            assert holds[field["type"]](field["example"]), f"{key}: {field['example']}"


@per_version
def test_enclosures_are_named_as_such(version: Version) -> None:
    for key, field in version.fields.items():
        is_enclosure = (field["semantic"] or "").startswith("x-enclosure")
        assert is_enclosure == ("enclos" in field["id"]), key


@per_version
def test_examples_of_numbers_are_valid(version: Version) -> None:
    said = [pair for language in version.notes for pair in version.strings(language)]
    for where, text in said:
        key = where.split(" ")[0]
        kind = version.number_in(version.fields[key]) if key in version.fields else None
        for number in _LONG.findall(text) if kind else ():
            assert kind is not None and kind.holds(number), f"{where}: {number}"
        for account in _IBAN.findall(text):
            assert passes_mod_97(account.replace(" ", "")), f"{where}: {account}"


def passes_mod_97(account: str) -> bool:
    turned = account[4:] + account[:4]
    return int("".join(str(int(character, 36)) for character in turned)) % 97 == 1
