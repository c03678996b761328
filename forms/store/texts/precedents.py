"""What was written before, for who makes a form: of fields like theirs, and in other languages."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from threading import Lock
from typing import Any

from sqlalchemy import Connection, Engine, Row, Select, select

from forms.drafting.coverage import Known, Rung
from forms.drafting.precedents import Precedent, best
from forms.keys import VersionKey
from forms.language.alike import AlikeIndex
from forms.language.entities import mask
from forms.reviews.paths import TITLE, field_path
from forms.reviews.states import State
from forms.store import schema
from forms.store.book import Book
from forms.store.rows import VERSION_COLUMNS, is_version, recognised_on, version_key
from forms.store.staff.speakers import speakers_of
from forms.store.texts.carrying import foreseen
from forms.store.texts.usual_words import usual_translations
from forms.template import FieldType
from forms.text import content_hash

_strings, _translations, _segments = schema.strings, schema.translations, schema.segments

#: Names this alike (0 to 100) are of such a field: “Uw achternaam” and “Achternaam” are 82.
_ALIKE_FROM = 80.0
#: Of so many names that are alike it is looked up what was said: some are of another type.
_LOOKED_AT = 24
_MOST = 3
#: Databases have a limit to how many values one question may hold.
_ASKED_AT_ONCE = 500
_RUNGS = {State.APPROVED: Rung.REVIEWED, State.DRAFT: Rung.DRAFT, State.STALE: Rung.STALE}


class PrecedentBook(Book):
    """What published forms say, in the database of the catalogue. Safe to share by threads."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self._lock = Lock()
        self._labels: dict[str, _Labels] = {}

    def like(
        self, label: str, kind: FieldType, language: str, issuer: str
    ) -> tuple[Precedent, ...]:
        """What was said in `language` of fields that are called much like `label`.

        Where one ticks, of fields to tick; else of fields to write in.

        Only of what is published. Those of `issuer` come before others that are as alike.

        Raises:
            StoreError: the database cannot be read.
        """
        asked = label.casefold().strip()
        with self._lock, self._reading() as connection:
            labels = self._labels.setdefault(language, _Labels())
            labels.read_on(connection, language)
            alike = labels.index.find(asked, _ALIKE_FROM, _LOOKED_AT) if asked else []
            scores = {labels.ids[each.number]: each.score for each in alike}
            found = list(_said_of(connection, scores, kind))
        return best(found, issuer, _MOST)

    def last_of(self, issuer: str, apart_from: VersionKey) -> VersionKey | None:
        """The form that an organisation published last, other than every version of this one.

        Raises:
            StoreError: the database cannot be read.
        """
        versions = schema.versions.c
        query: Select[Any] = (
            select(*VERSION_COLUMNS)
            .where(
                versions.issuer == issuer,
                versions.form != apart_from.form,
                recognised_on(date.today()),
            )
            .order_by(versions.published_at.desc(), versions.id.desc())
            .limit(1)
        )
        with self._reading() as connection:
            row = connection.execute(query).first()
        return None if row is None else version_key(row)

    def said_in(
        self, texts: Mapping[str, str], language: str, apart_from: VersionKey | None = None
    ) -> dict[str, VersionKey]:
        """The published form that says the very same at such a place, by path, where one does.

        Not the version `apart_from`: once published, a draft would be told to repeat itself.

        An explanation is looked for among explanations and a step among steps: what is the same
        elsewhere by chance was not taken over.

        Raises:
            StoreError: the database cannot be read.
        """
        asked = {(content_hash(text), _part_of(path)) for path, text in texts.items()}
        found: dict[tuple[str, str], VersionKey] = {}
        columns = (_strings.c.sha256, _strings.c.path, *VERSION_COLUMNS)
        query: Select[Any] = (
            select(*columns)
            .join(schema.versions, schema.versions.c.id == _strings.c.version_id)
            .where(_strings.c.language == language, recognised_on(date.today()))
            .order_by(_strings.c.id)
        )
        with self._reading() as connection:
            for part in _parts(sorted({sha256 for sha256, _ in asked})):
                for row in connection.execute(query.where(_strings.c.sha256.in_(part))):
                    said = (row.sha256, _part_of(row.path))
                    if said in asked and version_key(row) != apart_from:
                        found.setdefault(said, version_key(row))
        return {
            path: found[said]
            for path, text in texts.items()
            if (said := (content_hash(text), _part_of(path))) in found
        }

    def known_of(
        self,
        texts: Mapping[str, str],
        language: str,
        replaces: VersionKey | None,
        issuer: str,
        languages: Collection[str],
    ) -> Known:
        """What is known in `languages` of `texts` (by path), which are in `language`.

        Raises:
            StoreError: the database cannot be read.
        """
        with self._reading() as connection:
            before_id = _id_of(connection, replaces)
            states = {} if before_id is None else foreseen(connection, texts, language, before_id)
            remembered = _remembered(connection, set(texts.values()), language)
            for code, said in usual_translations(texts, language).items():
                for path in said:
                    remembered[texts[path]].add(code)
            return Known(
                carried={
                    path: {code: _RUNGS[state] for code, state in by_language.items()}
                    for path, by_language in states.items()
                },
                remembered=remembered,
                translators={code: speakers_of(connection, issuer, code) for code in languages},
            )


class _Labels:
    """The names of fields in one language that are in memory, up to which row."""

    def __init__(self) -> None:
        self.index = AlikeIndex()
        self.ids: list[int] = []
        self._last = 0

    def read_on(self, connection: Connection, language: str) -> None:
        """Add what came since the last time."""
        newer = (
            select(_strings.c.id, _strings.c.text)
            .where(
                _strings.c.id > self._last,
                _strings.c.language == language,
                _strings.c.path.like("fields/%/label"),
                _strings.c.text != "",
            )
            .order_by(_strings.c.id)
        )
        rows = connection.execute(newer).all()
        self.index.add(row.text.casefold().strip() for row in rows)
        self.ids += [row.id for row in rows]
        self._last = rows[-1].id if rows else self._last


def _part_of(path: str) -> str:
    """What kind of text stands at a path: “explanation” of whatever field, or the path itself."""
    place = field_path(path)
    return path if place is None else place.part.partition("/")[0]


def _said_of(
    connection: Connection, scores: Mapping[int, float], kind: FieldType
) -> Iterator[Precedent]:
    """What is said of the fields whose names these strings are, where it is published."""
    versions = schema.versions
    query = (
        select(
            _strings, versions.c.issuer, versions.c.form, versions.c.version, versions.c.template
        )
        .join(versions, versions.c.id == _strings.c.version_id)
        .where(_strings.c.id.in_(list(scores)), recognised_on(date.today()))
        # Of names that are as alike the newest says it as it is said now.
        .order_by(_strings.c.id.desc())
    )
    for row in connection.execute(query):
        place = field_path(row.path)
        there = None if place is None else _type_of(row.template, place.page, place.field_id)
        # What is written goes together: a draft often still says text or comb of a date.
        if there is None or there.is_ticked != kind.is_ticked:
            continue
        texts = _texts_of(connection, row)
        explanation = texts.get("explanation")
        if explanation:
            yield Precedent(
                label=row.text,
                score=scores[row.id],
                explanation=explanation,
                where=texts.get("where"),
                steps=tuple(_steps(texts)),
                version=version_key(row),
                title=texts.get(TITLE, row.form),
            )


def _texts_of(connection: Connection, row: Row[Any]) -> dict[str, str]:
    """The texts of the field whose name this is, by part, and the title of its form."""
    field = row.path.removesuffix("/label")
    under = _strings.c.path.startswith(f"{field}/", autoescape=True)
    query = select(_strings.c.path, _strings.c.text).where(
        _strings.c.version_id == row.version_id, under | (_strings.c.path == TITLE)
    )
    return {each.path.removeprefix(f"{field}/"): each.text for each in connection.execute(query)}


def _steps(texts: Mapping[str, str]) -> Iterator[str]:
    number = 0
    while text := texts.get(f"steps/{number}"):
        yield text
        number += 1


def _type_of(template: str, page: int, field_id: str) -> FieldType | None:
    """The type of a field of a version, as its row keeps it."""
    for each in json.loads(template)["pages"]:
        if each["page"] == page:
            for field in each["fields"]:
                if field["id"] == field_id:
                    return FieldType(field["type"])
    return None


def _id_of(connection: Connection, key: VersionKey | None) -> int | None:
    if key is None:
        return None
    return connection.execute(select(schema.versions.c.id).where(*is_version(key))).scalar()


def _remembered(
    connection: Connection, texts: Collection[str], language: str
) -> dict[str, set[str]]:
    """The languages each text was translated to before, approved or in a kept memory."""
    said: dict[str, set[str]] = {text: set() for text in texts}
    by_text = {content_hash(text): text for text in texts}
    by_mask = {
        content_hash(cover.text): text for text in texts if (cover := mask(text)) is not None
    }
    approved = (
        select(_strings.c.sha256, _translations.c.language)
        .join(_strings, _strings.c.id == _translations.c.string_id)
        .join(schema.versions, schema.versions.c.id == _strings.c.version_id)
        .where(
            _strings.c.language == language,
            _translations.c.state == State.APPROVED.value,
            _translations.c.source_sha256 == _strings.c.sha256,
            recognised_on(date.today()),
        )
    )
    segments = select(_segments.c.sha256, _segments.c.target_language.label("language")).where(
        _segments.c.source_language == language
    )
    for query, column, known in (
        (approved, _strings.c.sha256, by_text),
        (segments, _segments.c.sha256, by_mask),
    ):
        for part in _parts(sorted(known)):
            for row in connection.execute(query.where(column.in_(part)).distinct()):
                said[known[row.sha256]].add(row.language)
    return said


def _parts(hashes: Sequence[str]) -> Iterable[Sequence[str]]:
    starts = range(0, len(hashes), _ASKED_AT_ONCE)
    return (hashes[start : start + _ASKED_AT_ONCE] for start in starts)
