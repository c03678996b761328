"""What somebody did last."""

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, exists, select

from forms.reviews.desk import Verdict
from forms.reviews.states import State
from forms.store import schema

#: So many decisions can be taken back one after the other.
_MOST = 50


@dataclass(frozen=True)
class LastAction:
    """A decision, or (where `review` is none) a text that was written and not decided about."""

    translation_id: int
    review: Row[Any] | None


def last_action(connection: Connection, person_id: int) -> LastAction | None:
    """The last decision or text of a person that was not undone; None where there is none."""
    review = _last_review(connection, person_id)
    written = _last_text(connection, person_id)
    if review is not None and (written is None or review.at >= written.written_at):
        return LastAction(review.translation_id, review)
    return LastAction(written.id, None) if written is not None else None


def _last_review(connection: Connection, person_id: int) -> Row[Any] | None:
    table = schema.reviews
    query = select(table).where(table.c.person_id == person_id)
    rows = connection.execute(query.order_by(table.c.id.desc()).limit(2 * _MOST)).all()
    undone = {json.loads(row.before)["undid"] for row in rows if row.verdict == Verdict.UNDONE}
    closed = (Verdict.UNDONE, Verdict.TAKEN_BACK)
    return next((row for row in rows if row.id not in undone and row.verdict not in closed), None)


def _last_text(connection: Connection, person_id: int) -> Row[Any] | None:
    table, reviews = schema.translations, schema.reviews
    decided = exists().where(reviews.c.translation_id == table.c.id)
    query = select(table).where(
        table.c.written_by == person_id, table.c.state == State.PROPOSED.value, ~decided
    )
    return connection.execute(query.order_by(table.c.id.desc()).limit(1)).first()
