"""The reviewer's desk: everything people do with the texts of forms, one transaction each."""

import unicodedata
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, delete, func, insert, select, update

from forms.errors import ConflictError, InputError, NotFoundError, RuleError, TextsDifferError
from forms.keys import VersionKey
from forms.reviews.checks import Source, findings_of
from forms.reviews.desk import (
    Asked,
    Author,
    Coverage,
    DeskString,
    KeptText,
    QueuedString,
    Seen,
    Work,
)
from forms.reviews.rules import is_mended, needs_another
from forms.reviews.states import State
from forms.store import schema
from forms.store.desk import decisions
from forms.store.desk.coverage import Count, count_strings
from forms.store.desk.overview import DeskOverview
from forms.store.desk.queue import next_strings
from forms.store.desk.reading import read_string
from forms.store.desk.undoing import LastAction, last_action
from forms.store.moments import now
from forms.store.staff.speakers import speakers_of
from forms.store.texts.notes import open_language
from forms.template import Origin
from forms.text import Provenance

#: How long a string is somebody's: to look a word up and have coffee, not to go on holiday.
CLAIM_MINUTES = 15
#: A remark is a few sentences.
MOST_REMARK_CHARACTERS = 2_000
#: So many suggestions of strangers may wait for one string in one language.
MOST_SUGGESTIONS = 5
SUGGESTION = "suggestion"
#: How the audit calls somebody who did not sign in.
CITIZEN = "citizen"


class ReviewDesk(DeskOverview):
    """The texts of the catalogue, to those who write and review them.

    All methods raise StoreError where the database cannot be used, and NotFoundError where there
    is no such string or translation.
    """

    # Reading ------------------------------------------------------------------------------

    def queue(self, asked: Asked) -> list[QueuedString]:
        """What there is to do, what most citizens see first."""
        if not self._has_language(asked.language):
            with self._writing() as connection:
                open_language(connection, asked.language)
        with self._reading() as connection:
            is_alone = asked.work is Work.REVIEW and asked.person_id is not None
            if is_alone:
                is_alone = speakers_of(connection, None, asked.language) <= 1
            return next_strings(connection, asked, now(), is_alone)

    def string(self, string_id: int, language: str) -> DeskString:
        """All there is to know about a string in a language."""
        with self._reading() as connection:
            return read_string(connection, string_id, language, now())

    def string_of(self, translation_id: int) -> DeskString:
        """The string a translation belongs to, in its language."""
        with self._reading() as connection:
            return _string_of(connection, translation_id)

    def string_at(self, version: VersionKey, path: str, language: str) -> DeskString:
        """The string of a version at a path."""
        strings, versions = schema.strings, schema.versions.c
        query = (
            select(strings.c.id)
            .join(schema.versions)
            .where(versions.issuer == version.issuer, versions.form == version.form)
            .where(versions.version == version.version, strings.c.path == path)
        )
        with self._reading() as connection:
            string_id = connection.execute(query).scalar()
            if string_id is None:
                raise NotFoundError("This version has no such text.", "no-such-string")
            return read_string(connection, string_id, language, now())

    def last_touched(self, author: Author) -> DeskString:
        """The string of the last thing a person did that can be undone.

        Raises:
            NotFoundError: there is nothing.
        """
        with self._reading() as connection:
            action = _require_action(connection, _require_person(author))
            return _string_of(connection, action.translation_id)

    def coverage(self, by: Count, organisations: frozenset[str] | None = None) -> list[Coverage]:
        """How many strings are shown and checked, by language and what `by` says."""
        with self._reading() as connection:
            return count_strings(connection, by, organisations)

    # Writing ------------------------------------------------------------------------------

    def claim(self, string_id: int, language: str, person_id: int) -> DeskString:
        """Have a string for oneself for CLAIM_MINUTES.

        Raises:
            ConflictError: somebody else has it.
        """
        until = datetime.now(UTC) + timedelta(minutes=CLAIM_MINUTES)
        values = {"person_id": person_id, "expires_at": until.isoformat(timespec="milliseconds")}
        with self._writing() as connection:
            string = read_string(connection, string_id, language, now())
            if string.claim is not None and string.claim.person_id != person_id:
                raise ConflictError(
                    f"{string.claim.name} is working on this text. Take the next one.",
                    code="claimed",
                )
            table = schema.claims
            is_it = (table.c.string_id == string_id, table.c.language == language)
            if connection.execute(update(table).where(*is_it).values(values)).rowcount == 0:
                place = {"string_id": string_id, "language": language}
                connection.execute(insert(table).values(place | values))
            return read_string(connection, string_id, language, now())

    def release(self, string_id: int, language: str, person_id: int) -> None:
        """Let go of a string, if one has it."""
        with self._writing() as connection:
            _release(connection, string_id, language, person_id)

    def propose(
        self, at: tuple[int, str], text: str, author: Author, seen: Seen, *, is_owner: bool = False
    ) -> DeskString:
        """Write a text for the string and language in `at`; somebody else has to approve it.

        `is_owner` says that the author makes this form.

        Raises:
            InputError: the text cannot be taken; the message says why.
            TextsDifferError: somebody changed text or source since `seen`; nothing was changed.
            ConflictError: it says what is there already.
        """
        text, (string_id, language) = _tidied(text), at
        with self._writing() as connection:
            string = read_string(connection, string_id, language, now())
            _require_fit(string, text)
            _require_unchanged(string, seen, text)
            _require_news(string, text)
            open_language(connection, language)
            origin = Origin(Provenance.OWNER if is_owner else Provenance.DRAFT)
            decisions.write_text(connection, string, text, author, origin)
            if author.person_id is not None:
                _release(connection, string_id, language, author.person_id)
            return read_string(connection, string_id, language, now())

    def suggest(self, at: tuple[int, str], text: str) -> None:
        """Keep what somebody who did not sign in would say; a reviewer decides about it.

        Raises:
            InputError: the text cannot be taken.
            ConflictError: so many wait already, or it says what is there.
        """
        text, (string_id, language) = _tidied(text), at
        with self._writing() as connection:
            string = read_string(connection, string_id, language, now())
            _require_fit(string, text)
            _require_news(string, text)
            waiting = [each for each in string.texts if _is_suggestion(each)]
            if len(waiting) >= MOST_SUGGESTIONS:
                raise ConflictError("Enough suggestions wait for this text.", code="enough")
            open_language(connection, language)
            origin = Origin(Provenance.DRAFT, SUGGESTION)
            decisions.write_text(connection, string, text, Author(CITIZEN), origin)

    def approve(
        self, translation_id: int, author: Author, seen: Seen, text: str | None = None
    ) -> DeskString:
        """Show a text to citizens from now on, with a few words mended where `text` is given.

        Mended by more than a few words, or in a number or a “not”, it is a text of its own, which
        awaits somebody else.

        Raises:
            RuleError: it is one's own, and somebody else could look at it.
            InputError: the mended text cannot be taken.
            TextsDifferError: somebody changed text or source since `seen`.
            ConflictError: it was decided about already.
        """
        with self._writing() as connection:
            string = _string_of(connection, translation_id)
            kept = _require_open(string, translation_id)
            mended = kept.text if text is None else _tidied(text)
            _require_fit(string, mended)
            _require_unchanged(string, seen, mended)
            person_id = _require_person(author)
            speakers = speakers_of(connection, string.version.issuer, string.language)
            if needs_another(kept.writer_id, person_id, speakers):
                raise RuleError(
                    "You wrote this text yourself. Somebody else has to approve it.", "own-text"
                )
            is_own = kept.writer_id == person_id
            if mended == kept.text:
                decisions.approve(connection, string, kept, author, is_alone=is_own)
            elif not is_own and is_mended(kept.text, mended, string.language):
                decisions.approve_mended(connection, string, kept, mended, author)
            else:
                decisions.write_text(connection, string, mended, author, Origin(Provenance.DRAFT))
            _release(connection, string.string_id, string.language, person_id)
            return _string_of(connection, translation_id)

    def reject(self, translation_id: int, author: Author, reason: str | None) -> DeskString:
        """Show a text no more, or never. One may take back one's own without a reason.

        Raises:
            InputError: there is no reason.
            ConflictError: it was decided about already, or is the text in the language of print.
        """
        reason = _tidied(reason or "") or None
        with self._writing() as connection:
            string = _string_of(connection, translation_id)
            kept = _require_text(string, translation_id)
            person_id = _require_person(author)
            if kept.state in (State.REJECTED, State.STALE):
                raise _decided()
            if string.is_source and kept.state is not State.PROPOSED:
                raise ConflictError(
                    "This is the text in the language of the print. Write another one instead.",
                    code="source-text",
                )
            if reason is None and kept.writer_id != person_id:
                raise InputError("Say why, so that the writer can learn from it.", "no-reason")
            decisions.reject(connection, string, kept, author, reason)
            _release(connection, string.string_id, string.language, person_id)
            return _string_of(connection, translation_id)

    def undo(self, author: Author) -> DeskString:
        """Take back the last thing one did.

        Raises:
            NotFoundError: there is nothing.
            ConflictError: somebody went on from there.
        """
        person_id = _require_person(author)
        with self._writing() as connection:
            action = _require_action(connection, person_id)
            string = _string_of(connection, action.translation_id)
            if action.review is None:
                kept = _require_text(string, action.translation_id)
                decisions.reject(connection, string, kept, author, None)
            else:
                decisions.undo(connection, string, action.review, author)
            return _string_of(connection, action.translation_id)

    def remark(self, at: tuple[int, str | None], text: str, author: Author) -> DeskString:
        """Say something about a string; in no language it is about what is printed.

        Raises:
            InputError: it is empty or too long.
        """
        said, (string_id, language) = _tidied(text), at
        if not said or len(said) > MOST_REMARK_CHARACTERS:
            limit = f"Write something, with at most {MOST_REMARK_CHARACTERS} letters."
            raise InputError(limit, "remark-length")
        with self._writing() as connection:
            string = read_string(connection, string_id, language or "", now())
            connection.execute(
                insert(schema.remarks).values(
                    string_id=string_id,
                    language=language,
                    text=said,
                    person_id=author.person_id,
                    who=author.who,
                    at=now(),
                )
            )
            decisions.tell(connection, "remark-added", string, author)
            return read_string(connection, string_id, language or string.source_language, now())

    # --------------------------------------------------------------------------------------

    def _has_language(self, language: str) -> bool:
        table = schema.desk_languages
        query = select(func.count()).select_from(table).where(table.c.language == language)
        with self._reading() as connection:
            return bool(connection.execute(query).scalar())


def _string_of(connection: Connection, translation_id: int) -> DeskString:
    table = schema.translations
    query = select(table.c.string_id, table.c.language).where(table.c.id == translation_id)
    row = connection.execute(query).first()
    if row is None:
        raise NotFoundError("There is no translation of that number.", "no-such-translation")
    return read_string(connection, row.string_id, row.language, now())


def _require_action(connection: Connection, person_id: int) -> LastAction:
    action = last_action(connection, person_id)
    if action is None:
        raise NotFoundError("There is nothing to undo.", "nothing-to-undo")
    return action


def _tidied(text: str) -> str:
    return unicodedata.normalize("NFC", text).strip()


def _require_text(string: DeskString, translation_id: int) -> KeptText:
    kept = string.text(translation_id)
    if kept is None:
        raise NotFoundError("There is no translation of that number.", "no-such-translation")
    return kept


def _require_open(string: DeskString, translation_id: int) -> KeptText:
    kept = _require_text(string, translation_id)
    if kept.state not in (State.PROPOSED, State.DRAFT):
        raise _decided()
    if not string.is_source and kept.source_sha256 != string.source_sha256:
        raise ConflictError(
            "The text it translates has changed since. Look at it anew.", code="source-changed"
        )
    return kept


def _require_person(author: Author) -> int:
    if author.person_id is None:
        raise RuleError("Only a person can decide about a text.", "no-person")
    return author.person_id


def _require_fit(string: DeskString, text: str) -> None:
    source = Source(string.path, string.source_language, string.source)
    refused = [each for each in findings_of(text, string.language, source) if each.code.is_refused]
    if refused:
        said = ", ".join(
            each.code if each.detail is None else f"{each.code} ({each.detail})" for each in refused
        )
        raise InputError(f"This text cannot be taken: {said}.", "text-refused")


def _require_unchanged(string: DeskString, seen: Seen, yours: str) -> None:
    if (seen.translation_id, seen.source_sha256) == (string.newest_id, string.source_sha256):
        return
    newest = string.text(string.newest_id)
    raise TextsDifferError(
        "Somebody changed this while you were at it. Nothing of yours is lost: look at both.",
        yours=yours,
        theirs=newest.text if newest else None,
        source=string.source,
    )


def _require_news(string: DeskString, text: str) -> None:
    there = (string.text(string.shown_id), string.text(string.waiting_id))
    # To propose a draft as it is says that it is right.
    if any(each and each.text == text and each.state is not State.DRAFT for each in there):
        raise ConflictError("That is what it says already.", code="no-change")


def _is_suggestion(kept: KeptText) -> bool:
    return kept.state is State.PROPOSED and kept.origin.detail == SUGGESTION


def _release(connection: Connection, string_id: int, language: str, person_id: int) -> None:
    table = schema.claims
    connection.execute(
        delete(table).where(
            table.c.string_id == string_id,
            table.c.language == language,
            table.c.person_id == person_id,
        )
    )


def _decided() -> ConflictError:
    return ConflictError("Somebody decided about this text already.", code="decided-already")
