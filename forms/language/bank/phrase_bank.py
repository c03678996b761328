"""Standard sentences of government letters, recognised as printed and said in each language.

The sentences are content: `forms/bank/patterns/` has the ways each is printed in Dutch, and
`forms/bank/<language>/` how we say it (in Dutch: plainly, where the print is not). A language is
added by adding its folder.
"""

import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import chain
from typing import Any

from forms.errors import ContentError
from forms.language.bank.adjuncts import Adjuncts
from forms.language.bank.carried import carried
from forms.language.bank.clauses import Clauses, Hanging
from forms.language.bank.familiar import formal_readings
from forms.language.bank.fillings import FillSlot
from forms.language.bank.frames import Frame, Frames, Told, frame_of, words_of
from forms.language.bank.grammar import Node, add_variant
from forms.language.bank.groups import Groups, groups_of
from forms.language.bank.halves import halves_of, joined_match, says_something
from forms.language.bank.matching import PhraseMatch, match_sentence, open_letters_of
from forms.language.bank.nouns import NounLists, Nouns, row_at
from forms.language.bank.opposites import opposite_words
from forms.language.bank.orders import orders_of
from forms.language.bank.slots import (
    NOUN_KINDS,
    Candidate,
    Filled,
    SlotKind,
    slot_named,
    what_fills,
)
from forms.language.bank.together import closed, said_together
from forms.language.bank.tokens import folded
from forms.language.bank.tolerance import FILLERS, NEGATIONS, Tolerance
from forms.language.bank.turnings import turned
from forms.language.bank.values import Listed, Named, Term
from forms.language.bank.writing import Manner, written, written_in_a_row
from forms.language.glossary import Glossary
from forms.language.languages import DUTCH
from forms.text import Provenance, Text

_PATTERNS = "patterns"
_FRAMES = "frames"
_CLAUSES = "clauses"
_NOUNS = "nouns"
_SLOT = re.compile(r"\{([a-z]+\d?)\}")
#: What fills a slot may end in a stop (“2026 р.”, “B.V.”): the sentence then needs none of its own.
_TWO_STOPS = re.compile(r"(?<!\.)\.(\u2069?)\.(?!\.)")
#: A letter leads in, and what follows may hang on a condition: no deeper.
_MOST_DEEP = 2
#: So many things more than one are asked in one sentence.
_MOST_PARTS = 3
#: So much may be taken out of one sentence: when, and how or about what.
_MOST_ADJUNCTS = 2
#: Spaces that do not break, as between the sign and the figures of an amount.
_SPACE = re.compile(r"\s")
_OF_GLOSSARY = frozenset({SlotKind.TAX, SlotKind.BENEFIT, SlotKind.THING})
#: A sentence with one of these is said of so much that another may say it more exactly.
_WIDE = NOUN_KINDS | {SlotKind.THING}


@dataclass(frozen=True)
class Sayings:
    """What one language says for each pattern, and in what manner it writes values."""

    language: str
    sentences: Mapping[str, str]
    manner: Manner
    joins: Mapping[str, str] = field(default_factory=dict)


class PhraseBank:
    """Patterns with the languages they can be said in. Made once; safe to share."""

    def __init__(
        self,
        patterns: Mapping[str, Sequence[str]],
        sayings: Mapping[str, Sayings],
        known_words: Collection[str],
        glossary: Glossary,
        frames: Sequence[Frame] = (),
        hanging: Hanging | None = None,
        nouns: Nouns | None = None,
    ) -> None:
        self.patterns = patterns
        self._sayings = sayings
        self._glossary = glossary
        self._nouns = NounLists(nouns or {})
        self._root = Node()
        vocabulary = set(known_words) | NEGATIONS | FILLERS
        for pattern, variants in patterns.items():
            for variant in variants:
                add_variant(self._root, variant, pattern)
                vocabulary |= _literals(variant)
        hanging = hanging or Hanging()
        vocabulary |= {word for way in hanging.ways for word in _literals(way)}
        vocabulary |= words_of([*frames, *hanging.frames]) | _words_of_glossary(glossary)
        vocabulary |= self._nouns.words
        self._tolerance = Tolerance(vocabulary)
        self._frames = Frames(frames, self._tolerance, known_words)
        self._clauses = Clauses(hanging, self._tolerance, known_words)
        self._adjuncts = Adjuncts(hanging.adjuncts, self._tolerance)

    @property
    def languages(self) -> frozenset[str]:
        """The languages sentences can be said in."""
        return frozenset(self._sayings)

    def match(self, sentence: str, names: Sequence[str] = ()) -> PhraseMatch | None:
        """The pattern that `sentence` says and what fills its slots, or None."""

        def fill(kind: SlotKind, text: str, start: int) -> Iterator[Candidate]:
            if kind in _OF_GLOSSARY:
                yield from self._terms(kind, text, start)
                return
            if kind in NOUN_KINDS:
                yield from self._nouns.at(kind.value, text, start)
                return
            yield from what_fills(kind, text, start, names)

        readings = chain(formal_readings(sentence), (sentence,), turned(sentence))
        return next(filter(None, (self._read(each, fill) for each in readings)), None)

    def _read(self, sentence: str, fill: FillSlot) -> PhraseMatch | None:
        return (
            self._whole(sentence, fill)
            or self._composed(_SPACE.sub(" ", sentence), fill, _MOST_DEEP)
            or self._joined(sentence, fill)
            or self._adjoined(_SPACE.sub(" ", sentence), fill, _MOST_ADJUNCTS)
        )

    def _terms(self, kind: SlotKind, text: str, start: int) -> Iterator[Candidate]:
        """Several terms of the glossary in a row, where they stand there; and the first alone."""
        sort = None if kind is SlotKind.THING else kind.value

        def one_at(at: int) -> tuple[Named, int] | None:
            found = self._glossary.name_at(text, at, sort)
            if found is None:
                return None
            return Named(found.id, text[at : found.end]), found.end

        row, first = row_at(one_at, text, start), one_at(start)
        if row is not None and len(row[0].items) > 1:
            yield row[0], row[1] - start
        if first is not None:
            yield Term(first[0].id), first[1] - start

    def _whole(self, sentence: str, fill: FillSlot) -> PhraseMatch | None:
        known = match_sentence(self._root, sentence, self._tolerance, fill)
        if known is None or not any(each.kind in _WIDE for each in known.slots):
            return known or self._told(sentence, fill)
        # A frame that has the very noun says it better than one that takes any, and one that
        # leaves a thing out says less.
        told = self._frames.told(_SPACE.sub(" ", sentence), fill)
        if told is None or any(slot.kind is SlotKind.THING for slot in told.frame.asides):
            return known
        return _match_of(told)

    def _composed(self, sentence: str, fill: FillSlot, deep: int) -> PhraseMatch | None:
        """What a sentence says with what leads it in or hangs on it."""
        for cut in self._clauses.cuts(sentence, fill):
            rest = self._clause(cut.rest, fill, deep - 1)
            if rest is None or not says_something(rest, cut.rest):
                continue
            said = self._clause(cut.reason, fill, 0) if cut.reason else cut.said
            if said is not None:
                return joined_match(said, rest, cut.join)
            if not cut.reason:
                return rest
        return None

    def _clause(self, clause: str, fill: FillSlot, deep: int) -> PhraseMatch | None:
        """What a clause says in whatever order its words stand."""
        for order in orders_of(clause):
            known = match_sentence(self._root, order, self._tolerance, fill)
            # “Kunt u betalen” behind a condition asks nothing.
            if known is not None and ("question" in known.pattern) <= order.endswith("?"):
                return known
        return (
            self._told(clause, fill)
            or (self._composed(clause, fill, deep) if deep else None)
            or (self._adjoined(clause, fill, _MOST_ADJUNCTS) if deep else None)
        )

    def _adjoined(self, clause: str, fill: FillSlot, most: int) -> PhraseMatch | None:
        """What a clause says without when, how or about what, and that beside it."""
        for cut in self._adjuncts.cuts(clause, fill):
            rest = self._clause(cut.rest, fill, 0)
            rest = rest or (self._adjoined(cut.rest, fill, most - 1) if most > 1 else None)
            if rest is not None and says_something(rest, cut.rest):
                return joined_match(cut.said, rest, cut.join) if cut.said else rest
        return None

    def _joined(self, sentence: str, fill: FillSlot, deep: int = _MOST_PARTS) -> PhraseMatch | None:
        """What sentences joined into one say, where each says something by itself."""
        for cut in halves_of(sentence):
            one = self._whole(cut.first, fill)
            other = self._second(cut.first, cut.second, fill, deep) if one else None
            if one and other and says_something(other, cut.second):
                return joined_match(one, other, cut.join)
        return None

    def _second(self, first: str, second: str, fill: FillSlot, deep: int) -> PhraseMatch | None:
        """What the second of two says; it may lack what the first has for both."""
        known = self._whole(second, fill)
        if known is not None:
            return known
        for alone in carried(first, second):
            for order in orders_of(alone):
                known = self._whole(order, fill)
                if known is not None:
                    return known
            known = self._joined(alone, fill, deep - 1) if deep > 1 else None
            if known is not None:
                return known
        return None

    def _told(self, sentence: str, fill: FillSlot) -> PhraseMatch | None:
        """What the words of the sentence tell in any order, where no pattern has just those."""
        told = self._frames.told(_SPACE.sub(" ", sentence), fill)
        return None if told is None else _match_of(told)

    def say(self, match: PhraseMatch, language: str) -> Text | None:
        """What was matched, in `language`; None where nobody wrote that sentence in it."""
        if match.parts:
            said = [self.say(part, language) for part in match.parts]
            texts = [text.text for text in said if text is not None]
            joins = self._sayings[language].joins if language in self._sayings else {}
            if len(texts) < len(said) or (match.join and match.join not in joins):
                return None
            return Text(self._together(match, texts, language), language, Provenance.PHRASE)
        sayings = self._sayings.get(language)
        sentence = sayings.sentences.get(match.pattern) if sayings else None
        if sayings is None or sentence is None:
            return None
        filled = {each.name: self._written(each, sayings) for each in match.slots}
        if any(text is None for text in filled.values()):
            return None
        text = _SLOT.sub(lambda slot: filled[slot[1]] or "", sentence)
        text = _TWO_STOPS.sub(r".\1", text)
        return Text(text, language, Provenance.PHRASE)

    def _together(self, match: PhraseMatch, texts: Sequence[str], language: str) -> str:
        if not match.join:
            return " ".join([*map(closed, texts[:-1]), texts[-1]])
        sayings = self._sayings[language]
        said, rest = (
            (text, sayings.sentences.get(part.pattern, "").startswith("{"))
            for text, part in zip(texts, match.parts, strict=True)
        )
        return said_together(sayings.joins[match.join], said, rest, language)

    def _written(self, filled: Filled, sayings: Sayings) -> str | None:
        if isinstance(filled.value, Term):
            return self._glossary.name_of(filled.value.id, sayings.language, filled.printed)
        if isinstance(filled.value, Listed) and filled.kind in _OF_GLOSSARY:
            if sayings.language == DUTCH:
                return filled.printed
            items = filled.value.items
            name_of = self._glossary.name_of
            names = [name_of(item.id, sayings.language, item.printed) for item in items]
            return written_in_a_row(names, sayings.language, filled.value)
        return written(filled, sayings.language, sayings.manner)


def _match_of(told: Told) -> PhraseMatch:
    return PhraseMatch(told.frame.pattern, told.slots, 0, open_letters_of(told.slots))


def bundled_bank(glossary: Glossary, folder: Traversable | None = None) -> PhraseBank:
    """The phrase bank that comes with Leeswijzer, or the one in `folder`.

    Raises:
        ContentError: a pattern is not written as it should be.
    """
    root = folder or files("forms") / "bank"
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
    for content in contents:
        leads |= content.get("leads", {})
        clauses |= content.get("clauses", {})
        adjuncts |= content.get("adjuncts", {})
    return Hanging(leads, clauses, list(_frames(contents, clauses, groups)), adjuncts)


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
        named = dict.fromkeys(_SLOT.findall(patterns[pattern][0]))
        slots = [slot_named(name.rstrip("0123456789"), name) for name in named]
        for content in frames:
            yield frame_of(pattern, slots, content, groups)


def _sayings(folder: Traversable) -> Sayings:
    sentences: dict[str, str] = {}
    durations: dict[str, Mapping[str, str]] = {}
    deadlines: dict[str, str] = {}
    joins: dict[str, str] = {}
    nouns: dict[str, Mapping[str, str]] = {}
    notes: dict[str, str] = {}
    for content in _contents(folder):
        sentences |= content.get("sentences", {}) | content.get("clauses", {})
        joins |= content.get("joins", {})
        durations |= content.get("durations", {})
        deadlines |= content.get("deadlines", {})
        notes |= content.get("notes", {})
        if "nouns" in content:
            nouns[content["topic"]] = content["nouns"]
    return Sayings(folder.name, sentences, Manner(durations, deadlines, nouns, notes), joins)


def _contents(folder: Traversable) -> Iterator[dict[str, Any]]:
    if not folder.is_dir():
        return
    for file in sorted(folder.iterdir(), key=lambda each: each.name):
        if file.name.endswith(".json"):
            yield json.loads(file.read_text("utf-8"))


def _words_of_glossary(glossary: Glossary) -> set[str]:
    """The words of its terms: none of them is a misread other word."""
    forms = (form for term in glossary.terms.values() for form in term.forms)
    return {word for form in forms for each in form.split() if (word := folded(each))}


def _literals(variant: str) -> set[str]:
    """The words of a pattern that are not slots."""
    pieces = re.split(r"[\s\[\]|]+", _SLOT.sub(" ", variant))
    return {word for piece in pieces if (word := folded(piece))}
