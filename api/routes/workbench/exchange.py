"""Texts of a form to translators' programs and back, and what was translated before.

An import is asked twice: the first time says what would happen and changes nothing; the second
time, with the `digest` of that answer, carries exactly that out.
"""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi import Path as PathPart
from fastapi.responses import Response

from api.access import Caller, Person, Right, needs, reaching
from api.dependencies import NamedVersion, RunningServices, problems
from api.wire.workbench.exchange import HitSchema, HitsSchema, PlanSchema
from forms.errors import ConflictError
from forms.exchange.formats import Format, read_entries, write_entries

router = APIRouter(tags=["workbench: exchange"])

_PROBLEMS = problems(
    HTTPStatus.BAD_REQUEST,
    HTTPStatus.UNAUTHORIZED,
    HTTPStatus.FORBIDDEN,
    HTTPStatus.NOT_FOUND,
    HTTPStatus.CONFLICT,
)
_FORM = "/forms/{issuer}/{form}/{version}"
_TAG = r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$"
_FILE = {
    "requestBody": {
        "required": True,
        "description": "TMX, XLIFF, PO, CSV or JSON; which of them is seen from the file",
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}

Exchanger = Annotated[Caller, Depends(needs(Right.EXCHANGE))]
Tag = Annotated[str, Query(pattern=_TAG, max_length=35, description="BCP 47")]


#: Who translates somewhere: the memory is of what is published, for all.
Translating = Annotated[
    Caller,
    Depends(reaching(Right.WRITE_TRANSLATION, "The memory is for those who translate.")),
]


async def sent_file(request: Request) -> bytes:
    """The bytes of the request."""
    return await request.body()


@router.get(f"{_FORM}/exports/{{language}}", responses=_PROBLEMS, response_class=Response)
def export_texts(
    services: RunningServices,
    _caller: Exchanger,
    key: NamedVersion,
    language: Annotated[str, PathPart(pattern=_TAG, max_length=35)],
    format: Format = Format.XLIFF_2_1,
) -> Response:
    """Every text of a version with its translation, as a file for a translator's program."""
    made = services.staff.exchange.export(key, language)
    return Response(
        write_entries(made.entries, format),
        media_type=format.media_type,
        headers={
            "Content-Disposition": f'attachment; filename="{key.form}-{key.version}-{language}'
            f'{format.suffix}"',
            "Cache-Control": "no-store",
        },
    )


@router.post(f"{_FORM}/imports", responses=_PROBLEMS, openapi_extra=_FILE)
def import_texts(
    services: RunningServices,
    caller: Exchanger,
    content: Annotated[bytes, Depends(sent_file)],
    key: NamedVersion,
    language: Tag,
    digest: Annotated[str | None, Query(max_length=64, description="of the plan to apply")] = None,
) -> PlanSchema:
    """What importing a file would do; with the digest of that plan: do it, all or nothing."""
    read = read_entries(content, target_language=language)
    plan = services.staff.exchange.plan(key, language, read.entries)
    if digest is not None:
        if digest != plan.digest:
            raise ConflictError(
                "The texts or the file are not what they were when you looked at this import. "
                "Nothing was imported; look at it again.",
                "texts-changed",
            )
        person_id = caller.id if isinstance(caller, Person) else None
        services.staff.exchange.apply(key, language, plan, caller.who, person_id)
    return PlanSchema.of(plan, read.remainders, is_applied=digest is not None)


@router.get("/memory-hits", responses=_PROBLEMS)
def find_in_memory(
    services: RunningServices,
    _caller: Translating,
    text: Annotated[str, Query(max_length=1000, description="what is to be translated")],
    language: Tag,
    source_language: Annotated[
        str, Query(alias="sourceLanguage", pattern=_TAG, max_length=35, description="BCP 47")
    ] = "nl",
) -> HitsSchema:
    """What was translated before that is like a text, never what says the opposite."""
    hits = services.staff.memory.find(text, source_language, language)
    return HitsSchema(hits=[HitSchema.of(hit, text) for hit in hits])
