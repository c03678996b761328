"""JSON of which there is only one way to write it (RFC 8785), so that its bytes can be signed."""

import json
from typing import Any

import rfc8785

from forms.errors import PackError

#: Far more than any member of a pack has; deeper is an attack on whoever reads it.
_DEEPEST = 20


def canonical(content: dict[str, Any]) -> bytes:
    """The object as RFC 8785 writes it: keys in order, no space, numbers as JavaScript does."""
    return rfc8785.dumps(content)


def read_canonical(content: bytes, what: str) -> dict[str, Any]:
    """The object in these bytes; `what` names it, as in "manifest.json".

    Raises:
        PackError: they are no JSON object, or not the one way to write it: twice the same key, a
            space too many, and numbers that not every reader reads alike are among that.
    """
    try:
        found = json.loads(content.decode("utf-8"), parse_constant=_refuse)
        # Written anew it must be the same: then every reader sees the same content.
        is_canonical = _depth(found) <= _DEEPEST and rfc8785.dumps(found) == content
    except (ValueError, RecursionError) as error:
        raise PackError(f"{what} is not readable as JSON.", "not-canonical") from error
    if not is_canonical or not isinstance(found, dict):
        raise PackError(
            f"{what} is not written as RFC 8785 asks, so its signature says nothing about it.",
            "not-canonical",
        )
    return found


def _refuse(constant: str) -> None:
    raise ValueError(constant)


def _depth(content: object, depth: int = 1) -> int:
    if depth > _DEEPEST or not isinstance(content, dict | list):
        return depth
    inner = content.values() if isinstance(content, dict) else content
    return max((_depth(each, depth + 1) for each in inner), default=depth)
