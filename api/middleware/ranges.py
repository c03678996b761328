"""Parts of a file that are asked for by their bytes (RFC 9110, 14): what cannot be had, told."""

from http import HTTPStatus

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.errors import ProblemError, problem_response

_UNIT = "bytes"
_PROBLEMS = {
    HTTPStatus.BAD_REQUEST: ("invalid-range", "The Range header asks for no part of a file."),
    HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE: (
        "unsatisfiable-range",
        "The file has no such part: see Content-Range for how long it is.",
    ),
}


class RangesAsked:
    """Passes on ranges in bytes alone; the framework's words about those become problems."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; see to what is answered where it asks for a part."""
        asked = Headers(scope=scope).get("range") if scope["type"] == "http" else None
        if asked is None:
            await self._app(scope, receive, send)
        elif asked.partition("=")[0].strip().lower() != _UNIT:
            # Whoever does not know a unit ignores it (RFC 9110, 14.2), as where there is none.
            await self._app(_without_range(scope), receive, send)
        else:
            await self._answer(scope, receive, send)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        problem: ProblemError | None = None

        async def send_unless_refused(message: Message) -> None:
            nonlocal problem
            if message["type"] == "http.response.start":
                problem = _refusal(message)
            if problem is None:
                await send(message)

        await self._app(scope, receive, send_unless_refused)
        if problem is not None:
            await problem_response(problem)(scope, receive, send)


def _without_range(scope: Scope) -> Scope:
    kept = [(name, value) for name, value in scope["headers"] if name.lower() != b"range"]
    return {**scope, "headers": kept}


def _refusal(message: Message) -> ProblemError | None:
    """The problem that such an answer tells in plain text; None: it is another."""
    headers = Headers(raw=message["headers"])
    if message["status"] not in _PROBLEMS or "json" in headers.get("content-type", ""):
        return None
    status = HTTPStatus(message["status"])
    code, detail = _PROBLEMS[status]
    length = headers.get("content-range")
    kept = {} if length is None else {"Content-Range": length}
    return ProblemError(status, code, detail, headers=kept)
