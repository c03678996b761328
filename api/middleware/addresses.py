"""Addresses with a sign in them that no name here can have and PostgreSQL takes nowhere: NUL."""

from http import HTTPStatus

from starlette.types import ASGIApp, Receive, Scope, Send

from api.errors import ProblemError, problem_response

_NUL, _ESCAPED_NUL = "\0", b"%00"


class NamesOnly:
    """Answers addresses that hold a NUL; nothing is asked of the database for them."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, unless its address can name nothing."""
        problem = _problem(scope) if scope["type"] == "http" else None
        if problem is None:
            await self._app(scope, receive, send)
        else:
            await problem_response(problem)(scope, receive, send)


def _problem(scope: Scope) -> ProblemError | None:
    if _NUL in scope["path"]:
        return ProblemError(HTTPStatus.NOT_FOUND, "not-found", "There is nothing at this address.")
    if _ESCAPED_NUL in scope["query_string"]:
        return ProblemError(
            HTTPStatus.BAD_REQUEST,
            "invalid-request",
            "What follows the question mark holds a sign that is no text (%00).",
        )
    return None
