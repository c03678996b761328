"""Sentences that were translated before, found again though numbers and a word or two differ.

What never passes through translation (amounts, dates, addresses, names) is masked on both sides,
so a sentence is known again with other figures in it. One that is only much alike is shown with
its score; never when it says no where the other does not, or takes another side.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from forms.language.alike import AlikeIndex
from forms.language.bank.opposites import same_turn
from forms.language.entities import Masked, mask
from forms.language.languages import DUTCH
from forms.text import Provenance, Text

#: Scores of rapidfuzz, 0 to 100. From the first on a sentence is the same but for a slip of the
#: reader; from the second on it is called similar; below that it says something else.
SAME_FROM, SIMILAR_FROM = 95.0, 75.0
#: In fewer letters every letter matters too much to be the same, and every word to be similar:
#: “U hoeft niets over te maken” is 75 % alike to “U hoeft nu niets te doen”.
_SHORTEST_SAME, _SHORTEST_SIMILAR = 20, 40
_MASK = "QX{}Q"


@dataclass(frozen=True)
class Pair:
    """A Dutch text and what it was translated to; `origin` says who vouches for that."""

    dutch: str
    translated: str
    origin: Provenance


@dataclass(frozen=True)
class _Entry:
    pair: Pair
    # The translation with its entities masked; None where it keeps them in another shape, so
    # that it is right for these very figures only.
    masked: str | None
    entities: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class _Known:
    """What is known in one language: entries by their masked Dutch, and these to be found again."""

    by_mask: dict[str, _Entry]
    texts: list[str]
    index: AlikeIndex


class TranslationMemory:
    """Pairs by language. Made once; safe to share.

    A language is made ready when it is first asked for: most letters are read in one of them.
    """

    def __init__(self, pairs: Mapping[str, Iterable[Pair]]) -> None:
        self._pairs = {language: tuple(known) for language, known in pairs.items()}
        # The same Dutch is there in every language: what must not be translated is sought once.
        self._masked = cache(mask)
        self._ready = dict[str, _Known]()

    def _known(self, language: str) -> _Known | None:
        known = self._ready.get(language)
        if known is None and language in self._pairs:
            by_mask = dict(_entries(self._pairs[language], self._masked))
            texts = list(by_mask)
            # Two threads may do this at once: both make the same.
            known = self._ready[language] = _Known(by_mask, texts, AlikeIndex(texts))
        return known

    def exact(self, sentence: str, language: str, names: Sequence[str] = ()) -> Text | None:
        """The translation of this very sentence, also with other figures and names in it."""
        cover, known = mask(sentence, names), self._known(language)
        entry = known.by_mask.get(cover.text) if cover and known else None
        return _restored(entry, cover, language, 100.0) if entry and cover else None

    def alike(self, sentence: str, language: str, names: Sequence[str] = ()) -> Text | None:
        """The translation of the sentence most like it; the detail gives the score."""
        cover = mask(sentence, names)
        known = self._known(language)
        if cover is None or not known or not known.texts or len(cover.text) < _SHORTEST_SAME:
            return None
        least = SIMILAR_FROM if len(cover.text) >= _SHORTEST_SIMILAR else SAME_FROM
        for found in known.index.find(cover.text, least, limit=3):
            text = known.texts[found.number]
            entry = known.by_mask[text]
            if len(entry.entities) == len(cover.entities) and same_turn(sentence, entry.pair.dutch):
                # A slip of the reader changes letters, another sentence has other words.
                is_slip = len(text.split()) == len(cover.text.split())
                said = _restored(entry, cover, language, found.score, is_same=is_slip)
                if said is not None:
                    return said
        return None


@dataclass(frozen=True)
class Approved:
    """What people approved in the workbench, by language; `mark` changes whenever that does."""

    mark: str
    pairs: Mapping[str, Sequence[Pair]]


def bundled_memory(approved: Mapping[str, Sequence[Pair]] | None = None) -> TranslationMemory:
    """What was written for the forms of the library and for our own phrases, Dutch beside each.

    What was `approved` in the workbench, by language, goes before it.
    """
    pairs: dict[str, list[Pair]] = {}
    folders = [*_below(files("forms") / "library"), files("forms") / "phrases"]
    for folder in folders:
        texts = {file.name: file for file in folder.iterdir() if file.name.endswith(".json")}
        for name, file in texts.items():
            dutch = texts.get("notes.nl.json" if name.startswith("notes.") else "nl.json")
            if dutch is None or name == dutch.name or name in ("pages.json", "template.json"):
                continue
            content = json.loads(file.read_text("utf-8"))
            # Notes say who vouches for them; our own phrases are drafts, and name all of these.
            vouched = content.get("provenance")
            origin = Provenance(vouched) if isinstance(vouched, str) else Provenance.DRAFT
            source = json.loads(dutch.read_text("utf-8"))
            known = pairs.setdefault(content["language"], [])
            known += (Pair(one, other, origin) for one, other in _leaves(source, content))
    for language, vouched_for in (approved or {}).items():
        # Of two for one text the last counts.
        pairs.setdefault(language, []).extend(vouched_for)
    return TranslationMemory(pairs)


def _below(folder: Traversable) -> Iterator[Traversable]:
    for each in sorted(folder.iterdir(), key=lambda each: each.name):
        if each.is_dir():
            yield each
            yield from _below(each)


def _leaves(dutch: Any, other: Any) -> Iterator[tuple[str, str]]:
    """Texts that stand at the same place in two files of one shape."""
    if isinstance(dutch, str) and isinstance(other, str):
        yield dutch, other
    elif isinstance(dutch, dict) and isinstance(other, dict):
        for key in dutch.keys() & other.keys() - {"language", "provenance"}:
            yield from _leaves(dutch[key], other[key])
    elif isinstance(dutch, list) and isinstance(other, list) and len(dutch) == len(other):
        for one, two in zip(dutch, other, strict=True):
            yield from _leaves(one, two)


def _entries(
    pairs: Iterable[Pair], masked: Callable[[str], Masked | None]
) -> Iterator[tuple[str, _Entry]]:
    for pair in pairs:
        cover = masked(pair.dutch)
        # Texts with slots of ours are never printed as such.
        if cover is not None and "{" not in pair.dutch:
            yield cover.text, _Entry(pair, _masked(pair.translated, cover), cover.entities)


def _masked(translated: str, cover: Masked) -> str | None:
    text = translated
    for number, entity in enumerate(cover.entities):
        if text.count(entity) != 1:
            return None
        text = text.replace(entity, _MASK.format(number))
    return text if cover.restore(text) == translated else None


def _restored(
    entry: _Entry, cover: Masked, language: str, score: float, *, is_same: bool = True
) -> Text | None:
    if entry.masked is None:
        text = entry.pair.translated if cover.entities == entry.entities else None
    else:
        text = cover.restore(entry.masked)
    if text is None or language == DUTCH:
        return None
    # Rounded down: what is not quite the same must never be called 100 %.
    detail = f"{int(score)} %, {entry.pair.origin.value}"
    similar = "" if is_same and score >= SAME_FROM else "similar, "
    return Text(text, language, Provenance.MEMORY, similar + detail)
