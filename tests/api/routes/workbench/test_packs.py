"""Packs over HTTP: made and signed, looked through, taken in; and whom the service trusts."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from forms.errors import PackError
from forms.packs.archive import read_archive
from forms.packs.keys_on_disk import signer_in
from forms.packs.statements import Revocations
from forms.people.rights import ALL, Membership, Role
from forms.store.catalogue import Catalogue
from forms.store.staff.book import StaffBook
from tests.api.identity.cast import BASE_URL, Cast, Part
from tests.api.service import problem, settings_in
from tests.broken_engines.lookers import open_looker
from tests.forms.packs.parties import KEY, NAME, NOW, Party, real_version

WORKBENCH = "/v1/workbench"
PACKS = f"{WORKBENCH}/forms/{KEY}/packs"


@dataclass(frozen=True)
class House:
    """A service with one form, its people, and the party whose key it signs with."""

    http: TestClient
    owner: Part
    administrator: Part
    party: Party

    def post(self, who: Part, address: str, content: bytes = b""):
        self.http.cookies.clear()
        return self.http.post(address, content=content, headers=who.headers)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    party, key_file = Party(), tmp_path_factory.mktemp("keys") / "key.pem"
    party.key.save(key_file)
    key_file.with_name("key.pem.certificate.json").write_bytes(party.certificate().write())
    with opened(tmp_path_factory.mktemp("owner"), party, key_file, with_form=True) as house:
        yield house


@pytest.fixture
def empty(tmp_path: Path, house: House) -> Iterator[House]:
    """Another service, without a form and without a key."""
    with opened(tmp_path, house.party, None, with_form=False) as other:
        yield other


@contextmanager
def opened(
    folder: Path, party: Party, key_file: Path | None, *, with_form: bool
) -> Iterator[House]:
    """A service over a folder."""
    with Catalogue.open(folder) as catalogue:
        if with_form:
            catalogue.add(real_version(), publish=True, by="test")
        else:
            catalogue.record("library-seeded", "library", by="test")
    settings = settings_in(folder).model_copy(update={"pack_key": key_file})
    app = create_app(settings, open_looker)
    with TestClient(app, base_url=BASE_URL) as client, StaffBook.open(folder) as staff:
        cast = Cast(staff, folder)
        owner = cast.signed_in(Membership(Role.OWNER, KEY.issuer))
        administrator = cast.signed_in(Membership(Role.ADMINISTRATOR, ALL))
        yield House(client, owner, administrator, party)


def trusted(house: House) -> None:
    root = house.party.root
    address = f"{WORKBENCH}/trust/roots?keyId={root.key.key_id}"
    assert house.post(house.administrator, address, root.write()).status_code == 201


def test_a_root_is_trusted_only_under_the_id_that_was_told(empty: House) -> None:
    root = empty.party.root
    wrong = empty.post(empty.administrator, f"{WORKBENCH}/trust/roots?keyId=anders", root.write())
    problem(wrong, 400, "other-root")
    address = f"{WORKBENCH}/trust"
    asked = empty.http.get(address, headers=empty.owner.headers)
    assert asked.json() == {"roots": [], "signingKey": None}
    trusted(empty)
    roots = empty.http.get(address, headers=empty.owner.headers).json()["roots"]
    assert [each["keyId"] for each in roots] == [root.key.key_id]
    gone = empty.http.delete(
        f"{address}/roots/{root.key.key_id}", headers=empty.administrator.headers
    )
    assert gone.status_code == 204
    assert empty.http.get(address, headers=empty.owner.headers).json()["roots"] == []


def test_a_version_goes_out_signed_and_the_same_again_until_something_changes(
    house: House,
) -> None:
    trusted(house)
    shown = house.http.get(f"{WORKBENCH}/trust", headers=house.owner.headers).json()
    assert shown["signingKey"]["name"] == NAME
    first, again = house.post(house.owner, PACKS), house.post(house.owner, PACKS)
    assert first.headers["X-Signed"] == "true"
    assert first.content == again.content
    signature = json.loads(read_archive(first.content)["signature.json"])
    assert signature["certificate"]["statement"]["name"] == NAME


def test_a_pack_is_looked_through_before_it_is_taken_in(house: House, empty: House) -> None:
    trusted(house)
    pack, address = house.post(house.owner, PACKS).content, f"{WORKBENCH}/packs"
    unknown = empty.post(empty.administrator, address, pack).json()
    assert (unknown["holds"], unknown["needs"]) == (False, ["unverified"])
    refused = empty.post(empty.administrator, f"{address}?takeIn={unknown['sha256']}", pack)
    problem(refused, 400, "unknown-root")
    trusted(empty)
    verdict = empty.post(empty.administrator, address, pack).json()
    assert (verdict["holds"], verdict["needs"], verdict["takenIn"]) == (True, [], None)
    assert empty.http.get("/v1/templates").json()["templates"] == []
    problem(empty.post(empty.administrator, f"{address}?takeIn=anders", pack), 409, "other-pack")
    taken = empty.post(empty.administrator, f"{address}?takeIn={verdict['sha256']}", pack).json()
    assert taken["takenIn"] == "new"
    assert [each["key"] for each in empty.http.get("/v1/templates").json()["templates"]] == [
        str(KEY)
    ]


def test_a_file_that_is_no_pack_gets_a_verdict_and_nothing_else(house: House) -> None:
    verdict = house.post(house.administrator, f"{WORKBENCH}/packs", b"geen pakket").json()
    assert (verdict["sha256"], verdict["needs"]) == (None, None)
    assert verdict["findings"][-1]["code"] == "not-a-pack"
    address = f"{WORKBENCH}/trust/roots?keyId=x"
    assert house.post(house.administrator, address, b"{}").status_code == 400


def test_what_a_root_takes_back_is_refused_from_then_on(house: House, empty: House) -> None:
    trusted(house)
    pack = house.post(house.owner, PACKS).content
    trusted(empty)
    verdict = empty.post(empty.administrator, f"{WORKBENCH}/packs", pack).json()
    root = empty.party.root_key
    listed = Revocations(root.public.key_id, 0, NOW).with_more(
        root, NOW, frozenset(), frozenset({verdict["sha256"]})
    )
    address = f"{WORKBENCH}/trust/revocations"
    kept = empty.post(empty.administrator, address, listed.write()).json()
    assert kept["packs"] == [verdict["sha256"]]
    again = empty.post(empty.administrator, f"{WORKBENCH}/packs", pack).json()
    assert again["needs"] is None
    assert "revoked-pack" in [each["code"] for each in again["findings"]]


def test_a_key_that_others_may_read_is_not_used(tmp_path: Path) -> None:
    file = tmp_path / "key.pem"
    Party().key.save(file)
    with pytest.raises(PackError) as missing:
        signer_in(file)
    assert missing.value.code == "unreadable-key"
    file.chmod(0o644)
    with pytest.raises(PackError) as open_to_all:
        signer_in(file)
    assert "chmod 600" in open_to_all.value.message
