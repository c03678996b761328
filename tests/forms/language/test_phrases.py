import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import forms
from forms.language.phrases import Phrases, bundled_phrases
from forms.letter import ActionKind, LetterKind
from forms.overlay import CheckCode, FieldState, WarningCode
from forms.template import FieldType
from forms.text import Provenance
from vision.outcome import MissReason

# The example IBAN and such count as numbers too; digits stay Western on Dutch paper.
NUMBERS = re.compile(r"\d+(?:[.,/-]\d+)*")
SLOTS = re.compile(r"\{[a-z]+\}")
FORMS = Path(forms.__file__).parent
SCHEMA = Draft202012Validator(
    json.loads((FORMS / "schemas/phrases.schema.json").read_text("utf-8"))
)


def content(language: str) -> dict:
    return json.loads((FORMS / f"phrases/{language}.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def written() -> dict[str, Phrases]:
    return bundled_phrases()


def _sentences(phrases: Phrases) -> dict[str, str]:
    found: dict[str, str] = {}
    for field_type, entry in phrases.types.items():
        found[f"{field_type}.word"] = entry.word
        found[f"{field_type}.explanation"] = entry.explanation
        found |= {f"{field_type}.step{n}": step for n, step in enumerate(entry.steps)}
    for code, check in phrases.checks.items():
        found |= {f"{code}.{name}": text for name, text in vars(check).items()}
    for action, entries in phrases.letters.actions.items():
        for n, alternatives in enumerate(entries):
            found |= {f"{action}.{n}.{m}": text for m, text in enumerate(alternatives)}
    found |= {f"{action}.passed": text for action, text in phrases.letters.passed.items()}
    for n, alternatives in enumerate(phrases.letters.hand_in):
        found |= {f"hand_in.{n}.{m}": text for m, text in enumerate(alternatives)}
    found |= {
        f"hand_in.calendar{n}": text for n, text in enumerate(phrases.letters.hand_in_calendar)
    }
    for name in ("bring", "hand_in_passed", "appeal_passed", "unsure", "reference", "foreign"):
        found[name] = getattr(phrases.letters, name)
    for action, titles in phrases.letters.calendar.items():
        found |= {f"{action}.calendar{n}": text for n, text in enumerate(titles)}
    found |= {f"aid.{name}": text for name, text in phrases.letters.aid.items()}
    found |= {f"{kind}.letter": text for kind, text in phrases.letters.kinds.items()}
    found |= {f"{fact}.fact": text for fact, text in phrases.letters.facts.items()}
    for kind in ("misses", "warnings", "provenance", "states", "words"):
        found |= {f"{kind}.{name}": text for name, text in getattr(phrases, kind).items()}
    return found


def test_every_language_says_everything(written: dict[str, Phrases]) -> None:
    assert {"nl", "en", "ar"} <= set(written)
    for phrases in written.values():
        assert set(phrases.types) == set(FieldType)
        assert set(phrases.checks) == set(CheckCode)
        assert set(phrases.misses) == set(MissReason)
        assert set(phrases.warnings) == set(WarningCode)
        assert set(phrases.letters.actions) == set(phrases.letters.passed) == set(ActionKind)
        assert set(phrases.letters.kinds) == set(LetterKind)
        assert set(phrases.provenance) == set(Provenance)
        assert set(phrases.states) == set(FieldState)
        assert _sentences(phrases).keys() == _sentences(written["nl"]).keys()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_numbers_and_slots_survive_in_every_language(
    written: dict[str, Phrases], language: str
) -> None:
    dutch, other = _sentences(written["nl"]), _sentences(written[language])
    for name, sentence in dutch.items():
        assert sorted(NUMBERS.findall(other[name])) == sorted(NUMBERS.findall(sentence)), name
        assert sorted(SLOTS.findall(other[name])) == sorted(SLOTS.findall(sentence)), name


def test_no_two_types_share_an_explanation_or_a_step(written: dict[str, Phrases]) -> None:
    for phrases in written.values():
        said = [entry.explanation for entry in phrases.types.values()]
        said += [step for entry in phrases.types.values() for step in entry.steps]
        assert len(said) == len(set(said))


def test_dutch_sentences_are_short_enough_for_b1(written: dict[str, Phrases]) -> None:
    for name, text in _sentences(written["nl"]).items():
        for sentence in re.split(r"(?<=[.!?:])\s+", text):
            assert len(sentence.split()) <= 16, (name, sentence)


@pytest.mark.parametrize("language", ["nl", "en", "ar"])
def test_every_file_follows_its_schema(language: str) -> None:
    assert [error.message for error in SCHEMA.iter_errors(content(language))] == []


def test_a_file_that_misses_a_sentence_or_has_one_too_many_is_refused() -> None:
    broken = content("nl")
    del broken["misses"]["too-dark"]
    broken["warnings"]["nonsense"] = "Dit zegt niemand."
    said = " ".join(error.message for error in SCHEMA.iter_errors(broken))
    assert "too-dark" in said
    assert "nonsense" in said
