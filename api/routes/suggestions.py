"""POST /v1/suggestions: how somebody who reads a form would say it."""

from http import HTTPStatus

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.dependencies import RunningServices, chosen_language, problems, require_patience
from api.errors import ProblemError
from api.wire.workbench.strings import SuggestionSchema
from forms.errors import NotFoundError
from forms.keys import VersionKey
from forms.personal_words import personal_data_in

router = APIRouter(tags=["feedback"])

_PROBLEMS = problems(
    HTTPStatus.BAD_REQUEST,
    HTTPStatus.NOT_FOUND,
    HTTPStatus.CONFLICT,
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    HTTPStatus.TOO_MANY_REQUESTS,
    HTTPStatus.SERVICE_UNAVAILABLE,
)


@router.post("/suggestions", status_code=HTTPStatus.NO_CONTENT, responses=_PROBLEMS)
def keep_suggestion(
    request: Request, services: RunningServices, said: SuggestionSchema
) -> Response:
    """Keep another wording of one text of a form, for its reviewers to decide about.

    Nothing says who it came from. Words that look personal and are not in the text are refused.
    """
    require_patience(request, services)
    key = VersionKey.parse(said.version)
    if not services.catalogue.version(key).is_published:
        raise NotFoundError("This version is not published.")
    language = chosen_language(services, said.language).code
    string = services.staff.desk.string_at(key, said.path, language)
    # A telephone number of the organisation stands in the text itself.
    found = sorted(set(personal_data_in(said.text)) - set(personal_data_in(string.source)))
    if found:
        raise ProblemError(
            HTTPStatus.BAD_REQUEST,
            "personal-data",
            "Your words look as if they hold personal data. Nothing was kept. Leave it out: "
            f"{', '.join(found)}.",
        )
    services.staff.desk.suggest((string.string_id, language), said.text)
    return Response(status_code=HTTPStatus.NO_CONTENT)
