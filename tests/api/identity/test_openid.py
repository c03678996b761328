"""Signing in at a real OpenID provider in a process of its own, over real HTTP."""

import json
import re
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit, urlunsplit

import httpx2
import pytest
from joserfc.jwk import ECKey
from starlette.testclient import TestClient

from api.app import create_app
from api.identity.openid import OpenidError, OpenidSignIn
from api.identity.provider import OpenidProvider
from api.identity.tokens import digest
from api.settings import Settings
from forms.people.rights import Membership, Role
from forms.store.catalogue import Catalogue
from forms.store.staff.book import StaffBook
from tests.api.identity.cast import OWN, Cast
from tests.broken_engines.lookers import open_looker

PUBLIC = "https://testserver"
RETURN = f"{PUBLIC}/v1/workbench/outside-sign-ins/return"
OWNER = Membership(Role.OWNER, OWN)
_START_S = 30


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
    command = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", str(port)]
    provider = subprocess.Popen(
        [*command, "--require-nonce", "true"],
        env={"AUTHLIB_INSECURE_TRANSPORT": "1"},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    url, deadline = f"http://localhost:{port}", time.monotonic() + _START_S
    while True:
        try:
            httpx2.get(url)
            break
        except httpx2.HTTPError:
            assert time.monotonic() < deadline, "the provider did not start"
            time.sleep(0.2)
    yield url
    provider.terminate()
    provider.wait(timeout=10)


@pytest.fixture
def staff(tmp_path: Path) -> Iterator[StaffBook]:
    Catalogue.open(tmp_path).close()
    with StaffBook.open(tmp_path) as book:
        yield book


def sign_in_at(issuer: str, staff: StaffBook, later: timedelta = timedelta()) -> OpenidSignIn:
    provider = OpenidProvider(issuer, "leeswijzer", "geheim", "Voorbeeld-ID", RETURN)
    return OpenidSignIn(provider, staff, lambda: datetime.now(UTC) + later)


def invite(staff: StaffBook, email: str):
    return staff.people.add(email, "J.", [OWNER], Cast.now(), "operator:test")[0].person


def known_there(issuer: str, subject: str, **claims: object) -> None:
    said = httpx2.put(f"{issuer}/users/{subject}", json=claims)
    assert said.status_code == 204, said.text


def at_the_provider(address: str, subject: str) -> tuple[str, str]:
    """What a person does there; gives the state and code their browser comes back with."""
    shown = httpx2.get(address)
    assert "<form" in shown.text
    answer = httpx2.post(address, data={"sub": subject})
    assert answer.status_code == 302, answer.text
    back = urlsplit(answer.headers["location"])
    assert urlunsplit((*back[:3], "", "")) == RETURN
    query = parse_qs(back.query)
    return query["state"][0], query["code"][0]


def refused(door: OpenidSignIn, state: str, expected: str | None, code: str) -> str:
    with pytest.raises(OpenidError) as caught:
        door.finish(state, expected, code)
    return caught.value.code


def test_who_was_invited_comes_in_and_is_known_from_then_on(issuer, staff) -> None:
    door, person = sign_in_at(issuer, staff), invite(staff, "jo@voorbeeld.example")
    known_there(issuer, "sub-1", email="Jo@Voorbeeld.example", email_verified=True)
    address, state = door.begin()
    back, code = at_the_provider(address, "sub-1")
    assert door.finish(back, state, code).id == person.id
    # Married since, with another address: still the same person there.
    known_there(issuer, "sub-1", email="jo.getrouwd@voorbeeld.example", email_verified=True)
    address, state = door.begin()
    assert door.finish(*_at(address, state, "sub-1")).id == person.id
    # And who is given the old address gets into nobody's account.
    known_there(issuer, "sub-2", email="jo@voorbeeld.example", email_verified=True)
    address, state = door.begin()
    assert refused(door, *_at(address, state, "sub-2")) == "outside-unknown"


def _at(address: str, expected: str, subject: str) -> tuple[str, str, str]:
    state, code = at_the_provider(address, subject)
    return state, expected, code


@pytest.mark.parametrize(
    "claims",
    [
        {"email": "niet.uitgenodigd@voorbeeld.example", "email_verified": True},
        {"email": "vera@voorbeeld.example", "email_verified": False},
        {"email": "vera@voorbeeld.example", "email_verified": "true"},
        {"email": "vera@voorbeeld.example"},
        {"email": "geen adres", "email_verified": True},
        {},
    ],
)
def test_only_a_verified_address_that_was_invited_comes_in(issuer, staff, claims) -> None:
    door = sign_in_at(issuer, staff)
    invite(staff, "vera@voorbeeld.example")
    known_there(issuer, "sub-3", **claims)
    address, state = door.begin()
    assert refused(door, *_at(address, state, "sub-3")) == "outside-unknown"


def test_who_was_disabled_stays_out(issuer, staff) -> None:
    door, person = sign_in_at(issuer, staff), invite(staff, "weg@voorbeeld.example")
    known_there(issuer, "sub-4", email="weg@voorbeeld.example", email_verified=True)
    address, state = door.begin()
    door.finish(*_at(address, state, "sub-4"))
    staff.people.set_disabled(person.id, True, Cast.now(), "operator:test")
    address, state = door.begin()
    assert refused(door, *_at(address, state, "sub-4")) == "outside-unknown"


@pytest.fixture
def known(issuer, staff) -> str:
    invite(staff, "bo@voorbeeld.example")
    known_there(issuer, "sub-5", email="bo@voorbeeld.example", email_verified=True)
    return "sub-5"


def test_a_return_works_once(issuer, staff, known) -> None:
    door = sign_in_at(issuer, staff)
    address, state = door.begin()
    back = _at(address, state, known)
    door.finish(*back)
    assert refused(door, *back) == "outside-refused"


def test_a_code_works_once_also_with_a_new_state(issuer, staff, known) -> None:
    door = sign_in_at(issuer, staff)
    address, state = door.begin()
    _, _, code = back = _at(address, state, known)
    door.finish(*back)
    _, other = door.begin()
    assert refused(door, other, other, code) == "outside-refused"


def test_the_return_of_another_browser_is_refused(issuer, staff, known) -> None:
    door = sign_in_at(issuer, staff)
    (address, _), (_, mine) = door.begin(), door.begin()
    theirs, code = at_the_provider(address, known)
    assert refused(door, theirs, mine, code) == "outside-refused"
    assert refused(door, theirs, None, code) == "outside-refused"


def test_a_nonce_that_is_not_ours_is_refused(issuer, staff, known) -> None:
    door = sign_in_at(issuer, staff)
    address, state = door.begin()
    parts = urlsplit(address)
    query = {**{name: each[0] for name, each in parse_qs(parts.query).items()}, "nonce": "other"}
    altered = urlunsplit(parts._replace(query=urlencode(query)))
    assert refused(door, *_at(altered, state, known)) == "outside-refused"


def test_a_return_that_took_too_long_is_refused(issuer, staff, known) -> None:
    address, state = sign_in_at(issuer, staff).begin()
    back = _at(address, state, known)
    late = sign_in_at(issuer, staff, later=timedelta(minutes=11))
    assert refused(late, *back) == "outside-refused"


def test_a_token_that_has_run_out_is_refused(issuer, staff, known) -> None:
    # Both begin and end two hours from now: the state is fresh, the provider's token is over.
    door = sign_in_at(issuer, staff, later=timedelta(hours=2))
    address, state = door.begin()
    assert refused(door, *_at(address, state, known)) == "outside-refused"


def test_a_provider_that_is_another_is_refused(issuer, staff, known) -> None:
    elsewhere = issuer.replace("localhost", "127.0.0.1")
    door = sign_in_at(issuer, staff)
    # It names itself by the address it is asked at; a token of the one is none of the other.
    other = sign_in_at(elsewhere, staff)
    address, state = other.begin()
    back = _at(address, state, known)
    mixed = OpenidSignIn(replace(other.provider, issuer=elsewhere), staff, door._now)
    mixed._described = door._asked()
    assert refused(mixed, *back) == "outside-refused"


def test_a_token_for_another_service_is_refused(issuer, staff, known) -> None:
    door = sign_in_at(issuer, staff)
    theirs = replace(door.provider, client_id="een-ander")
    token_for_them = OpenidSignIn(theirs, staff, door._now)
    address, state = token_for_them.begin()
    _, code = at_the_provider(address, known)
    under_way = staff.outside.take(digest(state), Cast.now())
    assert under_way is not None
    token = token_for_them._id_token(code, under_way.code_verifier)
    assert token_for_them._claims(token, under_way.nonce)["aud"]
    with pytest.raises(OpenidError):
        door._claims(token, under_way.nonce)


def test_what_is_asked_protects_the_code(issuer, staff) -> None:
    query = parse_qs(urlsplit(sign_in_at(issuer, staff).begin()[0]).query)
    assert query["response_type"] == ["code"]
    assert query["code_challenge_method"] == ["S256"]
    assert re.fullmatch(r"[\w-]{43}", query["code_challenge"][0])
    assert query["scope"] == ["openid email profile"]
    assert query["redirect_uri"] == [RETURN]


def test_a_provider_that_does_not_answer_is_said(staff) -> None:
    with pytest.raises(OpenidError, match="outside-unreachable"):
        sign_in_at("http://localhost:9", staff).begin()


class _Leaving(BaseHTTPRequestHandler):
    """Says where its tokens are to be had, where nobody is."""

    def do_GET(self) -> None:
        """What it says of itself, and its keys."""
        issuer = f"http://localhost:{self.server.server_address[1]}"
        said = {
            "issuer": issuer,
            "authorization_endpoint": f"{issuer}/authorize",
            "token_endpoint": "http://localhost:9/token",
            "jwks_uri": f"{issuer}/keys",
            "keys": [ECKey.generate_key("P-256").as_dict(private=False)],
        }
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps(said).encode())

    def log_message(self, *_said: object) -> None:
        """Nothing: a test is quiet."""


def test_a_provider_that_is_gone_when_somebody_returns_is_said(staff) -> None:
    with HTTPServer(("localhost", 0), _Leaving) as provider:
        threading.Thread(target=provider.serve_forever, daemon=True).start()
        door = sign_in_at(f"http://localhost:{provider.server_address[1]}", staff)
        _, state = door.begin()
        assert refused(door, state, state, "code") == "outside-unreachable"
        provider.shutdown()


def test_a_browser_goes_there_and_comes_back_signed_in(issuer, tmp_path) -> None:
    settings = Settings(
        data_dir=tmp_path, workers=1, public_url=PUBLIC, oidc_issuer=issuer,
        oidc_client_id="leeswijzer", oidc_client_secret="geheim", oidc_name="Voorbeeld-ID",
    )  # fmt: skip
    app = create_app(settings, open_looker)
    with TestClient(app, base_url=PUBLIC, follow_redirects=False) as client:
        with StaffBook.open(tmp_path) as staff:
            invite(staff, "over.http@voorbeeld.example")
        known_there(issuer, "sub-6", email="over.http@voorbeeld.example", email_verified=True)
        assert client.get("/v1/workbench/sign-in-ways").json() == {"outside": "Voorbeeld-ID"}
        left = client.get("/v1/workbench/outside-sign-ins/new")
        assert left.status_code == 303
        assert "SameSite=lax" in left.headers["set-cookie"]
        state, code = at_the_provider(left.headers["location"], "sub-6")
        back = client.get(RETURN, params={"state": state, "code": code})
        assert (back.status_code, back.headers["location"]) == (303, "../../../workbench")
        session = client.get("/v1/workbench/sessions/current").json()
        assert session["person"]["email"] == "over.http@voorbeeld.example"
        again = client.get(RETURN, params={"state": state, "code": code})
        assert again.headers["location"].endswith("#/sign-in?problem=outside-refused")
        assert json.dumps(session).count("secret") == 0
