"""A translation from the memory beside the text somebody is translating now."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from forms.language.bank.opposites import same_turn
from forms.language.entities import Masked, mask
from forms.language.languages import DUTCH
from forms.language.negation import negations_of
from forms.language_tags import same_language
from forms.text import Provenance


@dataclass(frozen=True)
class Remembered:
    """A text that was translated, where that was, and whether somebody answers for it."""

    source: str
    target: str
    provenance: Provenance
    origin: str
    is_checked: bool


@dataclass(frozen=True)
class Span:
    """The characters `start` to `end` of a text."""

    start: int
    end: int


@dataclass(frozen=True)
class Hit:
    """A translation to start from. `score` is 0 to 100, 100 for the same text.

    `target` has the figures of the text at hand where they could be put in its place; `source` is
    the text it translated. `ours` and `theirs` are the words of the text at hand and of `source`
    that the other does not have.
    """

    score: float
    source: str
    target: str
    ours: tuple[Span, ...]
    theirs: tuple[Span, ...]
    provenance: Provenance
    origin: str
    is_checked: bool


def hit_of(text: str, cover: Masked, kept: Remembered, score: float, language: str) -> Hit | None:
    """What was remembered as a hit for `text`, whose masked form is `cover`.

    None where it must not be offered: it says no where the other does not, takes another side, or
    has other figures that cannot be exchanged.
    """
    theirs = mask(kept.source)
    if theirs is None or len(theirs.entities) != len(cover.entities):
        return None
    if not _same_sense(text, kept.source, language):
        return None
    target = _with_our_figures(kept.target, theirs.entities, cover.entities)
    if target is None:
        return None
    differing = _differing(text, kept.source)
    return Hit(
        score=score,
        source=kept.source,
        target=target,
        ours=differing[0],
        theirs=differing[1],
        provenance=kept.provenance,
        origin=kept.origin,
        is_checked=kept.is_checked,
    )


def _same_sense(one: str, other: str, language: str) -> bool:
    if same_language(language, DUTCH):
        return same_turn(one, other)
    known = negations_of(language)
    return known is None or known.says_no(one) == known.says_no(other)


def _with_our_figures(target: str, theirs: Sequence[str], ours: Sequence[str]) -> str | None:
    """The translation with each of their figures replaced by ours; None where one is not there."""
    if theirs == ours:
        return target
    text = target
    for number, entity in enumerate(theirs):
        if text.count(entity) != 1:
            return None
        text = text.replace(entity, f"\0{number}\0")
    for number, entity in enumerate(ours):
        text = text.replace(f"\0{number}\0", entity)
    return text


def _differing(one: str, other: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    ones, others = _words(one), _words(other)
    steps = Indel.opcodes(
        [one[s.start : s.end] for s in ones], [other[s.start : s.end] for s in others]
    )
    mine = [
        ones[at]
        for step in steps
        if step.tag != "equal"
        for at in range(step.src_start, step.src_end)
    ]
    theirs = [
        others[at]
        for step in steps
        if step.tag != "equal"
        for at in range(step.dest_start, step.dest_end)
    ]
    return tuple(mine), tuple(theirs)


def _words(text: str) -> list[Span]:
    spans, at = [], 0
    for word in text.split():
        start = text.index(word, at)
        at = start + len(word)
        spans.append(Span(start, at))
    return spans
