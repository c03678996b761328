"""What holds for every address."""

import json
import math
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.responses import PlainTextResponse
from starlette.routing import Mount, Route
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send

from api.app import create_app
from api.client_pages import client_routes
from api.middleware.packing import PackedAnswers
from api.openapi import API_VERSION, describe
from api.settings import Settings
from tests.api.service import problem

DOCS = Path(__file__).parents[2] / "docs"


@cache
def application() -> FastAPI:
    """The application without its services, made once: that takes most of a second."""
    return create_app(Settings())


@cache
def document() -> dict[str, Any]:
    return describe(application())


@pytest.fixture
def client() -> TestClient:
    """Nothing here reaches a route that needs services."""
    return TestClient(application())


def test_the_committed_openapi_document_is_current() -> None:
    committed = json.loads((DOCS / "openapi.json").read_text("utf-8"))
    assert committed == document(), "run scripts/write_openapi.py"


def test_no_address_takes_a_number_that_a_database_cannot_look_for() -> None:
    addresses = document()["paths"].items()
    endless = [
        (address, parameter["name"])
        for address, path in addresses
        for operation in path.values()
        for parameter in operation.get("parameters", [])
        for kind in (parameter["schema"], *parameter["schema"].get("anyOf", []))
        if kind.get("type") == "integer" and kind.get("maximum", math.inf) > 2**53
    ]
    assert endless == []


def test_the_document_says_of_every_body_that_it_can_be_too_long_or_too_slow() -> None:
    addresses = document()["paths"].items()
    silent = [
        (address, method)
        for address, path in addresses
        for method in {"post", "put", "patch"} & path.keys()
        if not {"400", "408", "413", "503"} <= path[method]["responses"].keys()
    ]
    assert silent == []


def test_the_document_is_served_to_any_site(client: TestClient) -> None:
    response = client.get("/v1/openapi.json")
    assert response.headers["access-control-allow-origin"] == "*"
    assert response.json()["openapi"].startswith("3.1")


@pytest.mark.parametrize("address", ["/livez", "/v1/openapi.json", "/v1/nothing", "/v1/frames"])
def test_head_is_answered_as_get_without_a_body(client: TestClient, address: str) -> None:
    whole, head = client.get(address), client.head(address)
    assert head.status_code == whole.status_code
    assert dict(head.headers) == dict(whole.headers)
    assert head.content == b""


@pytest.mark.parametrize(
    ("address", "methods"),
    [
        ("/v1/frames", "POST"),
        ("/v1/templates", "GET, HEAD"),
        ("/v1/workbench/sessions", "DELETE, GET, HEAD, POST"),
        ("/v1/workbench/drafts/7", "DELETE, GET, HEAD"),
        ("/", "GET, HEAD"),
    ],
)
def test_another_method_is_told_all_that_an_address_takes(
    client: TestClient, address: str, methods: str
) -> None:
    answer = client.patch(address)
    assert (answer.status_code, answer.headers["allow"]) == (405, methods)


def test_a_long_answer_is_packed_for_who_takes_it_so(client: TestClient) -> None:
    packed = client.get("/v1/openapi.json", headers={"Accept-Encoding": "gzip"})
    plain = client.get("/v1/openapi.json", headers={"Accept-Encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.json() == plain.json()
    assert packed.num_bytes_downloaded < plain.num_bytes_downloaded / 3
    assert packed.headers["vary"] == plain.headers["vary"] == "Accept-Encoding"


def test_answers_of_the_workbench_are_never_packed() -> None:
    """Their length would tell of the secrets that stand beside what somebody else typed."""

    async def long_answer(_scope: Scope, _receive: Receive, send: Send) -> None:
        await PlainTextResponse("x" * 5000)(_scope, _receive, send)

    client = TestClient(PackedAnswers(long_answer))
    assert "content-encoding" not in client.get("/v1/workbench/sessions/current").headers
    assert client.get("/v1/templates").headers["content-encoding"] == "gzip"


def test_no_two_shapes_of_the_workbench_share_a_name() -> None:
    """Both would get the path of their module for a name, and break whoever used the short one."""
    named = document()["components"]["schemas"]
    assert [name for name in named if name.startswith("api__")] == []


def test_every_problem_has_its_own_media_type() -> None:
    for path in document()["paths"].values():
        for operation in path.values():
            for status, response in operation["responses"].items():
                if int(status) >= 400:
                    assert list(response["content"]) == ["application/problem+json"]


def test_every_address_and_problem_is_documented() -> None:
    described = (DOCS / "http-api.md").read_text("utf-8")
    for address in document()["paths"]:
        assert address in described
    import vision.decode  # noqa: PLC0415

    codes = vision.decode.__doc__.partition("raised:")[2].replace(".", "").split(",")
    for code in (*codes, "superseded", "overloaded", "frame-timeout", "unknown-language"):
        assert f"`{code.strip()}`" in described


def test_every_setting_is_documented() -> None:
    described = (DOCS / "settings.md").read_text("utf-8")
    for name in Settings.model_fields:
        assert f"`LEESWIJZER_{name.upper()}`" in described


@pytest.mark.parametrize(
    ("method", "address", "status", "code"),
    [
        ("GET", "/nothing/here?q=secret", 404, "not-found"),
        ("GET", "/v1/feedback", 405, "method-not-allowed"),
        ("GET", "/v1/frames", 405, "method-not-allowed"),
        ("DELETE", "/v1/languages", 405, "method-not-allowed"),
        ("GET", "/docs", 404, "not-found"),
    ],
)
def test_every_refusal_is_a_problem(
    client: TestClient, method: str, address: str, status: int, code: str
) -> None:
    response = client.request(method, address)
    problem(response, status, code)
    assert "secret" not in response.text


def test_answers_carry_safe_headers(client: TestClient) -> None:
    headers = client.get("/v1/openapi.json").headers
    assert headers["api-version"] == API_VERSION
    assert headers["x-content-type-options"] == "nosniff"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "strict-transport-security" not in headers
    secure = TestClient(application(), base_url="https://testserver")
    assert "max-age" in secure.get("/v1/openapi.json").headers["strict-transport-security"]


class TestClientPages:
    def test_a_client_that_was_not_built_says_what_to_do(self, tmp_path: Path) -> None:
        response = _pages(tmp_path).get("/")
        assert response.status_code == 503
        assert "make setup" in response.text

    def test_a_built_client_is_served_with_each_file(self, tmp_path: Path) -> None:
        (tmp_path / "assets").mkdir()
        (tmp_path / "index.html").write_text("<p>Leeswijzer")
        (tmp_path / "assets" / "index-abc.js").write_text("1")
        pages = _pages(tmp_path)
        assert pages.get("/").text == "<p>Leeswijzer"
        assert pages.get("/").headers["cache-control"] == "no-cache"
        assert "immutable" in pages.get("/assets/index-abc.js").headers["cache-control"]
        policy = pages.get("/assets/index-abc.js").headers["content-security-policy"]
        assert "default-src 'none'; script-src 'wasm-unsafe-eval'" in policy
        assert pages.get("/assets/../../secret").status_code == 404

    def test_a_page_that_did_not_change_keeps_its_policy(self, tmp_path: Path) -> None:
        # Browsers put what a 304 says in the place of what the page came with.
        (tmp_path / "index.html").write_text("<p>Leeswijzer")
        pages = _pages(tmp_path)
        first = pages.get("/")
        assert "default-src 'self'" in first.headers["content-security-policy"]
        again = pages.get("/", headers={"If-None-Match": first.headers["etag"]})
        assert again.status_code == 304
        assert "content-security-policy" not in again.headers

    def test_what_is_not_there_is_not_found(self, tmp_path: Path) -> None:
        (tmp_path / "assets").mkdir()
        (tmp_path / "index.html").write_text("<p>Leeswijzer")
        pages = _pages(tmp_path)
        assert pages.get("/assets/missing.js").status_code == 404


@cache
def _application_with_pages() -> FastAPI:
    """One of its own: its pages are those of whoever asked last."""
    return create_app(Settings())


def _pages(dist: Path) -> TestClient:
    app = _application_with_pages()
    own = [r for r in app.router.routes if not _is_client_page(r)]
    app.router.routes[:] = [*own, *client_routes(dist)]
    return TestClient(app)


def _is_client_page(route: object) -> bool:
    return type(route) in (Route, Mount)
