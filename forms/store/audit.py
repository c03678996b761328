"""The audit: who did what to what, in lines that are chained so that none can be changed.

The SHA-256 of a line is taken over the canonical JSON of what it says and the SHA-256 of the line
before it. Writers wait for each other (`forms.store.engine.writing`), so there is one chain.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, insert, select

from forms.store import schema
from forms.store.events import Event
from forms.store.moments import now

#: Rows of the audit read at a time while it is verified.
_BATCH = 5_000


@dataclass(frozen=True)
class AuditLine:
    """One line: at what time (ISO 8601, UTC) who did what to what; `detail` as in a reason."""

    at: str
    who: str
    what: str
    subject: str
    detail: str | None = None

    def sha256(self, before: str) -> str:
        """The hash of this line where the one of the line before it is `before`."""
        said = {
            "at": self.at,
            "before": before,
            "detail": self.detail,
            "subject": self.subject,
            "what": self.what,
            "who": self.who,
        }
        canonical = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(canonical.encode()).hexdigest()


@dataclass(frozen=True)
class ChainReport:
    """What verifying found: so many lines, the hash of the last one, and the first broken line.

    `broken` is the number (`id`) of the first line that does not follow from those before it;
    None where all do. Keep `head` elsewhere to notice that lines at the end were cut off.
    """

    lines: int
    head: str
    broken: int | None = None


def add_line(connection: Connection, line: AuditLine) -> None:
    """Add a line; the transaction must be one of `writing`."""
    last = select(schema.audit.c.sha256).order_by(schema.audit.c.id.desc()).limit(1)
    before = connection.execute(last).scalar() or ""
    connection.execute(
        insert(schema.audit).values(
            at=line.at,
            who=line.who,
            what=line.what,
            subject=line.subject,
            detail=line.detail,
            sha256=line.sha256(before),
        )
    )


def record(
    connection: Connection, what: Event, subject: str, by: str, detail: str | None = None
) -> None:
    """Add a line to the audit; readers see from it that something changed.

    `subject` begins with the key of the version it is about, if it is about one.
    """
    add_line(connection, AuditLine(now(), by, what, subject, detail))


def verify(connection: Connection) -> ChainReport:
    """Follow the chain from the first line to the last."""
    before, count = "", 0
    for row in _rows(connection):
        line = AuditLine(row.at, row.who, row.what, row.subject, row.detail)
        if line.sha256(before) != row.sha256:
            return ChainReport(count, before, broken=row.id)
        before, count = row.sha256, count + 1
    return ChainReport(count, before)


def _rows(connection: Connection) -> Iterator[Any]:
    query = select(schema.audit).order_by(schema.audit.c.id)
    parts: Iterable[Any] = connection.execute(query).yield_per(_BATCH).partitions()
    for part in parts:
        yield from part
