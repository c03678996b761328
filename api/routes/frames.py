"""POST /v1/frames: one picture in, its explanation out. Nothing of it is kept."""

import asyncio
import re
from collections.abc import AsyncGenerator, AsyncIterator
from concurrent.futures import Future
from contextlib import aclosing
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Header, Query, Request
from fastapi.responses import Response, StreamingResponse

from api.dependencies import RunningServices, chosen_language, problems
from api.errors import ProblemError, problem_of, problem_response
from api.media_types import JSON_LINES, prefers_lines
from api.services import Services
from api.wire.loose_page import LoosePageLineSchema
from api.wire.overlay import OverlaySchema
from api.wire.progress import ProgressLineSchema
from api.workers.errors import WorkerError
from api.workers.following import followed
from api.workers.looking import Look
from forms.errors import FormsError
from forms.overlay import Overlay, Purpose, Sighting
from forms.progress import Progress
from vision.decode import PictureFormat
from vision.errors import VisionError

MEDIA_TYPES = tuple(f"image/{each.value}" for each in PictureFormat)

# Random enough not to be guessed, short enough to keep; made by the client.
_SESSION = re.compile(r"[A-Za-z0-9_-]{16,64}")

router = APIRouter(tags=["frames"])

_BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "description": "one still picture, at most 20 MB and 24 megapixels",
        "content": {
            media_type: {"schema": {"type": "string", "format": "binary"}}
            for media_type in MEDIA_TYPES
        },
    }
}


# What stands in each line is described in api/openapi.py.
_LINES: dict[str, Any] = {"content": {JSON_LINES: {"schema": {"type": "string"}}}}

# nginx would keep the lines back until it has enough of them.
_AS_THEY_COME = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}


@router.post(
    "/frames",
    response_model=OverlaySchema,
    openapi_extra=_BODY,
    responses={
        200: _LINES,
        **problems(
            HTTPStatus.BAD_REQUEST,
            HTTPStatus.REQUEST_TIMEOUT,
            HTTPStatus.CONFLICT,
            HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
            HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
            HTTPStatus.INTERNAL_SERVER_ERROR,
            HTTPStatus.SERVICE_UNAVAILABLE,
            HTTPStatus.GATEWAY_TIMEOUT,
        ),
    },
)
async def look_at_frame(
    request: Request,
    services: RunningServices,
    language: Annotated[str, Query(description="to explain in, BCP 47")] = "nl",
    purpose: Annotated[
        str,
        Query(
            description="`find`: recognise a form; `read`: if it is none, read it as a letter, and "
            f"with `Accept: {JSON_LINES}` tell meanwhile how far it is"
        ),
    ] = Purpose.FIND,
    loose: Annotated[
        bool,
        Query(
            description="where the answer comes in lines: before it also what a letter's page is "
            "put with others by, at `/v1/letters`"
        ),
    ] = False,
    x_session: Annotated[
        str | None, Header(description="a random token; the newest frame of a session wins")
    ] = None,
) -> Response:
    """Recognise the form, or read the letter, in a picture and explain it where it lies there."""
    _check_media_type(request.headers.get("content-type", ""))
    wanted = _purpose(purpose)
    _check_session(x_session)
    chosen = await asyncio.to_thread(chosen_language, services, language)
    prior = services.sessions.recall(x_session) if x_session else None
    look = Look(await request.body(), chosen.code, wanted, prior)
    if wanted is Purpose.READ and prefers_lines(request.headers.get("accept", "")):
        return await _followed(services, look, _Asker(x_session, loose))
    overlay = await _looked(services, look, x_session)
    _note_down(services, x_session, overlay)
    return Response(
        OverlaySchema.of(overlay).model_dump_json(),
        media_type="application/json",
        headers={"Cache-Control": "no-store"},
    )


@dataclass(frozen=True)
class _Asker:
    """Who asked for lines: its session, and whether it also wants what was read on the page."""

    session: str | None
    wants_page: bool


async def _looked(services: Services, look: Look, session: str | None) -> Overlay:
    """The answer at once; a letter writes how far it is, so that only one that hangs is ended."""
    if look.purpose is not Purpose.READ:
        return await asyncio.wrap_future(services.workers.submit(look, session=session))
    with services.workers.open_note() as note:
        noted = replace(look, note=note.path)
        looking = services.workers.submit(noted, session=session, letter=note.path)
        return await asyncio.wrap_future(looking)


async def _followed(services: Services, look: Look, asker: _Asker) -> Response:
    """The answer line by line: how far it is, and at last the answer or why there is none.

    What fails before there was anything to tell is a problem as ever.
    """
    note = services.workers.open_note()
    noted = replace(look, note=note.path)
    try:
        looking = services.workers.submit(noted, session=asker.session, letter=note.path)
    except WorkerError:
        note.close()
        raise
    steps = followed(looking, note)
    first = await anext(steps, None)
    if first is None:
        looking.result()
    return StreamingResponse(
        _lines(services, asker, first, steps, looking),
        media_type=JSON_LINES,
        headers=_AS_THEY_COME,
    )


async def _lines(
    services: Services,
    asker: _Asker,
    first: Progress | None,
    steps: AsyncGenerator[Progress, None],
    looking: Future[Overlay],
) -> AsyncIterator[str]:
    async with aclosing(steps):
        if first is not None:
            yield ProgressLineSchema.of(first).model_dump_json() + "\n"
        async for progress in steps:
            yield ProgressLineSchema.of(progress).model_dump_json() + "\n"
    try:
        overlay = looking.result()
    except (VisionError, FormsError, WorkerError) as error:
        yield bytes(problem_response(problem_of(error)).body).decode() + "\n"
        return
    _note_down(services, asker.session, overlay)
    if asker.wants_page and overlay.loose is not None:
        yield LoosePageLineSchema.of(overlay.loose).model_dump_json() + "\n"
    yield OverlaySchema.of(overlay).model_dump_json() + "\n"


def _check_media_type(content_type: str) -> None:
    if content_type.partition(";")[0].strip().lower() not in MEDIA_TYPES:
        raise ProblemError(
            HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
            "unsupported-media-type",
            f"Send the bytes of one picture as {', '.join(MEDIA_TYPES)}.",
            known=list(MEDIA_TYPES),
            headers={"Accept-Post": ", ".join(MEDIA_TYPES)},
        )


def _purpose(asked: str) -> Purpose:
    known = [str(purpose) for purpose in Purpose]
    if asked not in known:
        raise ProblemError(
            HTTPStatus.BAD_REQUEST,
            "unknown-purpose",
            f"Pictures can be sent for: {', '.join(known)}.",
            known=known,
        )
    return Purpose(asked)


def _check_session(session: str | None) -> None:
    if session is not None and not _SESSION.fullmatch(session):
        raise ProblemError(
            HTTPStatus.BAD_REQUEST,
            "invalid-session",
            "X-Session takes 16 to 64 letters, digits, hyphens or underscores, made at random.",
        )


def _note_down(services: Services, session: str | None, overlay: Overlay) -> None:
    services.metrics.looked(overlay)
    if session and overlay.template is not None and overlay.page_to_frame is not None:
        sighting = Sighting(overlay.template.key, overlay.page_to_frame)
        services.sessions.remember(session, sighting)
