"""The one gate of the workbench: who calls, and may they?

A route says what it needs in its signature. Where the address names the organisation
(`{issuer}` or `{organisation}`) and the language, that is all; it is checked before the body is
looked at:

    @router.post("/forms/{issuer}/{form}/{version}/withdrawal")
    def withdraw(caller: Annotated[Caller, Depends(needs(Right.WITHDRAW_FORM))], …)

Where the organisation has to be looked up first, a route asks who calls and checks itself:

    def approve(caller: SignedIn, services: RunningServices, translation_id: int):
        translation = services.…(translation_id)
        require(caller, Right.APPROVE_TRANSLATION, organisation=…, language=…)

For lists, `caller.reach(right)` says of which organisations and languages to show anything, and
`organisations_where` of which organisations alone.
`tests/api/identity/` tries every route under /v1/workbench as every role, and fails for a route
it has no rule for.
"""

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated

from fastapi import Depends, Request

from api.dependencies import RunningServices
from api.errors import ProblemError
from api.identity.cookies import require_own_page, session_token
from api.identity.tokens import digest
from api.services import Services
from forms.people.callers import Caller, KeyHolder, Person
from forms.people.rights import Right
from forms.people.staff import WebSession

__all__ = [
    "Caller",
    "CurrentSession",
    "KeyHolder",
    "OwnSession",
    "Person",
    "Right",
    "SignedIn",
    "current_session",
    "needs",
    "organisations_where",
    "reaching",
    "require",
    "require_second_person",
    "who_calls",
]


def who_calls(request: Request, services: RunningServices) -> Caller:
    """Who sent this request: by the key it shows, or by the session of its browser.

    Raises:
        ProblemError: 401 `signed-out`; 403 `csrf` where something is changed without the token.
    """
    shown = request.headers.get("Authorization")
    if shown is not None:
        return _holder_of(shown, services)
    return current_session(request, services).session.person


@dataclass(frozen=True)
class CurrentSession:
    """The session of this browser, and the token in its cookie."""

    session: WebSession
    token: str


def current_session(request: Request, services: RunningServices) -> CurrentSession:
    """The session this request belongs to.

    Raises:
        ProblemError: 401 `signed-out`; 403 `csrf` where something is changed without the token.
    """
    token = session_token(request)
    found = token and services.staff.book.sessions.find(
        digest(token), services.staff.signing_in.now()
    )
    if not token or not found:
        raise signed_out()
    require_own_page(request, token)
    return CurrentSession(found, token)


def _holder_of(shown: str, services: Services) -> KeyHolder:
    scheme, _, key = shown.partition(" ")
    now = services.staff.signing_in.now()
    found = services.staff.book.keys.find(digest(key.strip()), now) if scheme == "Bearer" else None
    if found is None:
        raise signed_out()
    return found


#: For a route about the person who signed in: keys have no password and no sessions.
OwnSession = Annotated[CurrentSession, Depends(current_session)]

#: For a route that anybody who signed in may use, or that checks the rest itself.
SignedIn = Annotated[Caller, Depends(who_calls)]


def needs(right: Right) -> Callable[[Request, Caller], Caller]:
    """A dependency: the caller, who has that right in the organisation the address names.

    The organisation is the part `{issuer}` or `{organisation}` of the address and the language
    its part `{language}`; where the address has none, the right is needed for all.
    """

    def check(request: Request, caller: SignedIn) -> Caller:
        parts = request.path_params
        organisation = parts.get("issuer") or parts.get("organisation")
        require(caller, right, organisation=organisation, language=parts.get("language"))
        return caller

    return check


def reaching(right: Right, said: str) -> Callable[[Caller], Caller]:
    """A dependency: the caller, who has that right somewhere: for what belongs to no organisation.

    `said` is told to who has it nowhere.
    """

    def check(caller: SignedIn) -> Caller:
        if not caller.reach(right):
            raise ProblemError(HTTPStatus.FORBIDDEN, "not-allowed", said)
        return caller

    return check


def require(
    caller: Caller, right: Right, *, organisation: str | None = None, language: str | None = None
) -> None:
    """Go on only when the caller has that right there; left out means: everywhere.

    Raises:
        ProblemError: 403 `not-allowed`.
    """
    if not caller.may(right, organisation, language):
        raise ProblemError(
            HTTPStatus.FORBIDDEN,
            "not-allowed",
            "You may not do this here. Ask an administrator of your organisation for the role "
            "that may.",
        )


def require_second_person(caller: Caller, last_edited_by: str | None) -> None:
    """Go on only when somebody else made the last change; `last_edited_by` is as in the audit.

    Raises:
        ProblemError: 403 `second-person-needed`.
    """
    if caller.who == last_edited_by:
        raise ProblemError(
            HTTPStatus.FORBIDDEN,
            "second-person-needed",
            "You made the last change yourself. Ask a colleague to look at it and publish it.",
        )


def organisations_where(caller: Caller, right: Right) -> frozenset[str] | None:
    """The organisations in which a caller has a right; None: all.

    Raises:
        ProblemError: 403 `not-allowed`: there are none.
    """
    parts = [reach.organisations for reach in caller.reach(right)]
    if not parts:
        require(caller, right)
    found: set[str] = set()
    for part in parts:
        if part is None:
            return None
        found |= part
    return frozenset(found)


def signed_out() -> ProblemError:
    """The answer to who did not sign in, or whose time is over."""
    return ProblemError(
        HTTPStatus.UNAUTHORIZED,
        "signed-out",
        "You are not signed in, or you were away for too long. Sign in and try again.",
    )
