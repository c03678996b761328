"""What is seen before somebody is in: signing in, and setting up through a link."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import pyotp
from playwright.sync_api import Page

from api.identity.second_factor import new_secret
from api.identity.tokens import digest, new_token
from forms.people.callers import Person
from forms.people.rights import Membership
from tests.workbench.conftest import Bench

PASSWORD = "drie losse woorden"


@dataclass(frozen=True)
class Door:
    """A state before somebody is in."""

    name: str
    reach: Callable[[Page, Bench], object]


def sign_in_page(page: Page, bench: Bench) -> None:
    page.goto(f"{bench.url}/workbench")
    page.wait_for_selector("#sign-in-email")


def _refused(page: Page, bench: Bench) -> None:
    sign_in_page(page, bench)
    # Another address each time: five tries are free.
    page.fill("#sign-in-email", f"iemand-{new_token()[:8].lower()}@voorbeeld.example")
    page.fill("#sign-in-password", "vier losse woorden")
    page.fill("#sign-in-code", "123456")
    page.click("#sign-in-send")
    page.wait_for_selector("#sign-in .check--care")


def link_for(bench: Bench, *roles: Membership, name: str = "genodigde") -> tuple[str, str, Person]:
    """An invitation: its address, the secret of the second factor in it, and who is invited."""
    person, token, secret = bench.cast.person(*roles, name=name), new_token(), new_secret()
    expires = bench.cast.now() + timedelta(hours=1)
    bench.staff.invitations.make(person.id, digest(token), secret, expires, "operator:test")
    return f"{bench.url}/workbench#/invitation/{token}", secret, person


def set_up_page(page: Page, bench: Bench) -> str:
    address, secret, _ = link_for(bench)
    page.goto(address)
    page.wait_for_selector("#set-up-password")
    return secret


def recovery_codes_page(page: Page, bench: Bench) -> None:
    secret = set_up_page(page, bench)
    page.fill("#set-up-password", PASSWORD)
    page.fill("#set-up-code", pyotp.TOTP(secret).now())
    page.click("#set-up-send")
    page.wait_for_selector("#ready")


def _used_link(page: Page, bench: Bench) -> None:
    page.goto(f"{bench.url}/workbench#/invitation/verlopen")
    page.wait_for_selector("#to-sign-in")


DOORS = (
    Door("sign-in", sign_in_page),
    Door("sign-in-refused", _refused),
    Door("set-up", set_up_page),
    Door("recovery-codes", recovery_codes_page),
    Door("link-over", _used_link),
)
