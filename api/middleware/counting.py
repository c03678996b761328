"""Every request counted, for those who watch over the service."""

import time
from collections.abc import Sequence
from http import HTTPStatus

from fastapi.routing import iter_route_contexts
from starlette.routing import BaseRoute
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.metrics import OTHER, Metrics


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
