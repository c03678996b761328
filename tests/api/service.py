"""A service on a real catalogue and real workers, and how its problems look."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from api.wire.problem import ProblemSchema
from tests.broken_engines.lookers import open_looker

FRAME_TIMEOUT_S = 2.0
QUEUE_LENGTH = 3


def settings_in(folder: Path) -> Settings:
    return Settings(
        data_dir=folder, workers=1, frame_timeout_s=FRAME_TIMEOUT_S, queue_length=QUEUE_LENGTH
    )


@contextmanager
def running(folder: Path, open_engine: Callable[[], Any] = open_looker) -> Iterator[TestClient]:
    with TestClient(create_app(settings_in(folder), open_engine)) as client:
        yield client


def problem(response: Any, status: int, code: str) -> dict[str, Any]:
    """Check that an answer is that problem, in the shape promised."""
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    body: dict[str, Any] = response.json()
    ProblemSchema.model_validate(body)
    assert (body["code"], body["status"]) == (code, status)
    assert body["detail"].endswith(".")
    return body
