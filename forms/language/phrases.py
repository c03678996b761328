"""What we say ourselves, in each language we write in: authored sentences, not translations.

The sentences are content, in `forms/phrases/<language>.json`; this module only reads them. That
they follow `forms/schemas/phrases.schema.json` and say everything is for the tests to find out.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from forms.letter import ActionKind, LetterKind
from forms.overlay import CheckCode, FieldState, WarningCode
from forms.template import FieldType
from forms.text import Provenance
from vision.outcome import MissReason


@dataclass(frozen=True)
class TypePhrases:
    """What can be said about a field when only its type is known; `word` names the type."""

    word: str
    explanation: str
    steps: tuple[str, ...]


@dataclass(frozen=True)
class CheckPhrases:
    """What is said when a check failed, passed, or could not be made."""

    failed: str
    passed: str
    unknown: str


@dataclass(frozen=True)
class LetterPhrases:
    """What is said of a letter.

    Of each entry of an action the first alternative is said whose slots are all known.
    `bring` is said of coming where things are to be brought.
    `hand_in` is said for sending where a thing itself is wanted, as a driving licence.
    `appeal` is said for objecting where that goes to another than who wrote, as a court.
    `passed` is what to do when the day has passed, `appeal_passed` all that is said of one for an
    appeal. `kinds` names sorts of letters, `facts` what a
    letter says. `calendar` has titles in a calendar, chosen as `actions` are; `aid` says who helps,
    by the names of `forms/letters/helping/aid.json`.
    """

    actions: Mapping[ActionKind, tuple[tuple[str, ...], ...]]
    bring: str
    hand_in: tuple[tuple[str, ...], ...]
    hand_in_passed: str
    hand_in_calendar: tuple[str, ...]
    appeal: tuple[tuple[str, ...], ...]
    passed: Mapping[ActionKind, str]
    appeal_passed: str
    unsure: str
    foreign: str
    two: str
    pages_missing: str
    pages_unread: str
    page_twice: str
    pages_shuffled: str
    two_in_file: str
    two_together: str
    no_print: str
    other_letters: str
    no_letter: str
    not_understood: str
    odd_payment: str
    odd_request: str
    kinds: Mapping[LetterKind, str]
    facts: Mapping[str, str]
    calendar: Mapping[ActionKind, tuple[str, ...]]
    appeal_in_calendar: tuple[str, ...]
    reference: str
    aid: Mapping[str, str]


@dataclass(frozen=True)
class Phrases:
    """All sentences of one language. Slots as in `{current}` are still open.

    `number` is said of a number with check digits that is no Dutch BSN, called `{name}`.
    """

    language: str
    types: Mapping[FieldType, TypePhrases]
    checks: Mapping[CheckCode, CheckPhrases]
    number: CheckPhrases
    misses: Mapping[MissReason, str]
    warnings: Mapping[WarningCode, str]
    letters: LetterPhrases
    codes: Mapping[str, str]
    provenance: Mapping[Provenance, str]
    states: Mapping[FieldState, str]
    words: Mapping[str, str]


def bundled_phrases() -> dict[str, Phrases]:
    """The sentences of every language we write in, by language."""
    folder = files("forms") / "phrases"
    named = sorted(folder.iterdir(), key=lambda file: file.name)
    texts = [_read(file) for file in named if file.name.endswith(".json")]
    return {phrases.language: phrases for phrases in texts}


def _read(file: Traversable) -> Phrases:
    content = json.loads(file.read_text("utf-8"))
    return Phrases(
        language=content["language"],
        types={
            FieldType(name): TypePhrases(entry["word"], entry["explanation"], tuple(entry["steps"]))
            for name, entry in content["types"].items()
        },
        checks={
            CheckCode(code): CheckPhrases(**entry) for code, entry in content["checks"].items()
        },
        number=CheckPhrases(**content["number"]),
        misses={MissReason(reason): hint for reason, hint in content["misses"].items()},
        warnings={WarningCode(code): text for code, text in content["warnings"].items()},
        letters=_letter_phrases(content["letters"]),
        codes=dict(content["codes"]),
        provenance={Provenance(name): text for name, text in content["provenance"].items()},
        states={FieldState(state): text for state, text in content["states"].items()},
        words=dict(content["words"]),
    )


def _letter_phrases(content: dict[str, Any]) -> LetterPhrases:
    return LetterPhrases(
        actions={
            ActionKind(kind): tuple(tuple(alternatives) for alternatives in entries)
            for kind, entries in content["actions"].items()
        },
        bring=content["bring"],
        hand_in=tuple(tuple(alternatives) for alternatives in content["hand-in"]),
        hand_in_passed=content["hand-in-passed"],
        hand_in_calendar=tuple(content["hand-in-in-calendar"]),
        appeal=tuple(tuple(alternatives) for alternatives in content["appeal"]),
        passed={ActionKind(kind): text for kind, text in content["passed"].items()},
        appeal_passed=content["appeal-passed"],
        unsure=content["unsure"],
        foreign=content["foreign"],
        two=content["two"],
        pages_missing=content["pages-missing"],
        pages_unread=content["pages-unread"],
        page_twice=content["page-twice"],
        pages_shuffled=content["pages-shuffled"],
        two_in_file=content["two-in-file"],
        two_together=content["two-together"],
        no_print=content["no-print"],
        other_letters=content["other-letters"],
        no_letter=content["no-letter"],
        not_understood=content["not-understood"],
        odd_payment=content["odd-payment"],
        odd_request=content["odd-request"],
        calendar={ActionKind(kind): tuple(texts) for kind, texts in content["calendar"].items()},
        appeal_in_calendar=tuple(content["appeal-in-calendar"]),
        reference=content["reference"],
        aid=dict(content["aid"]),
        kinds={LetterKind(kind): text for kind, text in content["kinds"].items()},
        facts=dict(content["facts"]),
    )
