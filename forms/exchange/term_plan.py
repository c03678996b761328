"""What importing a glossary would do, before it does anything.

A term of the file is one of ours when they share a Dutch name. What it says in a language in which
we have nothing comes in, as proposed; what we have stays, also where the file says otherwise.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from forms.exchange.concept import Concept, Named
from forms.exchange.entry import fingerprint
from forms.language.languages import DUTCH
from forms.language_tags import same_language
from forms.reviews.concerns import concerns_of

_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*", re.ASCII)
#: Longer is no name of a thing, and no explanation anybody reads beside a text.
_MOST_NAME, _MOST_MEANING, _MOST_NAMES = 120, 2_000, 20


class TermOutcome(StrEnum):
    """What would become of a term in one language."""

    NEW = "new"  # we say nothing of it in this language: it is proposed
    SAME = "same"  # we say the same, or more
    CONFLICTING = "conflicting"  # we say it otherwise: ours stays, a person decides
    NAMELESS = "nameless"  # a term we do not have, without a Dutch name to find it by
    REFUSED = "refused"  # it could deceive who reads it, or is no term


@dataclass(frozen=True)
class TermStep:
    """What would become of a term in one language; `term` is the id we have or would give it."""

    term: str
    language: str
    outcome: TermOutcome
    theirs: Named
    ours: Named | None
    #: What it is called in Dutch, to know it by; else its name in the file.
    dutch: str
    line: int | None
    #: What kind of thing a term we do not have is.
    subject: str | None = None


@dataclass(frozen=True)
class TermPlan:
    """What would become of each term and language of a file, in its order."""

    steps: tuple[TermStep, ...]

    @property
    def counts(self) -> dict[TermOutcome, int]:
        """How many end so, of each outcome that there is."""
        return dict(Counter(step.outcome for step in self.steps))

    @property
    def taken(self) -> tuple[TermStep, ...]:
        """The steps that applying carries out."""
        return tuple(step for step in self.steps if step.outcome is TermOutcome.NEW)

    @property
    def digest(self) -> str:
        """What names this very plan: the same file over the same terms gives the same."""
        said = [
            (step.term, step.language, step.outcome, step.theirs.names, step.theirs.meaning,
             step.ours and (step.ours.names, step.ours.meaning))
            for step in self.steps
        ]  # fmt: skip
        return fingerprint(json.dumps(said, ensure_ascii=False)) or ""


def plan_terms(ours: Iterable[Concept], theirs: Iterable[Concept]) -> TermPlan:
    """What importing `theirs` would do to `ours`; within the file too, what stands first counts."""
    known = _Known(ours)
    return TermPlan(tuple(step for concept in theirs for step in _steps(known, concept)))


class _Known:
    """The terms there are, by id and by every Dutch name; grows with what would come in."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self.by_id: dict[str, dict[str, Named]] = {}
        self._by_name: dict[str, str] = {}
        for concept in concepts:
            for language, named in concept.by_language.items():
                self.add(concept.id, language, named)

    def add(self, term: str, language: str, named: Named) -> None:
        self.by_id.setdefault(term, {})[language] = named
        if language == DUTCH:
            for name in named.names:
                self._by_name.setdefault(name.casefold(), term)

    def term_of(self, concept: Concept) -> str | None:
        """The id of the same term here; None when there is none."""
        dutch = concept.by_language.get(DUTCH)
        if dutch is None:
            # Only a file of ours has our ids without a Dutch name to be sure by.
            return concept.id if concept.id in self.by_id else None
        found = (self._by_name.get(name.casefold()) for name in dutch.names)
        return next((term for term in found if term is not None), None)

    def free_id(self, names: Sequence[str]) -> str:
        """An id for a term that is not here, after its Dutch name."""
        base = re.sub(r"[^a-z0-9]+", "-", names[0].casefold()).strip("-")[:60] or "term"
        numbers = (f"{base}-{number}" for number in range(2, len(self.by_id) + 3))
        return next(each for each in (base, *numbers) if each not in self.by_id)


def _steps(known: _Known, concept: Concept) -> list[TermStep]:
    dutch = concept.by_language.get(DUTCH)
    term = known.term_of(concept)
    is_new = term is None
    if term is None:
        term = known.free_id(dutch.names) if dutch else concept.id
    steps = []
    # Dutch first: without it nobody finds the term in a text.
    for language in sorted(concept.by_language, key=lambda each: each != DUTCH):
        theirs = concept.by_language[language]
        step = TermStep(
            term, language, TermOutcome.NEW, theirs, known.by_id.get(term, {}).get(language),
            (dutch or theirs).names[0], concept.line, concept.subject if is_new else None,
        )  # fmt: skip
        steps.append(replace(step, outcome=_outcome(step, has_term=term in known.by_id)))
        if steps[-1].outcome is TermOutcome.NEW:
            known.add(term, language, theirs)
    return steps


def _outcome(step: TermStep, *, has_term: bool) -> TermOutcome:
    if not _is_safe(step.theirs, step.language):
        return TermOutcome.REFUSED
    if not has_term and not same_language(step.language, DUTCH):
        return TermOutcome.NAMELESS
    if step.ours is None:
        return TermOutcome.NEW
    ours = {name.casefold() for name in step.ours.names}
    says_no_more = all(name.casefold() in ours for name in step.theirs.names)
    says_same = step.theirs.meaning in (None, step.ours.meaning)
    return TermOutcome.SAME if says_no_more and says_same else TermOutcome.CONFLICTING


def _is_safe(named: Named, language: str) -> bool:
    texts = (*named.names, *([named.meaning] if named.meaning else ()))
    deceives = any(
        concern.is_refused for text in texts for concern in concerns_of(text, language, "")
    )
    is_short = all(len(name) <= _MOST_NAME for name in named.names)
    fits = (
        is_short and len(named.names) <= _MOST_NAMES and len(named.meaning or "") <= _MOST_MEANING
    )
    is_said = all(any(letter.isalnum() for letter in name) for name in named.names)
    return not deceives and fits and is_said and _TAG.fullmatch(language) is not None
