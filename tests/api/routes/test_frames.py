import io
import json
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from unittest.mock import patch

import pytest
from PIL import Image
from starlette.testclient import TestClient

from api.wire.overlay import OverlaySchema
from api.wire.progress import ProgressLineSchema, ProgressSchema
from tests.api.service import PROBLEM_SHAPE, QUEUE_LENGTH, problem

pytestmark = pytest.mark.slow

SESSION = "a-session-of-some-phone"


def picture(kind: str = "JPEG", size: tuple[int, int] = (128, 96)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "grey").save(out, kind)
    return out.getvalue()


def post(client: TestClient, content: bytes, kind: str = "image/jpeg", **changed: Any) -> Any:
    headers = {"Content-Type": kind, **changed.pop("headers", {})}
    params = {"language": "ar", "purpose": "find", **changed}
    return client.post("/v1/frames", content=content, params=params, headers=headers)


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp"])
def test_a_picture_gets_its_explanation(client: TestClient, kind: str) -> None:
    response = post(client, picture(kind.upper()), f"image/{kind}")
    assert response.status_code == 200
    assert response.headers["cache-control"] == "no-store"
    overlay = OverlaySchema.model_validate(response.json())
    assert (overlay.frame.width_px, overlay.frame.height_px) == (128, 96)
    assert overlay.language == "ar"


def test_language_and_purpose_have_defaults(client: TestClient) -> None:
    response = client.post(
        "/v1/frames", content=picture(), headers={"Content-Type": "image/jpeg; q=1"}
    )
    assert response.json()["language"] == "nl"


@pytest.mark.parametrize("kind", ["", "text/plain", "multipart/form-data", "image/gif"])
def test_only_pictures_are_accepted(client: TestClient, kind: str) -> None:
    response = post(client, picture(), kind)
    problem(response, 415, "unsupported-media-type")
    assert "image/jpeg" in response.headers["accept-post"]


def test_an_unknown_language_lists_the_known_and_repeats_nothing(client: TestClient) -> None:
    response = post(client, picture(), language="<script>klingon")
    assert {"nl", "en", "ar"} <= set(problem(response, 400, "unknown-language")["known"])
    assert "klingon" not in response.text


def test_a_letter_is_read_when_that_is_asked(client: TestClient) -> None:
    answer = post(client, picture(), purpose="read").json()
    assert (answer["outcome"], answer["letter"]["kind"]) == ("letter", "reminder")


@pytest.mark.parametrize("purpose", ["write", "", "FIND"])
def test_a_purpose_that_is_not_built_does_not_exist(client: TestClient, purpose: str) -> None:
    assert problem(post(client, picture(), purpose=purpose), 400, "unknown-purpose")["known"] == [
        "find",
        "read",
    ]


@pytest.mark.parametrize(
    ("content", "status", "code"),
    [
        (b"", 400, "empty-picture"),
        (b"hello", 400, "not-a-picture"),
        (b"GIF89a", 415, "unsupported-format"),
        (picture()[:-40], 400, "truncated-picture"),
        (picture(size=(8, 8)), 400, "too-small"),
    ],
)
def test_bad_pictures_are_problems(
    client: TestClient, content: bytes, status: int, code: str
) -> None:
    problem(post(client, content), status, code)


@pytest.mark.parametrize(
    ("mishap", "status", "code"),
    [
        (b"hang", 504, "frame-timeout"),
        (b"crash", 500, "worker-crashed"),
        (b"memory", 413, "out-of-memory"),
        (b"mistake", 500, "internal-error"),
    ],
)
def test_a_mishap_costs_one_frame_and_tells_nothing_of_the_paper(
    client: TestClient, mishap: bytes, status: int, code: str, caplog: pytest.LogCaptureFixture
) -> None:
    response = post(client, mishap)
    problem(response, status, code)
    assert "Jansen" not in response.text + caplog.text
    assert post(client, picture()).status_code == 200


def test_a_session_is_remembered_between_frames(client: TestClient) -> None:
    mine = {"X-Session": "remember-me-0123456789"}
    assert post(client, picture(), headers=mine).json()["timingMs"]["prior"] == 0
    assert post(client, picture(), headers=mine).json()["timingMs"]["prior"] == 1
    assert post(client, picture()).json()["timingMs"]["prior"] == 0


@pytest.mark.parametrize(
    "session", ["short", "x" * 65, "with spaces in the middle", "../../../../etc"]
)
def test_a_session_is_a_token_and_nothing_else(client: TestClient, session: str) -> None:
    problem(post(client, picture(), headers={"X-Session": session}), 400, "invalid-session")


#: A machine with much else to do hands a picture on late.
PATIENCE_S = 30


def in_background(
    client: TestClient, content: bytes, purpose: str = "find", **headers: str
) -> tuple[Any, list[Any]]:
    """Sends a picture in a thread of its own; its workers have it when this comes back."""
    answers: list[Any] = []
    workers = client.app_state["services"].workers
    handed_on = threading.Event()

    def submit(*given: Any, **how: Any) -> Any:
        taken = type(workers).submit(workers, *given, **how)
        handed_on.set()
        return taken

    def ask() -> None:
        answers.append(post(client, content, purpose=purpose, headers=headers))

    thread = threading.Thread(target=ask)
    with patch.object(workers, "submit", submit):
        thread.start()
        assert handed_on.wait(PATIENCE_S)
    return thread, answers


def test_the_newest_frame_of_a_session_wins(client: TestClient) -> None:
    busy, _ = in_background(client, b"long nap")
    waiting, replaced = in_background(client, picture(), **{"X-Session": SESSION})
    assert post(client, picture(), headers={"X-Session": SESSION}).status_code == 200
    busy.join()
    waiting.join()
    problem(replaced[0], 409, "superseded")


def test_a_crowd_is_told_when_to_come_back(client: TestClient) -> None:
    size = 3 * QUEUE_LENGTH
    with ThreadPoolExecutor(size) as crowd:
        answers = list(crowd.map(lambda _: post(client, b"wink"), range(size)))
    refused = [each for each in answers if each.status_code != 200]
    assert 0 < len(refused) < size - QUEUE_LENGTH
    for response in refused:
        problem(response, 503, "overloaded")
        assert int(response.headers["retry-after"]) >= 1


LINES = {"Accept": "application/jsonl, application/json;q=0.9"}


def told_and_last(response: Any) -> tuple[list[ProgressSchema], Any]:
    """What was told, each line checked, and the last line."""
    assert response.status_code == 200, response.text
    assert response.headers["content-type"] == "application/jsonl"
    assert response.headers["cache-control"] == "no-store"
    assert response.headers["x-accel-buffering"] == "no"
    assert response.text.endswith("\n")
    *told, last = map(json.loads, response.text.splitlines())
    return [ProgressLineSchema.model_validate(each).progress for each in told], last


@pytest.mark.parametrize("accept", ["application/json", "*/*", "application/jsonl;q=0"])
def test_who_does_not_ask_for_lines_gets_one_answer(client: TestClient, accept: str) -> None:
    response = post(client, picture(), purpose="read", headers={"Accept": accept})
    assert response.headers["content-type"] == "application/json"
    OverlaySchema.model_validate(response.json())


def test_to_find_a_form_there_are_no_lines(client: TestClient) -> None:
    response = post(client, picture(), headers=LINES)
    assert response.headers["content-type"] == "application/json"
    OverlaySchema.model_validate(response.json())


def test_the_last_line_is_the_answer_as_ever(client: TestClient) -> None:
    _, last = told_and_last(post(client, picture(), purpose="read", headers=LINES))
    assert last == post(client, picture(), purpose="read").json()


def test_work_that_takes_long_is_followed(client: TestClient) -> None:
    told, last = told_and_last(post(client, b"nap", purpose="read", headers=LINES))
    assert [each.stage for each in told] == ["looking"]
    assert last["outcome"] == "miss"


@pytest.mark.parametrize(
    ("content", "status", "code"), [(b"hello", 400, "not-a-picture"), (b"", 400, "empty-picture")]
)
def test_what_fails_at_once_is_a_problem_as_ever(
    client: TestClient, content: bytes, status: int, code: str
) -> None:
    problem(post(client, content, purpose="read", headers=LINES), status, code)


def test_what_fails_later_is_a_problem_in_the_last_line(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    response = post(client, b"late mistake", purpose="read", headers=LINES)
    told, last = told_and_last(response)
    assert len(told) == 1
    PROBLEM_SHAPE.validate(last)
    assert (last["status"], last["code"]) == (500, "internal-error")
    assert "Jansen" not in response.text + caplog.text


def test_who_waits_for_a_worker_hears_so_and_may_be_replaced(client: TestClient) -> None:
    busy, _ = in_background(client, b"long nap")
    session = {"X-Session": f"{SESSION}-two"}
    waiting, replaced = in_background(client, picture(), "read", **LINES, **session)
    time.sleep(0.8)  # long enough to be told, also on a busy machine
    assert post(client, picture(), headers=session).status_code == 200
    busy.join()
    waiting.join()
    told, last = told_and_last(replaced[0])
    assert [each.stage for each in told] == ["waiting"]
    assert (last["status"], last["code"]) == (409, "superseded")
