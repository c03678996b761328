"""Texts over HTTP: out as a file, in by a plan that is looked at first."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from forms.exchange.formats import Format, read_entries, write_entries
from forms.people.rights import Membership, Role
from forms.store.catalogue import Catalogue
from forms.store.staff.book import StaffBook
from tests.api.identity.cast import BASE_URL, OWN, Cast, Part
from tests.api.service import settings_in
from tests.broken_engines.lookers import open_looker
from tests.forms.store.builders import notes_in, version_of

FORM = f"/v1/workbench/forms/{OWN}/verhuizing/1"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    with Catalogue.open(folder) as catalogue:
        version = version_of(f"{OWN}/verhuizing/1", notes=(notes_in("nl"), notes_in("en")))
        catalogue.add(version, publish=True, by="test")
    return folder


@pytest.fixture(scope="module")
def client(folder: Path) -> Iterator[TestClient]:
    app = create_app(settings_in(folder), open_looker)
    with TestClient(app, base_url=BASE_URL) as client:
        yield client


@pytest.fixture(scope="module")
def owner(folder: Path, client: TestClient) -> Iterator[Part]:
    del client
    with StaffBook.open(folder) as staff:
        yield Cast(staff).signed_in(Membership(Role.OWNER, OWN))


def exported(client: TestClient, owner: Part, language: str = "en", **asked: str):
    answer = client.get(f"{FORM}/exports/{language}", params=asked, headers=owner.headers)
    assert answer.status_code == 200, answer.text
    return answer


def sent(client: TestClient, owner: Part, content: bytes, language: str = "en", **asked: str):
    return client.post(
        f"{FORM}/imports",
        content=content,
        params={"language": language, **asked},
        headers=owner.headers,
    )


def test_a_file_goes_out_under_a_name_of_its_own(client: TestClient, owner: Part) -> None:
    answer = exported(client, owner, format="po")
    assert answer.headers["content-disposition"] == 'attachment; filename="verhuizing-1-en.po"'
    assert answer.headers["cache-control"] == "no-store"
    assert read_entries(answer.content).entries[0].path == "title"


def test_an_import_is_looked_at_first_and_then_carried_out(client: TestClient, owner: Part) -> None:
    entries = list(read_entries(exported(client, owner).content).entries)
    entries[0] = replace(entries[0], target="Moving house 🏠")
    content = write_entries(entries, Format.JSON)
    plan = sent(client, owner, content).json()
    assert plan["counts"] == {"changed": 1, "same": len(entries) - 1}
    assert not plan["isApplied"]
    assert (plan["steps"][0]["ours"], plan["steps"][0]["theirs"]) == (
        "Verhuizing", "Moving house 🏠",
    )  # fmt: skip
    applied = sent(client, owner, content, digest=plan["digest"])
    assert applied.json()["isApplied"]
    again = sent(client, owner, content, digest=plan["digest"])
    assert (again.status_code, again.json()["code"]) == (409, "texts-changed")
    assert sent(client, owner, content).json()["counts"] == {"same": len(entries)}


def test_what_cannot_be_read_is_a_problem_that_names_the_line(
    client: TestClient, owner: Part
) -> None:
    answer = sent(client, owner, b"path,source,target\na,b", "ar")
    assert (answer.status_code, answer.json()["code"]) == (400, "unreadable-exchange")
    assert "Line 2" in answer.json()["detail"]
    bomb = b'<!DOCTYPE tmx [<!ENTITY a "b">]><tmx/>'
    assert sent(client, owner, bomb).json()["code"] == "unsafe-exchange"


def test_what_was_translated_before_is_found_with_what_differs(
    client: TestClient, owner: Part
) -> None:
    text = "🏠 Hiermee geeft u vlug uw nieuwe adres door."
    answer = client.get(
        "/v1/workbench/memory-hits",
        params={"text": text, "language": "en"},
        headers=owner.headers,
    )
    (hit,) = answer.json()["hits"]
    assert hit["isChecked"]
    assert hit["origin"] == f"{OWN}/verhuizing/1#purpose"
    units = text.encode("utf-16-le")
    shown = [units[2 * s["start"] : 2 * s["end"]].decode("utf-16-le") for s in hit["ours"]]
    assert shown == ["🏠", "vlug"]
