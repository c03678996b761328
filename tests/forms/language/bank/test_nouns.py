"""Things named in a row: what is read of them, and that every language has a word for each."""

import json

import pytest

from forms.errors import ContentError
from forms.language.bank.nouns import NounLists
from forms.language.bank.values import Duration, Listed, Named
from tests.forms.language.bank.bank_files import BANK, all_ways, bank, contents

NOUNS = {each["kind"]: each["nouns"] for each in contents(BANK / "nouns")}
LISTS = NounLists(NOUNS)


def read(kind: str, text: str) -> tuple[Listed, str] | None:
    found = next(LISTS.at(kind, text, 0), None)
    if found is None:
        return None
    value, length = found
    assert isinstance(value, Listed)
    return value, text[:length]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("uw paspoort", [Named("passport", "paspoort")]),
        ("een kopie van uw huurcontract", [Named("rental-contract", "huurcontract", ("copy",))]),
        ("drie recente loonstroken", [Named("payslip", "loonstroken", ("latest",), "3")]),
        (
            "de bankafschriften van de laatste drie maanden",
            [Named("bank-statement", "bankafschriften", last=Duration(3, "month"))],
        ),
        ("uw jaaropgave over 2025", [Named("annual-statement", "jaaropgave", year="2025")]),
        ("de jaaropgave van uw partner",
         [Named("annual-statement", "jaaropgave", ("of-partner",))]),
        ("uw paspoort, het formulier en deze brief",
         [Named("passport", "paspoort"), Named("form", "formulier"),
          Named("this-letter", "deze brief")]),
        ("paspoort of identiteitskaart",
         [Named("identity-document", "paspoort of identiteitskaart")]),
    ],
)  # fmt: skip
def test_a_row_of_papers_is_read_with_what_is_said_of_each(text: str, items: list[Named]) -> None:
    assert read("papers", text) == (Listed(tuple(items)), text)


def test_one_of_several_is_a_choice() -> None:
    found = read("office", "de gemeente of uw zorgverzekeraar")
    assert found is not None
    assert found[0].is_choice


@pytest.mark.parametrize(
    "text", ["geen paspoort", "uw auto", "uw paspoort, een rijbewijs of een bankpas en deze brief"]
)
def test_what_is_denied_unknown_or_not_clear_is_not_read(text: str) -> None:
    assert read("papers", text) is None


def test_a_row_ends_where_no_noun_follows() -> None:
    found = read("papers", "uw paspoort en kom op tijd")
    assert found is not None
    assert found[1] == "uw paspoort"


def test_a_form_of_two_nouns_is_refused() -> None:
    with pytest.raises(ContentError, match="pas"):
        NounLists({"papers": {"card": ["pas"], "passport": ["pas"]}})


@pytest.mark.parametrize("kind", sorted(NOUNS))
def test_every_form_of_every_noun_is_read_as_that_noun(kind: str) -> None:
    for noun, ways in NOUNS[kind].items():
        for way in (way for each in ways for way in all_ways(each)):
            found = read(kind, way)
            assert found is not None, way
            assert [item.id for item in found[0].items] == [noun], way


@pytest.mark.parametrize("language", sorted(bank().languages - {"nl"}))
def test_every_language_has_a_name_for_every_noun_and_note(language: str) -> None:
    files = list(contents(BANK / language))
    named = {each["topic"]: each["nouns"] for each in files if "nouns" in each}
    assert {kind: set(nouns) for kind, nouns in named.items()} == {
        kind: set(nouns) for kind, nouns in NOUNS.items()
    }
    notes = {note for each in files for note in each.get("notes", {})}
    model = json.loads((BANK / "en" / "papers.json").read_text("utf-8"))
    assert notes == set(model["notes"])


def test_papers_are_said_with_the_dutch_word_beside_them() -> None:
    match = bank().match("Stuur een kopie van uw huurcontract en uw laatste loonstrook mee.")
    assert match is not None
    said = bank().say(match, "en")
    assert said is not None
    assert said.text == (
        "Send this with it: rental contract (huurcontract, copy); payslip (loonstrook, the latest)."
    )
    arabic = bank().say(match, "ar")
    assert arabic is not None
    assert "\u2066huurcontract\u2069" in arabic.text


def test_what_has_a_frame_of_its_own_is_said_by_it() -> None:
    match = bank().match("Neem uw oude paspoort mee.")
    other = bank().match("Neem deze brief en een geldig identiteitsbewijs mee.")
    assert match is not None and match.pattern == "bring-old-document"
    assert other is not None and other.pattern == "bring-id-and-letter"
