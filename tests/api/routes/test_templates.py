import pytest
from starlette.testclient import TestClient

from api.wire.notes import NotesSchema
from api.wire.templates import TemplateSchema, TemplatesSchema
from tests.api.service import problem

pytestmark = pytest.mark.slow

NOTED, BARE, DRAFT = (
    "/v1/templates/voorbeeld/verhuizing/2026-1",
    "/v1/templates/voorbeeld/kaal/1",
    "/v1/templates/voorbeeld/concept/1",
)


def test_published_versions_are_listed_and_drafts_are_not(client: TestClient) -> None:
    listed = TemplatesSchema.model_validate(client.get("/v1/templates").json()).templates
    assert [each.key for each in listed] == ["voorbeeld/kaal/1", "voorbeeld/verhuizing/2026-1"]
    assert [each.page_count for each in listed] == [2, 1]
    assert listed[1].title == "Verhuizing doorgeven"


def test_a_version_shows_its_pages_and_fields_in_millimetres(client: TestClient) -> None:
    body = client.get(NOTED).json()
    TemplateSchema.model_validate(body)
    page = body["pages"][0]
    assert (page["widthMm"], page["heightMm"]) == (210, 297)
    assert page["fields"][0]["areaMm"][0] == [10.5, 20.25]
    assert page["fields"][1]["condition"] == "new-address"
    assert body["noteLanguages"] == ["en", "nl"]


@pytest.mark.parametrize("language", ["nl", "en", "nl-BE"])
def test_notes_come_in_the_language_asked_for(client: TestClient, language: str) -> None:
    response = client.get(f"{NOTED}/notes", params={"language": language})
    notes = NotesSchema.model_validate(response.json())
    assert notes.language == language[:2]
    assert notes.fields["1/new-address"].label.provenance == "owner"


def test_notes_nobody_wrote_come_in_the_language_of_the_print(client: TestClient) -> None:
    notes = client.get(f"{NOTED}/notes", params={"language": "ar"}).json()
    assert notes["language"] == notes["purpose"]["language"] == "nl"


def test_a_form_without_notes_has_its_title(client: TestClient) -> None:
    notes = client.get(f"{BARE}/notes").json()
    assert notes["title"]["provenance"] == "source"
    assert notes["purpose"] is None
    assert notes["fields"] == {}


@pytest.mark.parametrize(
    "address", ["/v1/templates", NOTED, f"{NOTED}/notes?language=en", f"{NOTED}/changes"]
)
def test_an_answer_that_did_not_change_is_not_sent_again(client: TestClient, address: str) -> None:
    first = client.get(address)
    again = client.get(address, headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304
    assert again.content == b""
    other = client.get(address, headers={"If-None-Match": '"other"'})
    assert other.json() == first.json()


@pytest.mark.parametrize("form", ["{}", "W/{}", '"older", W/{} , "oldest"', "*"])
def test_what_one_has_may_be_said_in_all_ways_of_http(client: TestClient, form: str) -> None:
    tag = client.get(NOTED).headers["etag"]
    again = client.get(NOTED, headers={"If-None-Match": form.format(tag)})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == tag


def test_a_star_makes_nothing_of_what_is_not_there(client: TestClient) -> None:
    response = client.get(f"{NOTED}/pages/9", headers={"If-None-Match": "*"})
    problem(response, 404, "not-found")


def test_each_language_has_its_own_etag(client: TestClient) -> None:
    tags = {client.get(f"{NOTED}/notes?language={each}").headers["etag"] for each in ("nl", "en")}
    assert len(tags) == 2


@pytest.mark.parametrize(
    "address",
    [
        DRAFT,
        f"{DRAFT}/notes",
        "/v1/templates/voorbeeld/verhuizing/1999",
        "/v1/templates/Voor%20beeld/x/1",
        "/v1/templates/..%2f..%2fetc/x/1",
        "/v1/templates/",
        "/v1/languages/",
        f"{NOTED}/",
        f"{NOTED}/pages/2",
        f"{DRAFT}/pages/1",
        "/v1",
        "/metrics/1",
    ],
)
def test_what_is_not_there_is_a_clear_404_that_repeats_nothing(
    client: TestClient, address: str
) -> None:
    response = client.get(address)
    problem(response, 404, "not-found")
    assert "voorbeeld" not in response.text.lower()


def test_a_blank_page_is_a_picture_that_is_not_sent_twice(client: TestClient) -> None:
    response = client.get(f"{NOTED}/pages/1")
    assert response.headers["content-type"] == "image/png"
    assert response.content.startswith(b"\x89PNG")
    seen = {"If-None-Match": response.headers["etag"]}
    assert client.get(f"{NOTED}/pages/1", headers=seen).status_code == 304
    problem(client.get(f"{NOTED}/pages/0"), 400, "invalid-request")


def test_notes_in_an_unknown_language_are_a_problem(client: TestClient) -> None:
    problem(client.get(f"{NOTED}/notes?language=xx"), 400, "unknown-language")
