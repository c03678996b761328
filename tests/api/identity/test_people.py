"""Managing people across organisations: nobody reaches into another one."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from forms.people.rights import ALL, Membership, Role
from forms.store.staff.book import StaffBook
from tests.api.identity.cast import BASE_URL, OTHER, OWN, Cast, ask
from tests.api.service import problem, settings_in
from tests.broken_engines.lookers import open_looker

PEOPLE = "/v1/workbench/people"
AT_OWN = {"role": "translator", "organisation": OWN, "language": "ar"}
AT_OTHER = {"role": "translator", "organisation": OTHER, "language": "ar"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="module")
def client(folder: Path) -> Iterator[TestClient]:
    with TestClient(create_app(settings_in(folder), open_looker), base_url=BASE_URL) as client:
        yield client


@pytest.fixture(scope="module")
def cast(client: TestClient, folder: Path) -> Iterator[Cast]:
    with StaffBook.open(folder) as staff:
        yield Cast(staff)


@pytest.fixture
def manager(cast):
    return cast.signed_in(Membership(Role.ADMINISTRATOR, OWN))


def new(email: str, *memberships: dict[str, str]) -> dict[str, object]:
    return {"email": email, "name": "Nieuw", "memberships": list(memberships)}


def test_inviting_gives_a_link_to_hand_over(client, manager) -> None:
    made = ask(client, manager, "POST", PEOPLE, new("Een@Voorbeeld.example", AT_OWN)).json()
    assert made["person"]["email"] == "een@voorbeeld.example"
    assert made["person"]["standing"] == "invited"
    shown = client.post("/v1/workbench/set-ups", json={"token": made["invitation"]["token"]})
    assert shown.json()["email"] == "een@voorbeeld.example"


@pytest.mark.parametrize(
    "membership",
    [
        AT_OTHER,
        {**AT_OWN, "organisation": ALL},
        {"role": "administrator", "organisation": ALL, "language": ALL},
    ],
)
def test_nobody_gives_roles_outside_of_what_they_manage(client, manager, membership) -> None:
    asked = new("twee@voorbeeld.example", AT_OWN, membership)
    problem(ask(client, manager, "POST", PEOPLE, asked), 403, "not-allowed")
    listed = ask(client, manager, "GET", PEOPLE).json()["people"]
    assert "twee@voorbeeld.example" not in {each["email"] for each in listed}


def test_roles_elsewhere_are_neither_seen_nor_touched(client, cast, manager) -> None:
    elsewhere = Membership(Role.OWNER, OTHER)
    person = cast.person(Membership(Role.TRANSLATOR, OWN, "ar"), elsewhere)
    address = f"{PEOPLE}/{person.id}"
    changed = ask(client, manager, "PUT", f"{address}/memberships", {"memberships": []})
    assert changed.json()["memberships"] == []
    kept = cast.staff.people.by_email(person.email, cast.now())
    assert kept.person.memberships == (elsewhere,)
    problem(ask(client, manager, "PATCH", address, {"isDisabled": True}), 404, "no-such-person")


def test_who_works_elsewhere_too_cannot_be_taken_over(client, cast, manager) -> None:
    for elsewhere in (Membership(Role.OWNER, OTHER), Membership(Role.ADMINISTRATOR, ALL)):
        person = cast.person(Membership(Role.TRANSLATOR, OWN, "ar"), elsewhere)
        address = f"{PEOPLE}/{person.id}"
        problem(ask(client, manager, "POST", f"{address}/invitations"), 403, "works-elsewhere")
        problem(ask(client, manager, "DELETE", f"{address}/sessions"), 403, "works-elsewhere")
        asked = {"isDisabled": True}
        problem(ask(client, manager, "PATCH", address, asked), 403, "works-elsewhere")


def test_inviting_who_works_elsewhere_gives_no_link_to_their_account(client, cast, manager) -> None:
    person = cast.person(Membership(Role.ADMINISTRATOR, ALL))
    made = ask(client, manager, "POST", PEOPLE, new(person.email, AT_OWN)).json()
    assert made["invitation"] is None
    assert made["person"]["memberships"] == [AT_OWN]


def test_disabling_is_at_once_and_never_oneself(client, cast, manager) -> None:
    part = cast.signed_in(Membership(Role.TRANSLATOR, OWN, "ar"))
    address = f"{PEOPLE}/{part.caller.id}"
    assert ask(client, part, "GET", "/v1/workbench/organisations").status_code == 200
    assert ask(client, manager, "PATCH", address, {"isDisabled": True}).status_code == 200
    problem(ask(client, part, "GET", "/v1/workbench/organisations"), 401, "signed-out")
    own = f"{PEOPLE}/{manager.caller.id}"
    problem(ask(client, manager, "PATCH", own, {"isDisabled": True}), 400, "own-account")


def test_a_role_taken_away_is_gone_with_the_next_request(client, cast) -> None:
    part = cast.signed_in(Membership(Role.ADMINISTRATOR, OWN))
    assert ask(client, part, "GET", PEOPLE).status_code == 200
    cast.staff.people.set_memberships(part.caller.id, [], None, cast.now(), "operator:test")
    problem(ask(client, part, "GET", PEOPLE), 403, "not-allowed")


def test_the_last_administrator_stays(tmp_path: Path) -> None:
    app = create_app(settings_in(tmp_path), open_looker)
    with TestClient(app, base_url=BASE_URL) as client, StaffBook.open(tmp_path) as staff:
        cast = Cast(staff)
        only = cast.administrator()
        address = f"{PEOPLE}/{only.caller.id}/memberships"
        nothing = {"memberships": []}
        problem(ask(client, only, "PUT", address, nothing), 409, "last-administrator")
        cast.administrator()
        assert ask(client, only, "PUT", address, nothing).status_code == 200


def test_the_audit_is_searched_by_names_of_people(client, cast, manager) -> None:
    somebody = cast.person(Membership(Role.OWNER, OWN), name="Zoë van Dijk")
    cast.person(Membership(Role.OWNER, OWN), name="Iemand Anders")
    found = ask(client, manager, "GET", "/v1/workbench/audit-lines?text=zoë").json()["lines"]
    assert [line["subjectName"] for line in found] == ["Zoë van Dijk"]
    assert found[0]["subject"].startswith(f"person:{somebody.id} ")


def test_an_administrator_reads_of_the_audit_what_is_theirs(client, cast, manager) -> None:
    cast.person(Membership(Role.OWNER, OTHER))
    ask(client, manager, "POST", PEOPLE, new("vier@voorbeeld.example", AT_OWN))
    lines = ask(client, manager, "GET", "/v1/workbench/audit-lines").json()["lines"]
    assert lines
    assert all(OWN in line["subject"] and OTHER not in line["subject"] for line in lines)
    everything = ask(client, cast.administrator(), "GET", "/v1/workbench/audit-lines?limit=200")
    assert any(OTHER in line["subject"] for line in everything.json()["lines"])
    first = ask(client, cast.administrator(), "GET", "/v1/workbench/audit-lines?limit=2").json()
    after = f"/v1/workbench/audit-lines?limit=2&before={first['nextBefore']}"
    then = ask(client, cast.administrator(), "GET", after).json()
    assert then["lines"][0]["id"] < first["lines"][-1]["id"]
