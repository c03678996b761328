"""Packs of forms, in and out, and whom this service trusts for them.

A pack is sent twice, as an import of texts is: the first time says what holds of it and changes
nothing; the second time, with the `sha256` of that answer, takes exactly that one in.
"""

from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from typing import Annotated, Final

from fastapi import APIRouter, Depends, Query
from fastapi import Path as PathPart
from fastapi.responses import Response

from api.access import Caller, Right, SignedIn, needs
from api.dependencies import NamedVersion, RunningServices, problems
from api.errors import ProblemError
from api.routes.workbench.exchange import Exchanger, sent_file
from api.services import Services
from api.wire.workbench.packs import (
    RevokedSchema,
    SigningKeySchema,
    TrustedRootSchema,
    TrustSchema,
    VerdictSchema,
)
from forms.errors import ConflictError
from forms.packing.exporting import Exported, Issue, export_form
from forms.packing.taking_in import Installation, take_in
from forms.packs.building import Signer
from forms.packs.keys_on_disk import signer_in
from forms.packs.statements import Revocations, Root
from forms.packs.verifying import Verification, verify_pack

router = APIRouter(tags=["workbench: packs"])

_PROBLEMS = problems(HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.BAD_REQUEST)
_ONE = {**_PROBLEMS, **problems(HTTPStatus.NOT_FOUND)}
_TAKING = {**_PROBLEMS, **problems(HTTPStatus.CONFLICT)}
#: A year and a month, as on the command line: who makes packs every year is never too late.
_VALID_FOR: Final = timedelta(days=397)
#: A pack handed out today is of use for some time.
_NEARLY_OVER: Final = timedelta(days=30)

Administrator = Annotated[Caller, Depends(needs(Right.ADMINISTER))]
Sent = Annotated[bytes, Depends(sent_file)]


def _file(what: str, media_type: str) -> dict[str, object]:
    shape = {"schema": {"type": "string", "format": "binary"}}
    body = {"required": True, "description": what, "content": {media_type: shape}}
    return {"requestBody": body}


_PACK_FILE = _file("the file of a pack", "application/octet-stream")


@router.get("/trust", responses=problems(HTTPStatus.UNAUTHORIZED))
def show_trust(services: RunningServices, caller: SignedIn) -> TrustSchema:
    """Whom this service trusts for packs, and its own key. Both are public."""
    del caller
    listed, signer = services.packs.revocations(), _signer(services)
    return TrustSchema(
        roots=[
            TrustedRootSchema.of(root, listed.get(root.key.key_id))
            for root in services.packs.roots()
        ],
        signing_key=None if signer is None else SigningKeySchema.of(signer.certificate),
    )


@router.post(
    "/trust/roots",
    status_code=HTTPStatus.CREATED,
    responses=_PROBLEMS,
    openapi_extra=_file("the file of a root", "application/octet-stream"),
)
def trust_root(
    services: RunningServices,
    caller: Administrator,
    content: Sent,
    key_id: Annotated[str, Query(alias="keyId", max_length=64, description="as they told it")],
) -> TrustedRootSchema:
    """Trust a root. Its id came another way than its file, and must be the same."""
    root = Root.read(content)
    if root.key.key_id != key_id.strip():
        raise ProblemError(
            HTTPStatus.BAD_REQUEST,
            "other-root",
            "This file is of a root with another id. Nothing was changed. Ask its keeper again, "
            "by telephone for example.",
        )
    services.packs.trust_root(root, by=caller.who)
    return TrustedRootSchema.of(root, services.packs.revocations().get(root.key.key_id))


@router.delete("/trust/roots/{key_id}", status_code=HTTPStatus.NO_CONTENT, responses=_ONE)
def forget_root(
    services: RunningServices,
    caller: Administrator,
    key_id: Annotated[str, PathPart(max_length=64)],
) -> None:
    """Trust a root no longer, nor what it vouched for."""
    services.packs.forget_root(key_id, by=caller.who)


@router.post(
    "/trust/revocations",
    responses=_PROBLEMS,
    openapi_extra=_file("a list that a trusted root signed", "application/octet-stream"),
)
def keep_revocations(
    services: RunningServices, caller: Administrator, content: Sent
) -> RevokedSchema:
    """Take in what a trusted root takes back."""
    listed = Revocations.read(content)
    services.packs.keep_revocations(listed, by=caller.who)
    return RevokedSchema.of(listed)


@router.post("/packs", responses=_TAKING, openapi_extra=_PACK_FILE)
def import_pack(
    services: RunningServices,
    caller: Administrator,
    content: Sent,
    sha256: Annotated[
        str | None, Query(alias="takeIn", max_length=64, description="of the verdict to go by")
    ] = None,
    unverified: Annotated[bool, Query(description="also what nobody vouches for")] = False,
    older: Annotated[bool, Query(description="also an older one than was taken in")] = False,
) -> VerdictSchema:
    """What holds of a pack; with the `sha256` of that verdict: take it in."""
    looked = verify_pack(content, services.packs.trust(), datetime.now(UTC))
    if sha256 is None:
        return VerdictSchema.of(looked)
    _require_the_same(looked, sha256)
    looked.require_acceptable(unverified, older)
    done = take_in(_installation(services), looked, publish=False, by=caller.who)
    return VerdictSchema.of(looked, done)


@router.post(
    "/forms/{issuer}/{form}/{version}/packs",
    response_class=Response,
    responses={200: {"content": {"application/octet-stream": {}}}, **_ONE},
)
def make_pack(services: RunningServices, caller: Exchanger, key: NamedVersion) -> Response:
    """A version as a pack, signed where this service has a key for its organisation.

    `X-Signed` says whether it is: `true` or `false`.
    """
    made = _made(services, key, caller.who)
    return Response(
        made.content,
        media_type="application/octet-stream",
        headers={
            "Content-Disposition": f'attachment; filename="{key.form}-{key.version}.pack"',
            "Cache-Control": "no-store",
            "X-Signed": str(made.is_signed).lower(),
        },
    )


def _made(services: Services, key: NamedVersion, by: str) -> Exported:
    """The pack that was signed before, as long as nothing changed since; else a new one."""
    at, now = _installation(services), datetime.now(UTC).replace(microsecond=0)
    issue = Issue(now, _VALID_FOR)
    kept = export_form(at, key, None, issue, by)
    if kept.is_signed and kept.manifest.valid_until - now > _NEARLY_OVER:
        return kept
    signer = _signer(services)
    if signer is None or key.issuer not in signer.certificate.issuers:
        return kept
    return export_form(at, key, signer, issue, by)


def _signer(services: Services) -> Signer | None:
    return None if services.staff.pack_key is None else signer_in(services.staff.pack_key)


def _installation(services: Services) -> Installation:
    return Installation(services.catalogue, services.packs, services.senders)


def _require_the_same(looked: Verification, sha256: str) -> None:
    if looked.manifest is None or looked.manifest.sha256 != sha256:
        raise ConflictError(
            "This is another pack than the one you looked at. Nothing was taken in.", "other-pack"
        )
