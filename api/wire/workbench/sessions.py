"""Signing in and out, on the wire."""

from datetime import datetime
from typing import Annotated, Self

from pydantic import Field

from api.wire.schema import SentSchema, WireSchema
from api.wire.workbench.people import PersonSchema, ReachSchema
from api.wire.workbench.typed import Token, TypedCode, TypedEmail, TypedName, TypedPassword
from forms.people.rights import Right
from forms.people.staff import WebSession
from forms.store.staff.sessions import LONGEST


class DigestSchema(SentSchema):
    """Whether I am told by e-mail what waits for me."""

    is_wanted: bool


class SignInSchema(SentSchema):
    """What somebody knows and has."""

    email: TypedEmail
    password: TypedPassword
    code: TypedCode


class SignInWaysSchema(WireSchema):
    """How people can sign in here."""

    outside: Annotated[str | None, Field(description="the name of another provider to sign in at")]


class SessionSchema(WireSchema):
    """One browser in which somebody is signed in."""

    id: int
    way: str
    device: str
    created_at: str
    seen_at: str
    is_current: bool

    @classmethod
    def of(cls, session: WebSession, current: int) -> Self:
        """The wire shape of a session; `current` is the number of this browser's own."""
        return cls(
            id=session.id,
            way=session.way,
            device=session.device,
            created_at=session.created_at,
            seen_at=session.seen_at,
            is_current=session.id == current,
        )


class SessionsSchema(WireSchema):
    """Somebody's sessions, the newest first."""

    sessions: list[SessionSchema]


class CurrentSessionSchema(WireSchema):
    """Who is signed in, what they may do, and what to send along with every change."""

    person: PersonSchema
    rights: list[ReachSchema]
    csrf_token: Annotated[str, Field(description="for the header X-CSRF-Token")]
    ends_at: Annotated[str, Field(description="the latest, however busy; ISO 8601, UTC")]
    recovery_codes_left: Annotated[
        int | None, Field(description="null: signs in at another provider only")
    ]

    @classmethod
    def of(cls, session: WebSession, csrf_token: str, codes_left: int | None) -> Self:
        """The wire shape of the session of this browser."""
        person = session.person
        ends = datetime.fromisoformat(session.created_at) + LONGEST
        return cls(
            person=PersonSchema.of(person),
            rights=[
                ReachSchema.of(right, reach) for right in Right for reach in person.reach(right)
            ],
            csrf_token=csrf_token,
            ends_at=ends.isoformat(timespec="milliseconds"),
            recovery_codes_left=codes_left,
        )


class LinkSchema(SentSchema):
    """A one-time link, by what stands in it."""

    token: Token


class SetUpSchema(WireSchema):
    """Who a link is for, and the second factor to set up."""

    email: str
    name: str
    totp_secret: Annotated[str, Field(description="to type where no picture can be taken")]
    totp_address: Annotated[str, Field(description="otpauth://…, to open on the same device")]
    totp_picture: Annotated[str, Field(description="the address as a QR code: data:image/svg+xml")]
    expires_at: str


class NewAccountSchema(SentSchema):
    """What somebody chose; the code shows that their app works."""

    token: Token
    name: TypedName
    password: TypedPassword
    code: TypedCode


class RecoveryCodesSchema(WireSchema):
    """Ten codes to keep on paper, shown once; each works once, in place of the app."""

    codes: list[str]


class PasswordChangeSchema(SentSchema):
    """The password there is, a code, and the password there is to be."""

    current: TypedPassword
    code: TypedCode
    password: TypedPassword


class ConfirmationSchema(SentSchema):
    """Once more, before something that a passer-by must not do."""

    password: TypedPassword
    code: TypedCode


class OwnDigestSchema(DigestSchema):
    """The same, and whether this service sends any e-mail at all."""

    is_sent: bool
