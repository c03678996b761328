"""What an import would do, before it does anything.

Three things are compared for each text: what we have, what the file has, and what we had when
the file was exported (`Entry.base`). Only where nobody else changed it meanwhile does the text of
the file come in, and always as a proposal.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from forms.errors import ExchangeError
from forms.exchange.entry import Entry, fingerprint
from forms.language_tags import same_language
from forms.reviews.concerns import Concern, concerns_of
from forms.reviews.states import State


@dataclass(frozen=True)
class Existing:
    """A text as it is kept now: its source, and its translation into the language of the import."""

    source: str
    target: str | None = None
    state: State | None = None


class ImportOutcome(StrEnum):
    """What would become of an entry."""

    NEW = "new"  # we have no translation: it is proposed
    CHANGED = "changed"  # only the file has changed: it is proposed
    SAME = "same"  # both have the same
    BEHIND = "behind"  # only we have changed since the export: ours stays
    CONFLICTING = "conflicting"  # both have changed, or nobody knows: ours stays, a person decides
    STALE_SOURCE = "stale-source"  # it translates another text than we have there now
    UNKNOWN_PATH = "unknown-path"  # we have no such text
    EMPTY = "empty"  # the file has no translation
    REFUSED = "refused"  # it could deceive who reads it

    @property
    def is_taken(self) -> bool:
        """Whether applying the plan keeps the text."""
        return self in (ImportOutcome.NEW, ImportOutcome.CHANGED)


@dataclass(frozen=True)
class Step:
    """What would become of one entry; `existing` is what we have there now."""

    entry: Entry
    outcome: ImportOutcome
    existing: Existing | None = None
    concerns: tuple[Concern, ...] = ()


@dataclass(frozen=True)
class ImportPlan:
    """What would become of each entry of a file, in its order."""

    steps: tuple[Step, ...]

    def count(self, outcome: ImportOutcome) -> int:
        """How many entries end so."""
        return Counter(step.outcome for step in self.steps)[outcome]

    @property
    def taken(self) -> tuple[Step, ...]:
        """The steps that applying carries out."""
        return tuple(step for step in self.steps if step.outcome.is_taken)

    @property
    def digest(self) -> str:
        """What names this very plan: the same file over the same texts gives the same."""
        said = [
            (
                step.entry.path,
                step.outcome,
                step.entry.target,
                step.existing and step.existing.target,
            )
            for step in self.steps
        ]
        return fingerprint(json.dumps(said, ensure_ascii=False))


def plan_import(
    entries: Iterable[Entry], existing: Mapping[str, Existing], language: str
) -> ImportPlan:
    """What importing these into `language` would do; `existing` is by path of one version.

    Raises:
        ExchangeError: a path stands there twice, or an entry is in another language: it is not
            clear what is meant, and nothing is planned.
    """
    seen: dict[str, Entry] = {}
    steps = []
    for entry in entries:
        if not same_language(entry.target_language, language):
            raise ExchangeError(
                f"{entry.place}: it is in {entry.target_language}, and {language} was asked for. "
                "Nothing was imported."
            )
        before = seen.get(entry.path)
        if before is None:
            seen[entry.path] = entry
            steps.append(_step(entry, existing.get(entry.path), language))
        elif before.target != entry.target:
            raise ExchangeError(
                f"{entry.place}: it stands there twice with other texts, first at {before.place}. "
                "Nothing was imported."
            )
    return ImportPlan(tuple(steps))


def _step(entry: Entry, existing: Existing | None, language: str) -> Step:
    concerns = concerns_of(entry.target, language, entry.source) if entry.target else ()
    return Step(entry, _outcome(entry, existing, concerns), existing, concerns)


def _outcome(
    entry: Entry, existing: Existing | None, concerns: tuple[Concern, ...]
) -> ImportOutcome:
    if entry.target is None or existing is None:
        return ImportOutcome.EMPTY if entry.target is None else ImportOutcome.UNKNOWN_PATH
    said, ours = fingerprint(entry.target), fingerprint(existing.target)
    if said in (ours, entry.base):
        return ImportOutcome.SAME if said == ours else ImportOutcome.BEHIND
    if any(concern.is_refused for concern in concerns):
        return ImportOutcome.REFUSED
    if fingerprint(entry.source) != fingerprint(existing.source):
        return ImportOutcome.STALE_SOURCE
    if existing.target is None:
        # Somebody may have taken a translation away since; that is a change too.
        return ImportOutcome.CONFLICTING if entry.base else ImportOutcome.NEW
    return ImportOutcome.CHANGED if entry.base == ours else ImportOutcome.CONFLICTING
