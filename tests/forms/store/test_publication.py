"""When a version is recognised: from its day on, and no more once it was withdrawn."""

from collections.abc import Iterator
from datetime import date

import pytest

from forms.errors import ConflictError
from forms.keys import VersionKey
from forms.store.audit_book import AuditBook
from forms.store.catalogue import Catalogue
from forms.store.folder import Place
from tests.forms.store.builders import version_of

KEY = VersionKey.parse("gemeente/verhuizing/2026-1")
NEXT = VersionKey.parse("gemeente/verhuizing/2026-2")
EVE, DAY, LATER = date(2026, 12, 31), date(2027, 1, 1), date(2027, 1, 5)


@pytest.fixture
def catalogue(place: Place) -> Iterator[Catalogue]:
    with Catalogue.open(place) as opened:
        for key in (KEY, NEXT):
            opened.add(version_of(str(key)), publish=key == KEY, by="test")
        yield opened


def recognised(catalogue: Catalogue, on: date) -> list[str]:
    return [page.key.version.version for page in catalogue.published_pages(on=on)]


def test_a_version_is_recognised_from_its_day_on(catalogue: Catalogue) -> None:
    assert catalogue.publish(NEXT, by="test", on=DAY)
    assert recognised(catalogue, EVE) == ["2026-1"]
    assert recognised(catalogue, DAY) == ["2026-1", "2026-2"]
    assert catalogue.in_force(KEY.family, EVE) == (KEY,)
    assert catalogue.in_force(KEY.family, DAY) == (NEXT,)


def test_what_came_between_two_days_is_told(catalogue: Catalogue) -> None:
    catalogue.publish(NEXT, by="test", on=DAY)
    assert catalogue.due_between(EVE, DAY) == [NEXT]
    assert catalogue.due_between(DAY, LATER) == []
    assert catalogue.due_between(date(2026, 1, 1), EVE) == []


def test_the_day_can_be_changed_until_it_has_come(catalogue: Catalogue) -> None:
    assert catalogue.publish(NEXT, by="test", on=LATER)
    assert not catalogue.publish(NEXT, by="test", on=LATER)
    assert catalogue.publish(NEXT, by="test", on=DAY)
    assert recognised(catalogue, DAY) == ["2026-1", "2026-2"]
    assert not catalogue.publish(KEY, by="test", on=LATER), "it is recognised already"


def test_a_withdrawn_version_is_recognised_no_more_and_can_come_back(
    catalogue: Catalogue, place: Place
) -> None:
    before = catalogue.revision()
    assert catalogue.withdraw(KEY, by="person:7", reason="wrong account number")
    assert not catalogue.withdraw(KEY, by="person:7", reason="again")
    assert catalogue.published_since(before) is None
    assert recognised(catalogue, DAY) == []
    assert catalogue.in_force(KEY.family, DAY) == ()
    kept = catalogue.version(KEY)
    assert (kept.is_published, kept.withdrawn_reason) == (False, "wrong account number")
    assert catalogue.template(KEY).key == KEY
    with AuditBook.open(place) as audit:
        (_, line), *_ = audit.page(1)
    assert (line.who, line.what, line.detail) == ("person:7", "withdrawn", "wrong account number")
    assert catalogue.publish(KEY, by="test")
    assert recognised(catalogue, DAY) == ["2026-1"]


def test_a_draft_cannot_be_withdrawn(catalogue: Catalogue) -> None:
    with pytest.raises(ConflictError, match="nothing to withdraw"):
        catalogue.withdraw(NEXT, by="test", reason="mistake")
