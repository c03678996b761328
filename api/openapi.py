"""The OpenAPI document, as committed in docs/openapi.json and served at /v1/openapi.json."""

from http import HTTPStatus
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

#: Version of the HTTP interface (semantic versioning), sent as API-Version.
API_VERSION = "1.0.0"

_PROBLEM_TYPE = "application/problem+json"
_WITH_BODY = frozenset({"put", "post", "patch"})
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
            if address.startswith("/v1/") and (method in _WITH_BODY or operation.get("parameters")):
                operation["responses"].setdefault("400", _bad_request())
            for status, response in operation["responses"].items():
                _describe_response(address, int(status), response)
    for name in _UNUSED_SCHEMAS:
        document["components"]["schemas"].pop(name, None)
    return document


def _bad_request() -> dict[str, Any]:
    """What any operation answers that is sent something of the wrong form."""
    schema = {"$ref": "#/components/schemas/ProblemSchema"}
    content = {"application/json": {"schema": schema}}
    return {"description": HTTPStatus.BAD_REQUEST.phrase, "content": content}


def _describe_response(address: str, status: int, response: dict[str, Any]) -> None:
    if status >= 400:
        response["content"] = {_PROBLEM_TYPE: response["content"]["application/json"]}
    if status < 400 or address.startswith("/v1/"):
        version = {"description": "version of this interface", "schema": {"type": "string"}}
        response["headers"] = {"API-Version": version}
