"""What the service counts: right numbers, and nothing of anybody."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from prometheus_client.openmetrics.parser import text_string_to_metric_families as open_metrics
from prometheus_client.parser import text_string_to_metric_families
from starlette.testclient import TestClient

from tests.api.service import running
from tests.broken_engines.engines import open_never

pytestmark = pytest.mark.slow

SESSION = "a-session-of-some-phone"


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    with running(tmp_path) as started:
        yield started


def told(client: TestClient) -> dict[tuple[str, tuple[str, ...]], float]:
    """Each number by its name and the values of its labels."""
    answer = client.get("/metrics")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/plain")
    assert answer.headers["cache-control"] == "no-store"
    return {
        (sample.name, tuple(sample.labels.values())): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }


def send_picture(client: TestClient, **query: str) -> int:
    out = io.BytesIO()
    Image.new("RGB", (128, 96), "grey").save(out, "JPEG")
    headers = {"Content-Type": "image/jpeg", "X-Session": SESSION}
    return client.post(
        "/v1/frames", content=out.getvalue(), headers=headers, params=query
    ).status_code


def test_pictures_and_requests_are_counted_by_what_came_of_them(client: TestClient) -> None:
    assert send_picture(client, language="nl") == 200
    assert send_picture(client, language="xx-nowhere") == 400
    numbers = told(client)
    requests = "leeswijzer_http_requests_total"
    assert numbers[requests, ("POST", "/v1/frames", "200")] == 1
    assert numbers[requests, ("POST", "/v1/frames", "400")] == 1
    assert numbers["leeswijzer_http_request_duration_seconds_count", ("/v1/frames",)] == 2
    outcomes = {
        labels[0]: count for (name, labels), count in numbers.items() if "pictures_total" in name
    }
    assert sum(outcomes.values()) == 1
    assert {"recognised", "letter", "no-page", "unknown-form"} <= set(outcomes)
    assert numbers["leeswijzer_workers_ready", ()] == 1
    assert numbers["leeswijzer_pictures_waiting", ()] == 0
    assert numbers["process_resident_memory_bytes", ()] > 0


def test_nothing_that_a_caller_made_up_is_told(client: TestClient) -> None:
    send_picture(client, language="ti")
    client.get("/v1/templates/gemeente-ergens/aanvraag-geheim/2031")
    client.get("/a-secret-address")
    client.request("SECRET", "/v1/frames")
    client.get("/v1/languages", params={"q": "secret"})
    text = client.get("/metrics").text.lower()
    for made_up in ("gemeente-ergens", "geheim", "secret", '"ti"', SESSION):
        assert made_up not in text
    routes = {labels[1] for name, labels in told(client) if name.endswith("requests_total")}
    assert {"/v1/templates/{issuer}/{form}/{version}", "other"} <= routes


def test_whoever_asks_for_openmetrics_gets_it(client: TestClient) -> None:
    answer = client.get("/metrics", headers={"Accept": "application/openmetrics-text"})
    assert answer.headers["content-type"].startswith("application/openmetrics-text")
    assert answer.text.endswith("# EOF\n")
    names = {family.name for family in open_metrics(answer.text)}
    assert "leeswijzer_http_requests" in names
    assert client.head("/metrics").content == b""


def test_without_workers_the_numbers_say_so(tmp_path: Path) -> None:
    with running(tmp_path, open_never) as client:
        assert told(client)["leeswijzer_workers_ready", ()] == 0
