"""A service on a real catalogue and real workers, and how its problems look."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from starlette.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from tests.broken_engines.lookers import open_looker

_DOCUMENT = json.loads((Path(__file__).parents[2] / "docs" / "openapi.json").read_text("utf-8"))
#: What the committed document tells programs a problem looks like.
PROBLEM_SHAPE = Draft202012Validator(
    {"$ref": "#/components/schemas/ProblemSchema", "components": _DOCUMENT["components"]}
)

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
    PROBLEM_SHAPE.validate(body)
    assert (body["code"], body["status"]) == (code, status)
    assert body["detail"].endswith(".")
    return body
