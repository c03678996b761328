"""People of every role, signed in, in a service that runs; made fresh for every question."""

import itertools
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from starlette.testclient import TestClient

from api.identity.cookies import CSRF_HEADER
from api.identity.tokens import csrf_of, digest, new_token
from forms.people.callers import Caller, KeyHolder, Person
from forms.people.rights import ALL, Membership, Right, Role
from forms.people.staff import KeptKey
from forms.store.staff.book import StaffBook

OWN, OTHER = "gemeente-voorbeeldstad", "gemeente-elders"
#: Stands in the names of people and keys of OWN: who sees it, sees into that organisation.
TELL_TALE = "geheim-van-voorbeeldstad"
BASE_URL = "https://testserver"

_NUMBERS = itertools.count(1)


@dataclass(frozen=True)
class Part:
    """Somebody who calls, and how a test names them."""

    name: str
    caller: Caller | None
    headers: dict[str, str]

    def may(self, right: Right, organisation: str | None, language: str | None) -> bool:
        return self.caller is not None and self.caller.may(right, organisation, language)


class Cast:
    """Makes callers and those things that they call for."""

    def __init__(self, staff: StaffBook, place: Path = Path()) -> None:
        self.staff = staff
        #: Where everything is kept, for what other books make.
        self.place = place

    def everybody(self) -> list[Part]:
        """Nobody, somebody without a role, and each role at home, elsewhere and everywhere."""
        people = [
            self.signed_in(Membership(role, organisation, language))
            for role in Role
            for organisation in (OWN, OTHER, ALL)
            for language in _languages(role)
        ]
        keys = [self.key_holder(organisation) for organisation in (OWN, OTHER, ALL)]
        return [Part("signed out", None, {}), self.signed_in(), *people, *keys]

    @staticmethod
    def now() -> datetime:
        return datetime.now(UTC)

    def again(self, part: Part) -> Part:
        """The same person in a new browser: what they asked before may have signed them out."""
        if not isinstance(part.caller, Person):
            return part
        return Part(part.name, part.caller, self._browser(part.caller))

    def administrator(self) -> Part:
        return self.signed_in(Membership(Role.ADMINISTRATOR, ALL))

    def signed_in(self, *memberships: Membership) -> Part:
        """Somebody with these roles, in a browser of their own."""
        person = self.person(*memberships, name="beller")
        said = " ".join(f"{m.role}@{m.organisation}/{m.language}" for m in memberships)
        return Part(said or "no role", person, self._browser(person))

    def _browser(self, person: Person) -> dict[str, str]:
        token = new_token()
        self.staff.sessions.begin(
            digest(token), person.id, "password", "Firefox, Linux", self.now()
        )
        return {"Cookie": f"__Host-leeswijzer={token}", CSRF_HEADER: csrf_of(token)}

    def key_holder(self, organisation: str, *scopes: Right) -> Part:
        """A program with a key; without scopes given: with all a key can have."""
        from api.routes.workbench.keys import KEY_SCOPES  # noqa: PLC0415

        chosen = frozenset(scopes) or KEY_SCOPES
        secret, kept = self._key(organisation, chosen, "nachtelijke export")
        holder = KeyHolder(kept.id, kept.name, kept.organisation, kept.scopes)
        return Part(f"key@{organisation}", holder, {"Authorization": f"Bearer {secret}"})

    def person(self, *memberships: Membership, name: str = TELL_TALE) -> Person:
        email = f"{name}-{next(_NUMBERS)}@voorbeeld.example"
        kept, is_new = self.staff.people.add(email, name, memberships, self.now(), "operator:test")
        assert is_new
        return kept.person

    def colleague(self) -> Person:
        """Somebody who works for OWN and nobody else."""
        return self.person(Membership(Role.TRANSLATOR, OWN, "ar"))

    def key(self) -> KeptKey:
        """A key of OWN."""
        return self._key(OWN, frozenset({Right.EXCHANGE}), TELL_TALE)[1]

    def _key(self, organisation: str, scopes: frozenset[Right], name: str) -> tuple[str, KeptKey]:
        secret, now = new_token("lwk_"), self.now()
        key = KeptKey(
            0, name, organisation, scopes, "operator:test", now.isoformat(),
            (now + timedelta(days=1)).isoformat(timespec="milliseconds"), None, None,
        )  # fmt: skip
        return secret, self.staff.keys.make(digest(secret), key)


def ask(client: TestClient, part: Part, method: str, address: str, json: object = None):
    client.cookies.clear()
    return client.request(method, address, json=json, headers=part.headers)


def _languages(role: Role) -> tuple[str, ...]:
    return ("ar", "tr", ALL) if role in (Role.TRANSLATOR, Role.REVIEWER) else (ALL,)
