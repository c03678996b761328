"""Nobody can change a line of the audit without it being found."""

from collections.abc import Iterator

import pytest
from sqlalchemy import text

from forms.store.audit_book import AuditBook
from forms.store.catalogue import Catalogue
from forms.store.engine import connect, database_url, writing
from forms.store.folder import Place

#: What somebody with the database in hand may do, and the first line that is broken then.
CHANGES = {
    "UPDATE audit SET who = 'nobody' WHERE id = 3": 3,
    "UPDATE audit SET detail = 'another reason' WHERE id = 4": 4,
    "UPDATE audit SET at = '2020' WHERE id = 1": 1,
    "DELETE FROM audit WHERE id = 2": 3,
    "UPDATE audit SET sha256 = '0' WHERE id = 5": 5,
    "INSERT INTO audit (at, who, what, subject, sha256) VALUES ('2026', 'a', 'b', 'c', 'd')": 7,
}


@pytest.fixture
def audited(place: Place) -> Iterator[Place]:
    with Catalogue.open(place) as catalogue:
        for number in range(6):
            catalogue.record("noted", f"subject {number}", by="test")
    yield place


def change(place: Place, statement: str) -> None:
    """As somebody would who takes away what keeps the audit from being changed."""
    engine = connect(database_url(place))
    is_sqlite = engine.dialect.name == "sqlite"
    guards = ["audit_refuses_update", "audit_refuses_delete"] if is_sqlite else ["audit_only_grows"]
    with writing(engine) as connection:
        for guard in guards:
            connection.execute(text(f"DROP TRIGGER {guard}" + ("" if is_sqlite else " ON audit")))
        connection.execute(text(statement))
    engine.dispose()


def test_lines_that_nobody_changed_are_a_chain(audited: Place) -> None:
    with AuditBook.open(audited) as audit:
        report = audit.verify()
        assert (report.lines, report.broken) == (6, None)
        (number, newest), *_ = audit.page(2)
        assert (number, newest.subject) == (6, "subject 5")
        assert [number for number, _ in audit.page(9, before=3)] == [2, 1]


@pytest.mark.parametrize(("statement", "broken"), CHANGES.items())
def test_the_first_line_that_was_changed_is_named(
    audited: Place, statement: str, broken: int
) -> None:
    change(audited, statement)
    with AuditBook.open(audited) as audit:
        assert audit.verify().broken == broken


def test_lines_cut_off_at_the_end_change_what_the_last_one_is(audited: Place) -> None:
    with AuditBook.open(audited) as audit:
        before = audit.verify().head
        change(audited, "DELETE FROM audit WHERE id = 6")
        report = audit.verify()
    assert report.broken is None
    assert report.head != before
