"""What every route of the workbench asks of whom: its author writes it down here too.

A new route gets a line; `test_every_route.py` then asks it as everybody. Where something must be
there to be asked for, `about` makes it, in the organisation OWN, and gives the parts of the
address.
"""

import itertools
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from sqlalchemy import insert, select

from forms.drafting.draft import NewDraft
from forms.keys import VersionKey
from forms.people.rights import Right
from forms.store import schema
from forms.store.drafts import DraftBook
from forms.store.engine import writing
from tests.api.identity.cast import OWN, TELL_TALE, Cast
from tests.forms.store.desk.planting import plant_proposal


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
    query: dict[str, str] = field(default_factory=dict)
    #: Whether a program may not, whatever its rights.
    of_people: bool = False


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


def _draft(cast: Cast) -> dict[str, object]:
    """A form of OWN that is being made."""
    number = next(_NUMBERS)
    new = NewDraft(VersionKey(OWN, f"formulier-{number}", "1"), "nl", title=TELL_TALE)
    with DraftBook.open(cast.place) as book:
        return {"draft_id": book.begin(new, b"", "person:0"), "page": 1}


def _seen_draft(cast: Cast) -> dict[str, object]:
    _draft(cast)
    return {}


_NUMBERS = itertools.count(1)
_OWN_ROLE = {"role": "translator", "organisation": OWN, "language": "ar"}
_TYPED = {"email": "a@voorbeeld.example", "password": "x", "code": "1"}
_NEW = {"email": "nieuw@voorbeeld.example", "name": "Nieuw", "memberships": [_OWN_ROLE]}
_KEY = {"name": "export", "organisation": OWN, "scopes": ["exchange"], "days": 30}


def _string(cast: Cast) -> dict[str, object]:
    """A text of a form of OWN that awaits review in Arabic, written by a colleague."""
    writer = cast.colleague()
    with writing(cast.staff._engine) as connection:
        string_id, translation_id = plant_proposal(connection, OWN, writer.id)
    return {"string_id": string_id, "translation_id": translation_id, "language": "ar"}


def _proposed_term(cast: Cast) -> dict[str, object]:
    """A word that somebody proposed in Arabic."""
    with writing(cast.staff._engine) as connection:
        proposal_id = connection.execute(
            insert(schema.proposed_terms)
            .returning(schema.proposed_terms.c.id)
            .values(
                term=f"woord-{next(_NUMBERS)}", language="ar", names='["ا"]',
                proposed_by="person:0", proposed_at="2026-11-26T10:00:00.000+00:00",
            )
        ).scalar_one()  # fmt: skip
    return {"proposal_id": proposal_id}


def _told(cast: Cast) -> dict[str, object]:
    """Somebody said something about a form of OWN."""
    writer = cast.colleague()
    with writing(cast.staff._engine) as connection:
        string_id, _ = plant_proposal(connection, OWN, writer.id)
        strings, versions, feedback = schema.strings, schema.versions, schema.feedback
        version = connection.execute(
            select(versions).join(strings).where(strings.c.id == string_id)
        ).one()
        remark_id = connection.execute(
            insert(feedback)
            .returning(feedback.c.id)
            .values(
                day="2026-11-26", version_id=version.id, page=1, anchor_id="new-address",
                language="ar", kind="unclear", message=TELL_TALE,
            )
        ).scalar_one()  # fmt: skip
    place = {"issuer": version.issuer, "form": version.form, "version": version.version}
    return {"remark_id": remark_id, **place}


_INSIGHTS = "/v1/workbench/forms/{issuer}/{form}/{version}"
_BASIS = {"translationId": None, "sourceSha256": "0"}
_STRING = "/v1/workbench/strings/{string_id}/translations/{language}"

RULES: dict[str, Rule] = {
    # Signing in
    "GET /v1/workbench/sign-in-ways": Rule(Who.ANYBODY),
    "GET /v1/workbench/outside-sign-ins/new": Rule(Who.ANYBODY),
    "GET /v1/workbench/outside-sign-ins/return": Rule(Who.ANYBODY),
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
    "GET /v1/workbench/accounts/own/digest": Rule(Who.PERSON),
    "PUT /v1/workbench/accounts/own/digest": Rule(Who.PERSON, json={"isWanted": True}),
    "GET /v1/workbench/tasks": Rule(Who.PERSON),
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
    "GET /v1/workbench/terms/exports": Rule(Right.EXCHANGE, Where.SOMEWHERE),
    "POST /v1/workbench/terms/imports": Rule(Right.EXCHANGE, Where.SOMEWHERE),
    "GET /v1/workbench/terms/proposals": Rule(Right.WRITE_TRANSLATION, Where.SOMEWHERE),
    "PUT /v1/workbench/terms/proposals/{proposal_id}/decision": Rule(
        Right.APPROVE_TRANSLATION,
        Where.EVERYWHERE,
        language="ar",
        about=_proposed_term,
        json={"isAccepted": True},
    ),
    "DELETE /v1/workbench/terms/proposals/{proposal_id}/decision": Rule(
        Right.APPROVE_TRANSLATION, Where.EVERYWHERE, language="ar", about=_proposed_term
    ),
    "GET /v1/workbench/memory-hits": Rule(Right.WRITE_TRANSLATION, Where.SOMEWHERE),
    # Packs
    "GET /v1/workbench/trust": Rule(Who.SIGNED_IN),
    "POST /v1/workbench/trust/roots": Rule(
        Right.ADMINISTER, Where.EVERYWHERE, query={"keyId": "x"}
    ),
    "DELETE /v1/workbench/trust/roots/{key_id}": Rule(
        Right.ADMINISTER, Where.EVERYWHERE, about=lambda cast: {"key_id": "x"}
    ),
    "POST /v1/workbench/trust/revocations": Rule(Right.ADMINISTER, Where.EVERYWHERE),
    "POST /v1/workbench/packs": Rule(Right.ADMINISTER, Where.EVERYWHERE),
    "POST /v1/workbench/forms/{issuer}/{form}/{version}/packs": Rule(Right.EXCHANGE, about=_form),
    # Making forms
    "GET /v1/workbench/drafts": Rule(
        Right.SEE_DRAFTS, Where.SOMEWHERE, about=_seen_draft, shows=True
    ),
    "POST /v1/workbench/organisations/{organisation}/drafts": Rule(
        Right.EDIT_FORM, about=lambda cast: {"organisation": OWN}
    ),
    "GET /v1/workbench/drafts/{draft_id}": Rule(Right.SEE_DRAFTS, about=_draft, shows=True),
    "DELETE /v1/workbench/drafts/{draft_id}": Rule(Right.EDIT_FORM, about=_draft),
    "GET /v1/workbench/drafts/{draft_id}/edits": Rule(Right.SEE_DRAFTS, about=_draft),
    "POST /v1/workbench/drafts/{draft_id}/edits": Rule(
        Right.EDIT_FORM, json={"seen": 0, "operation": {"kind": "undo"}}, about=_draft
    ),
    "GET /v1/workbench/drafts/{draft_id}/pages/{page}": Rule(Right.SEE_DRAFTS, about=_draft),
    "GET /v1/workbench/drafts/{draft_id}/pages/{page}/recognition": Rule(
        Right.SEE_DRAFTS, about=_draft
    ),
    "GET /v1/workbench/drafts/{draft_id}/pages/{page}/preview": Rule(
        Right.SEE_DRAFTS, about=_draft
    ),
    "GET /v1/workbench/drafts/{draft_id}/differences": Rule(Right.SEE_DRAFTS, about=_draft),
    "GET /v1/workbench/drafts/{draft_id}/languages": Rule(Right.SEE_DRAFTS, about=_draft),
    "GET /v1/workbench/drafts/{draft_id}/precedents": Rule(
        Right.SEE_DRAFTS, about=_draft, query={"page": "1", "field": "naam"}
    ),
    "GET /v1/workbench/drafts/{draft_id}/pages/{page}/field-offers": Rule(
        Right.SEE_DRAFTS, about=_draft
    ),
    "GET /v1/workbench/drafts/{draft_id}/facts-offers": Rule(Right.SEE_DRAFTS, about=_draft),
    "GET /v1/workbench/drafts/{draft_id}/document": Rule(Right.SEE_DRAFTS, about=_draft),
    "PUT /v1/workbench/drafts/{draft_id}/publication-request": Rule(
        Right.EDIT_FORM, json={}, about=_draft
    ),
    "DELETE /v1/workbench/drafts/{draft_id}/publication-request": Rule(
        Right.EDIT_FORM, about=_draft
    ),
    "PUT /v1/workbench/drafts/{draft_id}/decision": Rule(
        Right.PUBLISH_FORM, json={"isAccepted": True}, about=_draft
    ),
    "POST /v1/workbench/wordings": Rule(Who.SIGNED_IN, json={"text": "Schrijf uw naam."}),
    "GET /v1/workbench/phrases": Rule(Who.SIGNED_IN),
    # Texts
    "GET /v1/workbench/strings": Rule(
        Right.APPROVE_TRANSLATION,
        language="ar",
        about=_string,
        query={"language": "ar", "organisation": OWN},
    ),
    f"GET {_STRING}": Rule(Right.WRITE_TRANSLATION, language="ar", about=_string),
    f"POST {_STRING}": Rule(
        Right.WRITE_TRANSLATION, language="ar", about=_string, json={"text": "ا", "seen": _BASIS}
    ),
    f"POST {_STRING}/checks": Rule(
        Right.WRITE_TRANSLATION, language="ar", about=_string, json={"text": "ا"}
    ),
    f"PUT {_STRING}/claim": Rule(
        Right.WRITE_TRANSLATION, language="ar", about=_string, of_people=True
    ),
    f"DELETE {_STRING}/claim": Rule(
        Right.WRITE_TRANSLATION, language="ar", about=_string, of_people=True
    ),
    f"POST {_STRING}/remarks": Rule(
        Right.WRITE_TRANSLATION, language="ar", about=_string, json={"text": "?"}
    ),
    "POST /v1/workbench/translations/{translation_id}/reviews": Rule(
        Right.APPROVE_TRANSLATION,
        language="ar",
        about=_string,
        json={"verdict": "approved", "seen": _BASIS},
    ),
    "POST /v1/workbench/undos": Rule(Who.PERSON),
    f"GET {_STRING}/surroundings": Rule(Right.WRITE_TRANSLATION, language="ar", about=_string),
    f"GET {_STRING}/machine-suggestion": Rule(
        Right.WRITE_TRANSLATION, language="ar", about=_string
    ),
    "GET /v1/workbench/own-work": Rule(Who.SIGNED_IN),
    "GET /v1/workbench/forms/{issuer}/{form}/{version}/template": Rule(
        Right.SEE_DRAFTS, about=_form
    ),
    "GET /v1/workbench/forms/{issuer}/{form}/{version}/pages/{page}": Rule(
        Right.SEE_DRAFTS, about=lambda cast: {**_form(cast), "page": 1}
    ),
    # Published versions
    "GET /v1/workbench/forms": Rule(Right.WITHDRAW_FORM, Where.SOMEWHERE),
    f"PUT {_INSIGHTS}/withdrawal": Rule(
        Right.WITHDRAW_FORM, about=_form, json={"reason": "Een fout."}
    ),
    f"DELETE {_INSIGHTS}/withdrawal": Rule(Right.PUBLISH_FORM, about=_form),
    # What citizens told
    f"GET {_INSIGHTS}/insights": Rule(Right.SEE_INSIGHTS, about=_form),
    f"GET {_INSIGHTS}/burden": Rule(Right.SEE_INSIGHTS, about=_told),
    f"GET {_INSIGHTS}/remarks": Rule(Right.SEE_INSIGHTS, about=_told, shows=True),
    "PUT /v1/workbench/remarks/{remark_id}/deed": Rule(
        Right.ANSWER_FEEDBACK, json={"deed": "closed"}, about=_told
    ),
    "DELETE /v1/workbench/remarks/{remark_id}/deed": Rule(Right.ANSWER_FEEDBACK, about=_told),
    "GET /v1/workbench/coverage": Rule(Right.SEE_DRAFTS, Where.SOMEWHERE),
    "GET /v1/workbench/audit-lines": Rule(Right.SEE_AUDIT, Where.SOMEWHERE, about=_planted),
}
