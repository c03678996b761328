"""What reviewers and translators do with the texts of forms, one string at a time."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from api.access import Caller, Person, Right, SignedIn, organisations_where, require
from api.dependencies import RecordId, RunningServices, problems
from api.errors import ProblemError
from api.services import Services
from api.wire.workbench.strings import (
    CheckedTextSchema,
    CoverageLineSchema,
    CoverageSchema,
    DeskStringSchema,
    FindingSchema,
    FindingsSchema,
    NewRemarkSchema,
    NewReviewSchema,
    NewTextSchema,
    QueuedStringSchema,
    QueueQuery,
    QueueSchema,
)
from forms.reviews.checks import Source, findings_of
from forms.reviews.desk import Asked, Author, DeskString, Work
from forms.store.desk.coverage import Count

router = APIRouter(tags=["workbench: texts"])

_READS = problems(
    HTTPStatus.BAD_REQUEST, HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND
)
_WRITES = {**_READS, **problems(HTTPStatus.CONFLICT)}
_OF_WORK = {Work.WRITE: Right.WRITE_TRANSLATION, Work.REVIEW: Right.APPROVE_TRANSLATION}


@router.get("/strings", responses=_READS)
def list_strings(
    services: RunningServices,
    caller: SignedIn,
    wanted: Annotated[QueueQuery, Query()],
) -> QueueSchema:
    """What there is to write or review in a language, what most citizens see first."""
    right = _OF_WORK[wanted.work]
    asked = Asked(
        language=wanted.language,
        work=wanted.work,
        person_id=_author(caller).person_id,
        organisations=_organisations(caller, right, wanted.language, wanted.organisation),
        standings=None if wanted.standing is None else tuple(wanted.standing),
        form=wanted.form,
        after=wanted.after,
        most=wanted.limit,
    )
    return QueueSchema(
        strings=[QueuedStringSchema.of(each) for each in services.staff.desk.queue(asked)]
    )


@router.get("/strings/{string_id}/translations/{language}", responses=_READS)
def show_string(
    services: RunningServices, caller: SignedIn, string_id: RecordId, language: str
) -> DeskStringSchema:
    """All there is to know about a string in a language: texts, decisions, remarks."""
    return _shown(_string(services, caller, string_id, language), caller)


@router.post(
    "/strings/{string_id}/translations/{language}",
    status_code=HTTPStatus.CREATED,
    responses=_WRITES,
)
def propose_text(
    services: RunningServices,
    caller: SignedIn,
    string_id: RecordId,
    language: str,
    new: NewTextSchema,
) -> DeskStringSchema:
    """Write a text; somebody else has to approve it before citizens see it."""
    issuer = _string(services, caller, string_id, language).version.issuer
    written = services.staff.desk.propose(
        (string_id, language),
        new.text,
        _author(caller),
        new.seen.meant(),
        is_owner=caller.may(Right.EDIT_FORM, issuer),
    )
    return _shown(written, caller)


@router.post("/strings/{string_id}/translations/{language}/checks", responses=_READS)
def check_text(
    services: RunningServices,
    caller: SignedIn,
    string_id: RecordId,
    language: str,
    typed: CheckedTextSchema,
) -> FindingsSchema:
    """What stands out in a text, while it is being written. Nothing is kept."""
    string = _string(services, caller, string_id, language)
    source = Source(string.path, string.source_language, string.source)
    found = findings_of(typed.text, language, source)
    return FindingsSchema(findings=[FindingSchema.of(each) for each in found])


@router.put("/strings/{string_id}/translations/{language}/claim", responses=_WRITES)
def claim_string(
    services: RunningServices, caller: SignedIn, string_id: RecordId, language: str
) -> DeskStringSchema:
    """Have a string for oneself for a quarter of an hour."""
    _string(services, caller, string_id, language)
    return _shown(services.staff.desk.claim(string_id, language, _person(caller).id), caller)


@router.delete(
    "/strings/{string_id}/translations/{language}/claim",
    status_code=HTTPStatus.NO_CONTENT,
    responses=_READS,
)
def release_string(
    services: RunningServices, caller: SignedIn, string_id: RecordId, language: str
) -> Response:
    """Let go of a string."""
    _string(services, caller, string_id, language)
    services.staff.desk.release(string_id, language, _person(caller).id)
    return Response(status_code=HTTPStatus.NO_CONTENT)


@router.post(
    "/strings/{string_id}/translations/{language}/remarks",
    status_code=HTTPStatus.CREATED,
    responses=_READS,
)
def add_remark(
    services: RunningServices,
    caller: SignedIn,
    string_id: RecordId,
    language: str,
    new: NewRemarkSchema,
) -> DeskStringSchema:
    """Say something about a string, to everybody who works on it."""
    _string(services, caller, string_id, language)
    about = None if new.is_about_source else language
    services.staff.desk.remark((string_id, about), new.text, _author(caller))
    return _shown(services.staff.desk.string(string_id, language), caller)


@router.post(
    "/translations/{translation_id}/reviews", status_code=HTTPStatus.CREATED, responses=_WRITES
)
def review_text(
    services: RunningServices, caller: SignedIn, translation_id: RecordId, new: NewReviewSchema
) -> DeskStringSchema:
    """Approve a text, with a few words mended if need be, or reject it with a reason.

    What one wrote oneself one may take back, and never approve where somebody else could.
    """
    string, author = services.staff.desk.string_of(translation_id), _author(caller)
    kept = string.text(translation_id)
    takes_back = (
        new.verdict == "rejected"
        and kept is not None
        and (kept.writer_id is not None and kept.writer_id == author.person_id)
    )
    right = Right.WRITE_TRANSLATION if takes_back else Right.APPROVE_TRANSLATION
    require(caller, right, organisation=string.version.issuer, language=string.language)
    if new.verdict == "rejected":
        return _shown(services.staff.desk.reject(translation_id, author, new.reason), caller)
    seen = new.seen.meant()
    return _shown(services.staff.desk.approve(translation_id, author, seen, new.text), caller)


@router.post("/undos", status_code=HTTPStatus.CREATED, responses=_WRITES)
def undo_last(services: RunningServices, caller: SignedIn) -> DeskStringSchema:
    """Take back the last text or review of mine, unless somebody went on from there."""
    author = _author(_person(caller))
    string = services.staff.desk.last_touched(author)
    _require_writing(caller, string)
    return _shown(services.staff.desk.undo(author), caller)


@router.get("/coverage", responses=problems(HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN))
def show_coverage(
    services: RunningServices, caller: SignedIn, by: Count = Count.LANGUAGE
) -> CoverageSchema:
    """How many texts are shown and checked, by language and by form or organisation."""
    counted = services.staff.desk.coverage(by, organisations_where(caller, Right.SEE_DRAFTS))
    return CoverageSchema(coverage=[CoverageLineSchema.of(each) for each in counted])


def _string(services: Services, caller: Caller, string_id: int, language: str) -> DeskString:
    """The string, to whom may write it in that language."""
    string = services.staff.desk.string(string_id, language)
    _require_writing(caller, string)
    return string


def _require_writing(caller: Caller, string: DeskString) -> None:
    issuer, language = string.version.issuer, string.language
    require(caller, Right.WRITE_TRANSLATION, organisation=issuer, language=language)


def _organisations(
    caller: Caller, right: Right, language: str, wanted: str | None
) -> frozenset[str] | None:
    """Of which organisations to show anything in a language; None: of all."""
    if wanted is not None:
        require(caller, right, organisation=wanted, language=language)
        return frozenset({wanted})
    parts = [
        reach.organisations
        for reach in caller.reach(right)
        if reach.languages is None or language in reach.languages
    ]
    if not parts:
        require(caller, right, language=language)
    if any(part is None for part in parts):
        return None
    return frozenset().union(*(part for part in parts if part is not None))


def _author(caller: Caller) -> Author:
    return Author(caller.who, caller.id if isinstance(caller, Person) else None)


def _person(caller: Caller) -> Person:
    if not isinstance(caller, Person):
        raise ProblemError(
            HTTPStatus.FORBIDDEN, "not-allowed", "Only a person can do this, not a program."
        )
    return caller


def _shown(string: DeskString, caller: Caller) -> DeskStringSchema:
    return DeskStringSchema.of(string, _author(caller).person_id)
