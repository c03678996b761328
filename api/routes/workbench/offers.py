"""What a draft may take over, for who makes it to look at: many at once, and none by itself."""

from fastapi import APIRouter

from api.access import Right, SignedIn
from api.dependencies import RunningServices
from api.routes.page_pictures import PageNumber
from api.routes.workbench.draft_answers import seen_draft
from api.routes.workbench.drafts import ONE_DRAFT, DraftId
from api.services import Services
from api.wire.workbench.precedents import (
    FactsOfferSchema,
    FactsOffersSchema,
    FieldOfferSchema,
    FieldOffersSchema,
)
from forms.drafting.content import Content, path_of
from forms.drafting.draft import Draft
from forms.drafting.offers import FactsOffer, FieldOffer, facts_to_offer, unexplained
from forms.letters.senders import Sender, name_key
from forms.publication.versions import predecessor
from forms.template import FieldType

router = APIRouter(prefix="/drafts/{draft_id}", tags=["drafts"])


@router.get("/pages/{page}/field-offers", response_model=FieldOffersSchema, responses=ONE_DRAFT)
def list_field_offers(
    services: RunningServices, caller: SignedIn, draft_id: DraftId, page: PageNumber
) -> FieldOffersSchema:
    """Of each field of a page that says nothing yet: the likest that published forms say."""
    draft = seen_draft(services, caller, draft_id, Right.SEE_DRAFTS)
    content = services.staff.drafts.content(draft_id)
    lacking = unexplained(content, page)
    found = (_offer(services, draft, content, page, field_id) for field_id in lacking)
    return FieldOffersSchema(offers=[FieldOfferSchema.of(each) for each in found if each])


@router.get("/facts-offers", response_model=FactsOffersSchema, responses=ONE_DRAFT)
def list_facts_offers(
    services: RunningServices, caller: SignedIn, draft_id: DraftId
) -> FactsOffersSchema:
    """What the organisation's last published form says of itself and this draft does not."""
    draft = seen_draft(services, caller, draft_id, Right.SEE_DRAFTS)
    offer = _facts_offer(services, draft, services.staff.drafts.content(draft_id))
    return FactsOffersSchema(offers=[] if offer is None else [FactsOfferSchema.of(offer)])


def _offer(
    services: Services, draft: Draft, content: Content, page: int, field_id: str
) -> FieldOffer | None:
    label = content.text(path_of(page, field_id, "label"))
    kind = FieldType(content.values[path_of(page, field_id)]["type"])
    said = services.staff.precedents.like(label, kind, draft.language, draft.key.issuer)
    return FieldOffer(page, field_id, label, said[0]) if said else None


def _facts_offer(services: Services, draft: Draft, content: Content) -> FactsOffer | None:
    last = services.staff.precedents.last_of(draft.key.issuer, draft.key)
    if last is None:
        return None
    before = predecessor(services.catalogue, last)
    is_read = services.catalogue.template(last).language == draft.language
    said = before if is_read else Content()
    facts = facts_to_offer(content, said, _sender(services, draft))
    return FactsOffer(last, before.text("title"), facts) if facts else None


def _sender(services: Services, draft: Draft) -> Sender | None:
    """What the organisation published about itself: telephones, accounts."""
    own = name_key(draft.issuer_name or "")
    named = (each for each in services.senders.senders().all if name_key(each.name) == own)
    return next(named, None)
