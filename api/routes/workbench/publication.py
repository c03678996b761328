"""From draft to published: one asks, a second person looks at what changes, and decides."""

from datetime import date
from http import HTTPStatus

from fastapi import APIRouter
from fastapi.responses import Response

from api.access import Caller, Right, SignedIn, require_second_person
from api.dependencies import RunningServices, problems
from api.routes.workbench.draft_answers import DraftAnswers, seen_draft
from api.routes.workbench.drafts import ONE_DRAFT, DraftId
from api.services import Services
from api.wire.workbench.drafts import ChangeSchema, DraftSchema
from api.wire.workbench.publication import (
    DecisionSchema,
    DifferencesSchema,
    KnownTextSchema,
    PublicationRequestSchema,
)
from forms.drafting.content import Change, Content
from forms.drafting.draft import Draft
from forms.drafting.legal import legal_pdf
from forms.publication import publishing
from forms.publication.versions import predecessor

router = APIRouter(prefix="/drafts/{draft_id}", tags=["drafts"])

_SENTENCES = ("purpose", "send-to", "before", "explanation", "where")
_STAGES = {**ONE_DRAFT, **problems(HTTPStatus.BAD_REQUEST, HTTPStatus.CONFLICT)}


@router.get("/differences", response_model=DifferencesSchema, responses=ONE_DRAFT)
def show_differences(
    services: RunningServices, caller: SignedIn, draft_id: DraftId
) -> DifferencesSchema:
    """What publishing this draft changes of what citizens see now."""
    draft = seen_draft(services, caller, draft_id, Right.SEE_DRAFTS)
    before = predecessor(services.catalogue, draft.replaces)
    changes = before.changes_to(services.staff.drafts.content(draft_id))
    return DifferencesSchema(
        replaces=str(draft.replaces) if draft.replaces and before != Content() else None,
        changes=[ChangeSchema.of(change) for change in changes],
        known=_known(services, draft, changes),
    )


@router.put("/publication-request", response_model=DraftSchema, responses=_STAGES)
def ask_for_publication(
    services: RunningServices, caller: SignedIn, draft_id: DraftId, asked: PublicationRequestSchema
) -> DraftSchema:
    """Ask a second person to publish a draft. It cannot be edited until they decided."""
    seen_draft(services, caller, draft_id, Right.EDIT_FORM)
    draft = publishing.ask(
        services.staff.drafts, draft_id, on=asked.publish_on, by=caller.who, today=date.today()
    )
    return DraftAnswers(services, caller).draft(draft)


@router.delete("/publication-request", response_model=DraftSchema, responses=_STAGES)
def withdraw_request(services: RunningServices, caller: SignedIn, draft_id: DraftId) -> DraftSchema:
    """Take the request back, or stop a publication whose day is yet to come, and edit on."""
    seen_draft(services, caller, draft_id, Right.EDIT_FORM)
    draft = publishing.withdraw(services.staff.drafts, draft_id, by=caller.who)
    return DraftAnswers(services, caller).draft(draft)


@router.put("/decision", response_model=DraftSchema, responses=_STAGES)
def decide_on_publication(
    services: RunningServices, caller: SignedIn, draft_id: DraftId, decision: DecisionSchema
) -> DraftSchema:
    """Publish a draft, now or when its day comes, or refuse with a reason: a second person does."""
    draft = seen_draft(services, caller, draft_id, Right.PUBLISH_FORM)
    require_second_person(caller, draft.asked_by)
    require_second_person(caller, services.staff.drafts.last_editor(draft_id))
    return DraftAnswers(services, caller).draft(_decided(services, caller, draft_id, decision))


@router.get(
    "/document",
    response_class=Response,
    responses={200: {"content": {"application/pdf": {}}}, **ONE_DRAFT},
)
def show_document(services: RunningServices, caller: SignedIn, draft_id: DraftId) -> Response:
    """All texts of a draft beside pictures of its fields, as a PDF for legal review."""
    draft = seen_draft(services, caller, draft_id, Right.SEE_DRAFTS)
    content = services.staff.drafts.content(draft_id)
    images = {page.number: services.staff.drafts.image(page.image_sha256) for page in draft.pages}
    name = f"{draft.key.form}-{draft.key.version}-r{draft.revision}.pdf"
    return Response(
        legal_pdf(draft, content, images),
        media_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _known(services: Services, draft: Draft, changes: tuple[Change, ...]) -> list[KnownTextSchema]:
    """Which of the texts that change were taken over as they stand in a published form."""
    texts = {each.path: each.after for each in changes if _may_be_taken_over(each)}
    found = services.staff.precedents.said_in(texts, draft.language, draft.key)
    titles = {key: services.catalogue.template(key).title for key in set(found.values())}
    return [
        KnownTextSchema(path=path, version=str(key), title=titles[key])
        for path, key in found.items()
    ]


def _may_be_taken_over(change: Change) -> bool:
    """Whether it is a sentence: names of fields and days are the same by chance."""
    name = change.path.rpartition("/")[2]
    return isinstance(change.after, str) and name in _SENTENCES


def _decided(services: Services, caller: Caller, draft_id: int, decision: DecisionSchema) -> Draft:
    drafts = services.staff.drafts
    if not decision.is_accepted:
        reason = decision.reason or ""
        return publishing.refuse(drafts, draft_id, reason=reason, by=caller.who)
    return publishing.approve(
        drafts,
        services.catalogue,
        services.senders,
        draft_id,
        by=caller.who,
        today=date.today(),
    )
