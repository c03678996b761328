"""Taking over the texts of a version that is there, as its owner signed them."""

import json
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from forms.keys import VersionKey
from forms.packs.texts import PackText
from forms.reviews.desk import Verdict
from forms.reviews.states import State
from forms.store import schema
from forms.store.moments import now
from forms.store.rows import is_version
from forms.store.texts.notes import open_language, source_language
from forms.store.texts.standings import settle
from forms.template import Origin
from forms.template_json import read_template
from forms.text import Provenance, content_hash

_strings, _translations, _standings = schema.strings, schema.translations, schema.standings
#: What was written for a source that says something else now.
_LEFT_BEHIND = (State.APPROVED.value, State.DRAFT.value, State.PROPOSED.value)
#: Nothing stood otherwise before: nobody can undo what an owner signed.
_NOTHING_BEFORE = json.dumps({"texts": [], "source": None})
_ANSWERED_FOR = (Provenance.OWNER.value, Provenance.REVIEWED.value)


def take_over(
    connection: Connection, key: VersionKey, texts: Mapping[str, Iterable[PackText]], who: str
) -> None:
    """From now on people read these texts about a version that is there; `who` took them in.

    Nothing that was written here is lost: a translation of what says something else now becomes
    stale, languages that do not come along stay, and so does what was checked here where there
    is only a draft of it.
    """
    row = connection.execute(select(schema.versions).where(*is_version(key))).one()
    said = {language: {each.path: each for each in every} for language, every in texts.items()}
    for language in said:
        open_language(connection, language)
    kept = _strings_of(connection, row.id)
    printed_in = read_template(row.template).language
    source = next((each.language for each in kept.values()), source_language(said, printed_in))
    renewed = {path for each in said.values() for path in each} - kept.keys()
    _insert_new(connection, row.id, source, renewed)
    if source in said:
        renewed |= _renew_sources(connection, _strings_of(connection, row.id), said[source])
    kept = _strings_of(connection, row.id)
    languages = connection.execute(select(schema.desk_languages.c.language)).scalars().all()
    for language in languages:
        shown = _shown_in(connection, row.id, language)
        by_path = said.get(language, {})
        otherwise = {
            path for path, each in by_path.items() if shown.get(path) != (each.text, each.origin)
        }
        for path in sorted(otherwise):
            _write(connection, kept[path], language, by_path[path], who)
        for path in renewed | otherwise:
            settle(connection, kept[path].id, language)


def _strings_of(connection: Connection, version_id: int) -> dict[str, Row[Any]]:
    rows = connection.execute(select(_strings).where(_strings.c.version_id == version_id))
    return {row.path: row for row in rows}


def _insert_new(
    connection: Connection, version_id: int, language: str, paths: Collection[str]
) -> None:
    """Strings at paths that the version did not have, behind the others; nothing is said yet."""
    last = select(func.max(_strings.c.place)).where(_strings.c.version_id == version_id)
    place = connection.execute(last).scalar()
    rows = [
        {
            "version_id": version_id,
            "path": path,
            "place": rank,
            "language": language,
            "text": "",
            "sha256": content_hash(""),
        }
        for rank, path in enumerate(sorted(paths), 0 if place is None else place + 1)
    ]
    if rows:
        connection.execute(insert(_strings), rows)


def _renew_sources(
    connection: Connection, kept: Mapping[str, Row[Any]], printed: Mapping[str, PackText]
) -> set[str]:
    """The strings as they read now; what was translated from others becomes stale.

    Gives the paths of those that changed.
    """
    renewed = set()
    for path, string in kept.items():
        text = printed[path].text if path in printed else ""
        if text == string.text:
            continue
        renewed.add(path)
        is_it = _strings.c.id == string.id
        connection.execute(
            update(_strings).where(is_it).values(text=text, sha256=content_hash(text))
        )
        outdated = (
            _translations.c.string_id == string.id,
            _translations.c.language != string.language,
            _translations.c.source_sha256 != content_hash(text),
            _translations.c.state.in_(_LEFT_BEHIND),
        )
        connection.execute(update(_translations).where(*outdated).values(state=State.STALE.value))
    return renewed


def _shown_in(connection: Connection, version_id: int, language: str) -> dict[str, Any]:
    """What people read now, by path: text and origin."""
    is_it = (_strings.c.version_id == version_id, _standings.c.language == language)
    query = (
        select(_strings.c.path, _translations)
        .join_from(_standings, _strings, _strings.c.id == _standings.c.string_id)
        .join(_translations, _translations.c.id == _standings.c.shown_id)
        .where(*is_it, _translations.c.state != State.STALE.value)
    )
    return {
        row.path: (row.text, Origin(row.provenance, row.detail))
        for row in connection.execute(query)
    }


def _write(
    connection: Connection, string: Row[Any], language: str, said: PackText, who: str
) -> None:
    is_checked = said.origin.provenance in _ANSWERED_FOR
    written = connection.execute(
        insert(_translations)
        .returning(_translations.c.id)
        .values(
            string_id=string.id,
            language=language,
            text=said.text,
            source_text=string.text,
            source_sha256=string.sha256,
            state=(State.APPROVED if is_checked else State.DRAFT).value,
            provenance=said.origin.provenance,
            detail=said.origin.detail,
            written_at=now(),
        )
    )
    if is_checked:
        # The owner's word is the last one: without a review an earlier one of ours would be.
        connection.execute(
            insert(schema.reviews).values(
                translation_id=written.scalar_one(),
                verdict=Verdict.APPROVED.value,
                before=_NOTHING_BEFORE,
                who=who,
                at=now(),
            )
        )
