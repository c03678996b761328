"""A word of another glossary that somebody proposed here, and what became of it."""

from dataclasses import dataclass
from enum import StrEnum

from forms.exchange.concept import Named


class ProposalState(StrEnum):
    """What was decided about a proposed word."""

    PROPOSED = "proposed"  # nobody decided yet: who writes here sees it, marked so
    ACCEPTED = "accepted"  # said here as our own words are
    REFUSED = "refused"  # not said here; it is kept, so that the decision can be undone


@dataclass(frozen=True)
class TermProposal:
    """One term in one language. People are named as in the audit; times ISO 8601 in UTC.

    `dutch` is the Dutch name of the term, `ours` what Leeswijzer itself calls it in Dutch with its
    meaning there; None where the term itself is proposed.
    """

    id: int
    term: str
    language: str
    said: Named
    dutch: str
    ours: Named | None
    state: ProposalState
    proposed_by: str
    proposed_at: str
    decided_by: str | None
