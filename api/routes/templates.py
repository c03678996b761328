"""GET /v1/templates: the forms we know, each version with its pages, fields and notes."""

from datetime import date
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import Response

from api.routes.access import RunningServices, chosen_language, problems
from api.routes.caching import UNCHANGED, cached, caching_headers
from api.services import Services
from api.wire.notes import NotesSchema
from api.wire.templates import TemplateSchema, TemplatesSchema, TemplateSummarySchema
from forms.errors import NotFoundError
from forms.keys import VersionKey

router = APIRouter(prefix="/templates", tags=["templates"])

_NOT_FOUND = problems(HTTPStatus.NOT_FOUND, HTTPStatus.SERVICE_UNAVAILABLE)


@router.get(
    "",
    response_model=TemplatesSchema,
    responses={**UNCHANGED, **problems(HTTPStatus.SERVICE_UNAVAILABLE)},
)
def list_templates(request: Request, services: RunningServices) -> Response:
    """All published versions."""
    catalogue = services.catalogue

    def listed() -> TemplatesSchema:
        published = [kept for kept in catalogue.versions() if kept.is_published]
        return TemplatesSchema(templates=[TemplateSummarySchema.of(kept) for kept in published])

    return cached(request, f"templates {catalogue.revision()} {date.today()}", listed)


@router.get(
    "/{issuer}/{form}/{version}",
    response_model=TemplateSchema,
    responses={**UNCHANGED, **_NOT_FOUND},
)
def show_template(
    request: Request, services: RunningServices, issuer: str, form: str, version: str
) -> Response:
    """One published version, with its pages and fields in millimetres."""
    key = _published(services, issuer, form, version)
    catalogue = services.catalogue
    return cached(
        request,
        f"{key} {catalogue.revision()}",
        lambda: TemplateSchema.of(catalogue.template(key), catalogue.note_languages(key)),
    )


@router.get(
    "/{issuer}/{form}/{version}/notes",
    response_model=NotesSchema,
    responses={**UNCHANGED, **_NOT_FOUND, **problems(HTTPStatus.BAD_REQUEST)},
)
def show_notes(
    request: Request,
    services: RunningServices,
    issuer: str,
    form: str,
    version: str,
    language: Annotated[str, Query(description="to read in, BCP 47")] = "nl",
) -> Response:
    """What was written about a version in a language, or else in the language of its print."""
    chosen = chosen_language(services, language)
    key = _published(services, issuer, form, version)
    return cached(
        request,
        f"{key} {chosen.code} {services.catalogue.revision()}",
        lambda: _notes(services, key, chosen.code),
    )


@router.get(
    "/{issuer}/{form}/{version}/pages/{page}",
    response_class=Response,
    responses={
        200: {"content": {"image/png": {}}},
        **UNCHANGED,
        **_NOT_FOUND,
        **problems(HTTPStatus.BAD_REQUEST),
    },
)
def show_page(
    request: Request,
    services: RunningServices,
    issuer: str,
    form: str,
    version: str,
    page: Annotated[int, Path(ge=1, le=9999, description="from 1")],
) -> Response:
    """The blank page, grey, as its owner published it; the same number of pixels for each mm."""
    key = _published(services, issuer, form, version)
    headers = caching_headers(f"{key} {page} picture")
    if headers["ETag"] in request.headers.get("if-none-match", ""):
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    png = services.catalogue.page_image(key.page(page))
    return Response(png, media_type="image/png", headers=headers)


def _notes(services: Services, key: VersionKey, language: str) -> NotesSchema:
    template = services.catalogue.template(key)
    languages = dict.fromkeys((language, template.language))
    found = [services.catalogue.notes(key, each) for each in languages]
    return NotesSchema.of(template, [notes for notes in found if notes is not None])


def _published(services: Services, issuer: str, form: str, version: str) -> VersionKey:
    key = VersionKey(issuer, form, version)
    if not services.catalogue.version(key).is_published:
        raise NotFoundError("This version is not published.")
    return key
