"""What every route of the workbench asks of whom: its author writes it down here too.

A new route gets a line; `test_every_route.py` then asks it as everybody. Where something must be
there to be asked for, `about` makes it, in the organisation OWN, and gives the parts of the
address.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from forms.people.rights import Right
from tests.api.identity.cast import OWN, Cast


class Where(Enum):
    """Where the right is needed."""

    #: In the organisation OWN, which the question is about.
    OWN = "own"
    #: In all organisations.
    EVERYWHERE = "everywhere"
    #: Anywhere: a list, that shows of OWN only to who has the right there.
    SOMEWHERE = "somewhere"


class Who(Enum):
    """Routes that ask for no right."""

    ANYBODY = "anybody, signed in or not"
    SIGNED_IN = "anybody who signed in, or shows a key"
    PERSON = "anybody who signed in; a key has no such thing"


@dataclass(frozen=True)
class Rule:
    """What a route asks; `json` is a body that it takes."""

    asks: Right | Who
    where: Where = Where.OWN
    language: str | None = None
    json: Any = None
    about: Callable[[Cast], dict[str, object]] = field(default=lambda cast: {})
    #: Whether what was planted in OWN shows in the answer.
    shows: bool = False


def _colleague(cast: Cast) -> dict[str, object]:
    return {"person_id": cast.colleague().id}


def _key(cast: Cast) -> dict[str, object]:
    return {"key_id": cast.key().id}


def _form(cast: Cast) -> dict[str, object]:
    del cast
    return {"issuer": OWN, "form": "verhuizing", "version": "1", "language": "ar"}


def _planted(cast: Cast) -> dict[str, object]:
    cast.colleague()
    cast.key()
    return {}


_OWN_ROLE = {"role": "translator", "organisation": OWN, "language": "ar"}
_TYPED = {"email": "a@voorbeeld.example", "password": "x", "code": "1"}
_NEW = {"email": "nieuw@voorbeeld.example", "name": "Nieuw", "memberships": [_OWN_ROLE]}
_KEY = {"name": "export", "organisation": OWN, "scopes": ["exchange"], "days": 30}

RULES: dict[str, Rule] = {
    # Signing in
    "GET /v1/workbench/sign-in-ways": Rule(Who.ANYBODY),
    "POST /v1/workbench/sessions": Rule(Who.ANYBODY, json=_TYPED),
    "POST /v1/workbench/set-ups": Rule(Who.ANYBODY, json={"token": "x"}),
    "POST /v1/workbench/accounts": Rule(
        Who.ANYBODY, json={"token": "x", "name": "A", "password": "x", "code": "1"}
    ),
    "GET /v1/workbench/sessions": Rule(Who.PERSON),
    "GET /v1/workbench/sessions/current": Rule(Who.PERSON),
    "DELETE /v1/workbench/sessions/current": Rule(Who.PERSON),
    "DELETE /v1/workbench/sessions": Rule(Who.PERSON),
    "DELETE /v1/workbench/sessions/{session_id}": Rule(
        Who.PERSON, about=lambda cast: {"session_id": 999_999}
    ),
    "PUT /v1/workbench/accounts/own/password": Rule(
        Who.PERSON, json={"current": "x", "code": "1", "password": "kort"}
    ),
    "POST /v1/workbench/accounts/own/recovery-codes": Rule(
        Who.PERSON, json={"password": "x", "code": "1"}
    ),
    # People, organisations, keys, audit
    "GET /v1/workbench/people": Rule(
        Right.MANAGE_PEOPLE, Where.SOMEWHERE, about=_planted, shows=True
    ),
    "POST /v1/workbench/people": Rule(Right.MANAGE_PEOPLE, json=_NEW),
    "PUT /v1/workbench/people/{person_id}/memberships": Rule(
        Right.MANAGE_PEOPLE, json={"memberships": [_OWN_ROLE]}, about=_colleague
    ),
    "PATCH /v1/workbench/people/{person_id}": Rule(
        Right.MANAGE_PEOPLE, json={"isDisabled": True}, about=_colleague
    ),
    "POST /v1/workbench/people/{person_id}/invitations": Rule(
        Right.MANAGE_PEOPLE, about=_colleague
    ),
    "DELETE /v1/workbench/people/{person_id}/sessions": Rule(Right.MANAGE_PEOPLE, about=_colleague),
    "GET /v1/workbench/organisations": Rule(Who.SIGNED_IN),
    "POST /v1/workbench/organisations": Rule(
        Right.ADMINISTER, Where.EVERYWHERE, json={"slug": "waterschap-voorbeeld", "name": "W"}
    ),
    "GET /v1/workbench/keys": Rule(Right.MANAGE_KEYS, Where.SOMEWHERE, about=_planted, shows=True),
    "POST /v1/workbench/keys": Rule(Right.MANAGE_KEYS, json=_KEY),
    "DELETE /v1/workbench/keys/{key_id}": Rule(Right.MANAGE_KEYS, about=_key),
    # Exchange: the gate is before whether there is such a form
    "GET /v1/workbench/forms/{issuer}/{form}/{version}/exports/{language}": Rule(
        Right.EXCHANGE, about=_form
    ),
    "POST /v1/workbench/forms/{issuer}/{form}/{version}/imports": Rule(Right.EXCHANGE, about=_form),
    "GET /v1/workbench/memory-hits": Rule(Right.WRITE_TRANSLATION, Where.SOMEWHERE),
    "GET /v1/workbench/audit-lines": Rule(Right.SEE_AUDIT, Where.SOMEWHERE, about=_planted),
}
