"""Reading the audit, and verifying that nobody changed it."""

from sqlalchemy import select

from forms.store import schema
from forms.store.audit import AuditLine, ChainReport, verify
from forms.store.book import Book


class AuditBook(Book):
    """The audit in the database of a catalogue."""

    def verify(self) -> ChainReport:
        """Whether every line follows from those before it.

        Raises:
            StoreError: the database cannot be read.
        """
        with self._reading() as connection:
            return verify(connection)

    def lines(self, most: int, before: int | None = None) -> list[tuple[int, AuditLine]]:
        """The newest lines with their numbers, newest first; only those numbered below `before`.

        Raises:
            StoreError: the database cannot be read.
        """
        audit = schema.audit
        query = select(audit).order_by(audit.c.id.desc()).limit(most)
        if before is not None:
            query = query.where(audit.c.id < before)
        with self._reading() as connection:
            return [
                (row.id, AuditLine(row.at, row.who, row.what, row.subject, row.detail))
                for row in connection.execute(query)
            ]
