import json
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.allowance import Allowance
from forms.keys import PageKey
from tests.api.service import problem

pytestmark = pytest.mark.slow

GOOD = {
    "pageKey": "voorbeeld/verhuizing/2026-1/1",
    "anchorId": "new-address",
    "language": "ar",
    "kind": "unclear",
}
#: Half of a pair that makes one sign: no text can hold it.
LONELY = json.dumps({**GOOD, "message": "\ud800"}).encode()
LONELY_NAME = json.dumps({**GOOD, "\ud800": "ja"}).encode()
COUNTS = [{"anchorId": "new-address", "event": "shown", "count": 2}]


@pytest.fixture(autouse=True)
def patience(client: TestClient) -> None:
    """Each test starts with a fresh allowance."""
    services: Any = client.app_state["services"]
    object.__setattr__(services, "allowance", Allowance())


def remarks(client: TestClient) -> list[Any]:
    services: Any = client.app_state["services"]
    return services.feedback.remarks()


def visits(client: TestClient) -> list[Any]:
    services: Any = client.app_state["services"]
    return services.feedback.day_counts(PageKey.parse(GOOD["pageKey"]).version)


@pytest.mark.parametrize("kind", ["unclear", "wrong", "stuck", "thanks"])
def test_a_remark_is_kept_at_its_place(client: TestClient, kind: str) -> None:
    said = {**GOOD, "kind": kind, "message": f"  Ik snap\n\x1b dit niet: {kind}  "}
    response = client.post("/v1/feedback", json=said)
    assert (response.status_code, response.content) == (204, b"")
    kept = remarks(client)[-1].remark
    assert (str(kept.page), kept.anchor_id, kept.language) == (
        GOOD["pageKey"],
        "new-address",
        "ar",
    )
    assert (kept.kind, kept.message) == (kind, f"Ik snap dit niet: {kind}")


@pytest.mark.parametrize("language", ["xx", "und", "qaa-all-that-one-could-wish"])
def test_a_language_nobody_can_choose_is_a_problem_and_not_kept(
    client: TestClient, language: str
) -> None:
    before = (remarks(client), visits(client))
    steps = {"pageKey": GOOD["pageKey"], "language": language, "counts": COUNTS}
    for address, said in (("feedback", {**GOOD, "language": language}), ("steps", steps)):
        body = problem(client.post(f"/v1/{address}", json=said), 400, "unknown-language")
        assert "ar" in body["known"]
        assert language not in body["detail"].split()
    assert (remarks(client), visits(client)) == before


def test_a_region_is_no_other_language(client: TestClient) -> None:
    assert client.post("/v1/feedback", json={**GOOD, "language": "AR-MA"}).status_code == 204
    assert remarks(client)[-1].remark.language == "ar"


@pytest.mark.parametrize("message", [None, "", "   "])
def test_a_remark_needs_no_words(client: TestClient, message: str | None) -> None:
    assert client.post("/v1/feedback", json={**GOOD, "message": message}).status_code == 204
    assert remarks(client)[-1].remark.message is None


def test_a_code_on_the_paper_is_a_place_too(client: TestClient) -> None:
    assert client.post("/v1/feedback", json={**GOOD, "anchorId": "code:1"}).status_code == 204


def test_personal_words_are_refused_and_not_repeated(client: TestClient) -> None:
    before = len(remarks(client))
    response = client.post("/v1/feedback", json={**GOOD, "message": "mijn bsn is 999990019"})
    body = problem(response, 400, "personal-data")
    assert "number" in body["detail"]
    assert "999990019" not in response.text
    assert len(remarks(client)) == before


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "angry"},
        {"language": "not a language"},
        {"anchorId": "../etc"},
        {"pageKey": "voorbeeld/verhuizing/2026-1"},
        {"message": "a" * 501},
        {"message": ["x"]},
        {"name": "Jan de Wit"},
    ],
)
def test_a_malformed_remark_is_a_clear_problem(client: TestClient, change: dict[str, Any]) -> None:
    response = client.post("/v1/feedback", json={**GOOD, **change})
    body = problem(response, 400, "invalid-request")
    assert next(iter(change)) in body["detail"]
    assert "Jan" not in response.text


@pytest.mark.parametrize("name", ["Jan de Wit", "a" * 5000, "<b>"])
def test_a_name_we_do_not_know_is_told_only_where_it_could_be_ours(
    client: TestClient, name: str
) -> None:
    response = client.post(
        "/v1/feedback",
        content=json.dumps({**GOOD, name: 1, "langauge": "nl"}).encode(),
        headers={"Content-Type": "application/json"},
    )
    detail = problem(response, 400, "invalid-request")["detail"]
    assert detail.endswith(": langauge, a part that is unknown here.")


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{", b"null", b'{"pageKey": 1}', b"\xff\xfe", LONELY, LONELY_NAME]
)
def test_what_is_no_remark_at_all_is_a_problem_too(client: TestClient, body: bytes) -> None:
    response = client.post(
        "/v1/feedback", content=body, headers={"Content-Type": "application/json"}
    )
    problem(response, 400, "invalid-request")


@pytest.mark.parametrize("count", [True, "1"])
def test_what_is_no_number_counts_for_nothing(client: TestClient, count: object) -> None:
    said = {"pageKey": GOOD["pageKey"], "counts": [{**COUNTS[0], "count": count}]}
    assert "count" in problem(client.post("/v1/steps", json=said), 400, "invalid-request")["detail"]


@pytest.mark.parametrize("body", [b'{"pageKey": ', b"\xff\xfe{}", b"[" * 30_000])
def test_what_is_no_json_is_said_to_be_none(client: TestClient, body: bytes) -> None:
    response = client.post(
        "/v1/feedback", content=body, headers={"Content-Type": "application/json"}
    )
    assert "JSON" in problem(response, 400, "invalid-request")["detail"]


@pytest.mark.parametrize(
    ("body", "media_type"),
    [
        (b"", "application/json"),
        (b"null", "application/json"),
        (b"[]", "application/json"),
        (json.dumps(GOOD).encode(), "text/plain"),
        (json.dumps(GOOD).encode(), ""),
    ],
)
def test_who_sends_no_json_object_is_told_how_to_send_one(
    client: TestClient, body: bytes, media_type: str
) -> None:
    response = client.post("/v1/feedback", content=body, headers={"Content-Type": media_type})
    detail = problem(response, 400, "invalid-request")["detail"]
    assert detail == "Send a JSON object as the body, with Content-Type: application/json."


def test_places_and_forms_that_are_not_there_take_nothing(client: TestClient) -> None:
    before = len(remarks(client))
    for page in ("voorbeeld/concept/1/1", "voorbeeld/weg/1/1", "voorbeeld/verhuizing/2026-1/2"):
        problem(client.post("/v1/feedback", json={**GOOD, "pageKey": page}), 404, "not-found")
    unknown = client.post("/v1/feedback", json={**GOOD, "anchorId": "no-such-field"})
    problem(unknown, 400, "unknown-anchor")
    assert len(remarks(client)) == before


def test_more_than_a_few_words_are_not_even_taken_in(client: TestClient) -> None:
    response = client.post("/v1/feedback", content=b"x" * 70_000)
    assert "fewer words" in problem(response, 413, "too-large-bytes")["detail"]


def test_somebody_who_keeps_sending_is_told_when_to_come_back(client: TestClient) -> None:
    answers = [client.post("/v1/feedback", json=GOOD) for _ in range(25)]
    late = answers[-1]
    problem(late, 429, "too-many-requests")
    assert int(late.headers["Retry-After"]) >= 1
    assert sum(each.status_code == 204 for each in answers) == 20


def test_steps_are_counted_by_place(client: TestClient) -> None:
    steps = {"pageKey": GOOD["pageKey"], "counts": COUNTS}
    assert client.post("/v1/steps", json=steps).status_code == 204
    assert client.post("/v1/steps", json=steps).status_code == 204
    services: Any = client.app_state["services"]
    (count,) = services.feedback.steps(PageKey.parse(GOOD["pageKey"]))
    assert (count.anchor_id, count.event, count.count) == ("new-address", "shown", 4)


@pytest.mark.parametrize(
    "counts",
    [
        [],
        [{"anchorId": "new-address", "event": "shown", "count": 0}],
        [{"anchorId": "new-address", "event": "cried", "count": 1}],
        [{"anchorId": "new-address", "event": "shown", "count": 1, "who": "me"}],
    ],
)
def test_malformed_counts_are_a_problem(client: TestClient, counts: list[Any]) -> None:
    response = client.post("/v1/steps", json={"pageKey": GOOD["pageKey"], "counts": counts})
    problem(response, 400, "invalid-request")


def test_steps_take_nothing_that_says_who(client: TestClient) -> None:
    steps = {"pageKey": GOOD["pageKey"], "counts": COUNTS, "session": "x" * 20}
    problem(client.post("/v1/steps", json=steps), 400, "invalid-request")
