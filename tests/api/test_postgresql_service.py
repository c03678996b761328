"""The service over PostgreSQL: what citizens and reviewers ask is answered as over SQLite."""

from pathlib import Path

from pydantic import SecretStr
from starlette.testclient import TestClient

from api.app import create_app
from forms.people.rights import Membership, Role
from forms.store.catalogue import Catalogue
from forms.store.folder import Storage
from forms.store.staff.book import StaffBook
from tests import postgresql
from tests.api.identity.cast import BASE_URL, OWN, Cast, ask
from tests.api.service import settings_in
from tests.broken_engines.lookers import open_looker
from tests.forms.store.builders import notes_in, version_of
from tests.places import postgresql_server

__all__ = ["postgresql_server"]

KEY = f"{OWN}/verhuizing/2026-1"


def test_a_service_over_postgresql_serves_citizens_and_reviewers(
    tmp_path: Path, postgresql_server: postgresql.Server
) -> None:
    address = postgresql_server.new_database()
    storage = Storage(tmp_path, address)
    with Catalogue.open(storage) as catalogue:
        catalogue.record("library-seeded", "library", by="test")
        catalogue.add(version_of(KEY, notes=(notes_in("nl"),)), publish=True, by="test")
    settings = settings_in(tmp_path).model_copy(update={"database_url": SecretStr(address)})
    with (
        TestClient(create_app(settings, open_looker), base_url=BASE_URL) as client,
        StaffBook.open(storage) as staff,
    ):
        listed = client.get("/v1/templates").json()["templates"]
        assert [each["key"] for each in listed] == [KEY]
        steps = {"pageKey": f"{KEY}/1", "counts": []}
        steps["counts"] = [{"anchorId": "new-address", "event": "shown", "count": 2}]
        assert client.post("/v1/steps", json=steps).status_code == 204
        reviewer = Cast(staff).signed_in(Membership(Role.REVIEWER, OWN, "ar"))
        queue = "/v1/workbench/strings?language=ar&work=write"
        (first,) = ask(client, reviewer, "GET", queue).json()["strings"]
        assert (first["path"], first["seen"]) == ("fields/1/new-address/label", 2)
    assert not (tmp_path / "leeswijzer.sqlite3").exists()
