"""The memory of the workbench: everything translated before, for any form, kept and found again.

Two sources are one memory: what was approved in this catalogue is remembered without being copied,
and segments that came from elsewhere (TMX) lie in a table of their own. The texts to search lie in
memory (`forms.language.alike`); what is found is read from the database, so that a translation
that was rejected since is not offered.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from threading import Lock
from typing import Any, Final

from sqlalchemy import Connection, Engine, Row, Select, func, insert, select

from forms.exchange.entry import Entry
from forms.language.alike import AlikeIndex
from forms.language.entities import mask
from forms.language.languages import DUTCH
from forms.language.memory import SIMILAR_FROM, Approved, Pair
from forms.language.recalling import Hit, Remembered, hit_of
from forms.reviews.concerns import concerns_of
from forms.reviews.states import State
from forms.store import schema
from forms.store.audit import record
from forms.store.book import Book
from forms.store.moments import now
from forms.store.rows import recognised_on
from forms.text import Provenance, content_hash

_segments, _strings, _translations = schema.segments, schema.strings, schema.translations

#: What the audit calls it.
REMEMBERED: Final = "memory-imported"
_CHECKED = (Provenance.OWNER, Provenance.REVIEWED)
#: Rows written and read at a time.
_BATCH = 5_000
#: Databases have a limit to how many values one question may hold.
_ASKED_AT_ONCE = 500
#: So many that are alike are looked at for each hit that is asked for: some are refused.
_LOOKED_AT = 4


@dataclass(frozen=True)
class Kept:
    """What became of segments: `added`, `known` already, and `refused` because unfit."""

    added: int
    known: int
    refused: int


@dataclass(frozen=True)
class _Spot:
    """Where a text of the index comes from: a row of `segments` or of `translations`."""

    is_segment: bool
    id: int


class SegmentBook(Book):
    """The memory in the database of the catalogue. Safe to share between threads."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self._lock = Lock()
        self._pairs: dict[tuple[str, str], _Loaded] = {}

    def keep(self, entries: Iterable[Entry], origin: str, by: str) -> Kept:
        """Keep segments from elsewhere, none of them as checked; all that are fit or none.

        Raises:
            StoreError: the database cannot be written.
        """
        known = refused = 0
        rows: dict[tuple[str, ...], dict[str, Any]] = {}
        for entry in entries:
            row = _row(entry, origin)
            if row is None:
                refused += 1
            elif rows.setdefault(_identity(row), row) is not row:
                known += 1
        with self._writing() as connection:
            there = _identities_among(connection, rows.values())
            new = [row for identity, row in rows.items() if identity not in there]
            known += len(rows) - len(new)
            for start in range(0, len(new), _BATCH):
                connection.execute(insert(_segments), new[start : start + _BATCH])
            if new:
                record(connection, REMEMBERED, origin, by, str(len(new)))
        return Kept(len(new), known, refused)

    def find(
        self, text: str, source_language: str, target_language: str, limit: int = 5
    ) -> list[Hit]:
        """What was said before for texts like this one, the most alike and checked first.

        Never what says no where this does not, takes another side, or has more or fewer figures.

        Raises:
            StoreError: the database cannot be read.
        """
        cover = mask(text)
        if cover is None:
            return []
        with self._lock, self._reading() as connection:
            loaded = self._pairs.setdefault((source_language, target_language), _Loaded())
            loaded.read_on(connection, source_language, target_language)
            alike = loaded.index.find(cover.text, SIMILAR_FROM, limit * _LOOKED_AT)
            spots = [loaded.spots[each.number] for each in alike]
            rows = _rows_at(connection, spots)
        hits = [
            hit_of(text, cover, _remembered(rows[spot]), each.score, source_language)
            for spot, each in zip(spots, alike, strict=True)
            if spot in rows
        ]
        found = {hit.target: hit for hit in reversed(hits) if hit is not None}
        best = sorted(found.values(), key=lambda hit: (-int(hit.score), not hit.is_checked))
        return best[:limit]

    def entries(self, source_language: str, target_language: str) -> Iterator[Entry]:
        """All segments of two languages, as entries to export.

        Raises:
            StoreError: the database cannot be read.
        """
        with self._reading() as connection:
            for query in _all_of(source_language, target_language):
                for row in connection.execute(query):
                    yield Entry(
                        path="",
                        source=row.source,
                        source_language=source_language,
                        target_language=target_language,
                        target=row.target,
                        state=State.APPROVED if row.is_checked else State.PROPOSED,
                        provenance=Provenance(row.provenance),
                        detail=row.origin,
                    )

    def approved(self, mark: str) -> Approved | None:
        """What somebody answers for, for the memory that citizens are answered from.

        None where nothing changed since `mark`.

        Raises:
            StoreError: the database cannot be read.
        """
        with self._reading() as connection:
            # Not only more: what was rejected, or withdrawn with its form, is gone. The audit
            # tells of all of these.
            last = select(func.coalesce(func.max(schema.audit.c.id), 0))
            now_at = f"{self._engine.url.database} {connection.execute(last).scalar()}"
            if now_at == mark:
                return None
            pairs: dict[str, list[Pair]] = {}
            for row in connection.execute(_approved(DUTCH)):
                if row.is_checked:
                    pair = Pair(row.source, row.target, Provenance(row.provenance))
                    pairs.setdefault(row.language, []).append(pair)
        return Approved(now_at, pairs)


class _Loaded:
    """The texts of a pair of languages that are in memory, up to which row of each table."""

    def __init__(self) -> None:
        self.index = AlikeIndex()
        self.spots: list[_Spot] = []
        self._last_segment = self._last_review = self._last_translation = 0
        self._translations: set[int] = set()

    def read_on(self, connection: Connection, source_language: str, target_language: str) -> None:
        """Add what came since the last time."""
        newer = _of_pair(source_language, target_language).where(
            _segments.c.id > self._last_segment
        )
        rows = connection.execute(newer.order_by(_segments.c.id)).all()
        texts = [row.masked for row in rows]
        spots = [_Spot(True, row.id) for row in rows]
        self._last_segment = rows[-1].id if rows else self._last_segment
        # Approving is a review, and what came approved with a form has none: both are asked for.
        reviewed = select(schema.reviews.c.translation_id).where(
            schema.reviews.c.id > self._last_review
        )
        is_news = (_translations.c.id > self._last_translation) | _translations.c.id.in_(reviewed)
        marks = connection.execute(_UP_TO).one()
        for row in connection.execute(_approved(source_language, target_language).where(is_news)):
            cover = None if row.id in self._translations else mask(row.source)
            if cover is not None:
                self._translations.add(row.id)
                texts.append(cover.text)
                spots.append(_Spot(False, row.id))
        self._last_review, self._last_translation = marks.reviews, marks.translations
        self.index.add(texts)
        self.spots += spots


_UP_TO = select(
    select(func.coalesce(func.max(schema.reviews.c.id), 0)).scalar_subquery().label("reviews"),
    select(func.coalesce(func.max(_translations.c.id), 0)).scalar_subquery().label("translations"),
)


def _of_pair(source_language: str, target_language: str) -> Select[Any]:
    return select(_segments).where(
        _segments.c.source_language == source_language,
        _segments.c.target_language == target_language,
    )


def _approved(source_language: str, target_language: str | None = None) -> Select[Any]:
    """Approved translations, in the columns of `segments` that people see; oldest first."""
    versions = schema.versions
    origin = (
        versions.c.issuer + "/" + versions.c.form + "/" + versions.c.version + "#" + _strings.c.path
    )
    is_wanted = [_translations.c.language == target_language] if target_language else []
    return (
        select(
            _translations.c.id,
            _translations.c.language,
            _translations.c.source_text.label("source"),
            _translations.c.text.label("target"),
            _translations.c.provenance,
            origin.label("origin"),
            _translations.c.provenance.in_([each.value for each in _CHECKED]).label("is_checked"),
        )
        .join(_strings, _strings.c.id == _translations.c.string_id)
        .join(versions, versions.c.id == _strings.c.version_id)
        .where(
            _strings.c.language == source_language,
            *is_wanted,
            _translations.c.state == State.APPROVED.value,
            _translations.c.source_text != "",
            # What an organisation has not published is nobody else's to read, and what it
            # withdrew nobody should repeat.
            recognised_on(date.today()),
        )
        .order_by(_translations.c.id)
    )


def _all_of(source_language: str, target_language: str) -> Sequence[Select[Any]]:
    return (
        _of_pair(source_language, target_language).order_by(_segments.c.id),
        _approved(source_language, target_language),
    )


def _rows_at(connection: Connection, spots: Sequence[_Spot]) -> dict[_Spot, Row[Any]]:
    segments = [spot.id for spot in spots if spot.is_segment]
    translations = [spot.id for spot in spots if not spot.is_segment]
    found: dict[_Spot, Row[Any]] = {}
    for row in connection.execute(select(_segments).where(_segments.c.id.in_(segments))):
        found[_Spot(True, row.id)] = row
    if translations:
        for source, target in _languages_of(connection, translations):
            query = _approved(source, target).where(_translations.c.id.in_(translations))
            found |= {_Spot(False, row.id): row for row in connection.execute(query)}
    return found


def _languages_of(connection: Connection, translations: Sequence[int]) -> list[tuple[str, str]]:
    query = (
        select(_strings.c.language, _translations.c.language.label("target"))
        .join(_translations, _translations.c.string_id == _strings.c.id)
        .where(_translations.c.id.in_(translations))
        .distinct()
    )
    return [(row.language, row.target) for row in connection.execute(query)]


def _remembered(row: Row[Any]) -> Remembered:
    return Remembered(
        row.source, row.target, Provenance(row.provenance), row.origin, bool(row.is_checked)
    )


def _row(entry: Entry, origin: str) -> dict[str, Any] | None:
    """The row of a segment; None where it cannot be remembered or could deceive."""
    if entry.target is None:
        return None
    cover = mask(entry.source)
    concerns = concerns_of(entry.target, entry.target_language, entry.source)
    if cover is None or any(each.is_refused for each in concerns):
        return None
    provenance = Provenance.MACHINE if entry.provenance is Provenance.MACHINE else Provenance.DRAFT
    return {
        "source_language": entry.source_language,
        "target_language": entry.target_language,
        "source": entry.source,
        "masked": cover.text,
        "sha256": content_hash(cover.text),
        "target": entry.target,
        "target_sha256": content_hash(entry.target),
        "provenance": provenance.value,
        "is_checked": 0,
        "origin": origin,
        "added_at": now(),
    }


_IDENTITY = ("source_language", "target_language", "sha256", "target_sha256")


def _identity(row: dict[str, Any]) -> tuple[str, ...]:
    return tuple(row[name] for name in _IDENTITY)


def _identities_among(
    connection: Connection, rows: Iterable[dict[str, Any]]
) -> set[tuple[str, ...]]:
    """The identities of kept segments of the same texts as these rows."""
    texts = sorted({row["sha256"] for row in rows})
    columns = [_segments.c[name] for name in _IDENTITY]
    found: set[tuple[str, ...]] = set()
    for start in range(0, len(texts), _ASKED_AT_ONCE):
        asked = _segments.c.sha256.in_(texts[start : start + _ASKED_AT_ONCE])
        found |= {tuple(row) for row in connection.execute(select(*columns).where(asked))}
    return found
