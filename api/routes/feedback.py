"""POST /v1/feedback and /v1/steps: what people say about a place, and how often it is met."""

from http import HTTPStatus

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.dependencies import RunningServices, chosen_language, problems, require_patience, too_many
from api.errors import ProblemError
from api.services import Services
from api.wire.feedback import FeedbackSchema, StepsSchema
from forms.errors import NotFoundError
from forms.feedback import UNTOLD_LANGUAGE, Remark, StepCount, StepEvent, tidied
from forms.keys import PageKey
from forms.personal_words import personal_data_in

router = APIRouter(tags=["feedback"])

#: Codes are found on the paper, not in the template: any number of them is a place.
_CODE_PREFIX = "code:"
#: Full for today: tomorrow is at most this far away, an hour is a better guess than a day.
_FULL_RETRY_S = 3600

_PROBLEMS = problems(
    HTTPStatus.BAD_REQUEST,
    HTTPStatus.NOT_FOUND,
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    HTTPStatus.TOO_MANY_REQUESTS,
    HTTPStatus.SERVICE_UNAVAILABLE,
)


@router.post("/feedback", status_code=HTTPStatus.NO_CONTENT, responses=_PROBLEMS)
def keep_feedback(request: Request, services: RunningServices, said: FeedbackSchema) -> Response:
    """Keep a few words about one place on a form. Words that look personal are refused."""
    require_patience(request, services)
    page = _known_place(services, said.page_key, {said.anchor_id})
    language = chosen_language(services, said.language).code
    message = tidied(said.message)
    found = personal_data_in(message or "")
    if found:
        raise ProblemError(
            HTTPStatus.BAD_REQUEST,
            "personal-data",
            "Your words look as if they hold personal data, such as a number, a date or an "
            f"address. Nothing was kept. Leave it out: {', '.join(found)}.",
        )
    remark = Remark(page, said.anchor_id, language, said.kind, message)
    if not services.feedback.keep(remark):
        raise too_many(_FULL_RETRY_S)
    return Response(status_code=HTTPStatus.NO_CONTENT)


@router.post("/steps", status_code=HTTPStatus.NO_CONTENT, responses=_PROBLEMS)
def add_steps(request: Request, services: RunningServices, steps: StepsSchema) -> Response:
    """Add to the counts of a page, from somebody who chose to tell."""
    require_patience(request, services)
    page = _known_place(services, steps.page_key, {each.anchor_id for each in steps.counts})
    counts = [StepCount(each.anchor_id, each.event, each.count) for each in steps.counts]
    services.feedback.add_steps(page, _once(counts), language=_language_of(services, steps))
    return Response(status_code=HTTPStatus.NO_CONTENT)


def _language_of(services: Services, steps: StepsSchema) -> str:
    """Which language the visit was in: one that is offered, or that nobody told."""
    if steps.language is None:
        return UNTOLD_LANGUAGE
    return chosen_language(services, steps.language).code


def _once(counts: list[StepCount]) -> list[StepCount]:
    """The counts with one line for each place and event: one visit never counts for two."""
    summed: dict[tuple[str, StepEvent], int] = {}
    for each in counts:
        place = (each.anchor_id, each.event)
        summed[place] = summed.get(place, 0) + each.count
    return [StepCount(anchor_id, event, n) for (anchor_id, event), n in summed.items()]


def _known_place(services: Services, page_key: str, anchor_ids: set[str]) -> PageKey:
    """The page of that key, when all those places are on it.

    Raises:
        NotFoundError: there is no such published page.
        ProblemError: unknown-anchor.
    """
    key = PageKey.parse(page_key)
    if not services.catalogue.version(key.version).is_published:
        raise NotFoundError("This version is not published.")
    pages = services.catalogue.template(key.version).pages
    if key.page > len(pages):
        raise NotFoundError("This version has no such page.")
    known = {field.id for field in pages[key.page - 1].fields}
    if any(each not in known and not each.startswith(_CODE_PREFIX) for each in anchor_ids):
        raise ProblemError(
            HTTPStatus.BAD_REQUEST, "unknown-anchor", "There is no such place on that page."
        )
    return key
