import logging
from pathlib import Path

import httpx2
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
        body = problem(send_picture(client), 503, "store-unusable")
        assert str(tmp_path) not in body["detail"]
        assert "folder" not in body["detail"]


def test_why_no_worker_opens_is_logged_once_before_any_picture_is_refused(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR, "leeswijzer"), running(tmp_path, open_never) as client:
        for _ in range(2):
            send_picture(client)
        assert "The log of the service" in client.get("/readyz").json()["detail"]
    of_the_service, *of_pictures = [record.getMessage() for record in caplog.records]
    assert of_the_service == "No picture can be looked at: The data folder cannot be used."
    assert of_pictures == ["The data folder cannot be used."] * 2


def send_picture(client: TestClient) -> httpx2.Response:
    return client.post("/v1/frames", content=b"x", headers={"Content-Type": "image/png"})
