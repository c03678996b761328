"""On a full disk nothing is half published, and the same request works when there is room."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from forms.keys import VersionKey
from forms.store.audit_book import AuditBook
from forms.store.catalogue import Catalogue
from forms.store.senders import SenderBook
from tests.api.routes.workbench.desk import DRAFTS, OWNER, SECOND, Desk, open_desk
from tests.api.service import problem
from tests.forms.drafting.builders import one_page_pdf
from tests.small_disk import leave, small_disk

pytestmark = pytest.mark.slow

PAGE = 4096
#: Free space from too little for anything to more than enough: somewhere between, each of the
#: writes of a publication is the first that does not fit.
ROOMS = (0, *(2**power * PAGE for power in range(10)))
IBAN = "NL91ABNA0417164300"


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    with small_disk(tmp_path / "disk") as folder:
        yield folder


def asked_for(desk: Desk) -> int:
    """A form that waits for a second person, with all that publishing writes."""
    draft_id = desk.as_(OWNER).begun(version="1")
    desk.complete(draft_id)
    facts = {"purpose": "Voor wie verhuist.", "payment": {"ibans": [IBAN]}}
    assert desk.edit(draft_id, "write-facts", **facts).status_code == 200
    asked = desk.http.put(f"{DRAFTS}/{draft_id}/publication-request", json={})
    assert asked.status_code == 200, asked.text
    return draft_id


def kept(data: Path) -> tuple[frozenset[VersionKey], set[str], int]:
    """All that publishing changes: the versions, the senders, and where the audit ends."""
    with Catalogue.open(data) as catalogue, SenderBook.open(data) as senders:
        assert catalogue.damages() == []
        with AuditBook.open(data) as audit:
            assert audit.verify().broken is None
        return catalogue.keys(), {each.name for each in senders.senders().all}, catalogue.revision()


def test_nothing_is_half_published_on_a_full_disk_and_it_works_when_there_is_room(
    disk: Path,
) -> None:
    data = disk / "data"
    with open_desk(data) as desk:
        draft_id = asked_for(desk)
        before = kept(data)
        leave(disk, 0)
        problem(desk.begin(one_page_pdf(), version="2"), 503, "store-unusable")
        assert len(desk.http.get(DRAFTS).json()["drafts"]) == 1
        desk.as_(SECOND)
        refusals = 0
        for room in ROOMS:
            leave(disk, room)
            answer = desk.http.put(f"{DRAFTS}/{draft_id}/decision", json={"isAccepted": True})
            if answer.status_code == 200:
                break
            refusals += 1
            told = problem(answer, 503, "store-unusable")
            assert "Nothing was changed" in told["detail"]
            assert str(data) not in answer.text
            # Everybody reads on: citizens what there was, the second person what was asked.
            assert desk.http.get("/v1/templates").json()["templates"] == []
            shown = desk.shown(draft_id)["draft"]
            assert (shown["state"], shown["mayDecide"]) == ("asked", True)
            assert kept(data) == before
        assert refusals >= 3
        assert answer.json()["state"] == "published"
        keys, senders, _ = kept(data)
        assert str(next(iter(keys))) == answer.json()["key"]
        assert senders == {"Gemeente Voorbeeldstad"}
        (form,) = desk.http.get("/v1/templates").json()["templates"]
        assert form["key"] == answer.json()["key"]
