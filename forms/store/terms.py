"""Government words that somebody proposed: kept beside those that come with Leeswijzer."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Engine, Row, func, insert, select

from forms.errors import ConflictError
from forms.exchange.concept import Concept, Named, concepts_of
from forms.exchange.term_plan import TermPlan, plan_terms
from forms.language.glossary import Glossary, Meaning, TermEntry, bundled_glossary
from forms.language.languages import DUTCH
from forms.store import schema
from forms.store.addition import record
from forms.store.book import Book
from forms.store.moments import now


class TermBook(Book):
    """The proposed terms in the database of a catalogue, over those of `bundled`."""

    def __init__(self, engine: Engine, bundled: Glossary | None = None) -> None:
        super().__init__(engine)
        self._bundled = bundled or bundled_glossary()
        self._read: tuple[int, Glossary] | None = None

    def glossary(self) -> Glossary:
        """All terms, those proposed too: for who writes here, not for citizens.

        Raises:
            StoreError: the database cannot be read.
        """
        table = schema.proposed_terms
        with self._reading() as connection:
            # Rows only come in: their number says whether what was read still holds.
            count = int(connection.execute(select(func.count()).select_from(table)).scalar_one())
            if self._read is None or self._read[0] != count:
                self._read = (count, _with(self._bundled, _rows(connection)))
        return self._read[1]

    def concepts(self) -> tuple[Concept, ...]:
        """All terms as glossaries exchange them, the proposed names in their places.

        Raises:
            StoreError: the database cannot be read.
        """
        with self._reading() as connection:
            return _concepts(self._bundled, _rows(connection))

    def plan(self, theirs: Iterable[Concept]) -> TermPlan:
        """What importing these would do; changes nothing.

        Raises:
            StoreError: the database cannot be read.
        """
        return plan_terms(self.concepts(), theirs)

    def propose(self, theirs: Sequence[Concept], digest: str, by: str) -> TermPlan:
        """Keep what the plan of that digest takes, all of it or nothing.

        Raises:
            ConflictError: the terms or the file are not what they were; nothing was kept.
            StoreError: the database cannot be written.
        """
        table = schema.proposed_terms
        with self._writing() as connection:
            plan = plan_terms(_concepts(self._bundled, _rows(connection)), theirs)
            if plan.digest != digest:
                raise ConflictError(
                    "The terms or the file are not what they were when you looked at this "
                    "import. Nothing was imported; look at it again.",
                    "texts-changed",
                )
            for step in plan.taken:
                connection.execute(
                    insert(table).values(
                        term=step.term, language=step.language,
                        names=json.dumps(step.theirs.names, ensure_ascii=False),
                        meaning=step.theirs.meaning, subject=step.subject,
                        proposed_by=by, proposed_at=now(),
                    )
                )  # fmt: skip
            if plan.taken:
                terms = sorted({step.term for step in plan.taken})
                record(connection, "terms-proposed", "glossary", by, ", ".join(terms)[:1000])
        return plan


def _rows(connection: Connection) -> list[Row[Any]]:
    table = schema.proposed_terms
    return list(connection.execute(select(table).order_by(table.c.id)))


def _named(row: Row[Any]) -> Named:
    return Named(tuple(json.loads(row.names)), row.meaning)


def _concepts(bundled: Glossary, rows: Sequence[Row[Any]]) -> tuple[Concept, ...]:
    by_id = {concept.id: concept for concept in concepts_of(bundled)}
    for row in rows:
        concept = by_id.get(row.term) or Concept(row.term, {DUTCH: _named(row)}, row.subject)
        said = {**concept.by_language, row.language: _named(row)}
        by_id[row.term] = Concept(concept.id, said, concept.subject)
    return tuple(by_id.values())


def _with(bundled: Glossary, rows: Sequence[Row[Any]]) -> Glossary:
    """The glossary with the proposed terms in it, marked as such."""
    new = [
        TermEntry(row.term, _named(row).names, "")
        for row in rows
        if row.language == DUTCH and row.term not in bundled.terms
    ]
    meanings: dict[str, dict[str, Meaning]] = {}
    for row in rows:
        named = _named(row)
        meaning = Meaning(named.names[0], named.meaning or "", is_proposed=True)
        meanings.setdefault(row.language, {})[row.term] = meaning
    return bundled.extended(new, meanings)
