"""A server on this machine that speaks the part of LibreTranslate's HTTP interface we use.

LibreTranslate itself is AGPL and brings torch, so it is not installed here. Paths, members,
status numbers and error bodies are those its documentation of `/languages` and `/translate` gives.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any

from tests.local_server import answering

LANGUAGES = [
    {"code": "en", "name": "English", "targets": ["nl", "ar"]},
    {"code": "nl", "name": "Dutch", "targets": ["en", "ar", "pt-BR", "nl"]},
    {"code": "ar", "name": "Arabic", "targets": ["nl", "en"]},
]


@dataclass
class Server:
    """What it knows, whom it lets in, and what it was asked; `misbehave` takes over a request."""

    words: Mapping[str, str]
    api_key: str | None = None
    misbehave: Callable[[BaseHTTPRequestHandler], None] | None = None
    port: int = 0
    asked: list[Any] = field(default_factory=list)
    received: list[bytes] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"


@contextmanager
def serving(server: Server) -> Iterator[Server]:
    """Runs it on a free port for as long as the block takes."""

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *args: Any) -> None:
            pass

        def do_GET(self) -> None:
            server.received.append(f"{self.path}\n{self.headers}".encode())
            if server.misbehave is not None:
                return server.misbehave(self)
            if self.path == "/languages":
                return say(self, 200, LANGUAGES)
            return say(self, 404, {"error": "Not found"})

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            server.received.append(f"{self.path}\n{self.headers}".encode() + body)
            if server.misbehave is not None:
                return server.misbehave(self)
            asked = json.loads(body)
            server.asked.append(asked)
            if server.api_key is not None and asked.get("api_key") != server.api_key:
                return say(self, 403, {"error": "Invalid API key"})
            if self.path != "/translate" or asked["source"] != "nl":
                return say(self, 400, {"error": f"cannot translate {asked['q']}"})
            said = [server.words.get(text, text) for text in asked["q"]]
            return say(self, 200, {"translatedText": said})

    with answering(Handler) as server.port:
        yield server


def say(handler: BaseHTTPRequestHandler, status: int, content: Any) -> None:
    body = json.dumps(content).encode()
    handler.send_response(status)
    handler.send_header("Content-Type", "application/json")
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)
