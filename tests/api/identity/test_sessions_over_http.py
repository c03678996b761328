"""Cookies, tokens and keys as a browser and a program meet them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.identity.cookies import CSRF_HEADER
from api.identity.signing_in import INVITED_FOR, SetUp, SigningIn
from api.identity.tokens import digest
from forms.people.rights import Membership, Right, Role
from forms.store.staff.book import StaffBook
from tests.api.identity.cast import BASE_URL, OWN, Cast, ask
from tests.api.identity.test_signing_in import EMAIL, PASSWORD, code_of
from tests.api.service import problem, settings_in
from tests.broken_engines.lookers import open_looker

SESSIONS = "/v1/workbench/sessions"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="module")
def served(folder: Path) -> Iterator[TestClient]:
    with TestClient(create_app(settings_in(folder), open_looker), base_url=BASE_URL) as client:
        yield client


@pytest.fixture
def client(served: TestClient) -> TestClient:
    served.cookies.clear()
    served.base_url = BASE_URL
    return served


@pytest.fixture(scope="module")
def staff(served: TestClient, folder: Path) -> Iterator[StaffBook]:
    with StaffBook.open(folder) as book:
        yield book


@pytest.fixture(scope="module")
def codes(staff: StaffBook) -> list[str]:
    """Recovery codes of an account: each signs in once, without waiting for the next code."""
    door = SigningIn(staff)
    owner = [Membership(Role.OWNER, OWN)]
    kept, _ = staff.people.add(EMAIL, "J. Bakker", owner, door.now(), "operator:test")
    token, _ = door.invite(kept.person.id, INVITED_FOR, "operator:test")
    secret = door.invited(token).totp_secret
    return door.set_up(SetUp(token, "Jo", PASSWORD, code_of(secret, door.now())))[1]


def sign_in(client: TestClient, codes: list[str], **headers: str):
    typed = {"email": EMAIL, "password": PASSWORD, "code": codes.pop()}
    return client.post(SESSIONS, json=typed, headers=headers)


def test_the_cookie_is_for_this_host_and_for_no_script(client, codes) -> None:
    answer = sign_in(client, codes)
    assert answer.status_code == 201
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("__Host-leeswijzer=")
    assert set(cookie.split("; ")[1:]) == {"HttpOnly", "Path=/", "SameSite=lax", "Secure"}
    assert answer.headers["cache-control"] == "no-store"
    client.base_url = "http://localhost"
    cookie = sign_in(client, codes).headers["set-cookie"]
    assert cookie.startswith("leeswijzer=")
    assert "Secure" not in cookie


def test_every_sign_in_has_a_new_token_and_ends_the_one_before(client, codes, staff) -> None:
    first = sign_in(client, codes).cookies["__Host-leeswijzer"]
    second = sign_in(client, codes).cookies["__Host-leeswijzer"]
    assert first != second
    now = SigningIn(staff).now()
    assert staff.sessions.find(digest(first), now) is None
    assert staff.sessions.find(digest(second), now)


def test_what_changes_something_needs_the_token_of_our_pages(client, codes) -> None:
    session = sign_in(client, codes).json()
    problem(client.delete(f"{SESSIONS}/current"), 403, "csrf")
    problem(client.delete(f"{SESSIONS}/current", headers={CSRF_HEADER: "x"}), 403, "csrf")
    ended = client.delete(f"{SESSIONS}/current", headers={CSRF_HEADER: session["csrfToken"]})
    assert ended.status_code == 204
    problem(client.get(f"{SESSIONS}/current"), 401, "signed-out")


def test_another_site_cannot_sign_a_browser_in(client, codes) -> None:
    typed = {"email": EMAIL, "password": PASSWORD, "code": codes[0]}
    elsewhere = {"Sec-Fetch-Site": "cross-site"}
    problem(client.post(SESSIONS, json=typed, headers=elsewhere), 403, "csrf")
    assert sign_in(client, codes, **{"Sec-Fetch-Site": "same-origin"}).status_code == 201


def test_signing_out_elsewhere_leaves_this_browser_in(client, codes, staff) -> None:
    elsewhere = sign_in(client, codes, **{"User-Agent": "Mozilla (iPhone) Safari"})
    client.cookies.clear()
    session = sign_in(client, codes).json()
    listed = client.get(SESSIONS).json()["sessions"]
    assert {each["device"] for each in listed} >= {"Safari, iPhone"}
    assert [each["isCurrent"] for each in listed].count(True) == 1
    client.delete(SESSIONS, headers={CSRF_HEADER: session["csrfToken"]})
    assert len(client.get(SESSIONS).json()["sessions"]) == 1
    token = elsewhere.cookies["__Host-leeswijzer"]
    assert staff.sessions.find(digest(token), SigningIn(staff).now()) is None


def test_nobody_ends_the_session_of_another(client, staff) -> None:
    cast = Cast(staff)
    one, other = cast.signed_in(), cast.signed_in()
    number = ask(client, one, "GET", SESSIONS).json()["sessions"][0]["id"]
    ask(client, other, "DELETE", f"{SESSIONS}/{number}")
    assert ask(client, one, "GET", f"{SESSIONS}/current").status_code == 200


def test_a_key_is_shown_once_has_its_scopes_and_ends(client, staff) -> None:
    cast = Cast(staff)
    administrator = cast.signed_in(Membership(Role.ADMINISTRATOR, OWN))
    new = {"name": "nachtelijke export", "organisation": OWN, "scopes": ["see-audit"], "days": 30}
    made = ask(client, administrator, "POST", "/v1/workbench/keys", new).json()
    listed = ask(client, administrator, "GET", "/v1/workbench/keys")
    assert made["secret"] not in listed.text
    holder = {"Authorization": f"Bearer {made['secret']}"}
    client.cookies.clear()
    lines = client.get("/v1/workbench/audit-lines", headers=holder)
    assert lines.status_code == 200
    assert any("see-audit" in line["subject"] for line in lines.json()["lines"])
    problem(client.get("/v1/workbench/people", headers=holder), 403, "not-allowed")
    problem(client.get(SESSIONS, headers=holder), 401, "signed-out")
    address = f"/v1/workbench/keys/{made['key']['id']}"
    assert ask(client, administrator, "DELETE", address).status_code == 204
    client.cookies.clear()
    problem(client.get("/v1/workbench/audit-lines", headers=holder), 401, "signed-out")


@pytest.mark.parametrize("scope", sorted(set(Right) - {Right.SEE_AUDIT}))
def test_no_key_does_what_people_answer_for(client, staff, scope) -> None:
    from api.routes.workbench.keys import KEY_SCOPES  # noqa: PLC0415

    administrator = Cast(staff).administrator()
    new = {"name": "x", "organisation": OWN, "scopes": [scope], "days": 1}
    answer = ask(client, administrator, "POST", "/v1/workbench/keys", new)
    assert answer.status_code == (201 if scope in KEY_SCOPES else 400)
    people_answer = {Right.PUBLISH_FORM, Right.APPROVE_TRANSLATION, Right.MANAGE_PEOPLE}
    assert not KEY_SCOPES & people_answer
