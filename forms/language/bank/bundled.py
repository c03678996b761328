"""Reads a phrase bank from its files.

The sentences are content: `forms/bank/patterns/` has the ways each is printed in Dutch, and
`forms/bank/<language>/` how we say it (in Dutch: plainly, where the print is not). A language is
added by adding its folder.
"""

import gc
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from forms.errors import ContentError
from forms.language.bank.clauses import Hanging
from forms.language.bank.frame import Frame, frame_of
from forms.language.bank.groups import Groups, groups_of
from forms.language.bank.opposites import opposite_words
from forms.language.bank.phrase_bank import PhraseBank, Sayings
from forms.language.bank.slots import SLOT, slot_named
from forms.language.bank.writing import Manner
from forms.language.glossary import Glossary

_PATTERNS = "patterns"
_FRAMES = "frames"
_CLAUSES = "clauses"
_NOUNS = "nouns"


def bundled_bank(glossary: Glossary, folder: Traversable | None = None) -> PhraseBank:
    """The phrase bank that comes with Leeswijzer, or the one in `folder`.

    Raises:
        ContentError: a pattern is not written as it should be.
    """
    with _nothing_cleared_away():
        return _made(glossary, folder or files("forms") / "bank")


@contextmanager
def _nothing_cleared_away() -> Iterator[None]:
    """While what stays is made.

    Hundreds of thousands of objects are, and none of them goes: looking through them for what
    nobody holds, over and over, took half of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _made(glossary: Glossary, root: Traversable) -> PhraseBank:
    patterns: dict[str, Sequence[str]] = {}
    for content in _contents(root / _PATTERNS):
        patterns |= content["patterns"]
    sayings = [
        _sayings(language)
        for language in sorted(root.iterdir(), key=lambda each: each.name)
        if language.is_dir() and language.name not in (_PATTERNS, _FRAMES, _CLAUSES, _NOUNS)
    ]
    by_language = {each.language: each for each in sayings}
    framed, clauses = list(_contents(root / _FRAMES)), list(_contents(root / _CLAUSES))
    groups = _groups([*framed, *clauses])
    frames = list(_frames(framed, patterns, groups))
    hanging = _hanging(clauses, groups)
    nouns = {each["kind"]: each["nouns"] for each in _contents(root / _NOUNS)}
    known = opposite_words(root)
    return PhraseBank(patterns, by_language, known, glossary, frames, hanging, nouns)


def _groups(contents: Sequence[Mapping[str, Any]]) -> Groups:
    """The groups of words of all files: each may use those of any other.

    Raises:
        ContentError: two files have a group of the same name.
    """
    words: dict[str, Sequence[str]] = {}
    for name, phrases in (pair for each in contents for pair in each.get("words", {}).items()):
        if name in words:
            raise ContentError(
                f"Two files have a group of words “{name}”: give one of them another name."
            )
        words[name] = phrases
    return groups_of(words)


def _hanging(contents: Sequence[Mapping[str, Any]], groups: Groups) -> Hanging:
    leads: dict[str, Sequence[str]] = {}
    clauses: dict[str, Sequence[str]] = {}
    adjuncts: dict[str, Sequence[str]] = {}
    supposed: dict[str, str] = {}
    for content in contents:
        leads |= content.get("leads", {})
        clauses |= content.get("clauses", {})
        adjuncts |= content.get("adjuncts", {})
        supposed |= content.get("supposed", {})
    frames = list(_frames(contents, clauses, groups))
    return Hanging(leads, clauses, frames, adjuncts, supposed)


def _frames(
    contents: Sequence[Mapping[str, Any]], patterns: Mapping[str, Sequence[str]], groups: Groups
) -> Iterator[Frame]:
    """The frames of some files.

    Raises:
        ContentError: a frame names a pattern or a group of words that there is not.
    """
    for pattern, frames in (pair for each in contents for pair in each.get("frames", {}).items()):
        if pattern not in patterns:
            raise ContentError(f"There is a frame of “{pattern}”, and no such pattern.")
        named = dict.fromkeys(SLOT.findall(patterns[pattern][0]))
        slots = [slot_named(name.rstrip("0123456789"), name) for name in named]
        for content in frames:
            yield frame_of(pattern, slots, content, groups)


def _sayings(folder: Traversable) -> Sayings:
    sentences: dict[str, str] = {}
    durations: dict[str, Mapping[str, str]] = {}
    alone: dict[str, Mapping[str, str]] = {}
    deadlines: dict[str, str] = {}
    joins: dict[str, str] = {}
    nouns: dict[str, Mapping[str, str]] = {}
    notes: dict[str, str] = {}
    for content in _contents(folder):
        sentences |= content.get("sentences", {}) | content.get("clauses", {})
        joins |= content.get("joins", {})
        durations |= content.get("durations", {})
        alone |= content.get("durations-alone", {})
        deadlines |= content.get("deadlines", {})
        notes |= content.get("notes", {})
        if "nouns" in content:
            nouns[content["topic"]] = content["nouns"]
    manner = Manner(durations, deadlines, nouns, notes, alone)
    return Sayings(folder.name, sentences, manner, joins)


def _contents(folder: Traversable) -> Iterator[dict[str, Any]]:
    if not folder.is_dir():
        return
    for file in sorted(folder.iterdir(), key=lambda each: each.name):
        if file.name.endswith(".json"):
            yield json.loads(file.read_text("utf-8"))
