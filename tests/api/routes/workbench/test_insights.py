"""What an owner sees of what citizens told, and what citizens see of what was done about it."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from forms.feedback import StepCount, StepEvent
from forms.keys import PageKey
from forms.store.catalogue import Catalogue
from forms.store.feedback import FeedbackBook
from tests.api.routes.workbench.desk import ISSUER, OWNER, TRANSLATOR, Desk, open_desk
from tests.api.service import problem
from tests.forms.store.builders import version_of

pytestmark = pytest.mark.slow

PAGE = PageKey.parse(f"{ISSUER}/verhuizing/2026-1/1")
INSIGHTS = f"/v1/workbench/forms/{PAGE.version}/insights"
REMARKS = f"/v1/workbench/forms/{PAGE.version}/remarks"
CHANGES = f"/v1/templates/{PAGE.version}/changes"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder: Path = tmp_path_factory.mktemp("insights")
    with Catalogue.open(folder) as catalogue:
        catalogue.add(version_of(str(PAGE.version)), publish=True, by="test")
    last_week = datetime.now(UTC).date() - timedelta(weeks=1)
    with FeedbackBook.open(folder) as book:
        for language, visits in (("nl", 11), ("ar", 9)):
            for _ in range(visits):
                counts = [
                    StepCount("new-address", event, 1)
                    for event in (StepEvent.SHOWN, StepEvent.STOPPED)
                ]
                book.add_steps(PAGE, counts, on=last_week, language=language)
    with open_desk(folder) as desk:
        yield desk


def test_a_group_of_nine_is_in_no_number(desk: Desk) -> None:
    for query in ("", "?language=nl"):
        shown = desk.as_(OWNER).http.get(INSIGHTS + query).json()
        assert shown["languages"] == ["nl"]
        (step,) = shown["steps"]
        assert (step["anchorId"], step["met"], step["stopped"]) == ("new-address", 11, 11)
    assert desk.http.get(INSIGHTS + "?language=ar").json()["steps"] == []


def test_what_phones_send_is_of_the_language_they_tell(desk: Desk) -> None:
    sent = {
        "pageKey": str(PAGE),
        "counts": [{"anchorId": "reason", "event": "original", "count": 1}],
    }
    for language in ({"language": "tr"}, {}):
        assert desk.http.post("/v1/steps", json={**sent, **language}).status_code == 204
    # A visit that names a step twice is one visit.
    twice = {**sent, "language": "tr", "counts": sent["counts"] * 2}
    assert desk.http.post("/v1/steps", json=twice).status_code == 204
    book = desk.http.app_state["services"].feedback
    found = {
        (c.language, c.visits) for c in book.day_counts(PAGE.version) if c.anchor_id == "reason"
    }
    assert found == {("tr", 2), ("und", 1)}


def test_told_answered_changed_and_read_on_the_phone(desk: Desk) -> None:
    said = {
        "pageKey": str(PAGE), "anchorId": "new-address", "language": "ar", "kind": "unclear",
        "message": "Welk adres?",
    }  # fmt: skip
    assert desk.http.post("/v1/feedback", json=said).status_code == 204
    (remark,) = desk.as_(OWNER).http.get(REMARKS).json()["remarks"]
    assert (remark["message"], remark["done"]) == ("Welk adres?", None)
    deed = f"/v1/workbench/remarks/{remark['id']}/deed"
    done = desk.http.put(deed, json={"deed": "changed", "text": "Wij noemen nu het nieuwe adres."})
    assert done.json()["done"]["who"] == OWNER.who
    (change,) = desk.as_(None).http.get(CHANGES).json()["changes"]
    assert change["text"] == "Wij noemen nu het nieuwe adres."
    assert "Welk adres?" not in desk.http.get(CHANGES).text
    assert desk.as_(OWNER).http.delete(deed).json()["done"] is None
    assert desk.http.get(CHANGES).json()["changes"] == []
    problem(desk.http.delete(deed), 409, "nothing-to-undo")
    problem(desk.http.put(deed, json={"deed": "changed"}), 400, "empty")


def test_who_may_not_answer_is_refused(desk: Desk) -> None:
    problem(desk.as_(TRANSLATOR).http.get(INSIGHTS), 403, "not-allowed")
    problem(
        desk.http.put("/v1/workbench/remarks/1/deed", json={"deed": "closed"}), 403, "not-allowed"
    )
    problem(desk.as_(OWNER).http.get("/v1/workbench/remarks/1/deed"), 405, "method-not-allowed")
    nowhere = f"/v1/workbench/forms/{ISSUER}/anders/1/insights"
    problem(desk.http.get(nowhere), 404, "not-found")
