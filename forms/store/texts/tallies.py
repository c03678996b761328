"""How many strings of a version stand how in a language: kept, so that nobody waits for counting.

A row is counted anew from `standings` whenever one of its strings changes, never added to: it
cannot drift from what it counts.
"""

from typing import Any

from sqlalchemy import Connection, Select, and_, case, delete, func, insert, select

from forms.reviews.states import Standing
from forms.store import schema
from forms.text import Provenance

_standings, _texts, _tallies = schema.standings, schema.translations, schema.tallies

#: What is counted, in the order of the columns.
FIGURES = ("strings", "shown", "checked", "reviewed", "waiting", "stale")


def plain_count(*conditions: Any) -> Select[Any]:
    """The count itself, by version and language; strings that are no more are left out."""
    # Only what somebody answers for is looked up: the rest was reviewed by nobody.
    is_answered = and_(_texts.c.id == _standings.c.shown_id, _standings.c.is_checked == 1)
    is_reviewed = _texts.c.provenance == Provenance.REVIEWED.value
    return (
        select(
            _standings.c.version_id,
            _standings.c.language,
            func.count().label("strings"),
            func.count(_standings.c.shown_id).label("shown"),
            func.sum(_standings.c.is_checked).label("checked"),
            func.sum(case((is_reviewed, 1), else_=0)).label("reviewed"),
            func.sum(_in(Standing.PROPOSED)).label("waiting"),
            func.sum(_in(Standing.STALE)).label("stale"),
        )
        .select_from(_standings)
        .outerjoin(_texts, is_answered)
        .where(_standings.c.state != Standing.RETIRED.value, *conditions)
        .group_by(_standings.c.version_id, _standings.c.language)
    )


def count_again(
    connection: Connection, version_id: int | None = None, language: str | None = None
) -> None:
    """Count the strings of a version, of a language, or of both; left out: of all."""
    places = {"version_id": version_id, "language": language}
    meant = {name: value for name, value in places.items() if value is not None}
    connection.execute(delete(_tallies).where(*(_tallies.c[name] == meant[name] for name in meant)))
    counted = plain_count(*(_standings.c[name] == meant[name] for name in meant))
    columns = ("version_id", "language", *FIGURES)
    connection.execute(insert(_tallies).from_select(columns, counted))


def _in(standing: Standing) -> Any:
    return case((_standings.c.state == standing.value, 1), else_=0)
