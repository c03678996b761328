"""The government words to other glossaries, and proposals for them from there.

An import is asked twice, as one of texts is: first what would happen, then, with the `digest` of
that answer, exactly that. What comes in is proposed: who writes here sees it, citizens do not.
"""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from fastapi.responses import Response

from api.access import Caller, Right, reaching
from api.dependencies import RunningServices, problems
from api.routes.workbench.exchange import sent_file
from api.wire.workbench.terms import TermPlanSchema
from forms.exchange.remarks import told_of
from forms.exchange.tbx import read_tbx, write_tbx

router = APIRouter(tags=["workbench: exchange"])

_PROBLEMS = problems(
    HTTPStatus.BAD_REQUEST, HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.CONFLICT
)
_TBX = "application/x-tbx"
_FILE = {
    "requestBody": {
        "required": True,
        "description": "TBX 2 or 3",
        "content": {_TBX: {"schema": {"type": "string", "format": "binary"}}},
    }
}


#: Who exchanges texts of some organisation: the words are of all of them.
Exchanging = Annotated[
    Caller, Depends(reaching(Right.EXCHANGE, "Exchanging words is for owners of forms."))
]


@router.get("/terms/exports", responses=_PROBLEMS, response_class=Response)
def export_terms(services: RunningServices, _caller: Exchanging) -> Response:
    """Every government word with its names and meanings, those proposed too, as TBX 3."""
    return Response(
        write_tbx(services.staff.terms.concepts()),
        media_type=_TBX,
        headers={
            "Content-Disposition": 'attachment; filename="woorden.tbx"',
            "Cache-Control": "no-store",
        },
    )


@router.post("/terms/imports", responses=_PROBLEMS, openapi_extra=_FILE)
def import_terms(
    services: RunningServices,
    caller: Exchanging,
    content: Annotated[bytes, Depends(sent_file)],
    digest: Annotated[str | None, Query(max_length=64, description="of the plan to apply")] = None,
) -> TermPlanSchema:
    """What importing a glossary would do; with the digest of that plan: do it, all or nothing."""
    read = read_tbx(content)
    left = (*read.remainders, *told_of(read.concepts))
    if digest is None:
        return TermPlanSchema.of(services.staff.terms.plan(read.concepts), left)
    plan = services.staff.terms.propose(read.concepts, digest, caller.who)
    return TermPlanSchema.of(plan, left, is_applied=True)
