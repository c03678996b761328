"""POST /v1/letters: pages that were photographed one by one, understood as one letter."""

import asyncio
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from api.dependencies import RunningServices, chosen_language, problems
from api.wire.loose_page import LoosePagesSchema, TogetherSchema
from api.workers.looking import PutTogether

router = APIRouter(tags=["frames"])

_PROBLEMS = problems(
    HTTPStatus.BAD_REQUEST,
    HTTPStatus.REQUEST_TIMEOUT,
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    HTTPStatus.INTERNAL_SERVER_ERROR,
    HTTPStatus.SERVICE_UNAVAILABLE,
    HTTPStatus.GATEWAY_TIMEOUT,
)


@router.post("/letters", response_model=TogetherSchema, responses=_PROBLEMS)
async def put_together(
    services: RunningServices,
    sent: LoosePagesSchema,
    language: Annotated[str, Query(description="to explain in, BCP 47")] = "nl",
) -> Response:
    """Understand pages of one letter together, from what `POST /v1/frames` read on each.

    Nothing of it is kept: who photographed the pages has what was read, and sends all of it.
    """
    chosen = await asyncio.to_thread(chosen_language, services, language)
    pages = tuple(page.page() for page in sent.pages)
    with services.workers.open_note() as note:
        task = PutTogether(pages, chosen.code, note.path)
        together = await asyncio.wrap_future(services.workers.submit(task, letter=note.path))
    return Response(
        TogetherSchema.of(together).model_dump_json(),
        media_type="application/json",
        headers={"Cache-Control": "no-store"},
    )
