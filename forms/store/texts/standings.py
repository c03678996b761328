"""How a string stands in a language, worked out from its translations whenever one changes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, func, insert, select, update

from forms.reviews.paths import is_translated
from forms.reviews.states import Standing, State
from forms.store import schema
from forms.store.texts.tallies import count_again
from forms.text import Provenance

#: Somebody other than the writer, or the owner of the form, answers for these.
_CHECKED = (Provenance.OWNER.value, Provenance.REVIEWED.value)

#: The columns of `translations` that say how a string stands: `settled_of` reads no others.
SETTLED_BY = ("id", "string_id", "language", "state", "source_sha256", "provenance")

_translations, _strings, _standings = schema.translations, schema.strings, schema.standings


@dataclass(frozen=True)
class Settled:
    """What follows from the translations of a string in a language."""

    state: Standing
    shown_id: int | None = None
    waiting_id: int | None = None
    is_checked: bool = False

    def columns(self) -> dict[str, Any]:
        """As they are kept in `standings`."""
        return {
            "state": self.state.value,
            "shown_id": self.shown_id,
            "waiting_id": self.waiting_id,
            "is_checked": int(self.is_checked),
        }


def settle(connection: Connection, string_id: int, language: str) -> Settled:
    """Work out how a string stands in a language, keep that, and give it."""
    string = connection.execute(select(_strings).where(_strings.c.id == string_id)).one()
    rows = connection.execute(_in_order_of_approval(string_id, language)).all()
    settled = settled_of(string, language, rows)
    is_it = (_standings.c.string_id == string_id, _standings.c.language == language)
    changed = connection.execute(update(_standings).where(*is_it).values(settled.columns()))
    if changed.rowcount == 0:
        place = {"string_id": string_id, "language": language, "rank": _rank(connection, string_id)}
        kept = _of_version(connection, string.version_id) | place | settled.columns()
        connection.execute(insert(_standings).values(kept))
    count_again(connection, string.version_id, language)
    return settled


def settled_of(string: Row[Any], language: str, rows: Sequence[Row[Any]]) -> Settled:
    """How `string` stands where `rows` are its translations, those approved last at the end.

    The newest approved text whose source fits is shown, else the newest draft.
    """
    is_source = language == string.language
    # By state, the last one: for a new form this is asked of tens of thousands of texts.
    last = {row.state: row for row in rows if is_source or row.source_sha256 == string.sha256}
    approved = last.get(State.APPROVED)
    shown = approved or last.get(State.DRAFT)
    waiting = last.get(State.PROPOSED)
    if waiting is not None:
        state = Standing.PROPOSED
    elif shown is not None:
        state = Standing.APPROVED if approved else Standing.DRAFT
    elif not string.text or not (is_source or is_translated(string.path)):
        state = Standing.RETIRED
    else:
        has_stale = any(row.state == State.STALE for row in rows)
        state = Standing.STALE if has_stale else Standing.MISSING
    return Settled(
        state=state,
        shown_id=shown.id if shown else None,
        waiting_id=waiting.id if waiting else None,
        is_checked=bool(approved) and approved is not None and approved.provenance in _CHECKED,
    )


def _in_order_of_approval(string_id: int, language: str) -> Select[Any]:
    """The translations; one approved later than a newer one comes after it."""
    reviews = schema.reviews
    approval = (
        select(func.max(reviews.c.id))
        .where(
            reviews.c.translation_id == _translations.c.id,
            reviews.c.verdict.in_(("approved", "approved-alone")),
        )
        .scalar_subquery()
    )
    return (
        select(_translations)
        .where(_translations.c.string_id == string_id, _translations.c.language == language)
        .order_by(func.coalesce(approval, 0), _translations.c.id)
    )


def _of_version(connection: Connection, version_id: int) -> dict[str, Any]:
    issuer = select(schema.versions.c.issuer).where(schema.versions.c.id == version_id)
    return {"version_id": version_id, "issuer": connection.execute(issuer).scalar_one()}


def _rank(connection: Connection, string_id: int) -> int:
    """How often citizens met the place, as its other languages have it."""
    kept = select(func.min(_standings.c.rank)).where(_standings.c.string_id == string_id)
    return connection.execute(kept).scalar() or 0
