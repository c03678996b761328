"""Who works here: inviting, changing roles, letting in no longer.

Somebody manages the organisations in which they have the right to. Whoever has a role outside of
these cannot be disabled or given a new link by them: that would reach into another organisation.
"""

from collections.abc import Iterable
from http import HTTPStatus

from fastapi import APIRouter
from fastapi.responses import Response

from api.access import Caller, Right, SignedIn, organisations_where, require
from api.dependencies import RecordId, RunningServices, problems
from api.errors import ProblemError
from api.identity.signing_in import INVITED_FOR
from api.services import Services
from api.wire.workbench.people import (
    InvitationSchema,
    InvitedPersonSchema,
    KeptPersonSchema,
    MembershipSchema,
    MembershipsSchema,
    NewPersonSchema,
    PeopleSchema,
    PersonChangeSchema,
    is_wholly_managed,
)
from forms.errors import InputError, NotFoundError
from forms.people.addresses import tidy_email, tidy_name
from forms.people.rights import ALL, BY_LANGUAGE, Membership, rights_of
from forms.people.staff import KeptPerson, PersonState

router = APIRouter(tags=["workbench: people"])

_PROBLEMS = problems(
    HTTPStatus.BAD_REQUEST,
    HTTPStatus.UNAUTHORIZED,
    HTTPStatus.FORBIDDEN,
    HTTPStatus.NOT_FOUND,
    HTTPStatus.CONFLICT,
)


@router.get("/people", responses=problems(HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN))
def list_people(services: RunningServices, caller: SignedIn) -> PeopleSchema:
    """People with a role in an organisation I manage, by name."""
    managed = organisations_where(caller, Right.MANAGE_PEOPLE)
    kept = services.staff.book.people.all(services.staff.signing_in.now(), managed)
    return PeopleSchema(people=[KeptPersonSchema.seen_by(each, managed) for each in kept])


@router.post("/people", status_code=HTTPStatus.CREATED, responses=_PROBLEMS)
def invite_person(
    services: RunningServices, caller: SignedIn, new: NewPersonSchema
) -> InvitedPersonSchema:
    """Give somebody roles, and a link to set up an account where they have none."""
    managed = organisations_where(caller, Right.MANAGE_PEOPLE)
    memberships = _meant(caller, new.memberships)
    kept, is_new = services.staff.book.people.add(
        tidy_email(new.email),
        tidy_name(new.name),
        memberships,
        services.staff.signing_in.now(),
        caller.who,
    )
    has_account = kept.standing in (PersonState.ACTIVE, PersonState.DISABLED)
    if has_account or not (is_new or is_wholly_managed(kept.person, managed)):
        shown = KeptPersonSchema.seen_by(kept, managed)
        return InvitedPersonSchema(person=shown, invitation=None)
    link = _link(services, kept.person.id, caller)
    again = services.staff.book.people.one(kept.person.id, services.staff.signing_in.now())
    return InvitedPersonSchema(person=KeptPersonSchema.seen_by(again, managed), invitation=link)


@router.put("/people/{person_id}/memberships", responses=_PROBLEMS)
def change_memberships(
    services: RunningServices, caller: SignedIn, person_id: RecordId, asked: MembershipsSchema
) -> KeptPersonSchema:
    """Replace somebody's roles in the organisations I manage; roles elsewhere stay."""
    managed = organisations_where(caller, Right.MANAGE_PEOPLE)
    memberships = _meant(caller, asked.memberships)
    _require_seen(services, managed, person_id)
    kept = services.staff.book.people.set_memberships(
        person_id, memberships, managed, services.staff.signing_in.now(), caller.who
    )
    return KeptPersonSchema.seen_by(kept, managed)


@router.patch("/people/{person_id}", responses=_PROBLEMS)
def change_person(
    services: RunningServices, caller: SignedIn, person_id: RecordId, change: PersonChangeSchema
) -> KeptPersonSchema:
    """Let somebody in no longer, which ends their sessions at once; or let them in again."""
    managed = organisations_where(caller, Right.MANAGE_PEOPLE)
    _require_wholly(_require_seen(services, managed, person_id), managed)
    if change.is_disabled and caller.who == f"person:{person_id}":
        raise InputError("You cannot disable yourself. Ask another administrator.", "own-account")
    now = services.staff.signing_in.now()
    kept = services.staff.book.people.set_disabled(person_id, change.is_disabled, now, caller.who)
    return KeptPersonSchema.seen_by(kept, managed)


@router.post("/people/{person_id}/invitations", status_code=HTTPStatus.CREATED, responses=_PROBLEMS)
def invite_again(
    services: RunningServices, caller: SignedIn, person_id: RecordId
) -> InvitationSchema:
    """A new link, for who lost the one before, their phone or their password."""
    managed = organisations_where(caller, Right.MANAGE_PEOPLE)
    kept = _require_seen(services, managed, person_id)
    _require_wholly(kept, managed)
    if kept.standing is PersonState.DISABLED:
        raise InputError("This person was disabled. Let them in again first.", "disabled")
    return _link(services, person_id, caller)


@router.delete(
    "/people/{person_id}/sessions", status_code=HTTPStatus.NO_CONTENT, responses=_PROBLEMS
)
def sign_person_out(services: RunningServices, caller: SignedIn, person_id: RecordId) -> Response:
    """Sign somebody out in all browsers."""
    managed = organisations_where(caller, Right.MANAGE_PEOPLE)
    _require_wholly(_require_seen(services, managed, person_id), managed)
    services.staff.book.sessions.end(person_id)
    return Response(status_code=HTTPStatus.NO_CONTENT)


def _meant(caller: Caller, asked: Iterable[MembershipSchema]) -> list[Membership]:
    memberships = sorted({each.membership() for each in asked})
    for each in memberships:
        everywhere = None if each.organisation == ALL else each.organisation
        require(caller, Right.MANAGE_PEOPLE, organisation=everywhere)
        if each.language != ALL and not rights_of(each.role) & BY_LANGUAGE:
            raise InputError("An administrator works in all languages.", "role-without-language")
    return memberships


def _require_seen(services: Services, managed: frozenset[str] | None, person_id: int) -> KeptPerson:
    kept = services.staff.book.people.one(person_id, services.staff.signing_in.now())
    if managed is None or any(each.organisation in managed for each in kept.person.memberships):
        return kept
    # Who works elsewhere is nobody's business here, not even that they exist.
    raise NotFoundError("There is no such person.", "no-such-person")


def _require_wholly(kept: KeptPerson, managed: frozenset[str] | None) -> None:
    if not is_wholly_managed(kept.person, managed):
        raise ProblemError(
            HTTPStatus.FORBIDDEN,
            "works-elsewhere",
            "This person also works for an organisation that you do not manage. Take away their "
            "roles in yours instead.",
        )


def _link(services: Services, person_id: int, caller: Caller) -> InvitationSchema:
    token, expires = services.staff.signing_in.invite(person_id, INVITED_FOR, caller.who)
    return InvitationSchema(token=token, expires_at=expires.isoformat(timespec="milliseconds"))
