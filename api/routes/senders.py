"""GET /v1/senders: the accounts that senders publish, to compare with those on a letter."""

from http import HTTPStatus

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.dependencies import RunningServices, problems
from api.routes.caching import UNCHANGED, cached
from api.wire.senders import SendersSchema

router = APIRouter(tags=["letters"])


@router.get(
    "/senders",
    response_model=SendersSchema,
    responses={**UNCHANGED, **problems(HTTPStatus.SERVICE_UNAVAILABLE)},
)
def list_senders(request: Request, services: RunningServices) -> Response:
    """All senders that published accounts.

    The whole list, so that who compares a letter with it need not say which account is on theirs.
    """
    listed = SendersSchema.of(services.senders.senders())
    return cached(request, f"senders {listed.line()}", lambda: listed)
