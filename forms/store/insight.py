"""What citizens told, for those who look after forms: steps met, remarks, and what was done."""

from collections.abc import Collection
from typing import Any, Final

from sqlalchemy import Connection, Row, Select, func, insert, select, update

from forms.errors import ConflictError, NotFoundError
from forms.feedback import FeedbackKind, KeptRemark, Remark, StepEvent
from forms.insight.groups import DayCount
from forms.insight.remarks import Change, Deed, DoneAbout, TrackedRemark, checked_text
from forms.keys import PageKey, VersionKey
from forms.store import schema
from forms.store.audit import record
from forms.store.events import Event
from forms.store.feedback import FeedbackBook
from forms.store.moments import now
from forms.store.rows import is_version

_said, _deeds, _versions = schema.feedback, schema.feedback_deeds, schema.versions

#: What the audit calls it.
_AUDITED: dict[Deed, Event] = {
    Deed.ANSWERED: "feedback-answered",
    Deed.CLOSED: "feedback-closed",
    Deed.CHANGED: "feedback-changed",
}
UNDONE: Final = "feedback-undone"


class InsightBook(FeedbackBook):
    """What people say and how often places are met, read and answered as well as kept."""

    def day_counts(self, key: VersionKey) -> list[DayCount]:
        """In how many visits each step of a version was met, by day. Not to be shown as it is.

        Raises:
            StoreError: the database cannot be read.
        """
        table = schema.step_counts
        query = select(table).join(_versions).where(*is_version(key))
        with self._reading() as connection:
            rows = list(connection.execute(query))
        return [
            DayCount(
                row.day, row.page, row.anchor_id, row.language, StepEvent(row.event), row.visits
            )
            for row in rows
        ]

    def tracked(self, key: VersionKey) -> list[TrackedRemark]:
        """The remarks about a version, the newest first.

        Raises:
            StoreError: the database cannot be read.
        """
        with self._reading() as connection:
            rows = list(connection.execute(_remarks().where(*is_version(key))))
        return [_told(row) for row in rows]

    def one(self, remark_id: int) -> TrackedRemark:
        """One remark.

        Raises:
            NotFoundError: there is none of that number.
            StoreError: the database cannot be read.
        """
        with self._reading() as connection:
            return _one(connection, remark_id)

    def open_count(self, organisations: Collection[str] | None) -> int:
        """How many remarks of these organisations nobody did anything about; None: of all.

        Raises:
            StoreError: the database cannot be read.
        """
        query = select(func.count()).select_from(_said.join(_versions)).where(~_is_done())
        if organisations is not None:
            query = query.where(_versions.c.issuer.in_(organisations))
        with self._reading() as connection:
            return int(connection.execute(query).scalar_one())

    def do(self, remark_id: int, deed: Deed, text: str | None, *, by: str) -> TrackedRemark:
        """Answer a remark, close it, or say in public what was changed.

        Raises:
            InputError: the words cannot be kept; see `checked_text`.
            NotFoundError: there is no remark of that number.
            StoreError: the data folder cannot be written.
        """
        said = checked_text(deed, text)
        with self._writing() as connection:
            told = _one(connection, remark_id)
            connection.execute(
                insert(_deeds).values(
                    feedback_id=remark_id, deed=deed.value, text=said, who=by, at=now()
                )
            )
            record(connection, _AUDITED[deed], _subject(told), by)
            return _one(connection, remark_id)

    def undo(self, remark_id: int, *, by: str) -> TrackedRemark:
        """Take back what was done last about a remark; what was public is so no more.

        Raises:
            ConflictError: nothing was done that is not undone yet.
            NotFoundError: there is no remark of that number.
            StoreError: the data folder cannot be written.
        """
        with self._writing() as connection:
            told = _one(connection, remark_id)
            last = select(func.max(_deeds.c.id)).where(
                _deeds.c.feedback_id == remark_id, _deeds.c.undone_at.is_(None)
            )
            deed_id = connection.execute(last).scalar()
            if deed_id is None:
                raise ConflictError("There is nothing to undo.", code="nothing-to-undo")
            connection.execute(update(_deeds).where(_deeds.c.id == deed_id).values(undone_at=now()))
            record(connection, UNDONE, _subject(told), by)
            return _one(connection, remark_id)

    def changes(self, issuer: str, form: str) -> list[Change]:
        """What was changed in a form because somebody told, in any version; the newest first.

        Raises:
            StoreError: the database cannot be read.
        """
        query = (
            select(_deeds.c.text, _deeds.c.at, _said.c.page, _said.c.anchor_id, _versions)
            .select_from(_deeds.join(_said).join(_versions))
            .where(
                _versions.c.issuer == issuer,
                _versions.c.form == form,
                _deeds.c.deed == Deed.CHANGED.value,
                _deeds.c.undone_at.is_(None),
            )
            .order_by(_deeds.c.id.desc())
        )
        with self._reading() as connection:
            rows = list(connection.execute(query))
        return [
            Change(
                VersionKey(row.issuer, row.form, row.version).page(row.page),
                row.anchor_id,
                row.text,
                row.at[:10],
            )
            for row in rows
        ]


def _is_done() -> Any:
    return (
        select(_deeds.c.id)
        .where(_deeds.c.feedback_id == _said.c.id, _deeds.c.undone_at.is_(None))
        .exists()
    )


def _remarks() -> Select[Any]:
    """Remarks with their version and with what holds of what was done, the newest first."""
    last = (
        select(_deeds.c.feedback_id, func.max(_deeds.c.id).label("deed_id"))
        .where(_deeds.c.undone_at.is_(None))
        .group_by(_deeds.c.feedback_id)
        .subquery()
    )
    return (
        select(
            _said,
            _versions.c.issuer,
            _versions.c.form,
            _versions.c.version,
            _deeds.c.deed,
            _deeds.c.text,
            _deeds.c.who,
            _deeds.c.at,
        )
        .select_from(_said.join(_versions))
        .outerjoin(last, last.c.feedback_id == _said.c.id)
        .outerjoin(_deeds, _deeds.c.id == last.c.deed_id)
        .order_by(_said.c.id.desc())
    )


def _one(connection: Connection, remark_id: int) -> TrackedRemark:
    row = connection.execute(_remarks().where(_said.c.id == remark_id)).first()
    if row is None:
        raise NotFoundError("There is no remark of that number.", code="no-such-remark")
    return _told(row)


def _told(row: Row[Any]) -> TrackedRemark:
    page: PageKey = VersionKey(row.issuer, row.form, row.version).page(row.page)
    remark = Remark(page, row.anchor_id, row.language, FeedbackKind(row.kind), row.message)
    done = None
    if row.deed is not None:
        done = DoneAbout(Deed(row.deed), row.text, row.who, row.at)
    return TrackedRemark(row.id, KeptRemark(remark, row.day), done)


def _subject(told: TrackedRemark) -> str:
    """Its form and number; never its words."""
    return f"{told.kept.remark.page} remark {told.id}"
