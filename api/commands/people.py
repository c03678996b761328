"""`leeswijzer people`: the first administrator, and help for who is locked out."""

import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click
import segno

from api.terminal.group import CommandGroup
from api.terminal.output import say
from api.terminal.surroundings import operator, read_settings, seeded_storage

if TYPE_CHECKING:
    from forms.people.staff import KeptPerson
    from forms.store.staff.book import StaffBook


@click.group(cls=CommandGroup)
def people() -> None:
    """Let in the first administrator of the workbench; list and disable people."""


@people.command("add-admin")
@click.argument("email")
@click.option("--name", help="How they are called in the workbench. Default: from the address.")
def add_admin(email: str, name: str | None) -> None:
    """Make somebody administrator of everything, and print a one-time link that works an hour.

    For who has an account already the link sets password and second factor anew.
    """
    from api.identity.signing_in import BOOTSTRAPPED_FOR, SigningIn  # noqa: PLC0415
    from forms.people.addresses import tidy_email, tidy_name  # noqa: PLC0415
    from forms.people.rights import ALL, Membership, Role  # noqa: PLC0415

    address = tidy_email(email)
    called = tidy_name(name or address.partition("@")[0])
    role = Membership(Role.ADMINISTRATOR, ALL)
    with _book() as staff:
        signing_in = SigningIn(staff)
        kept, _ = staff.people.add(address, called, [role], signing_in.now(), operator())
        if kept.standing == "disabled":
            staff.people.set_disabled(kept.person.id, False, signing_in.now(), operator())
        token, expires = signing_in.invite(kept.person.id, BOOTSTRAPPED_FOR, operator())
    link = f"{read_settings().workbench_url}#/invitation/{token}"
    say(f"Open this link within an hour, or hand it to {address}. It works once.", err=True)
    say(link)
    if sys.stderr.isatty():
        segno.make_qr(link).terminal(out=sys.stderr, compact=True)
    say(f"It runs out at {expires:%H:%M} UTC.", err=True)


@people.command("list")
def list_people() -> None:
    """List everybody by name: address, standing, roles."""
    with _book() as staff:
        kept = staff.people.all(datetime.now(UTC))
    for each in kept:
        say(_line(each))
    if not kept:
        say("Nobody works here yet. “leeswijzer people add-admin EMAIL” lets in the first.")


@people.command("disable")
@click.argument("email")
def disable(email: str) -> None:
    """Let somebody in no longer; whoever is signed in as them is out at once."""
    from forms.errors import NotFoundError  # noqa: PLC0415
    from forms.people.addresses import tidy_email  # noqa: PLC0415

    address = tidy_email(email)
    with _book() as staff:
        kept = staff.people.by_email(address, datetime.now(UTC))
        if kept is None:
            raise NotFoundError("There is nobody with that e-mail address.", "no-such-person")
        staff.people.set_disabled(kept.person.id, True, datetime.now(UTC), operator())
    say(f"{address} can sign in no longer.")


def _line(kept: "KeptPerson") -> str:
    roles = ", ".join(
        f"{each.role.value} of {each.organisation} ({each.language})"
        for each in kept.person.memberships
    )
    person = kept.person
    return f"{person.name}  {person.email}  {kept.standing.value}  {roles or 'no role'}"


def _book() -> "StaffBook":
    from forms.store.staff.book import StaffBook  # noqa: PLC0415 - loads the database

    return StaffBook.open(seeded_storage())
