"""An address with a NUL names nothing, and says nothing to a database that would refuse it."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from tests.api.service import problem


@pytest.fixture
def client(tmp_path: Path) -> TestClient:
    # Not started: whatever reaches a route fails, for there are no services.
    return TestClient(create_app(Settings(data_dir=tmp_path)), raise_server_exceptions=False)


@pytest.mark.parametrize("address", ["/v1/templates/%00/a/1", "/v1/templates/a/b%00c/1/notes"])
def test_no_name_holds_a_nul(client: TestClient, address: str) -> None:
    problem(client.get(address), 404, "not-found")


@pytest.mark.parametrize("query", ["language=ar%00", "%00", "a=1&form=%00/b"])
def test_nothing_is_asked_with_a_nul(client: TestClient, query: str) -> None:
    problem(client.get(f"/v1/workbench/strings?{query}"), 400, "invalid-request")


def test_its_letters_alone_are_let_be(client: TestClient) -> None:
    problem(client.get("/v1/nothing%2500?a=%2500"), 404, "not-found")
    assert client.get("/v1/templates?a=%2500").status_code == 500
