"""A running service, with somebody at the desk whose name changes from test to test."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import insert
from starlette.testclient import TestClient

from api.access import Caller, Person, signed_out, who_calls
from api.app import create_app
from forms.people.rights import Membership, Role
from forms.store import schema
from forms.store.catalogue import Catalogue
from forms.store.engine import connect, database_url, writing
from tests.api.service import settings_in
from tests.broken_engines.lookers import open_looker
from tests.forms.drafting.builders import one_page_pdf

ISSUER = "gemeente-voorbeeldstad"
OWNER = Person(1, "anja@voorbeeldstad.example", "Anja", (Membership(Role.OWNER, ISSUER),))
SECOND = Person(2, "bo@voorbeeldstad.example", "Bo", (Membership(Role.OWNER, ISSUER),))
ELSEWHERE = Person(3, "c@elders.example", "Cas", (Membership(Role.OWNER, "gemeente-elders"),))
TRANSLATOR = Person(4, "d@x.example", "Dana", (Membership(Role.TRANSLATOR, "*", "ar"),))
PEOPLE = (OWNER, SECOND, ELSEWHERE, TRANSLATOR)
DRAFTS = "/v1/workbench/drafts"
ORGANISATION = f"/v1/workbench/organisations/{ISSUER}"
PATIENCE_S = 60.0


class Desk:
    """The service as the one at the desk sees it."""

    def __init__(self, client: TestClient) -> None:
        self.http = client
        self.caller: Caller | None = OWNER

    def as_(self, caller: Caller | None) -> "Desk":
        self.caller = caller
        return self

    def begin(self, content: bytes, kind: str = "application/pdf", **named: str) -> Any:
        params = {"title": "Verhuizen", **named}
        return self.http.post(
            ORGANISATION + "/drafts", params=params, content=content, headers={"Content-Type": kind}
        )

    def begun(self, content: bytes | None = None, **named: str) -> int:
        """A draft all of whose pages were read."""
        answer = self.begin(content or one_page_pdf(), **named)
        assert answer.status_code == 201, answer.text
        return self.until_read(answer.json()["id"])

    def until_read(self, draft_id: int) -> int:
        deadline = time.monotonic() + PATIENCE_S
        while self.shown(draft_id)["draft"]["state"] == "reading":
            assert time.monotonic() < deadline
            time.sleep(0.05)
        return draft_id

    def shown(self, draft_id: int) -> dict[str, Any]:
        answer = self.http.get(f"{DRAFTS}/{draft_id}")
        assert answer.status_code == 200, answer.text
        shown: dict[str, Any] = answer.json()
        return shown

    def edit(self, draft_id: int, kind: str, seen: int | None = None, **operation: Any) -> Any:
        revision = self.shown(draft_id)["draft"]["revision"] if seen is None else seen
        body = {"seen": revision, "operation": {"kind": kind, **operation}}
        return self.http.post(f"{DRAFTS}/{draft_id}/edits", json=body)

    def complete(self, draft_id: int) -> None:
        """Give names to the fields that have none, so that it can be published."""
        for each in self.shown(draft_id)["toDo"]:
            if each["lack"] == "fields-unnamed":
                for place in each["places"]:
                    page, _, field_id = place.partition("/")
                    edit = {"page": int(page), "id": field_id, "label": "Vak"}
                    assert self.edit(draft_id, "write-field", **edit).status_code == 200


@contextmanager
def open_desk(folder: Path) -> Iterator[Desk]:
    """A service over an empty catalogue in which some people are known."""
    Catalogue.open(folder).close()
    engine = connect(database_url(folder))
    with writing(engine) as connection:
        now = "2026-01-01T00:00:00Z"
        connection.execute(
            insert(schema.organisations).values(
                slug=ISSUER, name="Gemeente Voorbeeldstad", created_at=now
            )
        )
        for person in PEOPLE:
            connection.execute(
                insert(schema.people).values(
                    id=person.id, email=person.email, name=person.name, created_at=now
                )
            )
    engine.dispose()
    with serving(folder) as desk:
        yield desk


@contextmanager
def serving(folder: Path) -> Iterator[Desk]:
    """A service over what is in the folder already."""
    app = create_app(settings_in(folder), open_looker)
    with TestClient(app) as client:
        desk = Desk(client)

        def who() -> Caller:
            if desk.caller is None:
                raise signed_out()
            return desk.caller

        app.dependency_overrides[who_calls] = who
        yield desk
