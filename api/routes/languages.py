"""GET /v1/languages: what a reader can choose."""

from http import HTTPStatus

from fastapi import APIRouter

from api.dependencies import RunningServices, problems
from api.wire.languages import LanguageSchema, LanguagesSchema

router = APIRouter(tags=["languages"])


@router.get("/languages", responses=problems(HTTPStatus.INTERNAL_SERVER_ERROR))
def list_languages(services: RunningServices) -> LanguagesSchema:
    """Every language we can explain in, Dutch first."""
    return LanguagesSchema(
        languages=[LanguageSchema.of(language) for language in services.languages()]
    )
