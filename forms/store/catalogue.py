"""The catalogue: which forms we know, their pages, notes and page images.

Several processes may use one data folder at once: readers never wait, writers wait for each
other. A published version never changes.
"""

from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import Any, Self

from sqlalchemy import Engine, Row, Select, func, select
from sqlalchemy.exc import DBAPIError

from forms.derived import DERIVED_GENERATION
from forms.errors import DamagedError, NotFoundError, StoreError
from forms.keys import PageKey, VersionKey
from forms.store import addition, look_alikes, schema
from forms.store.addition import MADE_PUBLIC, WITHDRAWN, Together
from forms.store.audit import record
from forms.store.book import Book
from forms.store.damage import damage_of, naming, whole
from forms.store.engine import connect, database_url
from forms.store.entries import (
    Addition,
    KeptPage,
    KeptVersion,
    LookAlike,
    NewVersion,
    PublishedPage,
)
from forms.store.events import Event
from forms.store.folder import Place, storage_of
from forms.store.images.page_images import PageImages, open_images
from forms.store.one_page import ONE_PAGE, of_page
from forms.store.order import usable, version_order
from forms.store.rows import (
    DRAFT,
    VERSION_COLUMNS,
    is_of_family,
    is_version,
    kept_version,
    of_one,
    page_key,
    recognised_on,
    require_row,
    select_pages,
    version_key,
)
from forms.store.texts.notes import languages_shown, languages_to_prove, notes_in, select_shown
from forms.store.upgrade import has_catalogue, ready_schema, unusable
from forms.template import FormNotes, FormTemplate
from forms.template_json import read_template
from vision.page_image import read_page_image
from vision.pages.known.contrast import Contrast
from vision.pages.known.layout import Fingerprint
from vision.picture import Reference

#: The audit grows with every change and nothing else does.
_REVISION = select(func.coalesce(func.max(schema.audit.c.id), 0))


class Catalogue(Book):
    """The forms we know. Close it, or use it in a `with`."""

    def __init__(
        self, engine: Engine, images: PageImages, today: Callable[[], date] = date.today
    ) -> None:
        super().__init__(engine)
        self._images = images
        self._today = today

    @classmethod
    def open(cls, place: Place, create: bool = True) -> Self:
        """The catalogue of `place`; made there when absent and `create` is true.

        Raises:
            StoreError: the folder or database cannot be used, or is older or newer than this
                program.
        """
        data_dir = storage_of(place).data_dir
        if not create and not has_catalogue(place):
            raise StoreError(
                f"There is no catalogue in {data_dir}. Register a form first, or point "
                "LEESWIJZER_DATA_DIR at the folder that holds one.",
                code="no-catalogue",
            )
        engine = connect(database_url(place))
        try:
            data_dir.mkdir(parents=True, exist_ok=True)
            ready_schema(engine, create)
        except (OSError, DBAPIError) as error:
            engine.dispose()
            raise unusable(place, error) from error
        except StoreError:
            engine.dispose()
            raise
        return cls(engine, open_images(place))

    # Reading ------------------------------------------------------------------------------

    def revision(self) -> int:
        """A number that grows with every change; cheap enough to ask before each frame."""
        return int(self._all(_REVISION)[0][0])

    def published_since(self, revision: int) -> list[VersionKey] | None:
        """The versions published after that revision; None where some were withdrawn.

        Whatever else is in the audit changes nothing about which pages are recognised.
        """
        audit = schema.audit.c
        matters = audit.what.in_((MADE_PUBLIC, WITHDRAWN))
        rows = self._all(select(audit.what, audit.subject).where(audit.id > revision, matters))
        if any(row.what == WITHDRAWN for row in rows):
            return None
        return [VersionKey.parse(row.subject) for row in rows]

    def due_between(self, last: date, today: date) -> list[VersionKey]:
        """The versions whose day to be recognised came after the day `last`, until `today`."""
        day = schema.versions.c.publish_on
        came = (day > last.isoformat(), day <= today.isoformat())
        rows = self._all(select(*VERSION_COLUMNS).where(recognised_on(today), *came))
        return [version_key(row) for row in rows]

    def published_pages(
        self, versions: Collection[VersionKey] | None = None, on: date | None = None
    ) -> list[PublishedPage]:
        """The pages that may be recognised on a day (today), of all versions or of these only.

        With each the pages that look like it, of whatever published version. Those derived by
        another generation of the program are left out: their image is damaged.
        """
        is_ours = schema.pages.c.generation == DERIVED_GENERATION
        conditions = [recognised_on(on or self._today()), is_ours]
        if versions is None:
            pairs = self._look_alikes(look_alikes.PAIRS)
        else:
            pairs = self._look_alikes(look_alikes.pairs_of(versions))
            ends = {end.version for key, other in pairs for end in (key, other.key)}
            conditions.append(of_one({*versions, *ends}))
        rows = self._all(select_pages(*conditions))
        alike = look_alikes.by_page(map(page_key, rows), pairs)
        return [
            PublishedPage(
                key=page_key(row),
                width_mm=row.width_mm,
                height_mm=row.height_mm,
                fingerprint=row.fingerprint,
                lookalikes=alike[page_key(row)],
            )
            for row in rows
            if versions is None or version_key(row) in versions
        ]

    def pages(self, version: VersionKey | None = None) -> list[KeptPage]:
        """The pages of a version, or all pages, published or not, in the order they came."""
        rows = self._all(select_pages(*(is_version(version) if version else ())))
        return [
            KeptPage(
                key=page_key(row),
                width_mm=row.width_mm,
                height_mm=row.height_mm,
                image_sha256=row.image_sha256,
                fingerprint=row.fingerprint,
            )
            for row in rows
        ]

    def look_alikes_of(self, version: VersionKey) -> list[tuple[PageKey, LookAlike]]:
        """Pages with what was found to look like them, where one of both is of that version."""
        return self._look_alikes(look_alikes.pairs_of({version}))

    def of_one_picture(self, version: VersionKey) -> list[tuple[PageKey, PageKey]]:
        """The pages of that version, each with each page of others that has the same picture."""
        rows = self._all(look_alikes.OF_ONE_PICTURE, look_alikes.of_version(version))
        return [(version.page(row.here), page_key(row)) for row in rows]

    def contrasts(self, key: PageKey) -> dict[PageKey, Contrast]:
        """What was kept to tell a page from each page that looks like it.

        Raises:
            DamagedError: what was kept is damaged.
        """
        found: dict[PageKey, Contrast] = {}
        for is_turned in (False, True):
            for row in self._all(look_alikes.CONTRASTS[is_turned], of_page(key)):
                with naming(key.version, "pages"):
                    contrast = Contrast.from_bytes(row.contrast)
                    found[page_key(row)] = contrast.turned() if is_turned else contrast
        return found

    def versions(self, family: str | None = None) -> list[KeptVersion]:
        """All versions, or those of `issuer/form`, drafts too, by key.

        Damaged ones are left out, `damages` names them. Reading a template takes milliseconds:
        where one form is meant, ask for that.
        """
        rows = self._all(select(schema.versions).where(*is_of_family(family)))
        return sorted(
            whole(rows, self._kept),
            key=lambda kept: (kept.key.family, version_order(kept.key.version)),
        )

    def keys(self) -> frozenset[VersionKey]:
        """The keys of all versions, drafts and damaged ones too."""
        return frozenset(version_key(row) for row in self._all(select(*VERSION_COLUMNS)))

    def version(self, key: VersionKey) -> KeptVersion:
        """One version, draft or published.

        Raises:
            NotFoundError: there is none of that key.
            DamagedError: what is kept of it cannot be read.
        """
        return self._kept(self._version_row(key))

    def template(self, key: VersionKey) -> FormTemplate:
        """The template of a version, draft or published.

        Raises:
            NotFoundError: there is none of that key.
            DamagedError: what is kept of it cannot be read.
        """
        row = self._version_row(key)
        with naming(key, "template"):
            return read_template(row.template)

    def notes(self, key: VersionKey, language: str) -> FormNotes | None:
        """What people read about a version in `language`; None when it was not written.

        Raises:
            DamagedError: what is kept of it cannot be read.
        """
        rows = self._all(select_shown(is_version(key), language))
        with naming(key, "notes"):
            return notes_in(language, rows)

    def note_languages(self, key: VersionKey) -> list[str]:
        """The languages in which something is shown about a version, by code."""
        return [row.language for row in self._all(languages_shown(is_version(key)))]

    def page_image(self, key: PageKey) -> bytes:
        """The PNG of a page: grey, at REFERENCE_PX_PER_MM.

        Raises:
            NotFoundError: there is no such page.
            DamagedError: its image is missing or damaged.
        """
        row = self._page_row(key)
        with naming(key.version, "pages"):
            return self._images.read(row.image_sha256)

    def reference(self, key: PageKey) -> Reference:
        """A page as its owner made it, for comparing with pictures.

        Raises:
            NotFoundError: there is no such page.
            DamagedError: its image is missing or damaged.
        """
        row = self._page_row(key)
        with naming(key.version, "pages"):
            grey = read_page_image(self._images.read(row.image_sha256))
            return Reference(str(key), grey, row.width_mm, row.height_mm)

    def damages(self) -> list[DamagedError]:
        """Everything kept that is damaged or gone; reads all of it, pictures too."""
        return [
            *damage_of(self._all(select(schema.versions)), self._kept),
            *damage_of(self._all(select(*VERSION_COLUMNS)), self._require_notes),
            *damage_of(self._all(select_pages()), self._require_page),
        ]

    def in_force(self, family: str, today: date) -> tuple[VersionKey, ...]:
        """The published versions of `issuer/form` one may use on that day, the one to use first."""
        day = today.isoformat()
        # Only this family: a template is long, and this is asked for each frame.
        rows = self._all(select(schema.versions).where(*is_of_family(family), recognised_on(today)))
        valid = [
            kept
            for kept in whole(rows, self._kept)
            if (kept.valid_from or "") <= day
            and (kept.valid_until is None or day <= kept.valid_until)
        ]
        return tuple(kept.key for kept in usable(valid))

    # Writing ------------------------------------------------------------------------------

    def add(
        self,
        version: NewVersion,
        *,
        publish: bool,
        by: str,
        as_of: int | None = None,
        together: Together | None = None,
    ) -> Addition:
        """Keep a version. A draft that is added again with `publish` is published.

        `by` names who did it, for the audit. `as_of` is the revision its look-alikes were sought
        in; when the catalogue has changed since, nothing is kept. What `together` writes is kept
        with the version or not at all.

        Raises:
            ConflictError: the key exists with other content; nothing was changed.
            StoreError: the data folder cannot be written.
        """
        # Images first: an image nobody refers to is harmless, a page without one is not.
        shas = [self._images.keep(page.png) for page in version.pages]
        key = version.template.key
        with self._writing() as connection:
            row = connection.execute(select(schema.versions).where(*is_version(key))).first()
            if row is not None:
                addition.require_same(connection, row, version, self._images)
            elif as_of not in (None, connection.execute(_REVISION).scalar()):
                return Addition.OVERTAKEN
            else:
                addition.insert_version(connection, version, shas, by)
            if publish and (row is None or row.state == DRAFT):
                addition.publish(connection, require_row(connection, key), by)
            if together is not None:
                together(connection)
        return Addition.ADDED if row is None else Addition.KEPT_ALREADY

    def publish(self, key: VersionKey, *, by: str, on: date | None = None) -> bool:
        """Make a version recognisable, now or from the day `on`; false when it already was.

        On its day it is recognised without anybody doing anything. One that was withdrawn is
        recognised again.

        Raises:
            NotFoundError: there is none of that key.
            StoreError: the data folder cannot be written.
        """
        with self._writing() as connection:
            return addition.publish(connection, require_row(connection, key), by, on)

    def withdraw(self, key: VersionKey, *, by: str, reason: str) -> bool:
        """Recognise a version no more, from the next picture on; false when it was so already.

        Nothing of it is lost: `publish` brings it back.

        Raises:
            NotFoundError: there is none of that key.
            ConflictError: it is a draft.
            StoreError: the data folder cannot be written.
        """
        with self._writing() as connection:
            return addition.withdraw(connection, require_row(connection, key), by, reason)

    def record(self, what: Event, subject: str, *, by: str) -> None:
        """Add a line to the audit.

        Raises:
            StoreError: the data folder cannot be written.
        """
        with self._writing() as connection:
            record(connection, what, subject, by)

    def recorded_by(self, what: Event) -> str | None:
        """Who did the first such event in the audit; None when there is none."""
        audit = schema.audit.c
        rows = self._all(select(audit.who).where(audit.what == what).order_by(audit.id).limit(1))
        return str(rows[0][0]) if rows else None

    def _look_alikes(self, pairs: Select[Any]) -> list[tuple[PageKey, LookAlike]]:
        return [look_alikes.pair_of(row) for row in self._all(pairs)]

    def _require_page(self, row: Row[Any]) -> None:
        with naming(version_key(row), "pages"):
            Fingerprint.from_bytes(row.fingerprint)
            self._images.read(row.image_sha256)

    def _require_notes(self, row: Row[Any]) -> None:
        key = version_key(row)
        for proof in self._all(languages_to_prove(is_version(key))):
            self.notes(key, proof.language)

    def _kept(self, row: Row[Any]) -> KeptVersion:
        return kept_version(row, self._today())

    def _version_row(self, key: VersionKey) -> Row[Any]:
        with self._reading() as connection:
            return require_row(connection, key)

    def _page_row(self, key: PageKey) -> Row[Any]:
        with self._reading() as connection:
            row = connection.execute(ONE_PAGE, of_page(key)).first()
        if row is None:
            raise NotFoundError(f"There is no page {key} in the catalogue.")
        return row

    def _all(self, query: Select[Any], asked: Mapping[str, Any] | None = None) -> list[Row[Any]]:
        with self._reading() as connection:
            return list(connection.execute(query, asked))
