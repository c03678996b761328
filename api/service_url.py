"""Addresses of services, as they are set: where a password or a token goes must be certain."""

from typing import Final
from urllib.parse import urlsplit

_THIS_MACHINE: Final = frozenset({"localhost", "127.0.0.1", "::1"})


def service_url(url: str) -> str:
    """The address without a slash at its end.

    Raises:
        ValueError: it is not https:// (http:// on this machine), or holds more than a place.
    """
    parts = urlsplit(url)
    is_safe = parts.scheme == "https" or (
        parts.scheme == "http" and parts.hostname in _THIS_MACHINE
    )
    if not is_safe or not parts.hostname or parts.username or parts.query or parts.fragment:
        raise ValueError("give an address like https://leeswijzer.voorbeeld.example")
    return url.rstrip("/")
