import json
import shutil
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from forms.language.glossary import bundled_glossary
from forms.language.plain_language import measure, objections
from forms.language.word_frequency import dutch_frequency
from forms.text import Provenance
from tests.forms.language.bank.bank_files import FORMS, GLOSSARY, glossary


def found(text: str) -> list[tuple[str, str]]:
    return [(text[each.start : each.end], each.id) for each in glossary().terms_in(text)]


@pytest.mark.parametrize(
    ("schema", "pattern"),
    [("glossary-terms", "terms.json"), ("glossary-meanings", "[a-z][a-z].json")],
)
def test_every_file_follows_its_schema(schema: str, pattern: str) -> None:
    check = Draft202012Validator(
        json.loads((FORMS / f"schemas/{schema}.schema.json").read_text("utf-8"))
    )
    files = sorted(GLOSSARY.glob(pattern))
    assert files
    for path in files:
        content = json.loads(path.read_text("utf-8"))
        assert [error.message for error in check.iter_errors(content)] == []


def test_at_least_410_terms_are_explained_in_dutch_english_and_arabic() -> None:
    assert len(glossary().terms) >= 410
    for term in glossary().terms:
        for language in ("nl", "en", "ar"):
            text = glossary().explain(term, language)
            assert text is not None, (term, language)
            assert text.provenance is Provenance.DICTIONARY
    assert glossary().explain("dwangbevel", "so") is None


def test_every_form_of_every_term_is_found_as_that_term() -> None:
    for term in glossary().terms.values():
        for form in term.forms:
            assert found(f"Hierbij {form} van u.") == [(form.rstrip("."), term.id)]


def test_a_form_belongs_to_one_term() -> None:
    forms = [form.lower() for term in glossary().terms.values() for form in term.forms]
    assert len(forms) == len(set(forms))


def test_the_longest_term_wins_and_punctuation_stays_outside() -> None:
    assert found("(De “voorlopige aanslag”, zie het aanslagbiljet.)") == [
        ("voorlopige aanslag", "voorlopige-aanslag"),
        ("aanslagbiljet", "aanslagbiljet"),
    ]


def test_a_compound_is_what_it_ends_with() -> None:
    assert found("Uw parkeerbelastingaanslag") == [("parkeerbelastingaanslag", "aanslag")]
    assert found("de woonkostentoeslag") == [("woonkostentoeslag", "toeslag")]


def test_capitals_and_accents_do_not_matter_but_for_abbreviations() -> None:
    assert found("AANMANING") == [("AANMANING", "aanmaning")]
    assert found("De IND belt; ind niet.") == [("IND", "ind")]


def test_an_explanation_names_the_term_in_the_language_of_the_reader() -> None:
    english = glossary().explain("dwangbevel", "en")
    assert english is not None
    assert english.text.startswith("enforcement order: ")


def test_dutch_explanations_are_plain() -> None:
    hard = {}
    for term in glossary().terms.values():
        text = glossary().explain(term.id, "nl")
        assert text is not None
        reasons = objections(measure(text.text, dutch_frequency, term.forms))
        if reasons:
            hard[term.id] = reasons
    assert hard == {}


def test_no_term_is_explained_by_itself() -> None:
    for term in glossary().terms.values():
        text = glossary().explain(term.id, "nl")
        assert text is not None
        assert not text.text.lower().startswith(term.forms[0].lower())


def test_a_language_is_added_by_adding_a_file(tmp_path: Path) -> None:
    folder = tmp_path / "glossary"
    shutil.copytree(GLOSSARY, folder)
    meaning = {"name": "zumbu", "explanation": "Bel zumbu dok."}
    (folder / "qaa.json").write_text(
        json.dumps({"language": "qaa", "terms": {"dwangbevel": meaning}}), "utf-8"
    )
    added = bundled_glossary(folder)
    text = added.explain("dwangbevel", "qaa")
    assert text is not None
    assert text.text == "zumbu: Bel zumbu dok."
    assert added.explain("aanslag", "qaa") is None
