"""What citizens told about a form, and what is answered."""

from datetime import UTC, datetime
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Query

from api.access import Caller, Right, SignedIn, needs, require
from api.dependencies import NamedVersion, RecordId, RunningServices, problems
from api.wire.burden import BurdenSchema
from api.wire.workbench.insights import (
    FeedbackRemarkSchema,
    FeedbackRemarksSchema,
    InsightsSchema,
    NewDeedSchema,
)
from forms.burden.score import burden_of
from forms.insight.alerts import alerts_of
from forms.insight.groups import blocks_of
from forms.insight.heat import heat_map

router = APIRouter(tags=["workbench: insights"])

_READS = problems(
    HTTPStatus.BAD_REQUEST, HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND
)
_WRITES = {**_READS, **problems(HTTPStatus.CONFLICT)}
_Seeing = Annotated[Caller, Depends(needs(Right.SEE_INSIGHTS))]


@router.get("/forms/{issuer}/{form}/{version}/insights", responses=_READS)
def show_insights(
    services: RunningServices,
    caller: _Seeing,  # noqa: ARG001 - asked by the gate
    key: NamedVersion,
    language: Annotated[str | None, Query(max_length=35, description="one of `languages`")] = None,
) -> InsightsSchema:
    """Where people stop, ask and turn to the print: of groups of ten visits or more."""
    services.catalogue.version(key)  # there is one, or a problem is answered
    today = datetime.now(UTC).date()
    blocks = blocks_of(services.feedback.day_counts(key), today)
    return InsightsSchema.of(heat_map(blocks, language), alerts_of(blocks, today))


@router.get("/forms/{issuer}/{form}/{version}/remarks", responses=_READS)
def list_remarks(
    services: RunningServices,
    caller: _Seeing,  # noqa: ARG001 - asked by the gate
    key: NamedVersion,
) -> FeedbackRemarksSchema:
    """What people said about places on a version, the newest first."""
    services.catalogue.version(key)  # there is one, or a problem is answered
    return FeedbackRemarksSchema(
        remarks=[FeedbackRemarkSchema.of(told) for told in services.feedback.tracked(key)]
    )


@router.get("/forms/{issuer}/{form}/{version}/burden", responses=_READS)
def show_burden(
    services: RunningServices,
    caller: _Seeing,  # noqa: ARG001 - asked by the gate
    key: NamedVersion,
    language: Annotated[str, Query(max_length=35, description="of names and advice")] = "en",
) -> BurdenSchema:
    """What a version asks of people, by dimension, with advice and what could be left out."""
    template = services.catalogue.template(key)
    notes = services.catalogue.notes(key, template.language)
    return BurdenSchema.of(burden_of(template, notes, language))


@router.put("/remarks/{remark_id}/deed", responses=_WRITES)
def answer_remark(
    services: RunningServices, caller: SignedIn, remark_id: RecordId, new: NewDeedSchema
) -> FeedbackRemarkSchema:
    """Answer a remark, close it, or say in public what was changed."""
    _require_answering(services, caller, remark_id)
    return FeedbackRemarkSchema.of(
        services.feedback.do(remark_id, new.deed, new.text, by=caller.who)
    )


@router.delete("/remarks/{remark_id}/deed", responses=_WRITES)
def undo_answer(
    services: RunningServices, caller: SignedIn, remark_id: RecordId
) -> FeedbackRemarkSchema:
    """Take back what was done last about a remark."""
    _require_answering(services, caller, remark_id)
    return FeedbackRemarkSchema.of(services.feedback.undo(remark_id, by=caller.who))


def _require_answering(services: RunningServices, caller: Caller, remark_id: int) -> None:
    issuer = services.feedback.one(remark_id).kept.remark.page.version.issuer
    require(caller, Right.ANSWER_FEEDBACK, organisation=issuer)
