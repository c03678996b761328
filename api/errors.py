"""Every error as problem+json (RFC 9457). Nothing that was sent is ever repeated in one."""

import logging
import re
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.routing import iter_route_contexts
from starlette.exceptions import HTTPException
from starlette.routing import compile_path

from api.wire.problem import ConflictSchema, ProblemSchema
from api.workers.errors import (
    Abandoned,
    EngineFailed,
    FrameTimeout,
    OutOfMemory,
    Overloaded,
    Superseded,
    Unavailable,
    WorkerCrashed,
    WorkerError,
)
from forms.errors import (
    ConflictError,
    DocumentError,
    EditError,
    ExchangeError,
    FormsError,
    InputError,
    KeyFormatError,
    NotFoundError,
    OverlapError,
    PackError,
    RuleError,
    StoreError,
    TextsDifferError,
    TranslationError,
)
from vision.errors import PictureError, VisionError

_log = logging.getLogger("leeswijzer")

# How soon a phone may try again: about what one waiting frame takes.
_RETRY_AFTER_S = 1

# Of pictures and documents that are not accepted; the others are a bad request.
_CONTENT_STATUS = {
    "too-large-bytes": HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    "too-many-pixels": HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    "file-too-large": HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    "page-too-large": HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    "too-many-pages": HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    "unsupported-format": HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
    "not-a-pdf": HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
}

_WORKER_STATUS: Mapping[type[WorkerError], HTTPStatus] = {
    FrameTimeout: HTTPStatus.GATEWAY_TIMEOUT,
    WorkerCrashed: HTTPStatus.INTERNAL_SERVER_ERROR,
    EngineFailed: HTTPStatus.INTERNAL_SERVER_ERROR,
    OutOfMemory: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    Superseded: HTTPStatus.CONFLICT,
    # Nobody is there to see it.
    Abandoned: HTTPStatus.CONFLICT,
    Overloaded: HTTPStatus.SERVICE_UNAVAILABLE,
    Unavailable: HTTPStatus.SERVICE_UNAVAILABLE,
}

_FORMS_STATUS: Mapping[type[FormsError], HTTPStatus] = {
    ConflictError: HTTPStatus.CONFLICT,
    InputError: HTTPStatus.BAD_REQUEST,
    RuleError: HTTPStatus.FORBIDDEN,
    ExchangeError: HTTPStatus.BAD_REQUEST,
    PackError: HTTPStatus.BAD_REQUEST,
    OverlapError: HTTPStatus.CONFLICT,
    EditError: HTTPStatus.BAD_REQUEST,
    TranslationError: HTTPStatus.SERVICE_UNAVAILABLE,
}

# What we say where the framework found something wrong, whatever its own words.
_NOT_JSON = "The body is not JSON that can be read, or is cut off."
_NO_JSON = "Send a JSON object as the body, with Content-Type: application/json."
# How pydantic calls a body that is not there, is not said to be JSON, or is a list or a number.
_NO_OBJECT = ("missing", "model_attributes_type")
# A parameter or a member as we call them, or the place in a list.
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,39}|[0-9]{1,4}")
_UNNAMED = "a part that is unknown here"
_HTTP_PROBLEMS = {
    # Of JSON nested deeper than anything here is.
    400: ("invalid-request", _NOT_JSON),
    404: ("not-found", "There is nothing at this address."),
    405: ("method-not-allowed", "This address does not accept that method."),
}

# How a program can show who it is; no 401 goes without (RFC 9110, 15.5.2). Browsers ask for no
# password on this one: people sign in on our page.
_CHALLENGE = {"WWW-Authenticate": "Bearer"}

_INTERNAL = "Something went wrong on our side. Try again; if it stays, tell the people who run it."
_NO_SUCH_FORM = "There is no published form, version or page of that name."
_STORE_DETAIL = (
    "The catalogue of forms cannot be read or written at the moment. Nothing was changed. Try "
    "again later."
)


class ProblemError(Exception):
    """An answer that is a problem; `known` lists the values that would have been accepted."""

    def __init__(
        self,
        status: int,
        code: str,
        detail: str,
        known: list[str] | None = None,
        headers: Mapping[str, str] | None = None,
        conflict: ConflictSchema | None = None,
    ) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.detail = detail
        self.known = known
        self.conflict = conflict
        self.headers = dict(headers or {})


def install_error_handlers(app: FastAPI) -> None:
    """Answer every error of `app` as a problem."""
    app.add_exception_handler(ProblemError, _on_problem)
    app.add_exception_handler(HTTPException, _on_http)
    app.add_exception_handler(RequestValidationError, _on_validation)
    app.add_exception_handler(VisionError, _on_domain_error)
    app.add_exception_handler(FormsError, _on_domain_error)
    app.add_exception_handler(WorkerError, _on_domain_error)


def problem_response(problem: ProblemError) -> JSONResponse:
    """The problem as an answer."""
    shape = ProblemSchema(
        type=f"urn:leeswijzer:problem:{problem.code}",
        title=HTTPStatus(problem.status).phrase,
        status=problem.status,
        detail=problem.detail,
        code=problem.code,
        known=problem.known,
        conflict=problem.conflict,
    )
    headers = {"Cache-Control": "no-store", **problem.headers}
    if problem.status == HTTPStatus.UNAUTHORIZED:
        headers |= _CHALLENGE
    unused = {name for name in ("known", "conflict") if getattr(problem, name) is None}
    return JSONResponse(
        shape.model_dump(mode="json", exclude=unused),
        status_code=problem.status,
        headers=headers,
        media_type="application/problem+json",
    )


def problem_of(error: Exception) -> ProblemError:
    """How an error of a lower layer is told over HTTP."""
    if isinstance(error, PictureError | DocumentError):
        status = _CONTENT_STATUS.get(error.code, HTTPStatus.BAD_REQUEST)
        return ProblemError(status, error.code, error.message)
    if isinstance(error, EngineFailed):
        _log.error("A worker failed: %s", error.place)
    if isinstance(error, WorkerError):
        return _retriable(_WORKER_STATUS[type(error)], error.code, error.message)
    if isinstance(error, StoreError):
        # Its message names folders of this machine: for the log, not for strangers.
        _log.error("%s", error.message)
        return _retriable(HTTPStatus.SERVICE_UNAVAILABLE, error.code, _STORE_DETAIL)
    if isinstance(error, NotFoundError | KeyFormatError):
        return _nothing_there(error)
    if isinstance(error, FormsError):
        return _of_forms(error)
    return ProblemError(HTTPStatus.INTERNAL_SERVER_ERROR, "internal-error", _INTERNAL)


def _of_forms(error: FormsError) -> ProblemError:
    if isinstance(error, TextsDifferError):
        # Of two people at one text, neither may lose a word: the one exception to repeating.
        both = ConflictSchema(yours=error.yours, theirs=error.theirs, source=error.source)
        return ProblemError(HTTPStatus.CONFLICT, error.code, error.message, conflict=both)
    status = _FORMS_STATUS.get(type(error), HTTPStatus.INTERNAL_SERVER_ERROR)
    return _retriable(status, error.code, error.message)


def _nothing_there(error: NotFoundError | KeyFormatError) -> ProblemError:
    # What is no form says itself what it is; of a form the message names its key.
    says_itself = error.code not in (NotFoundError.code, KeyFormatError.code)
    detail = error.message if says_itself else _NO_SUCH_FORM
    code = error.code if says_itself else "not-found"
    return ProblemError(HTTPStatus.NOT_FOUND, code, detail)


def _retriable(status: HTTPStatus, code: str, detail: str) -> ProblemError:
    is_busy = status is HTTPStatus.SERVICE_UNAVAILABLE
    headers = {"Retry-After": str(_RETRY_AFTER_S)} if is_busy else None
    return ProblemError(status, code, detail, headers=headers)


async def _on_problem(_request: Request, error: Any) -> JSONResponse:
    return problem_response(error)


async def _on_domain_error(_request: Request, error: Any) -> JSONResponse:
    return problem_response(problem_of(error))


async def _on_http(request: Request, error: Any) -> JSONResponse:
    unusual = ("http-error", "This request cannot be answered.")
    code, detail = _HTTP_PROBLEMS.get(error.status_code, unusual)
    headers = dict(error.headers or {})
    if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        headers |= _allowed(request)
    return problem_response(ProblemError(error.status_code, code, detail, headers=headers))


def _allowed(request: Request) -> dict[str, str]:
    """All methods of an address (RFC 9110, 15.5.6): the framework names those of one route."""
    methods = {
        method
        for context in iter_route_contexts(request.app.router.routes)
        if context.methods and compile_path(context.path or "")[0].match(request.scope["path"])
        for method in context.methods
    }
    if "GET" in methods:
        methods.add("HEAD")
    return {"Allow": ", ".join(sorted(methods))} if methods else {}


async def _on_validation(_request: Request, error: Any) -> JSONResponse:
    # FastAPI's own answer repeats what was sent; names of our parameters are enough.
    wrong = error.errors()
    if any(part["type"] == "json_invalid" for part in wrong):
        detail = _NOT_JSON
    elif any(part["loc"] == ("body",) and part["type"] in _NO_OBJECT for part in wrong):
        detail = _NO_JSON
    else:
        detail = f"Check these parts of the request: {', '.join(_names(wrong))}."
    return problem_response(ProblemError(HTTPStatus.BAD_REQUEST, "invalid-request", detail))


def _names(wrong: Sequence[Any]) -> list[str]:
    """What the wrong parts are called; one that does not look like a name of ours is not told."""
    names = {str(part["loc"][-1]) for part in wrong if part["loc"]}
    told = {name if _NAME.fullmatch(name) else _UNNAMED for name in names}
    return sorted(told, key=lambda name: (name == _UNNAMED, name))
