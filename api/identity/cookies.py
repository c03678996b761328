"""The cookie that holds a session's token, and what tells our own pages from others."""

from http import HTTPStatus
from typing import Final

from fastapi import Request
from fastapi.responses import Response

from api.errors import ProblemError
from api.identity.tokens import csrf_of, is_same

CSRF_HEADER: Final = "X-CSRF-Token"
#: As long as a sign-in at another provider may take.
_STATE_S: Final = 600
_SAFE_METHODS: Final = frozenset({"GET", "HEAD", "OPTIONS"})
# A browser keeps `__Host-` cookies only when they are secure and of this very host.
_SECURE, _LOCAL = "__Host-leeswijzer", "leeswijzer"
_LOCAL_NAMES: Final = frozenset({"localhost", "127.0.0.1", "::1"})


def session_token(request: Request) -> str | None:
    """The token in the cookie, if there is one."""
    return request.cookies.get(_name(request))


def keep_session(request: Request, response: Response, token: str) -> None:
    """Hand a token to the browser until it is closed; no script can read it."""
    response.set_cookie(
        _name(request),
        token,
        secure=not _is_local(request),
        httponly=True,
        samesite="lax",
        path="/",
    )


def forget_session(request: Request, response: Response) -> None:
    """Take the token back."""
    response.delete_cookie(
        _name(request), secure=not _is_local(request), httponly=True, samesite="lax", path="/"
    )


def keep_state(request: Request, response: Response, state: str) -> None:
    """Tie a sign-in at another provider to this browser: nobody is signed in as somebody else."""
    response.set_cookie(
        f"{_name(request)}-state",
        state,
        max_age=_STATE_S,
        secure=not _is_local(request),
        httponly=True,
        samesite="lax",
        path="/",
    )


def kept_state(request: Request) -> str | None:
    """The state this browser left with."""
    return request.cookies.get(f"{_name(request)}-state")


def forget_state(request: Request, response: Response) -> None:
    """Take the state back: it is used up."""
    response.delete_cookie(
        f"{_name(request)}-state",
        secure=not _is_local(request),
        httponly=True,
        samesite="lax",
        path="/",
    )


def require_own_page(request: Request, token: str) -> None:
    """Go on only when a page of ours asks, where something is changed.

    Raises:
        ProblemError: 403 `csrf`.
    """
    if request.method in _SAFE_METHODS:
        return
    sent = request.headers.get(CSRF_HEADER, "")
    if not is_same(sent, csrf_of(token)):
        raise _foreign()


def require_own_site(request: Request) -> None:
    """Go on only when no other site sends this; for what is asked before there is a session.

    Raises:
        ProblemError: 403 `csrf`.
    """
    # Every browser in use says it; programs that are no browser do not, and have no cookies.
    if request.headers.get("Sec-Fetch-Site", "none") not in ("same-origin", "none"):
        raise _foreign()


def _foreign() -> ProblemError:
    return ProblemError(
        HTTPStatus.FORBIDDEN,
        "csrf",
        "This did not come from a page of the workbench. Load the page anew and try again.",
    )


def _name(request: Request) -> str:
    return _LOCAL if _is_local(request) else _SECURE


def _is_local(request: Request) -> bool:
    # Browsers take a secure cookie over http from nowhere, some not even from this machine.
    return request.url.scheme == "http" and request.url.hostname in _LOCAL_NAMES
