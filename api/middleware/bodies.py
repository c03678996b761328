"""Bodies of requests, bounded while they come in: how long, how slow, and how many at once."""

import asyncio
import time
from dataclasses import dataclass
from http import HTTPStatus

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.errors import ProblemError, problem_response
from vision.decode import MAX_BYTES

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

#: What is refused is answered at once and then read out, unkept, so far: who still sends when the
#: connection is cut never sees the answer, and a proxy in front says 502.
READ_OUT_BYTES = 3 * MAX_BYTES

#: Bodies held in memory at once; beyond that new ones are told to come back.
HELD_BYTES = 10 * MAX_BYTES


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
        headers = Headers(scope=scope)
        problem = _announced_problem(headers, max_bytes)
        body = _WatchedBody(receive, max_bytes, self._timeout_s, self._held, self._held_bytes)

        async def answer(message: Message) -> None:
            """Send a part of the answer; the last one when the body has come in."""
            is_last = message["type"] == "http.response.body" and not message.get("more_body")
            if not is_last or not _is_on_its_way(headers) or body.is_complete:
                await send(message)
                return
            await send({**message, "more_body": True})
            await body.read_out()
            await send({"type": "http.response.body", "body": b"", "more_body": False})

        if problem is not None:
            await problem_response(problem)(scope, body.receive, answer)
            return
        try:
            await self._app(scope, body.receive, answer)
        finally:
            body.let_go()


def _is_on_its_way(headers: Headers) -> bool:
    """Whether a body follows that is worth reading out; who expects 100 has not begun to send."""
    length = headers.get("content-length", "0")
    is_long = len(length) > len(str(READ_OUT_BYTES)) or not length.isdigit()
    is_sent = "transfer-encoding" in headers or (not is_long and int(length) > 0)
    return is_sent and "expect" not in headers


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
        self.is_complete = False

    async def receive(self) -> Message:
        """The next part of the body.

        Raises:
            ProblemError: it is too long, too slow, or too much is held already.
        """
        if self.is_complete:  # what follows is only the news that the client left
            return await self._receive()
        try:
            left_s = max(0.0, self._deadline - time.monotonic())
            message = await asyncio.wait_for(self._receive(), left_s)
        except TimeoutError:
            raise _too_slow() from None
        self.is_complete = not message.get("more_body", False)
        self._count(len(message.get("body", b"")))
        return message

    async def read_out(self) -> None:
        """Read the rest and keep none of it, for as long as a body may take."""
        size = 0
        while not self.is_complete and size < READ_OUT_BYTES:
            try:
                left_s = max(0.0, self._deadline - time.monotonic())
                message = await asyncio.wait_for(self._receive(), left_s)
            except TimeoutError:
                return
            size += len(message.get("body", b""))
            self.is_complete = not message.get("more_body", False)

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
    pages = f"At most {max_bytes // 10**6} MB is accepted here. Send fewer pages at once."
    of_json = words if is_small else pages
    return ProblemError(
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        "too-large-bytes",
        of_json if max_bytes <= PAGES_BODY_BYTES else photo,
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
