"""Machine translation by a LibreTranslate server over HTTP. Off unless an operator gives one.

What leaves the machine: the texts to translate with every amount, date, number, address on the
internet and known name taken out, two language codes and the operator's key. Nothing else, and
to the one server that was given: redirects are not followed, proxies of the environment not used.
"""

import http.client
import json
import socket
import ssl
import threading
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from forms.errors import TranslationError
from forms.language.engines.machine import Machine
from forms.language_tags import base_of
from forms.text import Text

#: Less than half of what one frame may take: a server that hangs must not cost the answer.
DEFAULT_TIMEOUT_S = 4.0
# Which languages it has is asked again after this long, or this long after it failed to say.
_LANGUAGES_FOR_S, _ASK_AGAIN_S = 600.0, 60.0
# Many times what a page of translations takes.
_MOST_BYTES = 2_000_000
# Of the bundled servers and the public one; a page has fewer texts.
_MOST_TEXTS = 50

# What the server's answers mean for who runs us.
_REASONS = {
    400: "did not accept the request",
    403: "refused the key",
    404: "is not a LibreTranslate server",
    413: "found the request too large",
    429: "has had too many requests",
}


@dataclass(frozen=True)
class ServiceAddress:
    """Where a LibreTranslate server is: `url` with scheme http or https, and its key if any.

    Raises:
        ValueError: the URL cannot be used; the message says why.
    """

    url: str
    api_key: str | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        parts = urlsplit(self.url)  # a port out of range raises ValueError when read
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise ValueError("it must start with https:// or http:// and name a host")
        if parts.username or parts.password or parts.query or parts.fragment:
            raise ValueError("it must not have a user, a question mark or a #")
        if parts.port == 0:
            raise ValueError("it names port 0")

    @property
    def host(self) -> str:
        """The name of the server."""
        return urlsplit(self.url).hostname or ""


class LibreTranslate:
    """Translates with the server at `address`; safe to share between threads."""

    def __init__(self, address: ServiceAddress, timeout_s: float = DEFAULT_TIMEOUT_S) -> None:
        self._address = address
        self._timeout_s = timeout_s
        self._machine = Machine(self._ask, self._named)
        self._lock = threading.Lock()
        self._targets: Mapping[str, Mapping[str, str]] = {}
        self._asked_until = 0.0

    def targets(self, source: str) -> Mapping[str, str]:
        """What it translates `source` to: the server's own code by our language code.

        Empty while the server cannot say.
        """
        with self._lock:
            if time.monotonic() >= self._asked_until:
                try:
                    self._targets = _languages(self._request("GET", "/languages", None))
                    self._asked_until = time.monotonic() + _LANGUAGES_FOR_S
                except TranslationError:
                    self._targets = {}
                    self._asked_until = time.monotonic() + _ASK_AGAIN_S
            return self._targets.get(base_of(source), {})

    def can_translate(self, source: str, target: str) -> bool:
        """Whether the server has said it can; False while it does not answer."""
        return base_of(source) != base_of(target) and base_of(target) in self.targets(source)

    def translate(
        self,
        texts: Iterable[str],
        source: str,
        target: str,
        names: Sequence[str] = (),
        *,
        remembers: bool = False,
    ) -> dict[str, Text]:
        """Translations by text. One that the guard refuses is left out.

        Raises:
            TranslationError: the server failed, refused, or did not answer in time.
        """
        if not self.can_translate(source, target):
            return {}
        way = (base_of(source), self.targets(source).get(base_of(target), target))
        return self._machine.translate(way, texts, source, target, names, remembers=remembers)

    def close(self) -> None:
        """Nothing runs between requests."""

    def _named(self, _way: tuple[str, str]) -> str:
        return f"LibreTranslate {self._address.host}"

    def _ask(self, way: tuple[str, str], texts: list[str]) -> list[str]:
        found: list[str] = []
        for start in range(0, len(texts), _MOST_TEXTS):
            found += self._translated(way, texts[start : start + _MOST_TEXTS])
        return found

    def _translated(self, way: tuple[str, str], texts: list[str]) -> list[str]:
        asked: dict[str, Any] = {"q": texts, "source": way[0], "target": way[1], "format": "text"}
        if self._address.api_key:
            asked["api_key"] = self._address.api_key
        answer = self._request("POST", "/translate", asked)
        found = answer.get("translatedText") if isinstance(answer, dict) else None
        if not isinstance(found, list) or len(found) != len(texts):
            raise TranslationError("The translation server gave an answer that makes no sense.")
        if not all(isinstance(text, str) for text in found):
            raise TranslationError("The translation server gave an answer that makes no sense.")
        return found

    def _request(self, method: str, path: str, content: Any) -> Any:
        connection = _connection(self._address, self._timeout_s)
        # A server that sends a byte now and then would never time out: this ends it.
        alarm = threading.Timer(self._timeout_s, _cut, [connection])
        alarm.start()
        try:
            return _exchange(connection, method, _path(self._address, path), content)
        # ValueError: what was cut off, or never was JSON; ssl's errors are of OSError.
        except (OSError, http.client.HTTPException, ValueError, RecursionError) as error:
            kind = type(error).__name__
            raise TranslationError(f"The translation server cannot be used ({kind}).") from None
        finally:
            alarm.cancel()
            connection.close()


def _connection(address: ServiceAddress, timeout_s: float) -> http.client.HTTPConnection:
    parts = urlsplit(address.url)
    host = parts.hostname or ""
    if parts.scheme == "https":
        trusted = ssl.create_default_context()
        return http.client.HTTPSConnection(host, parts.port, timeout=timeout_s, context=trusted)
    return http.client.HTTPConnection(host, parts.port, timeout=timeout_s)


def _path(address: ServiceAddress, path: str) -> str:
    return urlsplit(address.url).path.rstrip("/") + path


def _exchange(connection: http.client.HTTPConnection, method: str, path: str, content: Any) -> Any:
    body = None if content is None else json.dumps(content).encode()
    headers = {"Accept": "application/json", "User-Agent": "leeswijzer"}
    if body is not None:
        headers["Content-Type"] = "application/json"
    connection.request(method, path, body, headers)
    with connection.getresponse() as response:
        if response.status != http.client.OK:
            # Its words may repeat the texts: only what the number means is passed on.
            reason = _REASONS.get(response.status, "failed")
            raise TranslationError(f"The translation server {reason} (HTTP {response.status}).")
        received = response.read(_MOST_BYTES + 1)
    if len(received) > _MOST_BYTES:
        raise TranslationError("The translation server answered far more than it was asked.")
    return json.loads(received)


def _cut(connection: http.client.HTTPConnection) -> None:
    if connection.sock is None:
        return
    try:
        connection.sock.shutdown(socket.SHUT_RDWR)
    except OSError:  # it was closed in the meantime
        return


def _languages(answer: Any) -> dict[str, dict[str, str]]:
    if not isinstance(answer, list):
        raise TranslationError("The translation server gave an answer that makes no sense.")
    found: dict[str, dict[str, str]] = {}
    for each in answer:
        if not isinstance(each, dict) or not isinstance(each.get("code"), str):
            continue
        targets = each.get("targets")
        known = targets if isinstance(targets, list) else []
        codes = [code for code in known if isinstance(code, str)]
        by_base: dict[str, str] = {}
        for code in codes:
            by_base.setdefault(base_of(code), code)
        found[base_of(each["code"])] = by_base
    return found
