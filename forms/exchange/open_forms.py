"""The export of a form from Open Forms: a zip of JSON files, its questions as Formio components.

An online form asks the same as the one on paper, often in the same words and in more languages.
What is found alike is a guess, written to a file for a person to go over before it is imported.
"""

import io
import json
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from rapidfuzz import fuzz

from forms.errors import ExchangeError
from forms.exchange.entry import Entry, Property

#: A form of a hundred steps is a tenth of this.
_MOST_BYTES = 20_000_000
_FORMS, _DEFINITIONS = "forms.json", "formDefinitions.json"
#: Hold other components, or ask nothing.
_ASKS_NOTHING = frozenset({"fieldset", "columns", "editgrid", "content", "button", "panel"})
#: Labels less alike than this are not of one question: “Achternaam” and “Voornaam” are 67.
_ALIKE_FROM = 80.0


@dataclass(frozen=True)
class OnlineQuestion:
    """A question of an online form; texts by language, `key` its name there."""

    key: str
    labels: dict[str, str]
    helps: dict[str, str]


@dataclass(frozen=True)
class OnlineForm:
    """A form as Open Forms exports it."""

    name: str
    slug: str
    questions: tuple[OnlineQuestion, ...]


@dataclass(frozen=True)
class Guess:
    """An entry of ours that got the text of a question; `score` is how alike they are, 0 to 100."""

    entry: Entry
    question: OnlineQuestion
    score: float


def read_open_forms(content: bytes) -> OnlineForm:
    """The questions of an exported form.

    Raises:
        ExchangeError: it is no export of Open Forms, or holds more than one could.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            form = _listed(archive, _FORMS)
            definitions = _listed(archive, _DEFINITIONS)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError) as error:
        raise ExchangeError("This is not an export of Open Forms, or it is cut off.") from error
    if len(form) != 1 or not definitions:
        raise ExchangeError("This export does not hold one form with its questions.")
    try:
        questions = [
            question
            for definition in definitions
            for question in _questions(definition["configuration"]["components"])
        ]
        return OnlineForm(str(form[0]["name"]), str(form[0]["slug"]), tuple(questions))
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ExchangeError(
            "The questions in this export are not as Open Forms writes them."
        ) from error


def guess_translations(
    entries: Sequence[Entry], online: OnlineForm, language: str
) -> tuple[Guess, ...]:
    """Entries of a form with what the online form says in `language`, for a person to look at.

    The label of each field is compared with the labels of all questions in its own language; each
    question is used once, the most alike first. Only what we have no text for is filled in.
    """
    pairs = sorted(
        (
            (_likeness(entry, question), place, number)
            for place, entry in enumerate(entries)
            if entry.path.endswith("/label")
            for number, question in enumerate(online.questions)
            if language in question.labels
        ),
        reverse=True,
    )
    guesses: dict[int, Guess] = {}
    used: set[int] = set()
    for score, place, number in pairs:
        if score < _ALIKE_FROM or place in guesses or number in used:
            continue
        used.add(number)
        question, entry = online.questions[number], entries[place]
        guesses[place] = Guess(_filled(entry, question, language, score), question, score)
    return tuple(guesses[place] for place in sorted(guesses) if entries[place].target is None)


def _filled(entry: Entry, question: OnlineQuestion, language: str, score: float) -> Entry:
    there = question.labels.get(entry.source_language, question.key)
    # Help for an online form is no translation of ours: something to look at.
    helped = question.helps.get(language) or question.helps.get(entry.source_language)
    return replace(
        entry,
        target=question.labels[language],
        remarks=(f"Open Forms: {there}", *([f"Help there: {helped}"] if helped else [])),
        extra=(Property("open-forms", question.key), Property("likeness", f"{score:.0f}")),
    )


def _likeness(entry: Entry, question: OnlineQuestion) -> float:
    theirs = question.labels.get(entry.source_language)
    return 0.0 if theirs is None else fuzz.ratio(_plain(entry.source), _plain(theirs))


def _plain(label: str) -> str:
    return label.casefold().rstrip(" ?:.*")


def _listed(archive: zipfile.ZipFile, name: str) -> list[Any]:
    """The list in one file of the archive; the others are not opened."""
    try:
        about = archive.getinfo(name)
    except KeyError as error:
        raise ExchangeError(f"There is no {name} in this export.") from error
    with archive.open(about) as file:
        # What an archive says about the size of its files need not be true.
        content = file.read(_MOST_BYTES + 1)
    if len(content) > _MOST_BYTES:
        raise ExchangeError(f"{name} in this export is too large.", "too-large-exchange")
    try:
        kept = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise ExchangeError(f"{name} in this export is not JSON.") from error
    if not isinstance(kept, list):
        raise ExchangeError(f"{name} in this export is no list.")
    return kept


def _questions(components: Sequence[dict[str, Any]]) -> Iterator[OnlineQuestion]:
    for component in components:
        if component.get("type") not in _ASKS_NOTHING:
            yield _question(str(component["key"]), component)
            for value in component.get("values") or ():
                # The alternatives of a question are fields on paper.
                yield _question(f"{component['key']}.{value.get('value', '')}", value)
        yield from _questions(component.get("components") or ())
        for column in component.get("columns") or ():
            if isinstance(column, dict):
                yield from _questions(column.get("components") or ())


def _question(key: str, component: dict[str, Any]) -> OnlineQuestion:
    own = component.get("openForms") or {}
    translations: dict[str, Any] = {"nl": {}, **(own.get("translations") or {})}
    labels, helps = {}, {}
    for language, said in translations.items():
        # The Dutch texts stand in the component itself too, and there alone in older exports.
        usual = component if language == "nl" else {}
        label = said.get("label") or usual.get("label")
        if label:
            labels[language] = str(label)
        helped = next(
            (
                of[name]
                for of in (said, usual)
                for name in ("description", "tooltip")
                if of.get(name)
            ),
            None,
        )
        if helped:
            helps[language] = str(helped)
    return OnlineQuestion(key, labels, helps)
