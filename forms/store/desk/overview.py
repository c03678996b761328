"""What a reviewer looks at beside a string, and what waits for them; nothing here is changed."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Select, and_, exists, func, or_, select

from forms.errors import NotFoundError
from forms.reviews.desk import Verdict
from forms.reviews.states import Standing, State
from forms.reviews.surroundings import DayOfWork, Neighbour, Surroundings
from forms.store import schema
from forms.store.book import Book
from forms.store.staff.speakers import speakers_of

#: So many texts above and below: enough to see what a sentence goes on from.
_NEIGHBOURS = 2
#: More texts that wait are told as “more than” this.
MOST_COUNTED = 1000
_strings, _standings, _translations = schema.strings, schema.standings, schema.translations
_languages = schema.desk_languages
_reviews = schema.reviews


class DeskOverview(Book):
    """What there is to do with the texts of the catalogue, and what stands around each.

    All methods raise StoreError where the database cannot be used.
    """

    def around(self, string_id: int, language: str, pivot: str | None = None) -> Surroundings:
        """What stands around a string in a language; `pivot` is another one to read it in.

        Raises:
            NotFoundError: there is no such string.
        """
        with self._reading() as connection:
            query = select(_strings, schema.versions.c.issuer).join(schema.versions)
            string = connection.execute(query.where(_strings.c.id == string_id)).first()
            if string is None:
                raise NotFoundError("There is no text of that number.", "no-such-string")
            return Surroundings(
                title=_source_at(connection, string.version_id, "title"),
                purpose=_source_at(connection, string.version_id, "purpose"),
                pivot=pivot and _shown(connection, string_id, pivot),
                before=_neighbours(connection, string, language, is_before=True),
                after=_neighbours(connection, string, language, is_before=False),
                speakers=speakers_of(connection, string.issuer, language),
            )

    def day_of_work(self, person_id: int, since: str) -> DayOfWork:
        """What somebody did since a moment (ISO 8601, UTC); what was undone does not count."""
        with self._reading() as connection:
            counted = _verdicts(connection, person_id, since)
            written = select(func.count()).where(
                _translations.c.written_by == person_id, _translations.c.written_at >= since
            )
            return DayOfWork(
                written=connection.execute(written).scalar_one(),
                approved=counted.get(Verdict.APPROVED, 0) + counted.get(Verdict.APPROVED_ALONE, 0),
                rejected=counted.get(Verdict.REJECTED, 0),
            )

    def waiting(
        self,
        person_id: int,
        parts: Iterable[tuple[frozenset[str] | None, frozenset[str] | None]],
    ) -> int:
        """How many texts of others await review in these organisations and languages (None: all).

        More than MOST_COUNTED are not counted further: that number and one then.

        Of a language nobody else speaks one's own count too: nobody else can look at them.
        """
        places = [_place(organisations, languages) for organisations, languages in parts]
        if not places:
            return 0
        is_there = (_standings.c.state == Standing.PROPOSED.value, or_(*places))
        with self._reading() as connection:
            own = _by_language(connection, _own_proposals(person_id).where(*is_there))
            total = 0
            for language in connection.execute(select(_languages.c.language)).scalars().all():
                mine = own.get(language, 0)
                if mine and speakers_of(connection, None, language) <= 1:
                    mine = 0
                # Who has a thousand to do wants no more exact number, and waits less for this.
                enough = MOST_COUNTED + 1 - total + mine
                total += _at_most(connection, enough, _standings.c.language == language, *is_there)
                total -= mine
                if total > MOST_COUNTED:
                    return MOST_COUNTED + 1
            return total

    def sent_back(self, person_id: int) -> int:
        """How many texts of somebody were rejected by another, with nothing new in their place."""
        newer = _translations.alias("newer")
        query = (
            select(func.count())
            .select_from(_translations)
            .where(
                _translations.c.written_by == person_id,
                _translations.c.state == State.REJECTED.value,
                exists().where(
                    _reviews.c.translation_id == _translations.c.id,
                    _reviews.c.verdict == Verdict.REJECTED.value,
                    _reviews.c.person_id != person_id,
                ),
                ~exists().where(
                    newer.c.string_id == _translations.c.string_id,
                    newer.c.language == _translations.c.language,
                    newer.c.id > _translations.c.id,
                ),
            )
        )
        with self._reading() as connection:
            return int(connection.execute(query).scalar_one())


def _source_at(connection: Connection, version_id: int, path: str) -> str | None:
    query = select(_strings.c.text).where(
        _strings.c.version_id == version_id, _strings.c.path == path
    )
    return connection.execute(query).scalar() or None


def _shown(connection: Connection, string_id: int, language: str) -> str | None:
    query = (
        select(_translations.c.text)
        .join(_standings, _standings.c.shown_id == _translations.c.id)
        .where(_standings.c.string_id == string_id, _standings.c.language == language)
    )
    return connection.execute(query).scalar()


def _neighbours(
    connection: Connection, string: Any, language: str, *, is_before: bool
) -> tuple[Neighbour, ...]:
    place = _strings.c.place
    query = (
        select(_strings.c.id, _strings.c.path, _strings.c.text, _translations.c.text.label("said"))
        .outerjoin(
            _standings,
            and_(_standings.c.string_id == _strings.c.id, _standings.c.language == language),
        )
        .outerjoin(_translations, _translations.c.id == _standings.c.shown_id)
        .where(_strings.c.version_id == string.version_id, _strings.c.text != "")
        .where(place < string.place if is_before else place > string.place)
        .order_by(place.desc() if is_before else place)
        .limit(_NEIGHBOURS)
    )
    found = [
        Neighbour(row.id, row.path, row.text, row.said) for row in connection.execute(query).all()
    ]
    return tuple(reversed(found) if is_before else found)


def _verdicts(connection: Connection, person_id: int, since: str) -> dict[str, int]:
    """How often each verdict still holds."""
    undone = _reviews.alias("undone")
    query = (
        select(_reviews.c.verdict, func.count())
        .where(_reviews.c.person_id == person_id, _reviews.c.at >= since)
        # Who undoes takes back the last one: there is one more after it, of the same text.
        .where(
            ~exists().where(
                undone.c.translation_id == _reviews.c.translation_id,
                undone.c.verdict == Verdict.UNDONE.value,
                undone.c.person_id == person_id,
                undone.c.id > _reviews.c.id,
            )
        )
        .group_by(_reviews.c.verdict)
    )
    return {row[0]: row[1] for row in connection.execute(query)}


def _own_proposals(person_id: int) -> Select[Any]:
    """The language of each text of somebody that waits, found from the few that they wrote."""
    is_waiting = and_(
        _standings.c.string_id == _translations.c.string_id,
        _standings.c.language == _translations.c.language,
        _standings.c.waiting_id == _translations.c.id,
    )
    return (
        select(_standings.c.language)
        .select_from(_translations)
        .join(_standings, is_waiting)
        .where(
            _translations.c.written_by == person_id,
            _translations.c.state == State.PROPOSED.value,
        )
    )


def _by_language(connection: Connection, found: Select[Any]) -> dict[str, int]:
    counted = found.add_columns(func.count()).group_by(_standings.c.language)
    return {row[0]: row[1] for row in connection.execute(counted)}


def _at_most(connection: Connection, enough: int, *conditions: Any) -> int:
    """How many standings fulfil the conditions; counting stops at `enough`."""
    some = select(_standings.c.string_id).where(*conditions).limit(enough).subquery()
    return int(connection.execute(select(func.count()).select_from(some)).scalar_one())


def _place(organisations: frozenset[str] | None, languages: frozenset[str] | None) -> Any:
    # Every index of standings but one begins with the language: naming them all steps through it.
    known = select(schema.desk_languages.c.language)
    parts = [_standings.c.language.in_(known if languages is None else sorted(languages))]
    if organisations is not None:
        parts.append(_standings.c.issuer.in_(sorted(organisations)))
    return and_(*parts)
