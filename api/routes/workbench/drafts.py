"""/v1/workbench/drafts: forms that are being made, from a file to what is asked to be published."""

import asyncio
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Request
from fastapi.responses import Response

from api.access import Caller, Right, SignedIn, needs, require
from api.dependencies import RunningServices, problems
from api.errors import ProblemError
from api.routes.caching import cached
from api.routes.page_pictures import PAGE_PICTURE, PageNumber
from api.routes.workbench.draft_answers import DraftAnswers, seen_draft
from api.services import Services
from api.staff.worker import ReadHeading
from api.wire.schema import HIGHEST_ID
from api.wire.workbench.drafts import (
    DraftContentSchema,
    DraftSchema,
    DraftsSchema,
    EditedSchema,
    NewDraftSchema,
)
from api.wire.workbench.edits import EditSchema, RedoSchema, UndoSchema
from forms.drafting.draft import Draft, DraftState, NewDraft
from forms.drafting.inheriting import facts_of
from forms.drafting.texts import LONGEST_LABEL, cleaned
from forms.errors import EditError, KeyFormatError, NotFoundError
from forms.keys import VersionKey, slug
from forms.pdf.reading import Heading
from forms.publication.versions import predecessor

router = APIRouter(tags=["drafts"])

MEDIA_TYPES = ("application/pdf", "image/jpeg", "image/png", "image/webp", "image/tiff")
_BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "description": "one blank form: a PDF, or a scan of one page; at most 20 MB",
        "content": {
            media_type: {"schema": {"type": "string", "format": "binary"}}
            for media_type in MEDIA_TYPES
        },
    }
}
_SIGNED_OUT = problems(HTTPStatus.UNAUTHORIZED, HTTPStatus.SERVICE_UNAVAILABLE)
ONE_DRAFT = {**_SIGNED_OUT, **problems(HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND)}
DraftId = Annotated[int, Path(ge=1, le=HIGHEST_ID, description="of a draft")]


@router.get(
    "/drafts",
    response_model=DraftsSchema,
    responses={**_SIGNED_OUT, **problems(HTTPStatus.FORBIDDEN)},
)
def list_drafts(services: RunningServices, caller: SignedIn) -> DraftsSchema:
    """The drafts of the organisations one works for, the last changed first."""
    reach = caller.reach(Right.SEE_DRAFTS)
    if not reach:
        require(caller, Right.SEE_DRAFTS)
    is_everywhere = any(each.organisations is None for each in reach)
    own = {slug for each in reach for slug in each.organisations or ()}
    names, told = services.staff.drafts.names(), DraftAnswers(services, caller)
    found = services.staff.drafts.drafts(None if is_everywhere else own)
    return DraftsSchema(drafts=[told.draft(draft, names) for draft in found])


@router.post(
    "/organisations/{organisation}/drafts",
    status_code=HTTPStatus.CREATED,
    response_model=DraftSchema,
    openapi_extra=_BODY,
    responses={
        **_SIGNED_OUT,
        **problems(
            HTTPStatus.BAD_REQUEST,
            HTTPStatus.FORBIDDEN,
            HTTPStatus.CONFLICT,
            HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
            HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
        ),
    },
)
async def begin_draft(
    request: Request,
    services: RunningServices,
    caller: Annotated[Caller, Depends(needs(Right.EDIT_FORM))],
    organisation: Annotated[str, Path(description="slug; the issuer of the form")],
    asked: Annotated[NewDraftSchema, Query()],
) -> DraftSchema:
    """Begin a form with a file. Its pages are read afterwards, and can be edited as they come."""
    _check_media_type(request.headers.get("content-type", ""))
    new = _new(services, organisation, asked)
    content = await request.body()
    heading = await asyncio.wrap_future(services.staff.worker.workers.submit(ReadHeading(content)))
    draft = await asyncio.to_thread(_begun, services, new, content, heading, caller.who)
    services.staff.draft_keeper.wake()
    return DraftAnswers(services, caller).draft(draft)


@router.get("/drafts/{draft_id}", response_model=DraftContentSchema, responses=ONE_DRAFT)
def show_draft(
    services: RunningServices, caller: SignedIn, draft_id: DraftId
) -> DraftContentSchema:
    """A draft with all it says, its pages as far as they were read, and what is missing."""
    draft = seen_draft(services, caller, draft_id, Right.SEE_DRAFTS)
    return DraftAnswers(services, caller).content(draft)


@router.delete(
    "/drafts/{draft_id}",
    status_code=HTTPStatus.NO_CONTENT,
    responses={**ONE_DRAFT, **problems(HTTPStatus.CONFLICT)},
)
def discard_draft(services: RunningServices, caller: SignedIn, draft_id: DraftId) -> None:
    """Throw a draft away. One that somebody was asked to publish is taken back first."""
    draft = seen_draft(services, caller, draft_id, Right.EDIT_FORM)
    if draft.state in (DraftState.ASKED, DraftState.SCHEDULED):
        raise ProblemError(
            HTTPStatus.CONFLICT, "other-stage", "Take back the request to publish it first."
        )
    services.staff.drafts.discard(draft_id, caller.who)


@router.get("/drafts/{draft_id}/edits", response_model=EditedSchema, responses=ONE_DRAFT)
def list_edits(
    services: RunningServices,
    caller: SignedIn,
    draft_id: DraftId,
    since: Annotated[int, Query(ge=0, le=HIGHEST_ID, description="the revision one knows of")] = 0,
) -> EditedSchema:
    """What changed since a revision, whoever did it."""
    seen_draft(services, caller, draft_id, Right.SEE_DRAFTS)
    edited = services.staff.drafts.since(draft_id, since, caller.who)
    return DraftAnswers(services, caller).edited(draft_id, edited)


@router.post(
    "/drafts/{draft_id}/edits",
    response_model=EditedSchema,
    responses={**ONE_DRAFT, **problems(HTTPStatus.BAD_REQUEST, HTTPStatus.CONFLICT)},
)
def edit_draft(
    services: RunningServices, caller: SignedIn, draft_id: DraftId, edit: EditSchema
) -> EditedSchema:
    """Change a draft. 409 `changed-meanwhile` when somebody changed the same since `seen`."""
    seen_draft(services, caller, draft_id, Right.EDIT_FORM)
    drafts, asked = services.staff.drafts, edit.operation
    if isinstance(asked, UndoSchema | RedoSchema):
        is_redo = isinstance(asked, RedoSchema)
        edited = drafts.turn_back(draft_id, edit.seen, caller.who, is_redo=is_redo)
    else:
        operation = asked.operation()
        edited = drafts.edit(
            draft_id,
            edit.seen,
            lambda content, draft: operation.apply(content, draft.paper),
            caller.who,
        )
    return DraftAnswers(services, caller).edited(draft_id, edited)


@router.get(
    "/drafts/{draft_id}/pages/{page}",
    response_class=Response,
    responses={**PAGE_PICTURE, **ONE_DRAFT},
)
def show_draft_page(
    request: Request,
    services: RunningServices,
    caller: SignedIn,
    draft_id: DraftId,
    page: PageNumber,
) -> Response:
    """The blank page, grey, four pixels for each mm."""
    found = seen_draft(services, caller, draft_id, Right.SEE_DRAFTS).page(page)
    if found is None:
        raise NotFoundError("There is no such page in this draft, or it was not read yet.")
    return cached(
        request,
        found.image_sha256,
        lambda: services.staff.drafts.image(found.image_sha256),
        keep="private, max-age=86400",
    )


def _check_media_type(content_type: str) -> None:
    if content_type.partition(";")[0].strip().lower() not in MEDIA_TYPES:
        raise ProblemError(
            HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
            "unsupported-media-type",
            "Send the bytes of one blank form: a PDF, or a scan as JPEG, PNG, WebP or TIFF.",
            known=list(MEDIA_TYPES),
            headers={"Accept-Post": ", ".join(MEDIA_TYPES)},
        )


def _new(services: Services, issuer: str, asked: NewDraftSchema) -> NewDraft:
    """The draft that is asked for.

    Raises:
        ProblemError: 400, a name is none or the version before is another form's.
    """
    try:
        named = cleaned(asked.title, LONGEST_LABEL)
        if named is None:
            raise EditError("A form has a name. Write what stands at its top.", code="no-title")
        key = VersionKey(issuer, asked.form or slug(named), asked.version)
        before = VersionKey.parse(asked.replaces) if asked.replaces else None
    except KeyFormatError as error:
        raise ProblemError(HTTPStatus.BAD_REQUEST, "invalid-key", error.message) from error
    if before is not None and (before.family != key.family or before == key):
        raise ProblemError(
            HTTPStatus.BAD_REQUEST,
            "other-form",
            "A new version follows an earlier version of the same form.",
        )
    return NewDraft(key, "nl", services.staff.drafts.organisation_name(issuer), named, before)


def _begun(services: Services, new: NewDraft, content: bytes, heading: Heading, who: str) -> Draft:
    facts = facts_of(predecessor(services.catalogue, new.replaces))
    draft_id = services.staff.drafts.begin(new, content, who, facts)
    services.staff.drafts.open_file(
        draft_id,
        page_count=heading.page_count,
        language=heading.language,
        title=None,
        warnings=heading.warnings,
    )
    return services.staff.drafts.draft(draft_id)
