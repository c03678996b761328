"""The texts of a version out of the database as entries, and planned imports into it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Final

from sqlalchemy import Connection, Row, func, insert, select

from forms.errors import ConflictError, NotFoundError
from forms.exchange.entry import Entry, fingerprint
from forms.exchange.plan import Existing, ImportPlan, Step, plan_import
from forms.keys import VersionKey
from forms.reviews.paths import ONLINE, field_path
from forms.reviews.states import State
from forms.store import schema
from forms.store.audit import record
from forms.store.book import Book
from forms.store.moments import now
from forms.store.rows import is_version, require_row
from forms.store.texts.notes import open_language
from forms.store.texts.standings import settle
from forms.template import FormTemplate
from forms.template_json import read_template
from forms.text import Provenance

_strings, _translations = schema.strings, schema.translations

#: What the audit calls it.
IMPORTED: Final = "texts-imported"
#: What a file says about itself is taken over where it is no praise: who approved a text is
#: known here, and not there.
_BELIEVED = (Provenance.MEMORY, Provenance.MACHINE, Provenance.PHRASE, Provenance.DICTIONARY)


@dataclass(frozen=True)
class Export:
    """The entries of a version in a language, in the order people read them."""

    key: VersionKey
    language: str
    entries: tuple[Entry, ...]


class TextExchange(Book):
    """Texts of versions in the database of the catalogue, in and out."""

    def export(self, key: VersionKey, language: str) -> Export:
        """Every text of a version, each with its newest translation that was not rejected.

        Raises:
            NotFoundError: there is no such version.
            StoreError: the database cannot be used.
        """
        with self._reading() as connection:
            version = require_row(connection, key)
            template = read_template(version.template)
            newest = _newest(connection, version.id, language)
            entries = [
                _entry(row, newest.get(row.id), language, template)
                for row in _sources(connection, version.id)
            ]
        return Export(key, language, tuple(entries))

    def plan(self, key: VersionKey, language: str, entries: Iterable[Entry]) -> ImportPlan:
        """What importing the entries would do; nothing is changed.

        Raises:
            NotFoundError: there is no such version.
            ExchangeError: it is not clear what is meant.
            StoreError: the database cannot be used.
        """
        with self._reading() as connection:
            return plan_import(entries, _existing(connection, key, language), language)

    def apply(
        self,
        key: VersionKey,
        language: str,
        plan: ImportPlan,
        by: str,
        person_id: int | None = None,
    ) -> int:
        """Carry a plan out: its texts become proposals. All of them or none; gives how many.

        Raises:
            NotFoundError: there is no such version.
            ConflictError: texts were changed after the plan was made; nothing was imported.
            StoreError: the database cannot be written.
        """
        with self._writing() as connection:
            existing = _existing(connection, key, language)
            again = plan_import([each.entry for each in plan.steps], existing, language)
            if again != plan:
                raise ConflictError(
                    "Somebody changed these texts in the meantime. Nothing was imported; look "
                    "at the import again.",
                    "texts-changed",
                )
            if again.taken:
                open_language(connection, language)
                ids = _ids(connection, key)
                for step in again.taken:
                    _propose(connection, ids[step.entry.path], language, step, person_id)
                record(connection, IMPORTED, f"{key} {language}", by, str(len(again.taken)))
        return len(again.taken)


def one_version(entries: Iterable[Entry], asked: VersionKey | None) -> VersionKey:
    """The version a file is about: the one asked for, or the one it names.

    Raises:
        NotFoundError: it names none, or several.
        KeyFormatError: what it names is no key.
    """
    named = {entry.version for entry in entries if entry.version is not None}
    if asked is not None:
        return asked
    if len(named) != 1:
        raise NotFoundError(
            "The file does not name one version of a form. Name the version to import into.",
            "no-version-named",
        )
    return VersionKey.parse(named.pop())


def _sources(connection: Connection, version_id: int) -> list[Row[Any]]:
    """The strings that say anything to translate, in their order."""
    says = (_strings.c.text != "", _strings.c.path != ONLINE)
    query = select(_strings).where(_strings.c.version_id == version_id, *says)
    return list(connection.execute(query.order_by(_strings.c.place)))


def _newest(connection: Connection, version_id: int, language: str) -> dict[int, Row[Any]]:
    """The newest translation of each string that is no rejected one."""
    of_version = (
        select(func.max(_translations.c.id))
        .join(_strings)
        .where(
            _strings.c.version_id == version_id,
            _translations.c.language == language,
            _translations.c.state != State.REJECTED.value,
        )
        .group_by(_translations.c.string_id)
    )
    people = schema.people
    query = (
        select(_translations, people.c.name)
        .outerjoin(people, people.c.id == _translations.c.written_by)
        .where(_translations.c.id.in_(of_version))
    )
    return {row.string_id: row for row in connection.execute(query)}


def _existing(connection: Connection, key: VersionKey, language: str) -> dict[str, Existing]:
    version = require_row(connection, key)
    newest = _newest(connection, version.id, language)
    return {
        row.path: Existing(
            row.text,
            newest[row.id].text if row.id in newest else None,
            State(newest[row.id].state) if row.id in newest else None,
        )
        for row in _sources(connection, version.id)
    }


def _ids(connection: Connection, key: VersionKey) -> dict[str, int]:
    query = select(_strings.c.path, _strings.c.id).join(schema.versions).where(*is_version(key))
    return {row.path: row.id for row in connection.execute(query)}


def _entry(
    string: Row[Any], translation: Row[Any] | None, language: str, template: FormTemplate
) -> Entry:
    entry = Entry(
        path=string.path,
        source=string.text,
        source_language=string.language,
        target_language=language,
        version=str(template.key),
        where=_where(string.path, template),
        base=fingerprint(None),
    )
    if translation is None or not translation.text:
        return entry
    return replace(
        entry,
        target=translation.text,
        state=State(translation.state),
        provenance=Provenance(translation.provenance),
        detail=translation.detail,
        by=translation.name,
        at=f"{translation.written_at[:19]}Z",
        base=fingerprint(translation.text),
    )


def _where(path: str, template: FormTemplate) -> str | None:
    """Where a text stands on paper, in words for a translator who cannot see it."""
    found = field_path(path)
    fields = template.page(found.page).fields if found and found.page <= len(template.pages) else ()
    field = next((each for each in fields if found and each.id == found.field_id), None)
    if field is None:
        return None
    (left, top), (right, bottom) = field.area.xy.min(axis=0), field.area.xy.max(axis=0)
    return (
        f"page {field.page}, {left:.0f} to {right:.0f} mm from the left, "
        f"{top:.0f} to {bottom:.0f} mm from the top"
    )


def _propose(
    connection: Connection, string_id: int, language: str, step: Step, person_id: int | None
) -> None:
    entry, existing = step.entry, step.existing
    source = existing.source if existing else entry.source
    provenance = entry.provenance if entry.provenance in _BELIEVED else None
    connection.execute(
        insert(_translations).values(
            string_id=string_id,
            language=language,
            text=entry.target,
            source_text=source,
            source_sha256=fingerprint(source),
            state=State.PROPOSED.value,
            provenance=(provenance or Provenance.DRAFT).value,
            detail=entry.detail if provenance else None,
            written_by=person_id,
            written_at=now(),
        )
    )
    settle(connection, string_id, language)
