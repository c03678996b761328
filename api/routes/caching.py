"""Answers that seldom change: an ETag, and 304 for who has them already."""

import hashlib
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from fastapi import Request
from fastapi.responses import Response

from api.etags import has_any_copy, has_copy
from api.openapi import API_VERSION
from api.wire.schema import WireSchema

#: To be kept, and asked for each time whether it is still so.
ASK_EACH_TIME = "no-cache"

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
    headers = {"ETag": _etag(state), "Cache-Control": keep}
    if has_copy(request.headers, headers["ETag"]):
        return _unchanged(headers)
    made = make()
    # Only now it is certain that there is something.
    if has_any_copy(request.headers):
        return _unchanged(headers)
    if isinstance(made, bytes):
        return Response(made, media_type="image/png", headers=headers)
    return Response(made.model_dump_json(), media_type="application/json", headers=headers)


def _unchanged(headers: dict[str, str]) -> Response:
    return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)


def _etag(state: str) -> str:
    return f'"{hashlib.sha256(f"{API_VERSION} {state}".encode()).hexdigest()[:32]}"'
