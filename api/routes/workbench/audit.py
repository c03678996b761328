"""Reading the audit."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Query

from api.identity.access import Right, SignedIn
from api.identity.organisations import organisations_where
from api.routes.access import RunningServices, problems
from api.wire.schema import HIGHEST_ID
from api.wire.workbench.audit import AuditLineSchema, AuditSchema

router = APIRouter(tags=["workbench: audit"])

_MOST_LINES = 200
_PROBLEMS = problems(HTTPStatus.BAD_REQUEST, HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN)


@router.get("/audit-lines", responses=_PROBLEMS)
def list_audit_lines(
    services: RunningServices,
    caller: SignedIn,
    what: Annotated[str | None, Query(max_length=100, description="one event")] = None,
    text: Annotated[
        str | None, Query(max_length=200, description="in who, its name or subject")
    ] = None,
    before: Annotated[
        int | None, Query(ge=1, le=HIGHEST_ID, description="nextBefore of the page before")
    ] = None,
    limit: Annotated[int, Query(ge=1, le=_MOST_LINES)] = 50,
) -> AuditSchema:
    """What was done in the organisations whose audit I may see, the newest first."""
    organisations = organisations_where(caller, Right.SEE_AUDIT)
    audit, names = services.staff.book.audit, _names(services)
    named = [who for who, name in names.items() if text and text.casefold() in name.casefold()]
    lines = audit.page(limit + 1, before, organisations, what, text, named)
    shown = [
        AuditLineSchema(
            id=line.id,
            at=line.at,
            who=line.who,
            name=names.get(line.who),
            what=line.what,
            subject=line.subject,
            subject_name=names.get(line.subject.partition(" ")[0]),
        )
        for line in lines[:limit]
    ]
    has_more = len(lines) > limit
    return AuditSchema(
        lines=shown, next_before=shown[-1].id if has_more else None, kinds=audit.kinds()
    )


def _names(services: RunningServices) -> dict[str, str]:
    """What people and keys are called, by how the audit has them: `person:3`, `key:2`."""
    book = services.staff.book
    people = {f"person:{each.id}": each.name for each in book.people.named()}
    return people | {f"key:{each.id}": each.name for each in book.keys.all()}
