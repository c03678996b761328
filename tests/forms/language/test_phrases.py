import json
import re
from pathlib import Path

import pytest

import forms
from forms.errors import ContentError
from forms.language.phrases import Phrases, bundled_phrases, read_phrases
from forms.overlay import CheckCode, FieldState, WarningCode
from forms.template import FieldType
from forms.text import Provenance
from vision.outcome import MissReason

# The example IBAN and such count as numbers too; digits stay Western on Dutch paper.
NUMBERS = re.compile(r"\d+(?:[.,/-]\d+)*")
SLOTS = re.compile(r"\{[a-z]+\}")


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


def test_a_file_that_misses_a_sentence_is_named(tmp_path: Path) -> None:
    forms_folder = Path(forms.__file__).parent
    (tmp_path / "schemas").mkdir()
    (tmp_path / "phrases").mkdir()
    schema = (forms_folder / "schemas/phrases.schema.json").read_text("utf-8")
    (tmp_path / "schemas/phrases.schema.json").write_text(schema, "utf-8")
    broken = json.loads((forms_folder / "phrases/nl.json").read_text("utf-8"))
    del broken["misses"]["too-dark"]
    (tmp_path / "phrases/nl.json").write_text(json.dumps(broken), "utf-8")
    with pytest.raises(ContentError, match=r"nl\.json.*too-dark"):
        read_phrases(tmp_path)
