"""Standard sentences of government letters, recognised as printed and said in each language."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from forms.language.bank.adjuncts import Adjuncts
from forms.language.bank.clauses import Clauses, Hanging
from forms.language.bank.familiar import formal_readings
from forms.language.bank.frame import Frame, words_of
from forms.language.bank.frames import Frames
from forms.language.bank.grammar import Node, add_variant
from forms.language.bank.matching import PhraseMatch
from forms.language.bank.nouns import Ahead, NounLists, Nouns, row_at
from forms.language.bank.reading import Knowledge, Reading
from forms.language.bank.slots import (
    NOUN_KINDS,
    SLOT,
    Candidate,
    Filled,
    SlotKind,
    what_fills,
)
from forms.language.bank.supposed import as_supposed
from forms.language.bank.together import closed, said_together
from forms.language.bank.tolerance import FILLERS, NEGATIONS, Tolerance
from forms.language.bank.turnings import turned
from forms.language.bank.values import Listed, Named, Term
from forms.language.bank.writing import Manner, written, written_in_a_row
from forms.language.glossary import Glossary
from forms.language.languages import DUTCH
from forms.language.tokens import folded
from forms.text import Provenance, Text

#: What fills a slot may end in a stop (“2026 р.”, “B.V.”): the sentence then needs none of its own.
_TWO_STOPS = re.compile(r"(?<!\.)\.(\u2069?)\.(?!\.)")
_OF_GLOSSARY = frozenset({SlotKind.TAX, SlotKind.BENEFIT, SlotKind.THING})


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
        root = Node()
        vocabulary = set(known_words) | NEGATIONS | FILLERS
        for pattern, variants in patterns.items():
            for variant in variants:
                add_variant(root, variant, pattern)
                vocabulary |= _literals(variant)
        hanging = hanging or Hanging()
        self._supposed = hanging.supposed
        vocabulary |= {word for way in hanging.ways for word in _literals(way)}
        vocabulary |= words_of([*frames, *hanging.frames]) | _words_of_glossary(glossary)
        vocabulary |= self._nouns.words
        tolerance = Tolerance(vocabulary)
        self._knowledge = Knowledge(
            root,
            Frames(frames, tolerance, known_words),
            Clauses(hanging, tolerance, known_words),
            Adjuncts(hanging.adjuncts, tolerance),
            tolerance,
        )

    @property
    def languages(self) -> frozenset[str]:
        """The languages sentences can be said in."""
        return frozenset(self._sayings)

    def match(self, sentence: str, names: Sequence[str] = ()) -> PhraseMatch | None:
        """The pattern that `sentence` says and what fills its slots, or None."""
        ahead: Ahead = {}

        def fill(kind: SlotKind, text: str, start: int) -> Iterable[Candidate]:
            if kind in _OF_GLOSSARY:
                return self._terms(kind, text, start)
            if kind in NOUN_KINDS:
                return self._nouns.at(kind.value, text, start, ahead)
            return what_fills(kind, text, start, names)

        readings = chain(formal_readings(sentence), (sentence,), turned(sentence))
        reading = Reading(self._knowledge, fill)
        match = next(filter(None, map(reading.of, readings)), None)
        return as_supposed(match, sentence, self._supposed) if match is not None else None

    def _terms(self, kind: SlotKind, text: str, start: int) -> Iterator[Candidate]:
        """Several terms of the glossary in a row, where they stand there; and the first alone."""
        sort = None if kind is SlotKind.THING else kind.value

        def one_at(at: int) -> tuple[Named, int] | None:
            found = self._glossary.name_at(text, at, sort)
            if found is None:
                return None
            return Named(found.id, text[at : found.end]), found.end

        first = one_at(start)
        if first is None:
            return
        row = row_at(one_at, text, start)
        if row is not None and len(row[0].items) > 1:
            yield row[0], row[1] - start
        yield Term(first[0].id), first[1] - start

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
        filled = {each.name: self._written(each, sayings, sentence) for each in match.slots}
        if any(text is None for text in filled.values()):
            return None
        text = SLOT.sub(lambda slot: filled[slot[1]] or "", sentence)
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

    def _written(self, filled: Filled, sayings: Sayings, sentence: str) -> str | None:
        if isinstance(filled.value, Term):
            return self._glossary.name_of(filled.value.id, sayings.language, filled.printed)
        if isinstance(filled.value, Listed) and filled.kind in _OF_GLOSSARY:
            if sayings.language == DUTCH:
                return filled.printed
            items = filled.value.items
            name_of = self._glossary.name_of
            names = [name_of(item.id, sayings.language, item.printed) for item in items]
            return written_in_a_row(names, sayings.language, filled.value)
        is_alone = f": {{{filled.name}}}" in sentence
        manner = sayings.manner.behind_colon if is_alone else sayings.manner
        return written(filled, sayings.language, manner)


def _words_of_glossary(glossary: Glossary) -> set[str]:
    """The words of its terms: none of them is a misread other word."""
    forms = (form for term in glossary.terms.values() for form in term.forms)
    return {word for form in forms for each in form.split() if (word := folded(each))}


def _literals(variant: str) -> set[str]:
    """The words of a pattern that are not slots."""
    pieces = re.split(r"[\s\[\]|]+", SLOT.sub(" ", variant))
    return {word for piece in pieces if (word := folded(piece))}
