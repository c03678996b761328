"""Signing in with an account of our own, and setting one up through a link."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http import HTTPStatus

from api.errors import ProblemError
from api.identity.passwords import Passwords, require_good_password
from api.identity.second_factor import (
    accepted_step,
    is_recovery_code,
    new_recovery_codes,
    new_secret,
    tidy_code,
)
from api.identity.tokens import digest, new_token
from forms.errors import InputError
from forms.people.addresses import tidy_email, tidy_name
from forms.people.callers import Person
from forms.people.staff import Account, Invitation
from forms.store.staff.book import StaffBook

#: Time to pass a link on to a colleague; the first administrator has it at once.
INVITED_FOR, BOOTSTRAPPED_FOR = timedelta(days=7), timedelta(hours=1)


@dataclass(frozen=True)
class SetUp:
    """What somebody chose: `code` shows that their app works."""

    token: str
    name: str
    password: str
    code: str


class SigningIn:
    """Who may come in, by what they know and have."""

    def __init__(
        self,
        staff: StaffBook,
        passwords: Passwords | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._staff = staff
        self._passwords = passwords or Passwords()
        self.now = now

    def invite(self, person_id: int, lasting: timedelta, by: str) -> tuple[str, datetime]:
        """A link for somebody, in place of the one before: its token, and until when.

        Raises:
            NotFoundError: there is no such person.
        """
        token, expires = new_token(), self.now() + lasting
        self._staff.invitations.make(person_id, digest(token), new_secret(), expires, by)
        return token, expires

    def invited(self, token: str) -> Invitation:
        """Who a link is for.

        Raises:
            ProblemError: 404 `invitation-over`.
        """
        found = self._staff.invitations.find(digest(token), self.now())
        if found is None:
            raise _over()
        return found

    def set_up(self, chosen: SetUp) -> tuple[Person, list[str]]:
        """Make the account of an invited person; gives their recovery codes, which are shown once.

        Raises:
            InputError: `weak-password` or `invalid-name`.
            ProblemError: 404 `invitation-over`, 400 `wrong-code`, 429 `too-many-attempts`.
        """
        invitation = self.invited(chosen.token)
        person, name = invitation.person, tidy_name(chosen.name)
        require_good_password(chosen.password, person.email)
        self._begin_attempt(digest(chosen.token), person)
        step = accepted_step(invitation.totp_secret, tidy_code(chosen.code), self.now())
        if step is None:
            raise _wrong_code()
        hashed = self._passwords.hash(chosen.password)
        account = Account(person, hashed, invitation.totp_secret, step)
        codes = new_recovery_codes()
        kept = [digest(tidy_code(code)) for code in codes]
        if not self._staff.accounts.set_up(digest(chosen.token), name, account, kept, self.now()):
            raise _over()
        return person, codes

    def sign_in(self, typed_email: str, password: str, code: str) -> Person:
        """The person who knows the password and has the code.

        Raises:
            ProblemError: 401 `wrong-credentials`, 429 `too-many-attempts`.
        """
        try:
            email = tidy_email(typed_email)
        except InputError:
            raise _wrong_credentials() from None
        account = self._staff.accounts.find(email)
        self._begin_attempt(digest(email), account.person if account else None)
        is_right = self._passwords.is_right(account.password_hash if account else None, password)
        if account is None or not is_right or not self._takes_code(account, code):
            raise _wrong_credentials()
        self._staff.attempts.succeeded(digest(email))
        if self._passwords.is_outdated(account.password_hash):
            renewed = self._passwords.hash(password)
            self._staff.accounts.set_password(account.person.id, renewed, by=None)
        return account.person

    def begin_session(self, person: Person, way: str, device: str) -> str:
        """A new session of somebody who came in; gives its token."""
        token = new_token()
        self._staff.sessions.begin(digest(token), person.id, way, device, self.now())
        return token

    def change_password(self, person: Person, code: str, current: str, new: str) -> None:
        """Keep another password, when the one before and a code are right.

        Raises:
            InputError: `weak-password`.
            ProblemError: 401 `wrong-credentials`, 429 `too-many-attempts`.
        """
        require_good_password(new, person.email)
        self.sign_in(person.email, current, code)
        self._staff.accounts.set_password(person.id, self._passwords.hash(new), person.who)

    def renew_codes(self, person: Person, code: str, password: str) -> list[str]:
        """Other recovery codes in place of those before, when password and code are right.

        Raises:
            ProblemError: 401 `wrong-credentials`, 429 `too-many-attempts`.
        """
        self.sign_in(person.email, password, code)
        codes = new_recovery_codes()
        kept = [digest(tidy_code(each)) for each in codes]
        self._staff.accounts.renew_codes(person.id, kept, person.who)
        return codes

    def _begin_attempt(self, key: str, person: Person | None) -> None:
        wait_s = self._staff.attempts.begin(key, self.now(), person.who if person else None)
        if wait_s > 0:
            raise too_many_attempts(wait_s)

    def _takes_code(self, account: Account, typed: str) -> bool:
        code, person_id = tidy_code(typed), account.person.id
        if is_recovery_code(code):
            return self._staff.accounts.use_code(person_id, digest(code))
        step = accepted_step(account.totp_secret, code, self.now())
        return step is not None and self._staff.accounts.use_step(person_id, step)


def too_many_attempts(wait_s: float) -> ProblemError:
    """The answer to who tries too often."""
    return ProblemError(
        HTTPStatus.TOO_MANY_REQUESTS,
        "too-many-attempts",
        "There were too many tries. Wait a moment and try again.",
        headers={"Retry-After": str(math.ceil(wait_s))},
    )


def _wrong_credentials() -> ProblemError:
    # One answer for all: it must not tell which of the three was right.
    return ProblemError(
        HTTPStatus.UNAUTHORIZED,
        "wrong-credentials",
        "The e-mail address, the password or the code is not right. A code works once: wait for "
        "the next one.",
    )


def _wrong_code() -> ProblemError:
    return ProblemError(
        HTTPStatus.BAD_REQUEST,
        "wrong-code",
        "This is not the code that the app shows now. Wait for the next one, and check the clock "
        "of your phone.",
    )


def _over() -> ProblemError:
    return ProblemError(
        HTTPStatus.NOT_FOUND,
        "invitation-over",
        "This link was used already or has run out. Ask an administrator for a new one.",
    )
