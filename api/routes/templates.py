"""GET /v1/templates: the forms we know, each version with its pages, fields and notes."""

from datetime import UTC, date, datetime
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response

from api.dependencies import NamedVersion, RunningServices, chosen_language, problems
from api.routes.caching import UNCHANGED, cached
from api.routes.page_pictures import PAGE_PICTURE, PageNumber, page_picture
from api.services import Services
from api.wire.changes import ChangeMadeSchema, ChangesMadeSchema
from api.wire.notes import NotesSchema
from api.wire.signatures import SignaturesSchema, SignedPackSchema
from api.wire.templates import TemplateSchema, TemplatesSchema, TemplateSummarySchema
from forms.errors import NotFoundError
from forms.keys import VersionKey
from forms.packing.overlays import fitting_overlays, said_otherwise
from forms.packing.vouching import vouched_overlay, vouched_packs
from forms.store.packs import KeptPack

router = APIRouter(prefix="/templates", tags=["templates"])

Organisation = Annotated[
    str | None,
    Query(description="slug: with what it says otherwise", max_length=100, pattern="^[a-z0-9-]+$"),
]


def _published(services: RunningServices, key: NamedVersion) -> VersionKey:
    if not services.catalogue.version(key).is_published:
        raise NotFoundError("This version is not published.")
    return key


Published = Annotated[VersionKey, Depends(_published)]

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
def show_template(request: Request, services: RunningServices, key: Published) -> Response:
    """One published version, with its pages and fields in millimetres."""
    catalogue = services.catalogue
    return cached(
        request,
        f"{key} {catalogue.revision()} {_today()}",
        lambda: TemplateSchema.of(
            catalogue.template(key), catalogue.note_languages(key), _overlays(services, key)
        ),
    )


@router.get(
    "/{issuer}/{form}/{version}/notes",
    response_model=NotesSchema,
    responses={**UNCHANGED, **_NOT_FOUND, **problems(HTTPStatus.BAD_REQUEST)},
)
def show_notes(
    request: Request,
    services: RunningServices,
    key: Published,
    language: Annotated[str, Query(description="to read in, BCP 47")] = "nl",
    organisation: Organisation = None,
) -> Response:
    """What was written about a version in a language, or else in the language of its print."""
    chosen = chosen_language(services, language)
    return cached(
        request,
        f"{key} {chosen.code} {organisation} {services.catalogue.revision()} {_today()}",
        lambda: _notes(services, key, chosen.code, organisation),
    )


@router.get(
    "/{issuer}/{form}/{version}/pages/{page}",
    response_class=Response,
    responses={**PAGE_PICTURE, **_NOT_FOUND, **problems(HTTPStatus.BAD_REQUEST)},
)
def show_page(
    request: Request,
    services: RunningServices,
    key: Published,
    page: PageNumber,
) -> Response:
    """The blank page, grey, as its owner published it; the same number of pixels for each mm."""
    return page_picture(request, services, key, page)


def _notes(
    services: Services, key: VersionKey, language: str, organisation: str | None
) -> NotesSchema:
    template = services.catalogue.template(key)
    languages = dict.fromkeys((language, template.language))
    found = [services.catalogue.notes(key, each) for each in languages]
    ladder = [notes for notes in found if notes is not None]
    overlay = _overlay(services, key, organisation)
    if overlay is not None:
        ladder = [said_otherwise(notes, overlay) for notes in ladder]
    return NotesSchema.of(template, ladder)


@router.get(
    "/{issuer}/{form}/{version}/signatures",
    response_model=SignaturesSchema,
    responses={**UNCHANGED, **_NOT_FOUND, **problems(HTTPStatus.BAD_REQUEST)},
)
def show_signatures(
    request: Request,
    services: RunningServices,
    key: Published,
    language: Annotated[str, Query(description="of the texts to verify, BCP 47")] = "nl",
    organisation: Organisation = None,
) -> Response:
    """What its owner signed: to verify that what is shown is the owner's own."""
    chosen = chosen_language(services, language)
    return cached(
        request,
        f"signatures {key} {chosen.code} {organisation} {services.catalogue.revision()} {_today()}",
        lambda: _signatures(services, key, chosen.code, organisation),
    )


@router.get(
    "/{issuer}/{form}/{version}/changes",
    response_model=ChangesMadeSchema,
    responses={**UNCHANGED, **_NOT_FOUND, **problems(HTTPStatus.BAD_REQUEST)},
)
def list_changes(request: Request, services: RunningServices, key: Published) -> Response:
    """What was changed in this form because somebody told, in any of its versions."""
    changes = services.feedback.changes(key.issuer, key.form)
    made = ChangesMadeSchema(changes=[ChangeMadeSchema.of(change) for change in changes])
    return cached(request, f"changes {made.model_dump_json()}", lambda: made)


def _signatures(
    services: Services, key: VersionKey, language: str, organisation: str | None
) -> SignaturesSchema:
    printed = services.catalogue.template(key).language
    packs = vouched_packs(services.catalogue, services.packs, key, {language, printed})
    overlay = _overlay(services, key, organisation)
    if overlay is not None:
        packs += vouched_overlay(overlay)
    return SignaturesSchema(packs=[SignedPackSchema.of(pack) for pack in packs])


def _overlays(services: Services, key: VersionKey) -> list[KeptPack]:
    return fitting_overlays(services.catalogue, services.packs, key, datetime.now(UTC))


def _overlay(services: Services, key: VersionKey, organisation: str | None) -> KeptPack | None:
    """What an organisation says otherwise; None where it says nothing that fits this version."""
    if organisation is None:
        return None
    overlays = _overlays(services, key)
    return next((each for each in overlays if each.manifest.issuer == organisation), None)


def _today() -> str:
    """Overlays end with a day, without anything changing in the catalogue."""
    return datetime.now(UTC).date().isoformat()
