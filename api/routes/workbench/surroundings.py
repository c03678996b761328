"""What a reviewer looks at beside a string: its paper, its neighbours, words, suggestions."""

import asyncio
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response

from api.access import Caller, Person, Right, SignedIn, needs, require
from api.dependencies import NamedVersion, RecordId, RunningServices, problems
from api.routes.page_pictures import PAGE_PICTURE, PageNumber, page_picture
from api.services import Services
from api.staff.worker import Suggest
from api.wire.templates import TemplateSchema
from api.wire.workbench.surroundings import (
    MachineSuggestionSchema,
    OwnWorkSchema,
    SurroundingsSchema,
    TermSchema,
)
from api.wire.workbench.typed import LanguageCode
from forms.language.packages import installed_packages
from forms.language_tags import same_language
from forms.reviews.desk import DeskString

router = APIRouter(tags=["workbench: texts"])

_READS = problems(
    HTTPStatus.BAD_REQUEST, HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND
)
_STRING = "/strings/{string_id}/translations/{language}"
_FORM = "/forms/{issuer}/{form}/{version}"

Seeing = Annotated[Caller, Depends(needs(Right.SEE_DRAFTS))]


@router.get(f"{_STRING}/surroundings", responses=_READS)
def show_surroundings(
    services: RunningServices,
    caller: SignedIn,
    string_id: RecordId,
    language: str,
    pivot: Annotated[
        LanguageCode | None, Query(description="another language to read the string in")
    ] = None,
) -> SurroundingsSchema:
    """What helps to understand a string: its form, neighbours, government words."""
    string = _string(services, caller, string_id, language)
    around = services.staff.desk.around(string_id, language, pivot)
    glossary = services.staff.terms.glossary()
    terms = [
        TermSchema.of(term, string.source, glossary, string.source_language, language)
        for term in glossary.terms_in(string.source)
    ]
    return SurroundingsSchema.of(around, terms)


@router.get(
    f"{_STRING}/machine-suggestion",
    response_model=MachineSuggestionSchema,
    responses={**_READS, **problems(HTTPStatus.SERVICE_UNAVAILABLE, HTTPStatus.GATEWAY_TIMEOUT)},
)
async def suggest_by_machine(
    services: RunningServices, caller: SignedIn, string_id: RecordId, language: str
) -> MachineSuggestionSchema:
    """What a translation engine would say: to begin with, never shown without a person."""
    string = await asyncio.to_thread(_string, services, caller, string_id, language)
    is_own = same_language(string.source_language, language)
    if is_own or not await asyncio.to_thread(_has_engine, services):
        return MachineSuggestionSchema.of(None)
    task = Suggest(string.source, string.source_language, language)
    suggesting = services.staff.worker.workers.submit(task)
    return MachineSuggestionSchema.of(await asyncio.wrap_future(suggesting))


@router.get("/own-work", responses=problems(HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN))
def show_own_work(services: RunningServices, caller: SignedIn) -> OwnWorkSchema:
    """What I wrote and decided today."""
    person_id = caller.id if isinstance(caller, Person) else 0
    midnight = services.staff.signing_in.now().date().isoformat()
    return OwnWorkSchema.of(services.staff.desk.day_of_work(person_id, midnight))


@router.get(f"{_FORM}/template", responses=_READS)
def show_form(services: RunningServices, _caller: Seeing, key: NamedVersion) -> TemplateSchema:
    """A version with its pages and fields in millimetres, published or not."""
    template = services.catalogue.template(key)
    return TemplateSchema.of(template, services.catalogue.note_languages(key), ())


@router.get(
    f"{_FORM}/pages/{{page}}",
    response_class=Response,
    responses={**PAGE_PICTURE, **_READS},
)
def show_form_page(
    request: Request,
    services: RunningServices,
    _caller: Seeing,
    key: NamedVersion,
    page: PageNumber,
) -> Response:
    """The blank page of a version, published or not, as a grey PNG."""
    return page_picture(request, services, key, page)


def _string(services: Services, caller: Caller, string_id: int, language: str) -> DeskString:
    """The string, to whom may write it in that language."""
    string = services.staff.desk.string(string_id, language)
    issuer = string.version.issuer
    require(caller, Right.WRITE_TRANSLATION, organisation=issuer, language=language)
    return string


def _has_engine(services: Services) -> bool:
    """Whether any is there: a process is not started to find out."""
    return services.translation_service is not None or bool(
        installed_packages(services.packages_folder)
    )
