"""The built pages, served as files; a page that says what to do when they were not built."""

import asyncio
import gzip
from collections.abc import Awaitable, Callable
from functools import lru_cache
from html import escape
from importlib.resources import files
from pathlib import Path

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from api.etags import ASK_EACH_TIME, unless_kept

#: The name of an organisation's own look in the data folder (docs/theme.md).
THEME = "theme.css"

# Names of built assets carry a hash of their content.
_FOREVER = "public, max-age=31536000, immutable"
# A phone on a slow network waits for these; pictures and typefaces are packed already.
_PACKED_SUFFIXES = (".js", ".mjs", ".css", ".wasm", ".svg")

#: What people type, and the page of the build that they get: the phone client, and the workbench.
_PAGES = {"/": "index.html", "/workbench": "workbench.html"}

_NOT_BUILT = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Leeswijzer: not built yet</title>
<h1>The phone client is not built yet</h1>
<p>The service runs, but its pages are missing. Stop it, then run in the project folder:</p>
<pre>make setup</pre>
<p>and start the service again. The HTTP interface under <code>/v1</code> works already.</p>
</html>
"""


def built_client() -> Path:
    """Where the client's build lies, whether it was made or not."""
    return Path(str(files("client_demo").joinpath("dist")))


def client_routes(
    dist: Path, theme: Path | None = None, contact: str | None = None
) -> list[BaseRoute]:
    """A route for each thing in the build; addresses that are none stay free for a clear 404.

    `theme` is an organisation's own CSS file: where there is one it is loaded after our own.
    `contact` is where people report what they cannot use: an e-mail or https address.
    """
    if not (dist / "index.html").is_file():
        return [Route(address, _not_built, methods=["GET"]) for address in _PAGES]
    pages = {address: dist / name for address, name in _PAGES.items() if (dist / name).is_file()}
    files = [_route(each) for each in dist.iterdir()]
    head = []
    if contact is not None:
        head.append(f'<meta name="leeswijzer-contact" content="{escape(contact)}">')
    if theme is not None and theme.is_file():
        head.append('<link rel="stylesheet" href="./theme.css">')
        files.insert(0, Route("/theme.css", _file(theme), methods=["GET"]))
    if not head:
        return [*(Route(at, _file(page), methods=["GET"]) for at, page in pages.items()), *files]
    told = [
        Route(address, _page(_with(page.read_text("utf-8"), head)), methods=["GET"])
        for address, page in pages.items()
    ]
    return [*told, *files]


def _with(page: str, head: list[str]) -> str:
    return page.replace("</head>", f"{''.join(head)}</head>", 1)


class _HashedFiles(StaticFiles):
    """Files whose names change with their content; text is packed, once."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file, to be kept forever."""
        response = await super().get_response(path, scope)
        response.headers["Cache-Control"] = _FOREVER
        if not isinstance(response, FileResponse) or not path.endswith(_PACKED_SUFFIXES):
            return response
        response.headers["Vary"] = "Accept-Encoding"
        if "gzip" not in Headers(scope=scope).get("accept-encoding", ""):
            return response
        packed = await asyncio.to_thread(_packed, Path(response.path))
        headers = {name: response.headers[name] for name in ("Cache-Control", "Vary")}
        # The same content in other bytes is weakly the same.
        headers["ETag"] = f"W/{response.headers['ETag']}"
        return Response(
            b"" if scope["method"] == "HEAD" else packed,
            media_type=response.media_type,
            headers={**headers, "Content-Encoding": "gzip", "Content-Length": str(len(packed))},
        )


@lru_cache(maxsize=64)
def _packed(path: Path) -> bytes:
    # A name stands for one content, so it is packed once in the life of the service.
    return gzip.compress(path.read_bytes(), mtime=0)


def _route(entry: Path) -> BaseRoute:
    if not entry.is_dir():
        return Route(f"/{entry.name}", _file(entry), methods=["GET"])
    is_hashed = entry.name == "assets"
    served = _HashedFiles(directory=entry) if is_hashed else StaticFiles(directory=entry)
    return Mount(f"/{entry.name}", served)


def _file(path: Path) -> Callable[[Request], Awaitable[Response]]:
    # An organisation's own look may be a link to where its files are.
    folder = StaticFiles(directory=path.parent, follow_symlink=True)

    async def send(request: Request) -> Response:
        response = await folder.get_response(path.name, request.scope)
        response.headers["Cache-Control"] = ASK_EACH_TIME
        return response

    return send


def _page(content: str) -> Callable[[Request], Awaitable[Response]]:
    async def send(request: Request) -> Response:
        return unless_kept(request.headers, content, lambda: HTMLResponse(content))

    return send


async def _not_built(_request: Request) -> Response:
    return HTMLResponse(_NOT_BUILT, status_code=503)
