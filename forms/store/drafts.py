"""Keeping forms that are being made: every edit is a line of its own, and none is lost."""

import hashlib
from collections.abc import Callable, Collection, Sequence
from datetime import date
from typing import Any, Self

from sqlalchemy import Connection, Engine, Row, delete, func, insert, select, update

from forms.document_warning import DocumentWarning
from forms.drafting import history
from forms.drafting.content import (
    Change,
    Content,
    read_changes,
    read_content,
    write_changes,
    write_content,
)
from forms.drafting.draft import OPEN, Draft, DraftPage, DraftState, Edited, NewDraft
from forms.drafting.history import Edit, require_apart, require_unchanged, stacks_of
from forms.errors import ConflictError, NotFoundError
from forms.keys import VersionKey
from forms.store import schema
from forms.store.audit import record
from forms.store.book import Book
from forms.store.draft_rows import draft_of, edit_of, page_of, print_of, warnings_of
from forms.store.engine import connect, database_url
from forms.store.events import Event
from forms.store.folder import Place
from forms.store.images.page_images import PageImages, open_images
from forms.store.moments import now
from forms.store.rows import version_key

#: What reading a file is called in the log of edits.
READER = "leeswijzer"

Make = Callable[[Content, Draft], Content]


class DraftBook(Book):
    """The drafts in the database of the catalogue, and the pictures of their pages beside it."""

    def __init__(self, engine: Engine, images: PageImages) -> None:
        super().__init__(engine)
        self._images = images

    @classmethod
    def open(cls, place: Place) -> Self:
        """The book in the database of a catalogue that is there."""
        return cls(connect(database_url(place)), open_images(place))

    # Reading ------------------------------------------------------------------------------

    def draft(self, draft_id: int) -> Draft:
        """One draft with its pages.

        Raises:
            NotFoundError: there is none of that number.
            StoreError: the database cannot be read.
        """
        with self._reading() as connection:
            return _draft(connection, draft_id)

    def drafts(self, issuers: Collection[str] | None = None) -> list[Draft]:
        """All drafts of these organisations, or of all, without pages; newest change first."""
        table = schema.drafts
        query = select(table).order_by(table.c.changed_at.desc(), table.c.id.desc())
        if issuers is not None:
            query = query.where(table.c.issuer.in_(issuers))
        with self._reading() as connection:
            return [draft_of(row, ()) for row in connection.execute(query)]

    def content(self, draft_id: int) -> Content:
        """What a draft says now.

        Raises:
            NotFoundError: there is none of that number.
        """
        with self._reading() as connection:
            return read_content(_row(connection, draft_id).content)

    def since(self, draft_id: int, revision: int, who: str) -> Edited:
        """What changed since that revision, and what `who` can undo.

        Raises:
            NotFoundError: there is none of that number.
        """
        with self._reading() as connection:
            return _edited(connection, draft_id, revision, who)

    def last_editor(self, draft_id: int) -> str | None:
        """Who changed what a draft says last, as the audit names people; None if nobody did."""
        table = schema.draft_edits.c
        is_theirs = (table.draft_id == draft_id) & (table.kind != history.READ)
        query = select(table.who).where(is_theirs).order_by(table.revision.desc()).limit(1)
        with self._reading() as connection:
            return connection.execute(query).scalar()

    def names(self) -> dict[str, str]:
        """What people are called, by how the audit names them."""
        table = schema.people.c
        with self._reading() as connection:
            found = connection.execute(select(table.id, table.name))
            return {f"person:{row.id}": row.name for row in found}

    def organisation_name(self, slug: str) -> str | None:
        """What an organisation calls itself; None when it is not known."""
        table = schema.organisations.c
        with self._reading() as connection:
            return connection.execute(select(table.name).where(table.slug == slug)).scalar()

    def page_of_version(self, key: VersionKey, number: int) -> DraftPage | None:
        """A page of a version that was made here, as it was read; None where it was not."""
        pages, drafts = schema.draft_pages, schema.drafts.c
        is_it = (
            drafts.issuer == key.issuer,
            drafts.form == key.form,
            drafts.version == key.version,
        )
        query = select(pages).join(schema.drafts, drafts.id == pages.c.draft_id)
        with self._reading() as connection:
            row = connection.execute(query.where(*is_it, pages.c.number == number)).first()
        return None if row is None else page_of(row)

    def image(self, sha256: str) -> bytes:
        """The PNG of a page: grey, at REFERENCE_PX_PER_MM.

        Raises:
            StoreError: it is missing or damaged.
        """
        return self._images.read(sha256)

    def unread(self) -> list[int]:
        """The drafts of which pages are still to be read, the oldest first."""
        table = schema.drafts.c
        query = select(table.id).where(table.state == DraftState.READING).order_by(table.id)
        with self._reading() as connection:
            return list(connection.execute(query).scalars())

    def due(self, today: date) -> list[int]:
        """The approved drafts whose day of publication has come, or that wait for none."""
        table = schema.drafts.c
        has_come = table.publish_on.is_(None) | (table.publish_on <= today.isoformat())
        is_due = (table.state == DraftState.SCHEDULED) & has_come
        with self._reading() as connection:
            return list(connection.execute(select(table.id).where(is_due)).scalars())

    def source(self, draft_id: int) -> bytes | None:
        """The file a draft began with; None once all its pages are read."""
        table = schema.draft_sources.c
        query = select(table.content).where(table.draft_id == draft_id)
        with self._reading() as connection:
            return connection.execute(query).scalar()

    # Writing ------------------------------------------------------------------------------

    def begin(self, new: NewDraft, source: bytes, by: str, begun: Content | None = None) -> int:
        """Keep a file as a draft whose pages are still to be read; gives its number.

        Raises:
            ConflictError: there is a draft, or a version, under that key.
            StoreError: the data folder cannot be written.
        """
        with self._writing() as connection:
            _require_free(connection, new.key)
            values = (begun or Content()).with_values({"title": new.title} if new.title else {})
            made = connection.execute(
                insert(schema.drafts).values(
                    issuer=new.key.issuer, form=new.key.form, version=new.key.version,
                    language=new.language, issuer_name=new.issuer_name,
                    replaces=str(new.replaces) if new.replaces else None,
                    state=DraftState.READING, revision=0, content=write_content(values),
                    warnings="[]", source_sha256=hashlib.sha256(source).hexdigest(),
                    created_by=by, created_at=now(), changed_at=now(),
                )
            )  # fmt: skip
            draft_id = int(made.inserted_primary_key[0])  # type: ignore[index]
            connection.execute(
                insert(schema.draft_sources).values(draft_id=draft_id, content=source)
            )
            record(connection, "draft-begun", str(new.key), by)
        return draft_id

    def open_file(
        self, draft_id: int, *, page_count: int, language: str, title: str | None,
        warnings: Sequence[DocumentWarning],
    ) -> None:  # fmt: skip
        """Keep what the file says about itself; a title that was given goes before its own."""
        with self._writing() as connection:
            row = _locked(connection, draft_id)
            if not read_content(row.content).get("title") and title:
                _log(connection, row, history.READ, READER, (Change("title", None, title),))
            _set(
                connection, draft_id, page_count=page_count, language=language,
                warnings=warnings_of(warnings),
            )  # fmt: skip

    def set_language(self, draft_id: int, language: str) -> None:
        """Keep in which language the pages turned out to be printed (BCP 47)."""
        with self._writing() as connection:
            _set(connection, draft_id, language=language)

    def keep_page(self, draft_id: int, page: DraftPage, png: bytes, make: Make) -> None:
        """Keep a page that was read; `make` adds what was found on it. Twice does no harm."""
        self._images.keep(png)
        with self._writing() as connection:
            row = _locked(connection, draft_id)
            draft = _draft(connection, draft_id)
            if draft.page(page.number) is not None:
                return
            connection.execute(
                insert(schema.draft_pages).values(
                    draft_id=draft_id, number=page.number, width_mm=page.width_mm,
                    height_mm=page.height_mm, image_sha256=page.image_sha256,
                    is_blank=int(page.is_blank), print=print_of(page),
                )
            )  # fmt: skip
            content = read_content(row.content)
            changes = content.changes_to(make(content, draft))
            _log(connection, row, history.READ, READER, changes)
            if len(draft.pages) + 1 == row.page_count:
                _set(connection, draft_id, state=DraftState.EDITING)
                _forget_source(connection, draft_id)

    def fail(self, draft_id: int, code: str, message: str) -> None:
        """Say why the file of a draft cannot be read."""
        with self._writing() as connection:
            _set(connection, draft_id, state=DraftState.FAILED, problem_code=code, problem=message)
            _forget_source(connection, draft_id)

    def edit(self, draft_id: int, seen: int, make: Make, by: str) -> Edited:
        """Change what a draft says; `seen` is the revision the editor had before them.

        Raises:
            NotFoundError: there is none of that number.
            ConflictError: it cannot be edited at this stage.
            OverlapError: somebody changed the same since `seen`; nothing was changed.
            EditError: `make` refused.
        """
        with self._writing() as connection:
            row = _locked(connection, draft_id)
            _require_state(row, OPEN)
            content = read_content(row.content)
            changes = content.changes_to(make(content, _draft(connection, draft_id)))
            meanwhile = _log_of(connection, draft_id, seen)
            require_apart(changes, [change for edit in meanwhile for change in edit.changes])
            if changes:
                _log(connection, row, history.EDIT, by, changes)
            return _edited(connection, draft_id, seen, by)

    def turn_back(self, draft_id: int, seen: int, by: str, *, is_redo: bool = False) -> Edited:
        """Undo one's last edit, or (`is_redo`) do the last undone one again; none is no error.

        Raises:
            NotFoundError: there is none of that number.
            ConflictError: it cannot be edited at this stage.
            OverlapError: somebody changed the same since; nothing was changed.
        """
        with self._writing() as connection:
            row = _locked(connection, draft_id)
            _require_state(row, OPEN)
            stacks = stacks_of(_log_of(connection, draft_id), by)
            stack = stacks.redoable if is_redo else stacks.undoable
            if stack:
                edit = stack[-1]
                wanted = edit.changes if is_redo else tuple(c.undone() for c in edit.changes)
                backwards = tuple(change.undone() for change in wanted)
                require_unchanged(read_content(row.content), backwards)
                kind = history.REDO if is_redo else history.UNDO
                _log(connection, row, kind, by, wanted, edit.revision)
            return _edited(connection, draft_id, seen, by)

    def advance(
        self, draft_id: int, allowed: Collection[DraftState], what: Event, by: str, **values: Any
    ) -> Draft:
        """Bring a draft to another stage; `what` is what the audit calls that.

        Raises:
            NotFoundError: there is none of that number.
            ConflictError: it is at none of the `allowed` stages.
        """
        with self._writing() as connection:
            return advance(connection, draft_id, allowed, what, by, **values)

    def discard(self, draft_id: int, by: str) -> None:
        """Throw a draft away with its edits. What was published of it stays.

        Raises:
            NotFoundError: there is none of that number.
        """
        with self._writing() as connection:
            key = version_key(_locked(connection, draft_id))
            for table in (schema.draft_edits, schema.draft_pages, schema.draft_sources):
                connection.execute(delete(table).where(table.c.draft_id == draft_id))
            connection.execute(delete(schema.drafts).where(schema.drafts.c.id == draft_id))
            record(connection, "draft-discarded", str(key), by)


def _row(connection: Connection, draft_id: int) -> Row[Any]:
    return _found(connection.execute(_one(draft_id)).first())


def _locked(connection: Connection, draft_id: int) -> Row[Any]:
    """The row, held until the transaction ends: on SQLite the whole database is."""
    return _found(connection.execute(_one(draft_id).with_for_update()).first())


def _one(draft_id: int) -> Any:
    return select(schema.drafts).where(schema.drafts.c.id == draft_id)


def _found(row: Row[Any] | None) -> Row[Any]:
    if row is None:
        raise NotFoundError("There is no draft of that number.")
    return row


def _draft(connection: Connection, draft_id: int) -> Draft:
    table = schema.draft_pages
    pages = connection.execute(
        select(table).where(table.c.draft_id == draft_id).order_by(table.c.number)
    )
    return draft_of(_row(connection, draft_id), map(page_of, pages))


def _log_of(connection: Connection, draft_id: int, after: int = 0) -> list[Edit]:
    table = schema.draft_edits
    query = select(table).where(table.c.draft_id == draft_id, table.c.revision > after)
    return [edit_of(row) for row in connection.execute(query.order_by(table.c.revision))]


def _edited(connection: Connection, draft_id: int, seen: int, who: str) -> Edited:
    log = _log_of(connection, draft_id)
    stacks = stacks_of(log, who)
    news = {change.path: change for edit in log if edit.revision > seen for change in edit.changes}
    revision = log[-1].revision if log else 0
    changes = tuple(news.values())
    return Edited(revision, changes, bool(stacks.undoable), bool(stacks.redoable))


def _log(
    connection: Connection, row: Row[Any], kind: str, who: str, changes: Sequence[Change],
    undoes: int | None = None,
) -> None:  # fmt: skip
    """Write an edit and the content after it."""
    table = schema.draft_edits
    last = select(func.coalesce(func.max(table.c.revision), 0)).where(table.c.draft_id == row.id)
    revision = connection.execute(last).scalar_one() + 1
    connection.execute(
        insert(table).values(
            draft_id=row.id, revision=revision, at=now(), who=who, kind=kind, undoes=undoes,
            changes=write_changes(changes),
        )
    )  # fmt: skip
    content = read_content(row.content).changed(read_changes(write_changes(changes)))
    _set(connection, row.id, revision=revision, content=write_content(content), changed_at=now())


def advance(
    connection: Connection, draft_id: int, allowed: Collection[DraftState], what: Event, by: str,
    **values: Any,
) -> Draft:  # fmt: skip
    """Bring a draft to another stage, in a transaction; as `DraftBook.advance`."""
    row = _locked(connection, draft_id)
    _require_state(row, allowed)
    _set(connection, draft_id, changed_at=now(), **values)
    record(connection, what, str(version_key(row)), by)
    return _draft(connection, draft_id)


def _set(connection: Connection, draft_id: int, **values: Any) -> None:
    table = schema.drafts
    connection.execute(update(table).where(table.c.id == draft_id).values(**values))


def _forget_source(connection: Connection, draft_id: int) -> None:
    table = schema.draft_sources
    connection.execute(delete(table).where(table.c.draft_id == draft_id))


def _require_state(row: Row[Any], allowed: Collection[DraftState]) -> None:
    if row.state not in allowed:
        raise ConflictError(
            "This draft is at another stage now, so that cannot be done. Load it again.",
            code="other-stage",
        )


def _require_free(connection: Connection, key: VersionKey) -> None:
    for table in (schema.drafts, schema.versions):
        is_same = (table.c.issuer == key.issuer) & (table.c.form == key.form)
        same = connection.execute(
            select(table.c.id).where(is_same, table.c.version == key.version).limit(1)
        ).first()
        if same is not None:
            raise ConflictError(
                "There is a form of that name and version already. Give this one another version."
            )
