"""Setting up an account through a link, and looking after one's own."""

from http import HTTPStatus

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.access import OwnSession
from api.dependencies import RunningServices, problems
from api.identity.second_factor import address_of, picture_of
from api.identity.signing_in import SetUp
from api.routes.workbench.sessions import Patience, come_in
from api.wire.workbench.sessions import (
    ConfirmationSchema,
    DigestSchema,
    LinkSchema,
    NewAccountSchema,
    OwnDigestSchema,
    PasswordChangeSchema,
    RecoveryCodesSchema,
    SetUpSchema,
)

router = APIRouter(tags=["workbench: signing in"])

_LINK = problems(
    HTTPStatus.BAD_REQUEST,
    HTTPStatus.FORBIDDEN,
    HTTPStatus.NOT_FOUND,
    HTTPStatus.TOO_MANY_REQUESTS,
)
_OWN = problems(
    HTTPStatus.BAD_REQUEST,
    HTTPStatus.UNAUTHORIZED,
    HTTPStatus.FORBIDDEN,
    HTTPStatus.TOO_MANY_REQUESTS,
)


@router.post("/set-ups", responses=_LINK)
def open_link(services: RunningServices, _patience: Patience, link: LinkSchema) -> SetUpSchema:
    """Who a one-time link is for, and the second factor to set up. Uses nothing up."""
    invitation = services.staff.signing_in.invited(link.token)
    address = address_of(invitation.totp_secret, invitation.person.email)
    return SetUpSchema(
        email=invitation.person.email,
        name=invitation.person.name,
        totp_secret=invitation.totp_secret,
        totp_address=address,
        totp_picture=picture_of(address),
        expires_at=invitation.expires_at,
    )


@router.post("/accounts", status_code=HTTPStatus.CREATED, responses=_LINK)
def make_account(
    request: Request,
    response: Response,
    services: RunningServices,
    _patience: Patience,
    chosen: NewAccountSchema,
) -> RecoveryCodesSchema:
    """Use a one-time link up: make the account, and sign in. Gives the recovery codes, once."""
    person, codes = services.staff.signing_in.set_up(
        SetUp(chosen.token, chosen.name, chosen.password, chosen.code)
    )
    come_in(request, response, services, person, "invitation")
    return RecoveryCodesSchema(codes=codes)


@router.put("/accounts/own/password", status_code=HTTPStatus.NO_CONTENT, responses=_OWN)
def change_password(
    services: RunningServices, own: OwnSession, change: PasswordChangeSchema
) -> Response:
    """Choose another password, which signs me out in all other browsers."""
    person = own.session.person
    services.staff.signing_in.change_password(person, change.code, change.current, change.password)
    services.staff.book.sessions.end(person.id, but=own.session.id)
    return Response(status_code=HTTPStatus.NO_CONTENT)


@router.post("/accounts/own/recovery-codes", responses=_OWN)
def renew_recovery_codes(
    services: RunningServices, own: OwnSession, shown: ConfirmationSchema
) -> RecoveryCodesSchema:
    """Ten other recovery codes; those before work no more."""
    codes = services.staff.signing_in.renew_codes(own.session.person, shown.code, shown.password)
    return RecoveryCodesSchema(codes=codes)


@router.get("/accounts/own/digest", responses=problems(HTTPStatus.UNAUTHORIZED))
def show_digest(services: RunningServices, own: OwnSession) -> OwnDigestSchema:
    """Whether I am told by e-mail what waits for me."""
    is_wanted = services.staff.book.digests.is_wanted(own.session.person.id)
    return OwnDigestSchema(is_wanted=is_wanted, is_sent=services.staff.mail is not None)


@router.put("/accounts/own/digest", responses=_OWN)
def want_digest(services: RunningServices, own: OwnSession, wish: DigestSchema) -> OwnDigestSchema:
    """Be told by e-mail what waits for me, or no longer."""
    services.staff.book.digests.want(own.session.person.id, wish.is_wanted)
    return OwnDigestSchema(is_wanted=wish.is_wanted, is_sent=services.staff.mail is not None)
