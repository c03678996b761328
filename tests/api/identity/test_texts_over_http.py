"""A translator corrects a text, a reviewer approves it, and everybody reads it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from forms.people.rights import Membership, Role
from forms.store.catalogue import Catalogue
from forms.store.staff.book import StaffBook
from tests.api.identity.cast import BASE_URL, OWN, Cast, Part, ask
from tests.api.service import problem, settings_in
from tests.broken_engines.lookers import open_looker
from tests.forms.store.builders import notes_in, version_of

KEY = f"{OWN}/verhuizing/2026-1"
LABEL = "fields/1/new-address/label"
STRINGS = "/v1/workbench/strings"


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    with Catalogue.open(tmp_path) as catalogue:
        catalogue.record("library-seeded", "library", by="test")
        catalogue.add(version_of(KEY, notes=(notes_in("nl"),)), publish=True, by="test")
    app = create_app(settings_in(tmp_path), open_looker)
    with TestClient(app, base_url=BASE_URL) as client:
        yield client


@pytest.fixture
def cast(client: TestClient, tmp_path: Path) -> Iterator[Cast]:
    with StaffBook.open(tmp_path) as staff:
        yield Cast(staff)


@pytest.fixture
def translator(cast: Cast) -> Part:
    return cast.signed_in(Membership(Role.TRANSLATOR, OWN, "ar"))


@pytest.fixture
def reviewer(cast: Cast) -> Part:
    return cast.signed_in(Membership(Role.REVIEWER, OWN, "ar"))


def label(client: TestClient, part: Part) -> dict:
    """The label of the new address in Arabic, as somebody who writes finds it."""
    queue = ask(client, part, "GET", f"{STRINGS}?language=ar&work=write&limit=50").json()
    (found,) = [each for each in queue["strings"] if each["path"] == LABEL]
    return ask(client, part, "GET", f"{STRINGS}/{found['id']}/translations/ar").json()


def propose(client: TestClient, part: Part, string: dict, text: str):
    address = f"{STRINGS}/{string['id']}/translations/ar"
    return ask(client, part, "POST", address, {"text": text, "seen": string["basis"]})


def test_a_corrected_text_is_read_once_a_second_person_approved_it(
    client: TestClient, translator: Part, reviewer: Part
) -> None:
    written = propose(client, translator, label(client, translator), "عنوانك الجديد")
    assert written.status_code == 201
    string = written.json()
    assert (string["standing"], string["texts"][0]["isOwn"]) == ("proposed", True)
    notes = f"/v1/templates/{KEY}/notes?language=ar"
    before = client.get(notes)
    assert before.json()["language"] == "nl"

    reviews = f"/v1/workbench/translations/{string['waitingId']}/reviews"
    review = {"verdict": "approved", "seen": string["basis"]}
    refused = ask(client, translator, "POST", reviews, review)
    assert (refused.status_code, refused.json()["code"]) == (403, "not-allowed")
    queue = ask(client, reviewer, "GET", f"{STRINGS}?language=ar&work=review").json()
    assert [each["id"] for each in queue["strings"]] == [string["id"]]
    approved = ask(client, reviewer, "POST", reviews, review)
    assert (approved.status_code, approved.json()["standing"]) == (201, "approved")

    after = client.get(notes, headers={"If-None-Match": before.headers["ETag"]})
    assert after.status_code == 200
    counted = ask(client, reviewer, "GET", "/v1/workbench/coverage?by=form").json()["coverage"]
    assert [(each["version"], each["checked"]) for each in counted if each["language"] == "ar"] == [
        (KEY, 1)
    ]
    undone = ask(client, reviewer, "POST", "/v1/workbench/undos")
    assert (undone.status_code, undone.json()["standing"]) == (201, "proposed")


def test_who_was_slower_gets_both_texts(
    client: TestClient, translator: Part, reviewer: Part
) -> None:
    string = label(client, translator)
    propose(client, translator, string, "عنوانك الجديد")
    late = propose(client, reviewer, string, "العنوان الجديد")
    assert (late.status_code, late.json()["code"]) == (409, "texts-differ")
    assert late.json()["conflict"] == {
        "yours": "العنوان الجديد",
        "theirs": "عنوانك الجديد",
        "source": "Nieuw adres",
    }


def test_a_text_is_looked_through_while_it_is_written(client: TestClient, translator: Part) -> None:
    address = f"{STRINGS}/{label(client, translator)['id']}/translations/ar/checks"
    found = ask(client, translator, "POST", address, {"text": "\u202eNieuw adres"}).json()
    assert {"code": "turned", "detail": None, "isRefused": True} in found["findings"]
    refused = propose(client, translator, label(client, translator), "\u202eNieuw adres")
    assert (refused.status_code, refused.json()["code"]) == (400, "text-refused")


def test_anybody_may_suggest_and_nobody_sees_it_before_a_reviewer(
    client: TestClient, reviewer: Part
) -> None:
    said = {"version": KEY, "path": LABEL, "language": "ar", "text": "العنوان الجديد"}
    assert client.post("/v1/suggestions", json=said).status_code == 204
    personal = client.post("/v1/suggestions", json={**said, "text": "bel 0612345678"})
    assert personal.json()["code"] == "personal-data"
    nowhere = client.post("/v1/suggestions", json={**said, "path": "fields/9/x/label"})
    assert (nowhere.status_code, nowhere.json()["code"]) == (404, "no-such-string")
    notes = client.get(f"/v1/templates/{KEY}/notes?language=ar").json()
    assert notes["fields"]["1/new-address"]["label"]["language"] == "nl"
    queue = ask(client, reviewer, "GET", f"{STRINGS}?language=ar&work=review").json()
    assert [each["path"] for each in queue["strings"]] == [LABEL]


def test_a_queue_asked_wrongly_is_said_in_words(client: TestClient, reviewer: Part) -> None:
    wrong = ask(client, reviewer, "GET", f"{STRINGS}?language=ar&work=dance")
    assert (wrong.status_code, wrong.json()["code"]) == (400, "invalid-request")
    for form in ("x", "..", "a/b/c/d", "A/B"):
        answer = ask(client, reviewer, "GET", f"{STRINGS}?language=ar&form={form}")
        assert (answer.status_code, answer.json().get("strings", [])) in ((200, []), (404, []))


def test_a_number_beyond_all_numbers_is_a_malformed_request(
    client: TestClient, translator: Part
) -> None:
    answer = ask(client, translator, "GET", f"{STRINGS}/{10**30}/translations/ar")
    problem(answer, 400, "invalid-request")
