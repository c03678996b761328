"""Keeping what people say about forms, and how often places are met."""

from collections.abc import Iterable
from datetime import UTC, date, datetime

from sqlalchemy import Connection, Engine, func, insert, select, update

from forms.errors import NotFoundError
from forms.feedback import (
    UNTOLD_LANGUAGE,
    FeedbackKind,
    KeptRemark,
    Remark,
    StepCount,
    StepEvent,
)
from forms.keys import PageKey, VersionKey
from forms.store import schema
from forms.store.book import Book
from forms.store.rows import is_version

#: Somebody may fill the disk by sending all day; nobody has this many readers of remarks.
MOST_A_DAY = 5_000


class FeedbackBook(Book):
    """Remarks and counts in the database of the catalogue."""

    def __init__(self, engine: Engine, most_a_day: int = MOST_A_DAY) -> None:
        super().__init__(engine)
        self._most_a_day = most_a_day

    def keep(self, remark: Remark, on: date | None = None) -> bool:
        """Keep a remark; false when this day's pages are full.

        Raises:
            NotFoundError: there is no version of that key.
            StoreError: the data folder cannot be written.
        """
        day = _day(on)
        with self._writing() as connection:
            table = schema.feedback
            count = select(func.count()).select_from(table).where(table.c.day == day)
            if connection.execute(count).scalar_one() >= self._most_a_day:
                return False
            connection.execute(
                insert(table).values(
                    day=day,
                    version_id=_version_id(connection, remark.page.version),
                    page=remark.page.page,
                    anchor_id=remark.anchor_id,
                    language=remark.language,
                    kind=remark.kind.value,
                    message=remark.message,
                )
            )
        return True

    def add_steps(
        self,
        page: PageKey,
        counts: Iterable[StepCount],
        on: date | None = None,
        language: str = UNTOLD_LANGUAGE,
    ) -> None:
        """Add what one visit met to the counts of a day.

        Raises:
            NotFoundError: there is no version of that key.
            StoreError: the data folder cannot be written.
        """
        day = _day(on)
        with self._writing() as connection:
            version_id = _version_id(connection, page.version)
            for count in counts:
                _add(connection, day, version_id, page.page, count, language)
                if count.event is StepEvent.SHOWN:
                    _raise_rank(
                        connection, version_id, f"fields/{page.page}/{count.anchor_id}/", count
                    )

    def remarks(self) -> list[KeptRemark]:
        """All remarks, oldest first.

        Raises:
            StoreError: the database cannot be read.
        """
        versions = schema.versions
        query = (
            select(schema.feedback, versions.c.issuer, versions.c.form, versions.c.version)
            .join(versions)
            .order_by(schema.feedback.c.id)
        )
        with self._reading() as connection:
            rows = list(connection.execute(query))
        return [
            KeptRemark(
                Remark(
                    page=VersionKey(row.issuer, row.form, row.version).page(row.page),
                    anchor_id=row.anchor_id,
                    language=row.language,
                    kind=FeedbackKind(row.kind),
                    message=row.message,
                ),
                day=row.day,
            )
            for row in rows
        ]

    def steps(self, page: PageKey) -> list[StepCount]:
        """The counts of a page over all days, by place and event.

        Raises:
            StoreError: the database cannot be read.
        """
        table, versions = schema.step_counts, schema.versions
        query = (
            select(table.c.anchor_id, table.c.event, func.sum(table.c.count).label("total"))
            .join(versions)
            .where(*is_version(page.version), table.c.page == page.page)
            .group_by(table.c.anchor_id, table.c.event)
            .order_by(table.c.anchor_id, table.c.event)
        )
        with self._reading() as connection:
            rows = list(connection.execute(query))
        return [StepCount(row.anchor_id, StepEvent(row.event), row.total) for row in rows]


def _add(
    connection: Connection, day: str, version_id: int, page: int, count: StepCount, language: str
) -> None:
    table = schema.step_counts
    place = {
        "day": day,
        "version_id": version_id,
        "page": page,
        "anchor_id": count.anchor_id,
        "event": count.event.value,
        "language": language,
    }
    is_there = [getattr(table.c, name) == value for name, value in place.items()]
    raised = (
        update(table)
        .where(*is_there)
        .values(count=table.c.count + count.count, visits=table.c.visits + 1)
    )
    if connection.execute(raised).rowcount == 0:
        connection.execute(insert(table).values(**place, count=count.count, visits=1))


def _raise_rank(connection: Connection, version_id: int, start: str, count: StepCount) -> None:
    """Have what is said about a place that people see reviewed before what they see less."""
    strings, standings = schema.strings, schema.standings
    said_there = select(strings.c.id).where(
        strings.c.version_id == version_id,
        strings.c.path.startswith(start, autoescape=True),
    )
    connection.execute(
        update(standings)
        .where(standings.c.string_id.in_(said_there))
        .values(rank=standings.c.rank - count.count)
    )


def _version_id(connection: Connection, key: VersionKey) -> int:
    found = connection.execute(select(schema.versions.c.id).where(*is_version(key))).scalar()
    if found is None:
        raise NotFoundError(f"There is no version {key} in the catalogue.")
    return int(found)


def _day(on: date | None) -> str:
    return (on or datetime.now(UTC).date()).isoformat()
