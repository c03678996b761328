"""What routes share: the running services, and how a problem is declared."""

from http import HTTPStatus
from typing import Annotated, Any

from fastapi import Depends, Request

from api.errors import ProblemError
from api.services import Services
from api.wire.problem import ProblemSchema
from forms.language.languages import Language, UnknownLanguage, choose_language


def running_services(request: Request) -> Services:
    """The services of this application, opened by its lifespan."""
    services: Services = request.state.services
    return services


RunningServices = Annotated[Services, Depends(running_services)]


def problems(*statuses: HTTPStatus) -> dict[int | str, dict[str, Any]]:
    """The problems a route can answer with, for the OpenAPI document."""
    return {
        int(status): {"model": ProblemSchema, "description": status.phrase} for status in statuses
    }


def chosen_language(services: Services, asked: str) -> Language:
    """The language meant by `asked`.

    Raises:
        ProblemError: unknown-language, with those that are known.
    """
    chosen = choose_language(asked, services.languages())
    if isinstance(chosen, UnknownLanguage):
        raise ProblemError(
            HTTPStatus.BAD_REQUEST,
            "unknown-language",
            f"We cannot answer in that language. Choose one of: {', '.join(chosen.known)}.",
            known=list(chosen.known),
        )
    return chosen
