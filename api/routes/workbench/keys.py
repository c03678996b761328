"""API keys: how programs come in."""

from datetime import timedelta
from http import HTTPStatus
from typing import Final

from fastapi import APIRouter
from fastapi.responses import Response

from api.access import Right, SignedIn, organisations_where, require
from api.dependencies import RecordId, RunningServices, problems
from api.errors import ProblemError
from api.identity.tokens import KEY_PREFIX, digest, new_token
from api.wire.workbench.keys import KeySchema, KeysSchema, MadeKeySchema, NewKeySchema
from forms.people.addresses import tidy_name
from forms.people.rights import ALL
from forms.people.staff import KeptKey

router = APIRouter(tags=["workbench: keys"])

#: What a program may do. Not: publish, approve and moderate, which people answer for, nor decide
#: who may come in.
KEY_SCOPES: Final = frozenset(
    {
        Right.SEE_DRAFTS, Right.EDIT_FORM, Right.WRITE_TRANSLATION, Right.SEE_INSIGHTS,
        Right.EXCHANGE, Right.SEE_AUDIT,
    }
)  # fmt: skip

_PROBLEMS = problems(
    HTTPStatus.BAD_REQUEST, HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND
)


@router.get("/keys", responses=problems(HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN))
def list_keys(services: RunningServices, caller: SignedIn) -> KeysSchema:
    """The keys of the organisations in which I may make them."""
    kept = services.staff.book.keys.all(organisations_where(caller, Right.MANAGE_KEYS))
    return KeysSchema(keys=[KeySchema.of(each) for each in kept], known_scopes=sorted(KEY_SCOPES))


@router.post("/keys", status_code=HTTPStatus.CREATED, responses=_PROBLEMS)
def make_key(services: RunningServices, caller: SignedIn, new: NewKeySchema) -> MadeKeySchema:
    """Make a key. It is shown once: only its SHA-256 is kept."""
    everywhere = None if new.organisation == ALL else new.organisation
    require(caller, Right.MANAGE_KEYS, organisation=everywhere)
    scopes = frozenset(new.scopes)
    if not scopes <= KEY_SCOPES:
        raise ProblemError(
            HTTPStatus.BAD_REQUEST,
            "not-for-keys",
            "A key cannot have one of these rights: people answer for it.",
            known=sorted(KEY_SCOPES),
        )
    now, secret = services.staff.signing_in.now(), new_token(KEY_PREFIX)
    key = KeptKey(
        id=0,
        name=tidy_name(new.name),
        organisation=new.organisation,
        scopes=scopes,
        created_by=caller.who,
        created_at=now.isoformat(timespec="milliseconds"),
        expires_at=(now + timedelta(days=new.days)).isoformat(timespec="milliseconds"),
        revoked_at=None,
        used_on=None,
    )
    kept = services.staff.book.keys.make(digest(secret), key)
    return MadeKeySchema(key=KeySchema.of(kept), secret=secret)


@router.delete("/keys/{key_id}", status_code=HTTPStatus.NO_CONTENT, responses=_PROBLEMS)
def revoke_key(services: RunningServices, caller: SignedIn, key_id: RecordId) -> Response:
    """Let nobody in with a key any more."""
    managed = organisations_where(caller, Right.MANAGE_KEYS)
    kept = services.staff.book.keys.one(key_id)
    if managed is not None and kept.organisation not in managed:
        require(caller, Right.MANAGE_KEYS, organisation=kept.organisation)
    services.staff.book.keys.revoke(key_id, services.staff.signing_in.now(), caller.who)
    return Response(status_code=HTTPStatus.NO_CONTENT)
