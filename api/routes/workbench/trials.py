"""A draft tried out: recognised on simulated photos, shown as on a phone, and on paper."""

import asyncio
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Query

from api.access import Right, SignedIn
from api.dependencies import RunningServices, chosen_language, problems
from api.routes.page_pictures import PageNumber
from api.routes.workbench.draft_answers import seen_draft
from api.routes.workbench.drafts import ONE_DRAFT, DraftId
from api.staff.worker import ShowPreview, TryRecognition
from api.wire.workbench.trials import PreviewSchema, RecognitionSchema

router = APIRouter(prefix="/drafts/{draft_id}", tags=["drafts"])

_SLOW = {
    **ONE_DRAFT,
    **problems(HTTPStatus.INTERNAL_SERVER_ERROR, HTTPStatus.GATEWAY_TIMEOUT),
}


@router.get("/pages/{page}/recognition", response_model=RecognitionSchema, responses=_SLOW)
async def try_recognition(
    services: RunningServices, caller: SignedIn, draft_id: DraftId, page: PageNumber
) -> RecognitionSchema:
    """How well a page is recognised among all published forms, on ten simulated photos."""
    await asyncio.to_thread(seen_draft, services, caller, draft_id, Right.SEE_DRAFTS)
    trying = services.staff.worker.workers.submit(TryRecognition(draft_id, page))
    return RecognitionSchema.of(await asyncio.wrap_future(trying))


@router.get(
    "/pages/{page}/preview",
    response_model=PreviewSchema,
    responses={**_SLOW, **problems(HTTPStatus.BAD_REQUEST)},
)
async def show_preview(
    services: RunningServices,
    caller: SignedIn,
    draft_id: DraftId,
    page: PageNumber,
    language: Annotated[str, Query(description="to explain in, BCP 47")] = "nl",
) -> PreviewSchema:
    """What a phone held over that page would show, were the draft published."""
    await asyncio.to_thread(seen_draft, services, caller, draft_id, Right.SEE_DRAFTS)
    chosen = await asyncio.to_thread(chosen_language, services, language)
    showing = services.staff.worker.workers.submit(ShowPreview(draft_id, page, chosen.code))
    return PreviewSchema.of(await asyncio.wrap_future(showing))
