"""The first administrator comes in by a link; who lost everything gets another."""

from pathlib import Path

import pyotp
import pytest
from click.testing import CliRunner, Result
from starlette.testclient import TestClient

from api.app import create_app
from api.command_line import leeswijzer
from forms.store.catalogue import Catalogue
from tests.api.service import problem, settings_in
from tests.broken_engines.lookers import open_looker

EMAIL = "beheer@voorbeeldstad.example"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LEESWIJZER_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("LEESWIJZER_PUBLIC_URL", "https://leeswijzer.voorbeeldstad.example/")
    with Catalogue.open(tmp_path) as catalogue:
        # What an operator's folder has: without this the library would be drawn into it first.
        catalogue.record("library-seeded", "library", by="test")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(leeswijzer, ["people", *arguments])


def test_the_first_administrator_comes_in_by_a_link_that_works_once(folder: Path) -> None:
    assert "add-admin" in run("list").output
    link = run("add-admin", EMAIL.upper()).stdout.strip()
    address, _, token = link.partition("#/invitation/")
    assert address == "https://leeswijzer.voorbeeldstad.example/workbench"
    assert "invited" in run("list").output
    app = create_app(settings_in(folder), open_looker)
    with TestClient(app, base_url="https://testserver") as client:
        shown = client.post("/v1/workbench/set-ups", json={"token": token}).json()
        assert shown["email"] == EMAIL
        assert shown["totpPicture"].startswith("data:image/svg+xml")
        chosen = {
            "token": token,
            "name": "Bo Beheer",
            "password": "drie losse woorden",
            "code": pyotp.parse_uri(shown["totpAddress"]).now(),
        }
        made = client.post("/v1/workbench/accounts", json=chosen)
        assert (made.status_code, len(made.json()["codes"])) == (201, 10)
        problem(client.post("/v1/workbench/accounts", json=chosen), 404, "invitation-over")
        session = client.get("/v1/workbench/sessions/current").json()
        assert session["person"]["name"] == "Bo Beheer"
        assert {"administer", "manage-people"} <= {each["right"] for each in session["rights"]}
        assert "active  administrator of * (*)" in run("list").output
        # Locked out: another link, by whoever can use the command line of this machine.
        assert "#/invitation/" in run("add-admin", EMAIL).stdout
        last = run("disable", EMAIL)
        assert last.exit_code == 1
        assert getattr(last.exception, "code", None) == "last-administrator"


def test_what_cannot_be_done_is_said(folder: Path) -> None:
    for arguments, code in (
        (("add-admin", "geen adres"), "invalid-email"),
        (("disable", "niemand@voorbeeld.example"), "no-such-person"),
    ):
        assert getattr(run(*arguments).exception, "code", None) == code
