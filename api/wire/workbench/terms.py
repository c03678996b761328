"""What importing a glossary would do, on the wire."""

from collections.abc import Iterable
from typing import Annotated, Self

from pydantic import Field

from api.wire.schema import WireSchema
from api.wire.workbench.exchange import RemainderSchema
from forms.exchange.concept import Named
from forms.exchange.entry import Remainder
from forms.exchange.term_plan import TermOutcome, TermPlan, TermStep


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
