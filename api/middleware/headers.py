"""Headers of every answer: what keeps a page safe, and the version; alone where HEAD is asked."""

from http import HTTPStatus

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

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
                headers = MutableHeaders(scope=message)
                self._add(headers, scope)
                # An unchanged page keeps the policy it came with: what a 304 says would replace it.
                if message["status"] != HTTPStatus.NOT_MODIFIED:
                    policy = _policy(headers.get("content-type", ""))
                    headers.setdefault("Content-Security-Policy", policy)
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


def _policy(media_type: str) -> str:
    if media_type.startswith("text/html"):
        return _SELF_ONLY
    return _COMPUTE_ONLY if media_type.startswith("text/javascript") else _NOTHING
