"""What routes depend on: the running services, and how a problem is declared."""

import math
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import Depends, Path, Request

from api.errors import ProblemError
from api.services import Services
from api.wire.problem import ProblemSchema
from api.wire.schema import HIGHEST_ID
from forms.keys import VersionKey
from forms.language.languages import Language, UnknownLanguage, choose_language

#: The number of a person, a text or another record, in an address.
RecordId = Annotated[int, Path(ge=1, le=HIGHEST_ID)]


def running_services(request: Request) -> Services:
    """The services of this application, opened by its lifespan."""
    services: Services = request.state.services
    return services


RunningServices = Annotated[Services, Depends(running_services)]


def named_version(issuer: str, form: str, version: str) -> VersionKey:
    """The version that the address names.

    Raises:
        KeyFormatError: it names none.
    """
    return VersionKey(issuer, form, version)


NamedVersion = Annotated[VersionKey, Depends(named_version)]


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


def require_patience(request: Request, services: Services) -> None:
    """Go on only when this address, and all together, have not sent too much lately.

    Raises:
        ProblemError: 429 `too-many-requests`.
    """
    wait_s = services.allowance.wait_s(request.client.host if request.client else "")
    if wait_s > 0:
        raise too_many(math.ceil(wait_s))


def too_many(retry_after_s: int) -> ProblemError:
    """The answer to who sends more than we take."""
    return ProblemError(
        HTTPStatus.TOO_MANY_REQUESTS,
        "too-many-requests",
        "That is more than we can take at the moment. Try again later.",
        headers={"Retry-After": str(retry_after_s)},
    )
