"""Answers that seldom change: an ETag, and 304 for who has them already."""

import hashlib
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from fastapi import Request
from fastapi.responses import Response

from api.openapi import API_VERSION
from api.wire.schema import WireSchema

#: For the OpenAPI document, beside the answer itself.
UNCHANGED: dict[int | str, dict[str, Any]] = {
    304: {"description": "Not Modified: the copy you have is current"}
}


def cached(request: Request, state: str, make: Callable[[], WireSchema | bytes]) -> Response:
    """The answer, or 304 when the asker has it; `state` changes whenever the answer may.

    What is made is either said in JSON, or the bytes of a PNG.
    """
    headers = _caching_headers(state)
    if headers["ETag"] in request.headers.get("if-none-match", ""):
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    made = make()
    if isinstance(made, bytes):
        return Response(made, media_type="image/png", headers=headers)
    return Response(made.model_dump_json(), media_type="application/json", headers=headers)


def _caching_headers(state: str) -> dict[str, str]:
    etag = f'"{hashlib.sha256(f"{API_VERSION} {state}".encode()).hexdigest()[:32]}"'
    return {"ETag": etag, "Cache-Control": "no-cache"}
