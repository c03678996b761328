"""Signing in and out."""

import math
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from api.access import CurrentSession, OwnSession
from api.dependencies import RecordId, RunningServices, problems
from api.errors import ProblemError
from api.identity.cookies import forget_session, keep_session, require_own_site, session_token
from api.identity.devices import device_of
from api.identity.signing_in import too_many_attempts
from api.identity.tokens import csrf_of, digest
from api.services import Services
from api.wire.workbench.sessions import (
    CurrentSessionSchema,
    SessionSchema,
    SessionsSchema,
    SignInSchema,
    SignInWaysSchema,
)
from forms.people.callers import Person

router = APIRouter(tags=["workbench: signing in"])

_SIGNED_OUT = problems(HTTPStatus.UNAUTHORIZED)
_CHANGING = problems(HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN)
_TRYING = problems(
    HTTPStatus.BAD_REQUEST,
    HTTPStatus.UNAUTHORIZED,
    HTTPStatus.FORBIDDEN,
    HTTPStatus.TOO_MANY_REQUESTS,
)


def require_patience(request: Request, services: RunningServices) -> None:
    """Let one address try to come in so often and no more.

    Raises:
        ProblemError: 403 `csrf`, 429 `too-many-attempts`.
    """
    require_own_site(request)
    wait_s = services.staff.sign_in_allowance.wait_s(request.client.host if request.client else "")
    if wait_s > 0:
        raise too_many_attempts(math.ceil(wait_s))


Patience = Annotated[None, Depends(require_patience)]


@router.get("/sign-in-ways")
def list_ways(services: RunningServices) -> SignInWaysSchema:
    """How people can sign in here."""
    openid = services.staff.openid
    return SignInWaysSchema(outside=openid.provider.name if openid else None)


@router.post("/sessions", status_code=HTTPStatus.CREATED, responses=_TRYING)
def sign_in(
    request: Request,
    response: Response,
    services: RunningServices,
    _patience: Patience,
    typed: SignInSchema,
) -> CurrentSessionSchema:
    """Sign in with an account of our own. The cookie that comes back is all a browser needs."""
    person = services.staff.signing_in.sign_in(typed.email, typed.password, typed.code)
    return come_in(request, response, services, person, "password")


def come_in(
    request: Request, response: Response, services: Services, person: Person, way: str
) -> CurrentSessionSchema:
    """Begin a session in this browser, in place of the one there was."""
    before = session_token(request)
    ended = before and services.staff.book.sessions.find(
        digest(before), services.staff.signing_in.now()
    )
    if ended:
        services.staff.book.sessions.end(ended.person.id, ended.id)
    device = device_of(request.headers.get("User-Agent", ""))
    token = services.staff.signing_in.begin_session(person, way, device)
    keep_session(request, response, token)
    found = services.staff.book.sessions.find(digest(token), services.staff.signing_in.now())
    if found is None:  # disabled in this very moment
        raise ProblemError(HTTPStatus.UNAUTHORIZED, "signed-out", "You may not sign in any more.")
    return _described(services, CurrentSession(found, token))


@router.get("/sessions/current", responses=_SIGNED_OUT)
def show_session(services: RunningServices, own: OwnSession) -> CurrentSessionSchema:
    """Who is signed in, what they may do, and what to send along with every change."""
    return _described(services, own)


def _described(services: Services, own: CurrentSession) -> CurrentSessionSchema:
    codes_left = services.staff.book.accounts.codes_left(own.session.person.id)
    return CurrentSessionSchema.of(own.session, csrf_of(own.token), codes_left)


@router.delete("/sessions/current", status_code=HTTPStatus.NO_CONTENT, responses=_CHANGING)
def sign_out(request: Request, services: RunningServices, own: OwnSession) -> Response:
    """Sign out in this browser."""
    services.staff.book.sessions.end(own.session.person.id, own.session.id)
    response = Response(status_code=HTTPStatus.NO_CONTENT)
    forget_session(request, response)
    # What the browser kept of the pages goes too, where it knows how.
    response.headers["Clear-Site-Data"] = '"cache"'
    return response


@router.get("/sessions", responses=_SIGNED_OUT)
def list_sessions(services: RunningServices, own: OwnSession) -> SessionsSchema:
    """In which browsers I am signed in."""
    kept = services.staff.book.sessions.of(own.session.person.id, services.staff.signing_in.now())
    return SessionsSchema(sessions=[SessionSchema.of(each, own.session.id) for each in kept])


@router.delete("/sessions", status_code=HTTPStatus.NO_CONTENT, responses=_CHANGING)
def sign_out_elsewhere(services: RunningServices, own: OwnSession) -> Response:
    """Sign out in all browsers but this one."""
    services.staff.book.sessions.end(own.session.person.id, but=own.session.id)
    return Response(status_code=HTTPStatus.NO_CONTENT)


@router.delete("/sessions/{session_id}", status_code=HTTPStatus.NO_CONTENT, responses=_CHANGING)
def end_session(services: RunningServices, own: OwnSession, session_id: RecordId) -> Response:
    """Sign out in one other browser of mine. One of somebody else is as good as none."""
    services.staff.book.sessions.end(own.session.person.id, session_id)
    return Response(status_code=HTTPStatus.NO_CONTENT)
