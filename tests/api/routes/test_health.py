from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.api.service import problem, running
from tests.broken_engines.engines import open_never

pytestmark = pytest.mark.slow


def test_a_running_service_is_alive_and_ready(client: TestClient) -> None:
    for address in ("/livez", "/readyz"):
        assert client.get(address).json() == {"status": "pass"}


def test_a_service_whose_workers_do_not_open_is_alive_but_not_ready(tmp_path: Path) -> None:
    with running(tmp_path, open_never) as client:
        assert client.get("/livez").status_code == 200
        problem(client.get("/readyz"), 503, "not-ready")
        sent = client.post("/v1/frames", content=b"x", headers={"Content-Type": "image/png"})
        body = problem(sent, 503, "store-unusable")
        assert str(tmp_path) not in body["detail"]
        assert "folder" not in body["detail"]
