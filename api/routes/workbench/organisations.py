"""The organisations that make forms here."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends

from api.access import Caller, Right, SignedIn, needs
from api.dependencies import RunningServices, problems
from api.wire.workbench.people import IssuerSchema, IssuersSchema
from forms.people.addresses import tidy_name

router = APIRouter(tags=["workbench: people"])

_PROBLEMS = problems(
    HTTPStatus.BAD_REQUEST, HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.CONFLICT
)


@router.get("/organisations", responses=problems(HTTPStatus.UNAUTHORIZED))
def list_organisations(services: RunningServices, caller: SignedIn) -> IssuersSchema:
    """All organisations by slug. Who makes forms is public: it stands on them."""
    del caller
    found = services.staff.book.people.organisations()
    return IssuersSchema(organisations=[IssuerSchema.of(each) for each in found])


@router.post("/organisations", status_code=HTTPStatus.CREATED, responses=_PROBLEMS)
def add_organisation(
    services: RunningServices,
    caller: Annotated[Caller, Depends(needs(Right.ADMINISTER))],
    new: IssuerSchema,
) -> IssuerSchema:
    """Add an organisation."""
    made = services.staff.book.people.add_organisation(
        new.slug, tidy_name(new.name), services.staff.signing_in.now(), caller.who
    )
    return IssuerSchema.of(made)
