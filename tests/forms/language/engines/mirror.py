"""A mirror of translation packages on this machine, with ranges, and in the ways mirrors break."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any

from tests.local_server import answering


@dataclass
class Mirror:
    """Files by path; `misbehave` takes over a request. `ranges` has the Range of each request."""

    files: dict[str, bytes]
    has_ranges: bool = True
    misbehave: Callable[[BaseHTTPRequestHandler], None] | None = None
    ranges: list[str | None] = field(default_factory=list)
    port: int = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"


@contextmanager
def mirroring(mirror: Mirror) -> Iterator[Mirror]:
    """Runs it on a free port for as long as the block takes."""

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *args: Any) -> None:
            pass

        def do_GET(self) -> None:
            wanted = self.headers.get("Range")
            mirror.ranges.append(wanted)
            if mirror.misbehave is not None:
                return mirror.misbehave(self)
            content = mirror.files.get(self.path.removeprefix("/v1/"))
            if content is None:
                return self.send_error(404)
            return send(self, content, wanted if mirror.has_ranges else None)

    with answering(Handler) as mirror.port:
        yield mirror


def send(handler: BaseHTTPRequestHandler, content: bytes, wanted: str | None) -> None:
    ranged = re.fullmatch(r"bytes=(\d+)-", wanted or "")
    start = int(ranged.group(1)) if ranged else 0
    if ranged and start >= len(content):
        handler.send_error(416)
        return
    handler.send_response(206 if ranged else 200)
    if ranged:
        handler.send_header("Content-Range", f"bytes {start}-{len(content) - 1}/{len(content)}")
    handler.send_header("Content-Length", str(len(content) - start))
    handler.end_headers()
    handler.wfile.write(content[start:])
