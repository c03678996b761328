"""Answers packed for whoever takes them so, where that tells nothing."""

from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send


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
