"""What an import would do, on the wire."""

from collections.abc import Iterable
from typing import Annotated, Self

from pydantic import Field

from api.wire.schema import WireSchema
from forms.exchange.entry import Remainder
from forms.exchange.plan import ImportOutcome, ImportPlan, Step
from forms.language.recalling import Hit, Span
from forms.reviews.concerns import Concern
from forms.text import Provenance


class StepSchema(WireSchema):
    """What would become of one text."""

    path: str
    file_line: Annotated[int | None, Field(description="where it stands in the file, from 1")]
    outcome: ImportOutcome
    source: Annotated[str, Field(description="what the file says it translates")]
    our_source: Annotated[str | None, Field(description="what stands on the form now")]
    theirs: Annotated[str | None, Field(description="the translation of the file")]
    ours: Annotated[str | None, Field(description="the translation we have now")]
    concerns: list[Concern]

    @classmethod
    def of(cls, step: Step) -> Self:
        """A step of a plan."""
        return cls(
            path=step.entry.path,
            file_line=step.entry.line,
            outcome=step.outcome,
            source=step.entry.source,
            our_source=step.existing.source if step.existing else None,
            theirs=step.entry.target,
            ours=step.existing.target if step.existing else None,
            concerns=list(step.concerns),
        )


class RemainderSchema(WireSchema):
    """Something of the file that is not kept; `left_out`: the whole text is not."""

    place: str
    what: str
    left_out: bool

    @classmethod
    def of(cls, remainder: Remainder) -> Self:
        """Something that was read over."""
        return cls(place=remainder.place, what=remainder.what, left_out=remainder.left_out)


class PlanSchema(WireSchema):
    """What an import would do; `counts` by outcome."""

    digest: Annotated[str, Field(description="names this plan; send it back to carry it out")]
    is_applied: bool
    counts: dict[ImportOutcome, int]
    steps: list[StepSchema]
    remainders: list[RemainderSchema]

    @classmethod
    def of(
        cls, plan: ImportPlan, remainders: Iterable[Remainder], *, is_applied: bool = False
    ) -> Self:
        """A plan with what the file held besides."""
        counts = {outcome: plan.count(outcome) for outcome in ImportOutcome}
        return cls(
            digest=plan.digest,
            is_applied=is_applied,
            counts={outcome: count for outcome, count in counts.items() if count},
            steps=[StepSchema.of(step) for step in plan.steps],
            remainders=[RemainderSchema.of(each) for each in remainders],
        )


class SpanSchema(WireSchema):
    """The characters `start` to `end` of a text, in UTF-16 units as browsers count them."""

    start: int
    end: int

    @classmethod
    def of(cls, span: Span, text: str) -> Self:
        """A span of `text`."""
        start = len(text[: span.start].encode("utf-16-le")) // 2
        return cls(
            start=start, end=start + len(text[span.start : span.end].encode("utf-16-le")) // 2
        )


class HitSchema(WireSchema):
    """A translation to start from; `ours` and `theirs` are the words that differ."""

    score: Annotated[float, Field(ge=0, le=100)]
    source: str
    target: str
    ours: list[SpanSchema]
    theirs: list[SpanSchema]
    provenance: Provenance
    origin: str
    is_checked: bool

    @classmethod
    def of(cls, hit: Hit, text: str) -> Self:
        """A hit for `text`."""
        return cls(
            # Rounded down: what is not quite the same is never called 100.
            score=int(hit.score),
            source=hit.source,
            target=hit.target,
            ours=[SpanSchema.of(span, text) for span in hit.ours],
            theirs=[SpanSchema.of(span, hit.source) for span in hit.theirs],
            provenance=hit.provenance,
            origin=hit.origin,
            is_checked=hit.is_checked,
        )


class HitsSchema(WireSchema):
    """What was translated before that is like a text, the most alike first."""

    hits: list[HitSchema]
