"""Signing in at another provider: there, and back."""

from http import HTTPStatus
from typing import Annotated, Any, Final

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse

from api.dependencies import RunningServices, problems
from api.errors import ProblemError
from api.identity.cookies import forget_state, keep_state, kept_state
from api.identity.openid import OpenidError, OpenidSignIn
from api.routes.workbench.sessions import Patience, come_in
from api.services import Services

router = APIRouter(tags=["workbench: signing in"])

#: From /v1/workbench/outside-sign-ins/… to the page, wherever the service stands.
_PAGE: Final = "../../../workbench"
_THERE: Final[dict[int | str, dict[str, Any]]] = {
    303: {"description": "to the provider, or back with what went wrong"}
}
_BACK: Final[dict[int | str, dict[str, Any]]] = {
    303: {"description": "to the workbench, signed in or with what went wrong"}
}
_PROBLEMS = problems(HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND, HTTPStatus.TOO_MANY_REQUESTS)
_MOST_CHARACTERS: Final = 4096


@router.get(
    "/outside-sign-ins/new",
    status_code=HTTPStatus.SEE_OTHER,
    response_class=RedirectResponse,
    responses={**_PROBLEMS, **_THERE},
)
def go_outside(
    request: Request, services: RunningServices, _patience: Patience
) -> RedirectResponse:
    """Go to the provider to sign in. For a browser, by a link."""
    provider = _provider(services)
    try:
        address, state = provider.begin()
    except OpenidError as error:
        return _refused(error)
    response = RedirectResponse(address, HTTPStatus.SEE_OTHER)
    keep_state(request, response, state)
    return response


@router.get(
    "/outside-sign-ins/return",
    status_code=HTTPStatus.SEE_OTHER,
    response_class=RedirectResponse,
    responses={**_PROBLEMS, **_BACK},
)
def come_back(
    request: Request,
    services: RunningServices,
    state: Annotated[str, Query(max_length=_MOST_CHARACTERS)] = "",
    code: Annotated[str, Query(max_length=_MOST_CHARACTERS)] = "",
) -> RedirectResponse:
    """Come back from the provider: signed in, when everything fits and somebody was invited."""
    provider = _provider(services)
    try:
        person = provider.finish(state, kept_state(request), code)
    except OpenidError as error:
        response = _refused(error)
    else:
        response = RedirectResponse(_PAGE, HTTPStatus.SEE_OTHER)
        come_in(request, response, services, person, "oidc")
    forget_state(request, response)
    return response


def _provider(services: Services) -> OpenidSignIn:
    if services.staff.openid is None:
        raise ProblemError(
            HTTPStatus.NOT_FOUND, "no-provider", "Nobody signs in at another provider here."
        )
    return services.staff.openid


def _refused(error: OpenidError) -> RedirectResponse:
    return RedirectResponse(f"{_PAGE}#/sign-in?problem={error.code}", HTTPStatus.SEE_OTHER)
