"""What is kept about people who work here, as it is shown to those who manage them."""

from dataclasses import dataclass
from enum import StrEnum

from forms.people.callers import Person
from forms.people.rights import Right


class PersonState(StrEnum):
    """How far somebody is."""

    INVITED = "invited"
    #: Was invited, and the link has run out.
    LAPSED = "lapsed"
    ACTIVE = "active"
    DISABLED = "disabled"


@dataclass(frozen=True)
class KeptPerson:
    """A person with the standing they have; times are ISO 8601 in UTC."""

    person: Person
    created_at: str
    standing: PersonState


@dataclass(frozen=True)
class Organisation:
    """An organisation; its slug is the issuer in the keys of its forms."""

    slug: str
    name: str


@dataclass(frozen=True)
class Account:
    """What a local account is checked against."""

    person: Person
    password_hash: str
    totp_secret: str
    totp_step: int


@dataclass(frozen=True)
class Invitation:
    """A link that was handed to somebody, and what is being set up through it."""

    person: Person
    totp_secret: str
    expires_at: str


@dataclass(frozen=True)
class WebSession:
    """One browser in which somebody is signed in."""

    id: int
    person: Person
    way: str
    device: str
    created_at: str
    seen_at: str


@dataclass(frozen=True)
class KeptKey:
    """An API key, without the key."""

    id: int
    name: str
    organisation: str
    scopes: frozenset[Right]
    created_by: str
    created_at: str
    expires_at: str
    revoked_at: str | None
    #: The last day it was used; not the moment, which would be a record of somebody's doings.
    used_on: str | None


@dataclass(frozen=True)
class OutsideSignIn:
    """What the answer of another provider must fit."""

    nonce: str
    code_verifier: str
