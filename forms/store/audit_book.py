"""Reading the audit, by page and by what one looks for, and verifying that nobody changed it."""

from collections.abc import Collection, Sequence

from sqlalchemy import ColumnElement, or_, select

from forms.store import schema
from forms.store.audit import AuditLine, ChainReport, verify
from forms.store.book import Book
from forms.store.events import Event

#: A text that is part of more names than this says nothing; SQLite bounds how long a question is.
MOST_NAMED = 100


class AuditBook(Book):
    """The audit in the database of a catalogue; nothing here writes a line.

    All methods raise StoreError where the database cannot be read.
    """

    def verify(self) -> ChainReport:
        """Whether every line follows from those before it."""
        with self._reading() as connection:
            return verify(connection)

    def page(
        self,
        most: int,
        before: int | None = None,
        organisations: Collection[str] | None = None,
        what: str | None = None,
        text: str | None = None,
        named: Collection[str] = (),
    ) -> list[tuple[int, AuditLine]]:
        """At most so many lines with their numbers, the newest first.

        `before` is the number of a line to go on from, `organisations` bounds them to what
        happened to forms of these and to the organisations themselves, `what` names one event,
        and `text` stands in who or in the subject, or these are one of `named`: whoever is called
        so, as `person:3`. Of those at most `MOST_NAMED` are looked for.
        """
        table = schema.audit
        query = select(table).order_by(table.c.id.desc()).limit(most)
        if before is not None:
            query = query.where(table.c.id < before)
        if what:
            query = query.where(table.c.what == what)
        if text:
            query = query.where(_says(text) | _is_of(list(named)[:MOST_NAMED]))
        if organisations is not None:
            query = query.where(or_(False, *(_is_about(each) for each in organisations)))
        with self._reading() as connection:
            return [
                (row.id, AuditLine(row.at, row.who, row.what, row.subject, row.detail))
                for row in connection.execute(query)
            ]

    def last_who(self, what: Event, subject: str) -> str | None:
        """Who did that to it last; None when nobody did."""
        audit = schema.audit.c
        query = select(audit.who).where(audit.what == what, audit.subject == subject)
        with self._reading() as connection:
            return connection.execute(query.order_by(audit.id.desc()).limit(1)).scalar()

    def kinds(self) -> list[str]:
        """Every name of an event there is a line of."""
        with self._reading() as connection:
            found = connection.execute(select(schema.audit.c.what).distinct()).scalars()
            return sorted(found)


def _says(text: str) -> ColumnElement[bool]:
    audit = schema.audit.c
    found = (column.contains(text, autoescape=True) for column in (audit.who, audit.subject))
    # Who types the name of an organisation or a form finds it by the short one that stands here.
    short = "-".join(text.lower().split())
    return or_(*found, audit.subject.contains(short, autoescape=True))


def _is_of(named: Sequence[str]) -> ColumnElement[bool]:
    audit = schema.audit.c
    # Roles stand behind whose they are: `person:3 owner@gemeente-voorbeeldstad/*`.
    starts = (audit.subject.startswith(f"{each} ", autoescape=True) for each in named)
    return or_(False, audit.who.in_(named), audit.subject.in_(named), *starts)


def _is_about(organisation: str) -> ColumnElement[bool]:
    subject = schema.audit.c.subject
    return or_(
        subject == organisation,
        subject.startswith(f"{organisation}/", autoescape=True),
        # Roles and keys: `person:3 owner@gemeente-voorbeeldstad/*`, `key:2 gemeente-… …`.
        subject.contains(f"@{organisation}/", autoescape=True),
        subject.contains(f" {organisation} ", autoescape=True),
    )
