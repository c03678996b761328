"""What surrounds every request: bounded bodies, packed answers and safe headers."""

import asyncio
import logging
import time
from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus

from fastapi.routing import iter_route_contexts
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import ClientDisconnect
from starlette.routing import BaseRoute
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.errors import ProblemError, problem_of, problem_response
from api.metrics import OTHER, Metrics
from api.workers.child import place_of
from vision.decode import MAX_BYTES

_log = logging.getLogger("leeswijzer")

#: A 20 MB photo takes 16 s over a 10 Mbit/s line; slower senders should send smaller photos.
BODY_TIMEOUT_S = 20.0

#: Addresses that take a few words: nobody types more than this.
SMALL_BODIES = (
    "/v1/feedback",
    "/v1/steps",
    "/v1/workbench/sessions",
    "/v1/workbench/set-ups",
    "/v1/workbench/accounts",
    "/v1/workbench/wordings",
    "/edits",
)
SMALL_BODY_BYTES = 64 * 1024

#: What was read on the pages of a letter: eight with as much print as a page holds take 1 MB.
PAGES_ADDRESS = "/v1/letters"
PAGES_BODY_BYTES = 4 * 1024 * 1024

#: Bodies held in memory at once; beyond that new ones are told to come back.
HELD_BYTES = 10 * MAX_BYTES

_SELF_ONLY = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src 'self' blob: data:; "
    "media-src 'self' blob:; worker-src 'self' blob:; object-src 'none'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'"
)
_NOTHING = "default-src 'none'; frame-ancestors 'none'"
#: For workers, which follow what comes with their own script. They read files that strangers
#: made, so they may compute, and fetch nothing: what they were given cannot leave by them.
_COMPUTE_ONLY = "default-src 'none'; script-src 'wasm-unsafe-eval'; frame-ancestors 'none'"
_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(self), microphone=(), geolocation=()",
}
_TWO_YEARS_S = 63_072_000


@dataclass
class _Held:
    """Bytes of request bodies in memory, over all requests."""

    total: int = 0


class BodyLimit:
    """Refuses bodies that are too long or too slow while they come in, not after."""

    def __init__(
        self,
        app: ASGIApp,
        max_bytes: int = MAX_BYTES,
        timeout_s: float = BODY_TIMEOUT_S,
        held_bytes: int = HELD_BYTES,
    ) -> None:
        self._app = app
        self._max_bytes = max_bytes
        self._timeout_s = timeout_s
        self._held_bytes = held_bytes
        self._held = _Held()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on with a body that is watched."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        max_bytes = min(_most_bytes(scope["path"]), self._max_bytes)
        problem = _announced_problem(Headers(scope=scope), max_bytes)
        if problem is not None:
            await problem_response(problem)(scope, receive, send)
            return
        body = _WatchedBody(receive, max_bytes, self._timeout_s, self._held, self._held_bytes)
        try:
            await self._app(scope, body.receive, send)
        finally:
            body.let_go()


def _most_bytes(path: str) -> int:
    if path.endswith(SMALL_BODIES):
        return SMALL_BODY_BYTES
    return PAGES_BODY_BYTES if path.endswith(PAGES_ADDRESS) else MAX_BYTES


class _WatchedBody:
    def __init__(
        self,
        receive: Receive,
        max_bytes: int,
        timeout_s: float,
        held: _Held,
        held_bytes: int,
    ) -> None:
        self._receive = receive
        self._max_bytes = max_bytes
        self._deadline = time.monotonic() + timeout_s
        self._held = held
        self._held_bytes = held_bytes
        self._own_bytes = 0
        self._is_complete = False

    async def receive(self) -> Message:
        """The next part of the body.

        Raises:
            ProblemError: it is too long, too slow, or too much is held already.
        """
        if self._is_complete:  # what follows is only the news that the client left
            return await self._receive()
        try:
            left_s = max(0.0, self._deadline - time.monotonic())
            message = await asyncio.wait_for(self._receive(), left_s)
        except TimeoutError:
            raise _too_slow() from None
        self._is_complete = not message.get("more_body", False)
        self._count(len(message.get("body", b"")))
        return message

    def let_go(self) -> None:
        """The body is no longer in memory."""
        self._held.total -= self._own_bytes
        self._own_bytes = 0

    def _count(self, size: int) -> None:
        self._own_bytes += size
        self._held.total += size
        if self._own_bytes > self._max_bytes:
            raise _too_large(self._max_bytes)
        if self._held.total > self._held_bytes:
            raise _too_many()


class LastResort:
    """Answers what nobody foresaw, and logs where it happened but not what was said.

    The framework would log the whole error; its message may quote what was read from a paper.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; answer with a problem when that fails."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        has_started = False

        async def send_and_see(message: Message) -> None:
            nonlocal has_started
            has_started = True
            await send(message)

        try:
            await self._app(scope, receive, send_and_see)
        except ClientDisconnect:
            return
        except Exception as error:  # the last gate of the service
            _log.error("Unexpected %s", place_of(error))
            if not has_started:
                await problem_response(problem_of(error))(scope, receive, send)


class Counted:
    """Counts every request and how long its answer takes."""

    def __init__(self, app: ASGIApp, metrics: Metrics, routes: Sequence[BaseRoute]) -> None:
        self._app = app
        self._metrics = metrics
        # As declared, with what routers put before it; endpoints are told apart by themselves.
        self._paths = {
            context.endpoint: context.path
            for context in iter_route_contexts(routes)
            if context.endpoint is not None and context.path is not None
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; count it when it is answered, or was given up."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began = time.perf_counter()
        status = int(HTTPStatus.INTERNAL_SERVER_ERROR)

        async def send_and_see(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, send_and_see)
        finally:
            endpoint = scope.get("endpoint")
            route = OTHER if endpoint is None else self._paths.get(endpoint, OTHER)
            spent = time.perf_counter() - began
            self._metrics.answered(scope["method"], route, status, spent)


class PackedAnswers:
    """Sends answers packed to whoever takes them so: what is glued to a page is 21 kB of words.

    Not those of the workbench: the length of a packed answer that holds both a secret and what
    somebody else chose tells of the secret (BREACH, https://breachattack.com).
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._packed = GZipMiddleware(app, minimum_size=1024, compresslevel=5)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; pack its answer if it may be."""
        is_plain = scope["type"] != "http" or scope["path"].startswith("/v1/workbench")
        await (self._app if is_plain else self._packed)(scope, receive, send)


#: Addresses whose answers say of which version of the interface they are.
_VERSIONED = ("/v1/", "/livez", "/readyz", "/metrics")


class HeadersAlone:
    """Answers HEAD wherever GET is answered, with the same headers and nothing after them.

    HTTP asks it of every server (RFC 9110, 9.1), watchers of a service use it, and the framework
    knows only the methods that a route names. Files of the client know HEAD themselves.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; as GET, and without its body back, where it is HEAD."""
        is_head = scope["type"] == "http" and scope["method"] == "HEAD"
        if not is_head or not scope["path"].startswith(_VERSIONED):
            await self._app(scope, receive, send)
            return

        async def send_headers(message: Message) -> None:
            if message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        await self._app({**scope, "method": "GET"}, receive, send_headers)


class SafeHeaders:
    """Adds what browsers need to keep the page safe, and the version of the API."""

    def __init__(self, app: ASGIApp, api_version: str) -> None:
        self._app = app
        self._api_version = api_version

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; add headers to its answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._add(MutableHeaders(scope=message), scope)
            await send(message)

        await self._app(scope, receive, send_with_headers)

    def _add(self, headers: MutableHeaders, scope: Scope) -> None:
        for name, value in _ALWAYS.items():
            headers.setdefault(name, value)
        if scope["scheme"] == "https":
            headers.setdefault("Strict-Transport-Security", f"max-age={_TWO_YEARS_S}")
        if scope["path"].startswith(_VERSIONED):
            headers["API-Version"] = self._api_version
            headers.setdefault("Cache-Control", "no-store")
        headers.setdefault("Content-Security-Policy", _policy(headers.get("content-type", "")))


def _policy(media_type: str) -> str:
    if media_type.startswith("text/html"):
        return _SELF_ONLY
    return _COMPUTE_ONLY if media_type.startswith("text/javascript") else _NOTHING


def _announced_problem(headers: Headers, max_bytes: int) -> ProblemError | None:
    length = headers.get("content-length", "0")
    if not length.isascii() or not length.isdigit():
        return ProblemError(
            HTTPStatus.BAD_REQUEST, "invalid-length", "Content-Length is not a number."
        )
    # Longer numbers than this need not be converted to be too large.
    if len(length) > len(str(max_bytes)) or int(length) > max_bytes:
        return _too_large(max_bytes)
    return None


def _too_large(max_bytes: int) -> ProblemError:
    is_small = max_bytes <= SMALL_BODY_BYTES
    photo = (
        f"At most {max_bytes // 10**6} MB is accepted. Take the photo, or save the file, at a "
        "lower resolution."
    )
    words = f"At most {max_bytes // 1024} KB is accepted here. Say it in fewer words."
    return ProblemError(
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        "too-large-bytes",
        words if is_small else photo,
        headers={"Connection": "close"},
    )


def _too_slow() -> ProblemError:
    return ProblemError(
        HTTPStatus.REQUEST_TIMEOUT,
        "too-slow",
        "The picture took too long to arrive. Send a smaller photo, or try a better connection.",
        headers={"Connection": "close"},
    )


def _too_many() -> ProblemError:
    return ProblemError(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "overloaded",
        "Too many pictures are arriving at the moment. Try again in a moment.",
        headers={"Retry-After": "1", "Connection": "close"},
    )
