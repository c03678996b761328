"""Published versions: stopping one in an emergency, and bringing it back."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends

from api.access import Caller, Right, SignedIn, needs, organisations_where, require_second_person
from api.dependencies import NamedVersion, RunningServices, problems
from api.services import Services
from api.wire.workbench.versions import ShownVersionSchema, ShownVersionsSchema, WithdrawalSchema
from forms.keys import VersionKey
from forms.publication import withdrawing
from forms.store.entries import KeptVersion

router = APIRouter(tags=["workbench: forms"])

_LISTS = problems(HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN)
_ACTS = {
    **_LISTS,
    **problems(HTTPStatus.BAD_REQUEST, HTTPStatus.NOT_FOUND, HTTPStatus.CONFLICT),
}


@router.get("/forms", responses=_LISTS)
def list_shown_versions(services: RunningServices, caller: SignedIn) -> ShownVersionsSchema:
    """What was published in the organisations in which I may withdraw a form."""
    organisations = organisations_where(caller, Right.WITHDRAW_FORM)
    return ShownVersionsSchema(
        versions=[
            _told(services, caller, kept)
            for kept in services.catalogue.versions()
            if kept.published_at is not None
            and (organisations is None or kept.key.issuer in organisations)
        ]
    )


@router.put("/forms/{issuer}/{form}/{version}/withdrawal", responses=_ACTS)
def withdraw_version(
    services: RunningServices,
    caller: Annotated[Caller, Depends(needs(Right.WITHDRAW_FORM))],
    key: NamedVersion,
    withdrawal: WithdrawalSchema,
) -> ShownVersionSchema:
    """Show a version to nobody any more, from the next picture on. Nothing of it is lost."""
    withdrawing.withdraw(services.catalogue, key, reason=withdrawal.reason, by=caller.who)
    return _told(services, caller, services.catalogue.version(key))


@router.delete("/forms/{issuer}/{form}/{version}/withdrawal", responses=_ACTS)
def bring_version_back(
    services: RunningServices,
    caller: Annotated[Caller, Depends(needs(Right.PUBLISH_FORM))],
    key: NamedVersion,
) -> ShownVersionSchema:
    """Show a version again that was withdrawn: somebody else than who withdrew it does."""
    if services.catalogue.version(key).withdrawn_at is not None:
        require_second_person(caller, _who_withdrew(services, key))
    withdrawing.bring_back(services.catalogue, key, by=caller.who)
    return _told(services, caller, services.catalogue.version(key))


def _told(services: Services, caller: Caller, kept: KeptVersion) -> ShownVersionSchema:
    if kept.withdrawn_at is None:
        return ShownVersionSchema.of(kept, by=None, may_bring_back=False)
    who = _who_withdrew(services, kept.key)
    names = {f"person:{each.id}": each.name for each in services.staff.book.people.named()}
    may_publish = caller.may(Right.PUBLISH_FORM, kept.key.issuer)
    return ShownVersionSchema.of(
        kept, by=names.get(who or ""), may_bring_back=may_publish and caller.who != who
    )


def _who_withdrew(services: Services, key: VersionKey) -> str | None:
    return services.staff.book.audit.last_who("withdrawn", str(key))
