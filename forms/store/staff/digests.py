"""Who wants to be told by e-mail what waits for them, and what they were told last."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, insert, or_, select, update

from forms.store import schema
from forms.store.book import Tables

_digests = schema.digests


@dataclass(frozen=True)
class ToldBefore:
    """The digest before this one; None where there was none."""

    sent_on: str | None
    told: str | None


class Digests(Tables):
    """The digests of people. Every method raises `StoreError` where the database is unusable."""

    def is_wanted(self, person_id: int) -> bool:
        """Whether somebody wants them; who said nothing does."""
        query = select(_digests.c.is_wanted).where(_digests.c.person_id == person_id)
        with self._reading() as connection:
            return connection.execute(query).scalar() != 0

    def want(self, person_id: int, is_wanted: bool) -> None:
        """Have them, or no longer."""
        with self._writing() as connection:
            _begin(connection, person_id)
            connection.execute(
                update(_digests)
                .where(_digests.c.person_id == person_id)
                .values(is_wanted=int(is_wanted))
            )

    def is_due(self, person_id: int, day: str, told: Mapping[str, int]) -> bool:
        """Whether to tell somebody that today: they want it, and it is news."""
        query = select(_digests).where(_digests.c.person_id == person_id)
        with self._reading() as connection:
            row = connection.execute(query).first()
        if not told:
            return False
        if row is None or row.sent_on is None:
            return bool(row is None or row.is_wanted == 1)
        is_news = row.sent_on < day and row.told != _written(told)
        return bool(row.is_wanted == 1 and is_news)

    def claim(self, person_id: int, day: str, told: Mapping[str, int]) -> ToldBefore | None:
        """Note that somebody is told today; None where another service did so already."""
        with self._writing() as connection:
            _begin(connection, person_id)
            mine = _digests.c.person_id == person_id
            before = connection.execute(select(_digests).where(mine)).one()
            claimed = connection.execute(
                update(_digests)
                .where(mine, or_(_digests.c.sent_on.is_(None), _digests.c.sent_on < day))
                .values(sent_on=day, told=_written(told))
            )
        return ToldBefore(before.sent_on, before.told) if claimed.rowcount else None

    def give_back(self, person_id: int, before: ToldBefore) -> None:
        """They were not told after all."""
        with self._writing() as connection:
            connection.execute(
                update(_digests)
                .where(_digests.c.person_id == person_id)
                .values(sent_on=before.sent_on, told=before.told)
            )


def _begin(connection: Connection, person_id: int) -> None:
    known = select(_digests.c.person_id).where(_digests.c.person_id == person_id)
    if connection.execute(known).first() is None:
        connection.execute(insert(_digests).values(person_id=person_id, is_wanted=1))


def _written(told: Mapping[str, int]) -> str:
    return json.dumps(told, sort_keys=True)
