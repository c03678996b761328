"""Answers that seldom change: an ETag, and 304 for who has them already."""

from collections.abc import Callable
from typing import Any

from fastapi import Request
from fastapi.responses import Response

from api.etags import ASK_EACH_TIME, unless_kept
from api.openapi import API_VERSION
from api.wire.schema import WireSchema

#: For the OpenAPI document, beside the answer itself.
UNCHANGED: dict[int | str, dict[str, Any]] = {
    304: {"description": "Not Modified: the copy you have is current"}
}


def cached(
    request: Request,
    state: str,
    make: Callable[[], WireSchema | bytes],
    keep: str = ASK_EACH_TIME,
) -> Response:
    """The answer, or 304 when the asker has it; `state` changes whenever the answer may.

    What is made is either said in JSON, or the bytes of a PNG. `keep` is its Cache-Control.
    """
    return unless_kept(request.headers, f"{API_VERSION} {state}", lambda: _answer(make()), keep)


def _answer(made: WireSchema | bytes) -> Response:
    if isinstance(made, bytes):
        return Response(made, media_type="image/png")
    return Response(made.model_dump_json(), media_type="application/json")
