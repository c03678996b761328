"""What was written before: for fields like those of a draft, and in other languages."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Query

from api.access import Right, SignedIn
from api.dependencies import RunningServices, problems
from api.routes.workbench.draft_answers import seen_draft
from api.routes.workbench.drafts import ONE_DRAFT, DraftId
from api.wire.workbench.precedents import (
    DraftLanguageSchema,
    DraftLanguagesSchema,
    PrecedentSchema,
    PrecedentsSchema,
)
from forms.drafting.content import path_of
from forms.drafting.coverage import cover
from forms.errors import NotFoundError
from forms.language_tags import same_language
from forms.publication.versions import notes_of_draft
from forms.reviews.paths import is_translated, strings_of
from forms.template import FieldType

router = APIRouter(prefix="/drafts/{draft_id}", tags=["drafts"])


@router.get(
    "/precedents",
    response_model=PrecedentsSchema,
    responses={**ONE_DRAFT, **problems(HTTPStatus.BAD_REQUEST)},
)
def list_precedents(
    services: RunningServices,
    caller: SignedIn,
    draft_id: DraftId,
    page: Annotated[int, Query(ge=1, le=9999, description="from 1")],
    field: Annotated[str, Query(max_length=200, description="id of the field on that page")],
) -> PrecedentsSchema:
    """What published forms say of a field that is called much the same."""
    draft = seen_draft(services, caller, draft_id, Right.SEE_DRAFTS)
    content = services.staff.drafts.content(draft_id)
    kept = content.get(path_of(page, field))
    if kept is None:
        raise NotFoundError("There is no such field in this draft.", code="no-such-field")
    label = content.text(path_of(page, field, "label"))
    found = services.staff.precedents.like(
        label, FieldType(kept["type"]), draft.language, draft.key.issuer
    )
    return PrecedentsSchema(precedents=[PrecedentSchema.of(each) for each in found])


@router.get("/languages", response_model=DraftLanguagesSchema, responses=ONE_DRAFT)
def list_draft_languages(
    services: RunningServices, caller: SignedIn, draft_id: DraftId
) -> DraftLanguagesSchema:
    """How much of a draft people could read in each language, were it published now."""
    draft = seen_draft(services, caller, draft_id, Right.SEE_DRAFTS)
    notes = notes_of_draft(draft, services.staff.drafts.content(draft_id))
    said = {} if notes is None else strings_of(notes)
    texts = {path: text for path, text in said.items() if is_translated(path)}
    codes = [each.code for each in services.languages()]
    wanted = [code for code in codes if not same_language(code, draft.language)]
    known = services.staff.precedents.known_of(
        texts, draft.language, draft.replaces, draft.key.issuer, wanted
    )
    counted = cover(texts, wanted, known, services.glossary)
    return DraftLanguagesSchema(languages=[DraftLanguageSchema.of(each) for each in counted])
