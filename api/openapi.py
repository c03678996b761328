"""The OpenAPI document, as committed in docs/openapi.json and served at /v1/openapi.json."""

from http import HTTPStatus
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic.json_schema import models_json_schema

from api.media_types import JSON_LINES
from api.wire.loose_page import LoosePageLineSchema
from api.wire.progress import ProgressLineSchema

#: Version of the HTTP interface (semantic versioning), sent as API-Version.
API_VERSION = "1.0.0"

_PROBLEM_TYPE = "application/problem+json"
_WITH_BODY = frozenset({"put", "post", "patch"})
#: What the limits around every body answer (`api/middleware/bodies.py`), and who reads it.
_OF_BODIES = (
    HTTPStatus.BAD_REQUEST,
    HTTPStatus.REQUEST_TIMEOUT,
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    HTTPStatus.SERVICE_UNAVAILABLE,
)
_SCHEMAS = "#/components/schemas/"
_UNUSED_SCHEMAS = ("HTTPValidationError", "ValidationError")


def describe(app: FastAPI) -> dict[str, Any]:
    """The document of `app`: problems under their own media type, no 422 we never send."""
    document = get_openapi(
        title="Leeswijzer",
        version=API_VERSION,
        summary="Point a phone at a government form and see it explained.",
        description="Pictures live in memory for one request; nothing read from them is kept.",
        routes=app.routes,
        license_info={"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
    )
    for address, path in document["paths"].items():
        for method, operation in path.items():
            operation["responses"].pop("422", None)
            if address.startswith("/v1/"):
                for status in _of_every(method, operation):
                    operation["responses"].setdefault(str(int(status)), _problem(status))
            for status, response in operation["responses"].items():
                _describe_response(address, int(status), response)
    _describe_lines(document)
    for name in _UNUSED_SCHEMAS:
        document["components"]["schemas"].pop(name, None)
    return document


def _describe_lines(document: dict[str, Any]) -> None:
    """What one line is where an answer comes line by line: OpenAPI 3.1 has no word for that."""
    _, told = models_json_schema(
        [(ProgressLineSchema, "serialization"), (LoosePageLineSchema, "serialization")],
        ref_template=_SCHEMAS + "{model}",
    )
    document["components"]["schemas"] |= told["$defs"]
    names = ("ProgressLineSchema", "LoosePageLineSchema", "OverlaySchema", "ProblemSchema")
    document["paths"]["/v1/frames"]["post"]["responses"]["200"]["content"][JSON_LINES] = {
        "schema": {
            "description": "each line, parted by line ends: how far it is, what was read on "
            "the page where that was asked, and last the answer or the problem",
            "oneOf": [{"$ref": _SCHEMAS + name} for name in names],
        }
    }


def _of_every(method: str, operation: dict[str, Any]) -> tuple[HTTPStatus, ...]:
    """What any operation answers to what is of the wrong form, too long, too slow or too much."""
    if method in _WITH_BODY:
        return _OF_BODIES
    return (HTTPStatus.BAD_REQUEST,) if operation.get("parameters") else ()


def _problem(status: HTTPStatus) -> dict[str, Any]:
    content = {"application/json": {"schema": {"$ref": _SCHEMAS + "ProblemSchema"}}}
    return {"description": status.phrase, "content": content}


def _describe_response(address: str, status: int, response: dict[str, Any]) -> None:
    if status >= 400:
        response["content"] = {_PROBLEM_TYPE: response["content"]["application/json"]}
    if status < 400 or address.startswith("/v1/"):
        version = {"description": "version of this interface", "schema": {"type": "string"}}
        response["headers"] = {"API-Version": version}
