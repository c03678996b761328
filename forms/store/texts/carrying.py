"""A new version takes over what people wrote for the version before it.

A string that reads the same keeps its translations with what was decided about them; one that was
changed gets the old translation as stale, with the old text to compare. What stands elsewhere now
(a step moved up, a field got another name) is found by what it says: only texts of the same kind
are compared, a label with labels.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz
from sqlalchemy import Connection, Row, insert, select, update

from forms.reviews.paths import field_path
from forms.reviews.states import State
from forms.store import schema
from forms.text import content_hash

_strings, _translations = schema.strings, schema.translations

#: Below this (0 to 100) a text of a list is another text and not the old one changed: two steps of
#: one field that share their usual words reach 50.
_CHANGED = 60.0
_SHOWN = (State.APPROVED.value, State.DRAFT.value)


@dataclass(frozen=True)
class NewString:
    """A text of a version that is not kept yet."""

    path: str
    text: str
    sha256: str


@dataclass(frozen=True)
class _Pair:
    """A string of the new version (a row, or a `NewString`) with the old one it continues."""

    new: Any
    old: Row[Any]

    @property
    def is_same(self) -> bool:
        return bool(self.new.sha256 == self.old.sha256)


def carry_over(connection: Connection, version_id: int, before_id: int) -> None:
    """Take over for version `version_id` what was written for `before_id`; both are kept rows.

    Only what the new version does not bring itself: a text that a person checked wins over a
    draft that came with it, and any text over a stale one.
    """
    news, olds = (_strings_of(connection, each) for each in (version_id, before_id))
    written = _written(connection, before_id)
    there = _written(connection, version_id)
    for pair in _paired(news, olds, written):
        has = {row.language: row for row in there.get(pair.new.id, ())}
        for row in _newest(written.get(pair.old.id, ()), pair.old):
            _carry(connection, pair, row, has.get(row.language))


def foreseen(
    connection: Connection, texts: Mapping[str, str], language: str, before_id: int
) -> dict[str, dict[str, State]]:
    """How what was written for `before_id` would stand in a new version with these texts.

    By path, then by language other than that of the print, which is `language`.
    """
    news = [NewString(path, text, content_hash(text)) for path, text in texts.items()]
    written = _written(connection, before_id)
    return {
        pair.new.path: {
            row.language: State(row.state) if _is_whole(pair, row) else State.STALE
            for row in _newest(written.get(pair.old.id, ()), pair.old)
            if row.language != language
        }
        for pair in _paired(news, _strings_of(connection, before_id), written)
    }


def _strings_of(connection: Connection, version_id: int) -> list[Row[Any]]:
    query = select(_strings).where(_strings.c.version_id == version_id, _strings.c.text != "")
    return list(connection.execute(query.order_by(_strings.c.place)))


def _written(connection: Connection, version_id: int) -> dict[int, list[Row[Any]]]:
    """What was written and not rejected, oldest first, by string."""
    query = (
        select(_translations)
        .join(_strings)
        .where(_strings.c.version_id == version_id, _translations.c.state != State.REJECTED.value)
    )
    found: dict[int, list[Row[Any]]] = defaultdict(list)
    for row in connection.execute(query.order_by(_translations.c.id)).all():
        found[row.string_id].append(row)
    return found


def _newest(rows: Iterable[Row[Any]], old: Row[Any]) -> Iterator[Row[Any]]:
    """What people read of the old string, by language: checked first, else what there is."""
    by_language: dict[str, list[Row[Any]]] = defaultdict(list)
    for row in rows:
        by_language[row.language].append(row)
    for language, texts in by_language.items():
        fits = [row for row in texts if language == old.language or row.source_sha256 == old.sha256]
        for state in _SHOWN:
            chosen = [row for row in fits if row.state == state]
            if chosen:
                yield chosen[-1]
                break
        else:
            stale = [row for row in texts if row.state == State.STALE.value]
            if stale:
                yield stale[-1]


def _carry(connection: Connection, pair: _Pair, row: Row[Any], has: Row[Any] | None) -> None:
    is_source = row.language == pair.new.language
    if is_source:
        # The new version says this itself. A check of the very same words still holds.
        if pair.is_same and has is not None and _is_better(row, has):
            _take_check(connection, has, row)
        return
    is_whole = _is_whole(pair, row)
    if has is not None and not (is_whole and _is_better(row, has)):
        return
    kept = {name: getattr(row, name) for name in _KEPT}
    state = row.state if is_whole else State.STALE.value
    connection.execute(
        insert(_translations).values(
            **kept, string_id=pair.new.id, state=state, carried_from=row.id
        )
    )


_KEPT = (
    "language", "text", "source_text", "source_sha256", "provenance", "detail", "written_by",
    "written_at",
)  # fmt: skip


def _is_whole(pair: _Pair, row: Row[Any]) -> bool:
    """Whether it holds for the new text as it stands."""
    return pair.is_same and row.state in _SHOWN


def _is_better(row: Row[Any], has: Row[Any]) -> bool:
    return bool(row.state == State.APPROVED.value and has.state != State.APPROVED.value)


def _take_check(connection: Connection, has: Row[Any], row: Row[Any]) -> None:
    connection.execute(
        update(_translations)
        .where(_translations.c.id == has.id)
        .values(state=row.state, provenance=row.provenance, detail=row.detail, carried_from=row.id)
    )


def _paired(
    news: Sequence[Row[Any]] | Sequence[NewString],
    olds: Sequence[Row[Any]],
    written: dict[int, list[Row[Any]]],
) -> Iterator[_Pair]:
    """Each new string with the old one it continues: the same words, or the same place."""
    at_place = {old.path: old for old in olds}
    by_words: dict[tuple[str, str], list[Row[Any]]] = defaultdict(list)
    for old in olds:
        by_words[_kind(old.path), old.sha256].append(old)
    left: list[Row[Any] | NewString] = []
    gone: set[int] = set()
    for new in news:
        same = _same_words(new, at_place, by_words, written)
        if same is None:
            left.append(new)
        else:
            gone.add(same.id)
            yield _Pair(new, same)
    free = [old for old in olds if old.id not in gone]
    for new in left:
        changed = _changed(new, free)
        if changed is not None:
            free.remove(changed)
            yield _Pair(new, changed)


def _same_words(
    new: Row[Any] | NewString,
    at_place: dict[str, Row[Any]],
    by_words: dict[tuple[str, str], list[Row[Any]]],
    written: dict[int, list[Row[Any]]],
) -> Row[Any] | None:
    """The old string that says the same: there, or elsewhere if it is clear which one."""
    there = at_place.get(new.path)
    if there is not None and there.sha256 == new.sha256:
        return there
    alike = by_words.get((_kind(new.path), new.sha256), [])
    # “Naam” of a person and of a street may be two words elsewhere: then nobody can tell which.
    said = {frozenset((row.language, row.text) for row in written.get(old.id, ())) for old in alike}
    return alike[0] if len(said) == 1 else None


def _changed(new: Row[Any] | NewString, free: Sequence[Row[Any]]) -> Row[Any] | None:
    """The old string that was changed into this one, if there is any that may be."""
    if not _is_listed(new.path):
        return next((old for old in free if old.path == new.path), None)
    listed = [old for old in free if _list_of(old.path) == _list_of(new.path)]
    likest = max(listed, key=lambda old: fuzz.ratio(old.text, new.text), default=None)
    if likest is None or fuzz.ratio(likest.text, new.text) < _CHANGED:
        return None
    return likest


def _kind(path: str) -> str:
    """What is compared with each other: the part of a field without its number."""
    found = field_path(path)
    part = path if found is None else f"field {found.part}"
    return _list_of(part) if _is_listed(part) else part.split("/", maxsplit=1)[0]


def _is_listed(path: str) -> bool:
    """Whether it is one of a list, in which others move up when one is taken out."""
    return path.rpartition("/")[2].isdecimal()


def _list_of(path: str) -> str:
    return path.rpartition("/")[0]
