"""A part of a file is sent, or a problem says why not; other units are as good as none."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.client_pages import client_routes
from api.settings import Settings
from tests.api.service import problem

CONTENT = b"<svg>0123456789</svg>"


@pytest.fixture
def client(tmp_path: Path) -> TestClient:
    (tmp_path / "index.html").write_text("<head></head>")
    for file in (tmp_path / "icon.svg", tmp_path / "assets" / "icon-abc.png"):
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(CONTENT)
    app = create_app(Settings(data_dir=tmp_path))
    # Before those of the build, which is not everywhere.
    app.router.routes[:0] = client_routes(tmp_path)
    return TestClient(app)


@pytest.mark.parametrize("address", ["/icon.svg", "/assets/icon-abc.png"])
def test_a_part_is_sent(client: TestClient, address: str) -> None:
    response = client.get(address, headers={"Range": "bytes=5-9"})
    assert (response.status_code, response.content) == (206, CONTENT[5:10])


@pytest.mark.parametrize("address", ["/icon.svg", "/assets/icon-abc.png"])
@pytest.mark.parametrize("asked", ["bytes=5-2", "bytes=", "bytes", "bytes=a-b"])
def test_what_is_no_part_is_a_problem(client: TestClient, address: str, asked: str) -> None:
    problem(client.get(address, headers={"Range": asked}), 400, "invalid-range")


@pytest.mark.parametrize("asked", ["bytes=9999-", "bytes=-0"])
def test_a_part_beyond_the_end_is_a_problem_that_tells_the_length(
    client: TestClient, asked: str
) -> None:
    response = client.get("/icon.svg", headers={"Range": asked})
    problem(response, 416, "unsatisfiable-range")
    assert response.headers["content-range"] == f"bytes */{len(CONTENT)}"


@pytest.mark.parametrize("asked", ["pages=1-2", "items=0-0", "pages"])
def test_a_unit_that_nobody_knows_is_ignored(client: TestClient, asked: str) -> None:
    response = client.get("/icon.svg", headers={"Range": asked})
    assert (response.status_code, response.content) == (200, CONTENT)


def test_what_else_is_wrong_says_so_itself(client: TestClient) -> None:
    problem(client.get("/assets/none.png", headers={"Range": "bytes=0-1"}), 404, "not-found")
