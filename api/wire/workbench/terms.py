"""What importing a glossary would do, on the wire."""

from collections.abc import Iterable, Mapping
from typing import Annotated, Self

from pydantic import Field

from api.wire.schema import SentSchema, WireSchema
from api.wire.workbench.exchange import RemainderSchema
from forms.exchange.concept import Named
from forms.exchange.entry import Remainder
from forms.exchange.term_plan import TermOutcome, TermPlan, TermStep
from forms.glossary_proposal import ProposalState, TermProposal


class NamedSchema(WireSchema):
    """What a language calls a term, the usual name first, and what it means there."""

    names: list[str]
    meaning: str | None

    @classmethod
    def of(cls, named: Named) -> Self:
        """The same, as it goes over the wire."""
        return cls(names=list(named.names), meaning=named.meaning)


class TermStepSchema(WireSchema):
    """What would become of a term in one language."""

    term: Annotated[str, Field(description="the id it has here, or would get")]
    language: str
    file_line: Annotated[int | None, Field(description="where it stands in the file, from 1")]
    outcome: TermOutcome
    dutch: Annotated[str, Field(description="its Dutch name, or its name where it has none")]
    theirs: Annotated[NamedSchema, Field(description="what the file says")]
    ours: Annotated[NamedSchema | None, Field(description="what is said here now")]

    @classmethod
    def of(cls, step: TermStep) -> Self:
        """A step of a plan."""
        return cls(
            term=step.term,
            language=step.language,
            file_line=step.line,
            outcome=step.outcome,
            dutch=step.dutch,
            theirs=NamedSchema.of(step.theirs),
            ours=NamedSchema.of(step.ours) if step.ours else None,
        )


class TermProposalSchema(WireSchema):
    """A word of another glossary that was proposed here, in one language."""

    id: int
    term: str
    language: str
    dutch: Annotated[str, Field(description="what the term is called in Dutch")]
    theirs: Annotated[NamedSchema, Field(description="what is proposed")]
    ours: Annotated[
        NamedSchema | None, Field(description="our own Dutch words for the term, where we have it")
    ]
    state: ProposalState
    proposed_by: Annotated[str, Field(description="a name, or what did it")]
    proposed_at: Annotated[str, Field(description="ISO 8601 in UTC")]
    may_decide: bool
    is_own: Annotated[bool, Field(description="the caller proposed it: somebody else accepts it")]

    @classmethod
    def of(
        cls, proposal: TermProposal, names: Mapping[str, str], *, may_decide: bool, is_own: bool
    ) -> Self:
        """The same, as it goes over the wire."""
        return cls(
            id=proposal.id,
            term=proposal.term,
            language=proposal.language,
            dutch=proposal.dutch,
            theirs=NamedSchema.of(proposal.said),
            ours=NamedSchema.of(proposal.ours) if proposal.ours else None,
            state=proposal.state,
            proposed_by=names.get(proposal.proposed_by, proposal.proposed_by),
            proposed_at=proposal.proposed_at,
            may_decide=may_decide,
            is_own=is_own,
        )


class TermProposalsSchema(WireSchema):
    """Words of which the same was decided, the oldest first."""

    proposals: list[TermProposalSchema]


class TermDecisionSchema(SentSchema):
    """What a keeper of the glossary decides."""

    is_accepted: bool


class TermPlanSchema(WireSchema):
    """What importing a glossary would do; `counts` by outcome."""

    digest: Annotated[str, Field(description="names this plan; send it back to carry it out")]
    is_applied: bool
    counts: dict[TermOutcome, int]
    steps: list[TermStepSchema]
    remainders: list[RemainderSchema]

    @classmethod
    def of(
        cls, plan: TermPlan, remainders: Iterable[Remainder], *, is_applied: bool = False
    ) -> Self:
        """A plan with what the file held besides."""
        return cls(
            digest=plan.digest,
            is_applied=is_applied,
            counts=plan.counts,
            steps=[TermStepSchema.of(step) for step in plan.steps],
            remainders=[RemainderSchema.of(each) for each in remainders],
        )
