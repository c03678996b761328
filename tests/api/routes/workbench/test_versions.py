"""One person stops a published version in an emergency, and another brings it back."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from forms.keys import VersionKey
from forms.people.rights import Membership, Role
from forms.store.catalogue import Catalogue
from tests.api.routes.workbench.desk import (
    ELSEWHERE,
    ISSUER,
    OWNER,
    SECOND,
    TRANSLATOR,
    Desk,
    open_desk,
)
from tests.api.service import problem
from tests.forms.store.builders import version_of

pytestmark = pytest.mark.slow

LIST = "/v1/workbench/forms"
KEY = VersionKey(ISSUER, "verhuizing", "1")
COMING, DRAFT = VersionKey(ISSUER, "verhuizing", "2"), VersionKey(ISSUER, "verhuizing", "3")
DAY = datetime.now(UTC).date() + timedelta(days=30)
WHY = "Het rekeningnummer op het formulier klopt niet."


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder: Path = tmp_path_factory.mktemp("versions")
    with Catalogue.open(folder) as catalogue:
        for shade, key in ((200, KEY), (150, COMING), (100, DRAFT)):
            catalogue.add(version_of(str(key), (shade,)), publish=key == KEY, by="test")
        catalogue.publish(COMING, by="test", on=DAY)
    with open_desk(folder) as opened:
        yield opened


@pytest.fixture
def desk(opened: Desk) -> Iterator[Desk]:
    """Whatever a test withdraws is brought back after it."""
    opened.as_(OWNER)
    yield opened
    for caller in (OWNER, SECOND):
        for key in (KEY, COMING):
            opened.as_(caller).http.delete(address(key))


def address(key: VersionKey) -> str:
    return f"{LIST}/{key}/withdrawal"


def states(desk: Desk) -> dict[str, str]:
    shown = desk.http.get(LIST).json()["versions"]
    return {each["key"].rpartition("/")[2]: each["state"] for each in shown}


def test_one_withdraws_and_another_brings_it_back(desk: Desk) -> None:
    assert states(desk.as_(OWNER)) == {"1": "published", "2": "scheduled"}
    answer = desk.http.put(address(KEY), json={"reason": f" {WHY} "})
    told = answer.json()
    assert (told["state"], told["withdrawnReason"]) == ("withdrawn", WHY)
    assert (told["withdrawnBy"], told["mayBringBack"]) == ("Anja", False)
    # Phones have it no more: not in the list, and not to look at.
    keys = [each["key"] for each in desk.http.get("/v1/templates").json()["templates"]]
    assert str(KEY) not in keys
    problem(desk.http.delete(address(KEY)), 403, "second-person-needed")
    # A second time says nothing else, and who withdrew it is who did it first.
    again = desk.as_(SECOND).http.put(address(KEY), json={"reason": "Iets anders."}).json()
    assert (again["withdrawnReason"], again["mayBringBack"]) == (WHY, True)
    assert desk.http.delete(address(KEY)).json()["state"] == "published"
    keys = [each["key"] for each in desk.http.get("/v1/templates").json()["templates"]]
    assert str(KEY) in keys
    # Who withdraws it next is asked about, not who did before.
    desk.http.put(address(KEY), json={"reason": WHY})
    problem(desk.http.delete(address(KEY)), 403, "second-person-needed")
    assert desk.as_(OWNER).http.delete(address(KEY)).json()["state"] == "published"


def test_a_day_that_is_to_come_stays_that_day(desk: Desk) -> None:
    assert desk.http.put(address(COMING), json={"reason": WHY}).json()["state"] == "withdrawn"
    back = desk.as_(SECOND).http.delete(address(COMING)).json()
    assert (back["state"], back["publishOn"]) == ("scheduled", DAY.isoformat())


def test_what_was_never_published_is_neither_withdrawn_nor_brought_out(desk: Desk) -> None:
    problem(desk.http.put(address(DRAFT), json={"reason": WHY}), 409, "not-published")
    desk.as_(SECOND).http.delete(address(DRAFT))
    assert states(desk) == {"1": "published", "2": "scheduled"}


def test_nobody_withdraws_without_saying_why(desk: Desk) -> None:
    problem(desk.http.put(address(KEY), json={"reason": " \n"}), 400, "no-withdrawal-reason")
    problem(desk.http.put(address(KEY), json={"reason": "Fout.\u202e"}), 400, "unsafe-characters")
    absent = VersionKey(ISSUER, "verhuizing", "9")
    problem(desk.http.put(address(absent), json={"reason": WHY}), 404, "not-found")
    assert states(desk)["1"] == "published"


def test_who_may_not_sees_none_and_stops_none(desk: Desk) -> None:
    desk.as_(ELSEWHERE)
    assert desk.http.get(LIST).json() == {"versions": []}
    for caller in (ELSEWHERE, TRANSLATOR):
        desk.as_(caller)
        problem(desk.http.put(address(KEY), json={"reason": WHY}), 403, "not-allowed")
        problem(desk.http.delete(address(KEY)), 403, "not-allowed")
    problem(desk.http.get(LIST), 403, "not-allowed")
    assert states(desk.as_(OWNER))["1"] == "published"


def test_an_administrator_may_stop_a_form_and_not_bring_it_back(desk: Desk) -> None:
    role = Membership(Role.ADMINISTRATOR, ISSUER)
    administrator = type(OWNER)(1, OWNER.email, OWNER.name, (role,))
    assert desk.as_(administrator).http.put(address(KEY), json={"reason": WHY}).status_code == 200
    problem(desk.http.delete(address(KEY)), 403, "not-allowed")
