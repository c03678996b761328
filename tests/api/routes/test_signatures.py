"""What was signed is handed on, and what an organisation says otherwise."""

import json
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from forms.packing.exporting import Otherwise, export_form, export_overlay
from forms.packs.manifest import Manifest, Member
from forms.packs.statements import Certificate, Root
from tests.api.service import problem, running
from tests.forms.packs.parties import ISSUE, KEY, NAME, Party, installation, real_version

SLUG = "gemeente-lindewaard"
ADDRESS = "Postbus 7, 9999 ZZ Lindewaard."
FORM = f"/v1/templates/{KEY}"


@pytest.fixture(scope="module")
def owner() -> Party:
    return Party()


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory, owner: Party) -> Iterator[TestClient]:
    folder, other = tmp_path_factory.mktemp("signed"), Party(SLUG, name="Gemeente Lindewaard")
    with installation(folder) as at:
        at.catalogue.record("library-seeded", "library", by="test")
        at.catalogue.add(real_version(), publish=True, by="test")
        for party in (owner, other):
            at.packs.trust_root(party.root, by="test")
        export_form(at, KEY, owner.signer(), ISSUE, by="test")
        says = Otherwise(SLUG, "Gemeente Lindewaard", {"send-to": {"nl": ADDRESS}})
        export_overlay(at, KEY, says, other.signer(), ISSUE, by="test")
    with running(folder) as started:
        yield started


def test_what_was_signed_can_be_verified_from_the_answers_alone(
    service: TestClient, owner: Party
) -> None:
    (pack,) = service.get(f"{FORM}/signatures?language=en").json()["packs"]
    roots = service.get("/v1/roots").json()["roots"]
    names = {root["name"]: root for root in roots}
    assert owner.root.name in names
    certificate = Certificate.of(
        {
            "statement": json.loads(pack["certificate"]["statement"]),
            "signature": pack["certificate"]["signature"],
        }
    )
    assert certificate.is_issued_by(Root(owner.root.name, owner.root_key.public))
    manifest = Manifest.read(pack["manifest"]["statement"].encode())
    assert certificate.key.has_signed(manifest.content(), pack["manifest"]["signature"])
    assert set(pack["files"]) == {"texts/en.json", "texts/nl.json"}
    for path, content in pack["files"].items():
        assert Member.of(content.encode()) == manifest.members[path]


def test_an_organisation_says_its_own(service: TestClient) -> None:
    assert service.get(FORM).json()["organisations"] == [
        {"slug": SLUG, "name": "Gemeente Lindewaard"}
    ]
    own = service.get(f"{FORM}/notes?language=nl").json()
    theirs = service.get(f"{FORM}/notes?language=nl&organisation={SLUG}").json()
    assert theirs["sendTo"] == own["sendTo"] | {"text": ADDRESS}
    assert theirs | {"sendTo": None} == own | {"sendTo": None}
    packs = service.get(f"{FORM}/signatures?organisation={SLUG}").json()["packs"]
    assert list(packs[1]["files"]) == ["overlay.json"]


def test_what_it_does_not_say_in_a_language_is_shown_in_dutch(service: TestClient) -> None:
    theirs = service.get(f"{FORM}/notes?language=ar&organisation={SLUG}").json()
    assert (theirs["sendTo"]["text"], theirs["sendTo"]["language"]) == (ADDRESS, "nl")
    assert theirs["before"]["language"] == "ar"


def test_an_organisation_that_says_nothing_changes_nothing(service: TestClient) -> None:
    own = service.get(f"{FORM}/notes").json()
    assert service.get(f"{FORM}/notes?organisation=gemeente-elders").json() == own
    problem(service.get(f"{FORM}/notes?organisation=../etc"), 400, "invalid-request")


def test_an_answer_is_kept_until_something_changes(service: TestClient) -> None:
    first = service.get(f"{FORM}/signatures")
    again = service.get(f"{FORM}/signatures", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304
    problem(service.get("/v1/templates/a/b/1/signatures"), 404, "not-found")
    assert NAME in first.text
