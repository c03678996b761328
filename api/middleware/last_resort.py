"""The last gate of the service: what nobody foresaw becomes a problem, and a line in the log."""

import logging

from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.errors import problem_of, problem_response
from api.workers.child import place_of

_log = logging.getLogger("leeswijzer")


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
