"""GET /v1/aid-organisations: who helps people with a letter, free of charge."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from api.dependencies import RunningServices, chosen_language, problems
from api.routes.caching import UNCHANGED, cached
from api.wire.aid import AidOrganisationsSchema, AidSchema
from forms.letters.helping.aid import all_aid

router = APIRouter(tags=["letters"])


@router.get(
    "/aid-organisations",
    response_model=AidOrganisationsSchema,
    responses={**UNCHANGED, **problems(HTTPStatus.BAD_REQUEST)},
)
def list_aid_organisations(
    request: Request,
    services: RunningServices,
    language: Annotated[str, Query(description="to read in, BCP 47")] = "nl",
) -> Response:
    """Everybody who helps; which of them fit a letter follows from its actions."""
    chosen = chosen_language(services, language)
    found = all_aid(services.explainer, chosen.code)
    listed = AidOrganisationsSchema(aid_organisations=[AidSchema.of(each) for each in found])
    return cached(request, f"aid {listed.line()}", lambda: listed)
