import json
from copy import deepcopy
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.middleware.bodies import PAGES_BODY_BYTES
from api.wire.loose_page import LoosePageLineSchema, LoosePageSchema, TogetherSchema
from api.wire.overlay import OverlaySchema
from tests.api.routes.test_frames import picture, post
from tests.api.service import problem

pytestmark = pytest.mark.slow

WORD = {"text": "Geachte", "confidence": 0.9, "box": [20, 30, 40, 34]}
PAGE = {
    "widthMm": 210,
    "heightMm": 297,
    "isComplete": True,
    "isCutOff": False,
    "blocks": [{"kind": "body", "lines": [[WORD]]}],
    "codes": [],
}
LINES = {"Accept": "application/jsonl"}


def put_together(client: TestClient, *pages: Any, language: str = "ar") -> Any:
    return client.post("/v1/letters", json={"pages": pages}, params={"language": language})


def test_pages_get_one_answer_and_an_order(client: TestClient) -> None:
    response = put_together(client, PAGE, PAGE)
    assert response.status_code == 200
    assert response.headers["cache-control"] == "no-store"
    together = TogetherSchema.model_validate(response.json())
    assert together.order == [1, 0]
    assert (together.answer.outcome, together.answer.language) == ("letter", "ar")


def test_what_was_read_on_a_page_comes_before_its_answer_where_it_is_asked(
    client: TestClient,
) -> None:
    asked = post(client, picture(), purpose="read", loose="true", headers=LINES)
    *_, page, answer = asked.text.splitlines()
    OverlaySchema.model_validate_json(answer)
    read = LoosePageLineSchema.model_validate_json(page).loose
    assert put_together(client, read.model_dump(mode="json")).status_code == 200


def test_nobody_is_sent_what_was_read_who_did_not_ask_for_it(client: TestClient) -> None:
    lines = post(client, picture(), purpose="read", headers=LINES).text.splitlines()
    assert not [line for line in lines if "loose" in json.loads(line)]
    alone = post(client, picture(), purpose="read", loose="true")
    OverlaySchema.model_validate(alone.json())


def _changed(**changes: Any) -> dict[str, Any]:
    return {**deepcopy(PAGE), **changes}


def _worded(**changes: Any) -> dict[str, Any]:
    return _changed(blocks=[{"kind": "body", "lines": [[{**WORD, **changes}]]}])


@pytest.mark.parametrize(
    "pages",
    [
        [],
        [PAGE] * 9,
        [_changed(widthMm=0)],
        [_changed(heightMm=1e9)],
        [_changed(more="than that")],
        [_worded(text="")],
        [_worded(text="Jansen" * 100)],
        [_worded(confidence=2)],
        [_worded(box=[0, 0, 1, 1e300])],
        [_changed(blocks=[{"kind": "body", "lines": [[WORD] * 3001]}])],
        [_changed(blocks=[{"kind": "rhyme", "lines": [[WORD]]}])],
    ],
)  # fmt: skip
def test_what_is_no_page_is_refused_and_not_repeated(client: TestClient, pages: Any) -> None:
    response = put_together(client, *pages)
    problem(response, 400, "invalid-request")
    assert "Jansen" not in response.text


def test_no_more_is_taken_than_pages_hold(client: TestClient) -> None:
    response = client.post("/v1/letters", content=b" " * (PAGES_BODY_BYTES + 1))
    assert "fewer pages" in problem(response, 413, "too-large-bytes")["detail"]


def test_a_page_that_was_read_is_one_that_may_be_sent() -> None:
    LoosePageSchema.model_validate(PAGE)
