"""What leads a sentence in or hangs on it: said with the rest, and never turning it around."""

import json
import re

import pytest
from jsonschema import Draft202012Validator

from forms.language.bank.orders import orders_of
from forms.language.bank.together import closed, said_together
from forms.language.bank.tolerance import FILLERS
from tests.forms.language.bank.bank_files import (
    BANK,
    FILLINGS,
    FORMS,
    SLOT,
    adjuncts,
    bank,
    clauses,
    contents,
    judged,
    some_ways,
)

JUDGED = judged("judged_clauses.tsv")
#: So many ways of each variant: what is left out is put together of the same words.
SAMPLES = [4, pytest.param(20, marks=[pytest.mark.verify, pytest.mark.timeout(900)])]


def said(sentence: str, language: str = "en") -> str:
    match = bank().match(sentence)
    text = bank().say(match, language) if match else None
    return text.text.replace("\xa0", " ") if text else "-"


def spoken(language: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for content in contents(BANK / language):
        found |= content.get("clauses", {})
    return found


@pytest.mark.parametrize(("expected", "sentence"), JUDGED)
def test_a_judged_sentence_is_said_as_it_should_be(expected: str, sentence: str) -> None:
    assert said(sentence) == expected


def test_every_file_follows_its_schema() -> None:
    schema = json.loads((FORMS / "schemas/bank-clauses.schema.json").read_text("utf-8"))
    for content in contents(BANK / "clauses"):
        found = [error.message for error in Draft202012Validator(schema).iter_errors(content)]
        assert found == []


def test_every_language_says_every_clause_with_the_same_slots() -> None:
    ways = clauses() | adjuncts()
    for language in bank().languages - {"nl"}:
        texts = spoken(language)
        assert texts.keys() == ways.keys(), language
        for name, text in texts.items():
            assert set(SLOT.findall(text)) == set(SLOT.findall(ways[name][0])), (language, name)


@pytest.mark.parametrize("most", SAMPLES)
def test_every_way_of_a_clause_is_taken_for_it_in_front_of_any_sentence(most: int) -> None:
    values = {f"{{{kind}}}": FILLINGS[kind][0] for kind in FILLINGS}
    values |= {"{law}": "artikel 4 Awb", "{deadline}": "vóór 1 mei 2026"}
    wrong = []
    for name, ways in clauses().items():
        for way in (each for variant in ways for each in some_ways(variant, most)):
            clause = way
            for slot, value in values.items():
                clause = clause.replace(slot, value)
            if clause in FILLERS | {"derhalve"}:
                continue  # Left out before anybody asks for a clause.
            match = bank().match(f"{clause}, u moet € 80 betalen.")
            if match is None or match.pattern != f"{name}+must-pay-amount":
                wrong.append((name, clause, match and match.pattern))
    assert wrong == []


@pytest.mark.parametrize("language", sorted(bank().languages - {"nl"}))
def test_every_language_says_both_together(language: str) -> None:
    for sentence in (
        "Als u verhuist, moet u € 80 betalen.",
        "U moet € 80 betalen, tenzij u verhuist.",
        "U moet € 80 betalen, mits u verhuist.",
        "U moet € 80 betalen, zelfs als u verhuist.",
        "Uw aanvraag is afgewezen, omdat uw inkomen te hoog is.",
    ):
        text = said(sentence, language)
        assert text != "-"
        assert "{" not in text
        assert text[0] == text[0].upper()


def test_behind_a_colon_a_sentence_goes_on_in_small_letters_but_for_names() -> None:
    template = "{said}: {rest}"
    for rest, language, text in (
        ("Pay.", "en", "If so: pay."),
        ("DigiD works.", "en", "If so: DigiD works."),
        ("Zahlen Sie.", "de", "If so: Zahlen Sie."),
    ):
        assert said_together(template, ("if so", False), (rest, False), language) == text
    assert said_together(template, ("if", False), ("Jansen", True), "en") == "If: Jansen"
    assert said_together(template, ("itiraz", False), ("A", False), "tr") == "İtiraz: A"


@pytest.mark.parametrize("language", sorted(bank().languages - {"nl"}))
def test_a_subject_line_ends_before_what_it_is_about(language: str) -> None:
    template = "{rest} X: {said}."
    for rest, text in (("decision", "Decision. X: a."), ("Paid?", "Paid? X: a.")):
        assert said_together(template, ("a", False), (rest, False), "en") == text
    about = said("Betreft: Besluit op uw bezwaar over huurtoeslag", language)
    assert re.search(r"\w\)?\. ", about)


def test_only_what_has_no_stop_is_closed() -> None:
    for text, end in (("“Yes”", "“Yes”."), ("“Yes.”", "“Yes.”"), ("Why?", "Why?"), ("a)", "a).")):
        assert closed(text) == end


def test_the_verb_of_a_clause_is_put_where_a_main_clause_has_it() -> None:
    assert "u moet het melden" in list(orders_of("moet u het melden"))
    assert "u moet het melden" in list(orders_of("u het melden moet"))
    assert "uw aanvraag is afgewezen" in list(orders_of("uw aanvraag afgewezen is"))
    assert list(orders_of("moet u het melden?")) == ["moet u het melden?"]
