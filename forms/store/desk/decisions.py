"""Writing a text, deciding about one, and taking a decision back.

Each decision keeps how everything it touched stood before, so that it can be undone exactly.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any, Final

from sqlalchemy import Connection, Row, insert, select, update

from forms.errors import ConflictError
from forms.reviews.desk import Author, DeskString, KeptText, Verdict
from forms.reviews.rules import CHECKED_ALONE
from forms.reviews.states import State
from forms.store import schema
from forms.store.audit import record
from forms.store.events import Event
from forms.store.moments import now
from forms.store.texts.standings import settle
from forms.template import Origin
from forms.text import Provenance, content_hash

_strings, _translations, _reviews = schema.strings, schema.translations, schema.reviews

#: What the audit calls it.
PROPOSED: Final = "translation-proposed"
_OUTVOTED = "another text was approved"
#: A source that changed leaves behind what was written for it, and loses nothing.
_LEFT_BEHIND = (State.APPROVED.value, State.DRAFT.value, State.PROPOSED.value)


@dataclass
class Before:
    """How things stood: texts as [id, state, provenance, detail], and the source if it changed."""

    texts: list[list[Any]] = field(default_factory=list)
    source: str | None = None

    def add(self, rows: Iterable[Row[Any]]) -> None:
        """Remember how these translations stand."""
        self.texts += [[row.id, row.state, row.provenance, row.detail] for row in rows]


def write_text(
    connection: Connection, string: DeskString, text: str, author: Author, origin: Origin
) -> int:
    """Add a text that awaits review; an earlier one of the same person is taken back for it."""
    if author.person_id is not None:
        own = (each for each in string.texts if each.writer_id == author.person_id)
        for earlier in own:
            if earlier.state is State.PROPOSED:
                _move(connection, earlier.id, State.REJECTED)
                _keep(connection, earlier.id, Verdict.TAKEN_BACK, author, Before())
    written = _insert(connection, string, text, (author.person_id, State.PROPOSED, origin))
    tell(connection, PROPOSED, string, author, text)
    settle(connection, string.string_id, string.language)
    return written


def approve(
    connection: Connection, string: DeskString, kept: KeptText, author: Author, *, is_alone: bool
) -> None:
    """Show a text from now on; `is_alone` says that its writer is the only one who can check."""
    before = Before()
    before.add(_rows(connection, [kept.id]))
    _approve(connection, string, kept, author, (before, is_alone))


def approve_mended(
    connection: Connection, string: DeskString, kept: KeptText, text: str, author: Author
) -> None:
    """Show a text in which the reviewer set a few words right; it stays that of its writer."""
    before = Before()
    before.add(_rows(connection, [kept.id]))
    mended = _insert(connection, string, text, (kept.writer_id, kept.state, kept.origin))
    # Undone, the mended text is no more and the one before it is back.
    before.texts.append([mended, State.REJECTED.value, kept.origin.provenance, kept.origin.detail])
    _move(connection, kept.id, State.REJECTED)
    # The text before it is not outvoted, but part of this one.
    string = replace(string, texts=tuple(each for each in string.texts if each.id != kept.id))
    _approve(connection, string, _as_kept(connection, mended, kept), author, (before, False))


def reject(
    connection: Connection, string: DeskString, kept: KeptText, author: Author, reason: str | None
) -> None:
    """Show a text no more, or never."""
    before = Before()
    before.add(_rows(connection, [kept.id]))
    _move(connection, kept.id, State.REJECTED)
    is_own = kept.writer_id == author.person_id
    verdict = Verdict.TAKEN_BACK if is_own else Verdict.REJECTED
    _keep(connection, kept.id, verdict, author, before, reason)
    what: Event = "translation-taken-back" if is_own else "translation-rejected"
    tell(connection, what, string, author, kept.text)
    settle(connection, string.string_id, string.language)


def undo(connection: Connection, string: DeskString, review: Row[Any], author: Author) -> None:
    """Put everything back as it stood before a decision.

    Raises:
        ConflictError: somebody went on from there.
    """
    before = Before(**json.loads(review.before))
    _require_last(connection, string, review, before)
    for translation_id, state, provenance, detail in before.texts:
        _move(connection, translation_id, State(state), Origin(provenance, detail))
    if before.source is not None:
        _set_source(connection, string.string_id, before.source)
    undone = {"undid": review.id}
    _keep(connection, review.translation_id, Verdict.UNDONE, author, undone)
    tell(connection, "review-undone", string, author)
    for language in {string.language, *_languages_of(connection, before)}:
        settle(connection, string.string_id, language)


def tell(
    connection: Connection, what: Event, string: DeskString, author: Author, text: str | None = None
) -> None:
    """Add a line to the audit; `text` is named by its hash."""
    subject = f"{string.version} {string.path} {string.language}"
    detail = None if text is None else f"sha256:{content_hash(text)}"
    record(connection, what, subject, author.who, detail)


def _approve(
    connection: Connection,
    string: DeskString,
    kept: KeptText,
    author: Author,
    how: tuple[Before, bool],
) -> None:
    before, is_alone = how
    _outvote(connection, string, kept, author, before)
    _move(connection, kept.id, State.APPROVED, _approved_origin(kept, is_alone))
    languages = {string.language}
    if string.is_source and kept.text != string.source:
        before.source = string.source
        _set_source(connection, string.string_id, kept.text)
        languages |= _leave_behind(connection, string, kept.text, before)
    verdict = Verdict.APPROVED_ALONE if is_alone else Verdict.APPROVED
    _keep(connection, kept.id, verdict, author, before)
    tell(connection, "translation-approved", string, author, kept.text)
    for language in languages:
        settle(connection, string.string_id, language)


def _approved_origin(kept: KeptText, is_alone: bool) -> Origin:
    if is_alone:
        return Origin(Provenance.DRAFT, CHECKED_ALONE)
    if kept.origin.provenance == Provenance.OWNER:
        return Origin(Provenance.OWNER)
    # The engine or score of a text that was made by machine stays with it.
    return Origin(Provenance.REVIEWED, kept.origin.detail)


def _outvote(
    connection: Connection, string: DeskString, kept: KeptText, author: Author, before: Before
) -> None:
    """What waited longer than the approved text waits no more."""
    for other in string.texts:
        if other.state is State.PROPOSED and other.id < kept.id:
            before.add(_rows(connection, [other.id]))
            _move(connection, other.id, State.REJECTED)
            nobody = Author(author.who)
            _keep(connection, other.id, Verdict.REJECTED, nobody, Before(), _OUTVOTED)


def _leave_behind(
    connection: Connection, string: DeskString, text: str, before: Before
) -> set[str]:
    """Mark what was written for another source; gives the languages it is in."""
    behind = connection.execute(
        select(_translations).where(
            _translations.c.string_id == string.string_id,
            _translations.c.language != string.language,
            _translations.c.source_sha256 != content_hash(text),
            _translations.c.state.in_(_LEFT_BEHIND),
        )
    ).all()
    before.add(behind)
    for row in behind:
        _move(connection, row.id, State.STALE)
    return {row.language for row in behind}


def _set_source(connection: Connection, string_id: int, text: str) -> None:
    connection.execute(
        update(_strings)
        .where(_strings.c.id == string_id)
        .values(text=text, sha256=content_hash(text))
    )


def _insert(
    connection: Connection,
    string: DeskString,
    text: str,
    whose: tuple[int | None, State, Origin],
) -> int:
    writer_id, state, origin = whose
    source = text if string.is_source else string.source
    made = connection.execute(
        insert(_translations)
        .returning(_translations.c.id)
        .values(
            string_id=string.string_id,
            language=string.language,
            text=text,
            source_text=source,
            source_sha256=content_hash(source),
            state=state.value,
            provenance=origin.provenance,
            detail=origin.detail,
            written_by=writer_id,
            written_at=now(),
        )
    )
    return int(made.scalar_one())


def _move(
    connection: Connection, translation_id: int, state: State, origin: Origin | None = None
) -> None:
    values: dict[str, Any] = {"state": state.value}
    if origin is not None:
        values |= {"provenance": str(origin.provenance), "detail": origin.detail}
    connection.execute(
        update(_translations).where(_translations.c.id == translation_id).values(values)
    )


def _keep(
    connection: Connection,
    translation_id: int,
    verdict: Verdict,
    author: Author,
    before: Before | dict[str, Any],
    reason: str | None = None,
) -> None:
    kept = (
        {"texts": before.texts, "source": before.source} if isinstance(before, Before) else before
    )
    connection.execute(
        insert(_reviews).values(
            translation_id=translation_id,
            verdict=verdict.value,
            reason=reason,
            before=json.dumps(kept, ensure_ascii=False),
            person_id=author.person_id,
            who=author.who,
            at=now(),
        )
    )


def _rows(connection: Connection, ids: Iterable[int]) -> list[Row[Any]]:
    query = select(_translations).where(_translations.c.id.in_(list(ids)))
    return list(connection.execute(query))


def _as_kept(connection: Connection, translation_id: int, like: KeptText) -> KeptText:
    (row,) = _rows(connection, [translation_id])
    return KeptText(
        id=row.id,
        text=row.text,
        source=row.source_text,
        source_sha256=row.source_sha256,
        state=State(row.state),
        origin=like.origin,
        writer_id=like.writer_id,
        writer=like.writer,
        written_at=row.written_at,
    )


def _require_last(
    connection: Connection, string: DeskString, review: Row[Any], before: Before
) -> None:
    touched = {each[0] for each in before.texts} | {review.translation_id}
    newer = [each for each in string.texts if each.id > max(touched)]
    later = select(_reviews.c.id).where(
        _reviews.c.id > review.id,
        _reviews.c.verdict != Verdict.UNDONE.value,
        _reviews.c.translation_id.in_([each.id for each in string.texts]),
    )
    # What other languages did since with the source that was approved would not be put back.
    elsewhere = select(_translations.c.id).where(
        _translations.c.string_id == string.string_id,
        _translations.c.language != string.language,
        _translations.c.source_sha256 == string.source_sha256,
    )
    is_followed = before.source is not None and connection.execute(elsewhere).first() is not None
    if newer or is_followed or connection.execute(later).first() is not None:
        raise ConflictError(
            "Somebody went on from there: it cannot be undone any more. Write another text, or "
            "decide again.",
            code="too-late-to-undo",
        )


def _languages_of(connection: Connection, before: Before) -> set[str]:
    return {row.language for row in _rows(connection, [each[0] for each in before.texts])}
