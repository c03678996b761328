"""What people read about a version: kept string by string, put together when it is asked for."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, Row, Select, case, func, insert, literal, select

from forms.language_tags import same_language
from forms.reviews.paths import ONLINE, Shown, field_path, notes_of, strings_of
from forms.reviews.states import Standing, State
from forms.store import schema
from forms.store.moments import now
from forms.store.texts.carrying import carry_over
from forms.store.texts.standings import SETTLED_BY, settled_of
from forms.store.texts.tallies import count_again
from forms.store.texts.usual_words import usual_translations
from forms.template import FormNotes, FormTemplate, Origin
from forms.text import Provenance, content_hash

_strings, _translations, _standings = schema.strings, schema.translations, schema.standings

#: A text that came with the form is as good as whoever wrote it says.
_ANSWERED_FOR = (Provenance.OWNER.value, Provenance.REVIEWED.value)


def select_shown(conditions: Iterable[Any], language: str) -> Select[Any]:
    """All strings of the versions that fulfil `conditions`, with what is shown in `language`.

    `shown_text` and its `provenance` are none where nothing is; `text` is empty where nothing
    was written in the language of the print.
    """
    standing = (_standings.c.string_id == _strings.c.id) & (_standings.c.language == language)
    return (
        select(
            _strings.c.path,
            _strings.c.text,
            _strings.c.sha256,
            _translations.c.text.label("shown_text"),
            _translations.c.provenance,
            _translations.c.detail,
        )
        .join_from(_strings, schema.versions)
        .outerjoin(_standings, standing)
        .outerjoin(_translations, _translations.c.id == _standings.c.shown_id)
        .where(*conditions)
        .order_by(_strings.c.place)
    )


def languages_shown(conditions: Iterable[Any]) -> Select[Any]:
    """The languages in which something is shown of the versions that fulfil `conditions`."""
    return (
        select(_standings.c.language)
        .distinct()
        .join(schema.versions, _standings.c.version_id == schema.versions.c.id)
        .where(*conditions, _standings.c.shown_id.is_not(None))
        .order_by(_standings.c.language)
    )


def languages_to_prove(conditions: Iterable[Any]) -> Select[Any]:
    """Languages whose notes hold everything that may be damaged: one for each origin of a text.

    Every string of the print is looked through with the notes of any language, and beside it a
    text has only its origin: reading the notes of all languages would find nothing more.
    """
    return (
        select(func.min(_standings.c.language).label("language"))
        .join(schema.versions, _standings.c.version_id == schema.versions.c.id)
        .join(_translations, _translations.c.id == _standings.c.shown_id)
        .where(*conditions)
        .group_by(_translations.c.provenance)
    )


def notes_in(language: str, rows: Iterable[Row[Any]]) -> FormNotes | None:
    """The notes made of rows of `select_shown`; None where nothing is shown in `language`.

    Raises:
        ValueError: a text is not the one that was written.
    """
    rows = list(rows)
    for row in rows:
        if content_hash(row.text) != row.sha256:
            raise ValueError(f"the text at {row.path} is not what was written")
    shown = {
        row.path: Shown(row.shown_text, Origin(Provenance(row.provenance).value, row.detail))
        for row in rows
        if row.shown_text is not None
    }
    return notes_of(language, shown, {row.path for row in rows if row.text})


def insert_notes(
    connection: Connection,
    version_id: int,
    template: FormTemplate,
    notes: Iterable[FormNotes],
    before_id: int | None = None,
) -> None:
    """Write what comes with a new version, in as many languages as it comes in.

    `before_id` is the version it follows, whose translations it takes over.
    """
    by_language = {each.language: each for each in notes}
    said = {language: strings_of(each) for language, each in by_language.items()}
    source = source_language(said, template.language)
    printed = said.get(source, {})
    paths = _in_reading_order([printed, *said.values()], template)
    usual = usual_translations(printed, source)
    for language in dict.fromkeys((*said, *usual)):
        open_language(connection, language)
    ids = _insert_strings(connection, version_id, source, {at: printed.get(at, "") for at in paths})
    rows = _brought(by_language, said, ids, printed)
    if rows:
        connection.execute(insert(_translations), rows)
    if before_id is not None:
        carry_over(connection, version_id, before_id)
    _insert_usual(connection, ids, printed, usual)
    _insert_standings(connection, version_id)


def _brought(
    notes: Mapping[str, FormNotes],
    said: Mapping[str, Mapping[str, str]],
    ids: Mapping[str, int],
    printed: Mapping[str, str],
) -> list[dict[str, Any]]:
    """The rows of `translations` of the texts that come with a version, by language and path."""
    written_at = now()
    # A form has thousands of texts: what they share (the string, the origin) is worked out once.
    strings = {
        path: {
            "string_id": string_id,
            "source_text": printed.get(path, ""),
            "source_sha256": content_hash(printed.get(path, "")),
            "written_at": written_at,
        }
        for path, string_id in ids.items()
    }
    origins = {
        origin: {
            "state": _first_state(origin),
            "provenance": origin.provenance,
            "detail": origin.detail,
        }
        for each in notes.values()
        for origin in (Origin(each.provenance), *each.origins.values())
    }
    return [
        {
            "language": language,
            "text": text,
            **strings[path],
            **origins[notes[language].origin(path)],
        }
        for language, texts in said.items()
        for path, text in texts.items()
    ]


def _insert_usual(
    connection: Connection, ids: dict[str, int], printed: dict[str, str],
    usual: dict[str, dict[str, str]],
) -> None:  # fmt: skip
    """Say our usual sentences in other languages, where nobody said them for this form."""
    query = select(_translations.c.string_id, _translations.c.language).where(
        _translations.c.string_id.in_(list(ids.values())),
        _translations.c.state != State.STALE.value,
    )
    there = {(row.string_id, row.language) for row in connection.execute(query).all()}
    rows = [
        {
            "string_id": ids[path],
            "language": language,
            "text": text,
            "source_text": printed[path],
            "source_sha256": content_hash(printed[path]),
            # Shown, and waiting for somebody to check it: we are no second person.
            "state": State.DRAFT.value,
            "provenance": Provenance.PHRASE.value,
            "written_at": now(),
        }
        for language, texts in usual.items()
        for path, text in texts.items()
        if (ids[path], language) not in there
    ]
    if rows:
        connection.execute(insert(_translations), rows)


def _insert_standings(connection: Connection, version_id: int) -> None:
    """Work out how each string of a new version stands in each language that is worked in."""
    issuer = select(schema.versions.c.issuer).where(schema.versions.c.id == version_id)
    place = {"version_id": version_id, "issuer": connection.execute(issuer).scalar_one(), "rank": 0}
    strings = connection.execute(select(_strings).where(_strings.c.version_id == version_id)).all()
    written = (
        select(*(_translations.c[name] for name in SETTLED_BY))
        .join(_strings)
        .where(_strings.c.version_id == version_id)
    )
    grouped: dict[tuple[int, str], list[Row[Any]]] = {}
    # All at once: there are thousands, and taking them one by one is slower.
    for row in connection.execute(written.order_by(_translations.c.id)).all():
        grouped.setdefault((row.string_id, row.language), []).append(row)
    rows = [
        {
            "string_id": string.id,
            "language": language,
            **place,
            **settled_of(string, language, grouped.get((string.id, language), ())).columns(),
        }
        for language in connection.execute(select(schema.desk_languages.c.language)).scalars()
        for string in strings
    ]
    if rows:
        connection.execute(insert(_standings), rows)
    count_again(connection, version_id)


def open_language(connection: Connection, language: str) -> None:
    """Begin to work in a language: every string there is waits in its queue."""
    languages = schema.desk_languages
    if connection.execute(select(languages).where(languages.c.language == language)).first():
        return
    connection.execute(insert(languages).values(language=language, opened_at=now()))
    is_said = (_strings.c.text != "") & (_strings.c.path != ONLINE)
    state = case((is_said, Standing.MISSING.value), else_=Standing.RETIRED.value)
    rank = select(func.min(_standings.c.rank)).where(_standings.c.string_id == _strings.c.id)
    every = select(
        _strings.c.id,
        literal(language),
        _strings.c.version_id,
        schema.versions.c.issuer,
        state,
        literal(0),
        func.coalesce(rank.scalar_subquery(), 0),
    ).join(schema.versions)
    columns = ("string_id", "language", "version_id", "issuer", "state", "is_checked", "rank")
    connection.execute(insert(_standings).from_select(columns, every))
    count_again(connection, language=language)


def source_language(languages: Iterable[str], printed: str) -> str:
    """Which of `languages` the others are translated from, where the print is in `printed`."""
    alike = [each for each in languages if same_language(each, printed)]
    return printed if printed in alike or not alike else alike[0]


def _in_reading_order(said: list[dict[str, str]], template: FormTemplate) -> list[str]:
    """All paths: what is about the whole form first, then the fields as they stand on the paper."""
    places = {
        f"{field.page}/{field.id}": rank
        for rank, field in enumerate(field for page in template.pages for field in page.fields)
    }

    def rank(path: str) -> int:
        found = field_path(path)
        return -1 if found is None else places.get(found.place, len(places))

    return sorted(dict.fromkeys(path for texts in said for path in texts), key=rank)


def _insert_strings(
    connection: Connection, version_id: int, language: str, texts: dict[str, str]
) -> dict[str, int]:
    """Write strings in their order; gives their ids by path."""
    rows = [
        {
            "version_id": version_id,
            "path": path,
            "place": place,
            "language": language,
            "text": text,
            "sha256": content_hash(text),
        }
        for place, (path, text) in enumerate(texts.items())
    ]
    if rows:
        connection.execute(insert(_strings), rows)
    kept = select(_strings.c.path, _strings.c.id).where(_strings.c.version_id == version_id)
    return {row.path: row.id for row in connection.execute(kept)}


def _first_state(origin: Origin) -> str:
    return (State.APPROVED if origin.provenance in _ANSWERED_FOR else State.DRAFT).value
