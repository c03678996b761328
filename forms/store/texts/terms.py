"""Government words that somebody proposed: kept beside those that come with Leeswijzer.

One is seen as proposed until a keeper of the glossary decides. Refused, it is said nowhere.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Connection, Engine, Row, delete, func, insert, select, update

from forms.errors import ConflictError, NotFoundError
from forms.exchange.concept import Concept, Named, concepts_of
from forms.exchange.term_plan import TermPlan, plan_terms
from forms.glossary_proposal import ProposalState, TermProposal
from forms.language.glossary import Glossary, Meaning, TermEntry, bundled_glossary
from forms.language.languages import DUTCH
from forms.store import schema
from forms.store.audit import record
from forms.store.book import Book
from forms.store.events import Event
from forms.store.moments import now

#: What the audit calls each decision.
_EVENTS: Final[dict[ProposalState, Event]] = {
    ProposalState.PROPOSED: "term-decision-undone",
    ProposalState.ACCEPTED: "term-accepted",
    ProposalState.REFUSED: "term-refused",
}


class TermBook(Book):
    """The proposed terms in the database of a catalogue, over those of `bundled`."""

    def __init__(self, engine: Engine, bundled: Glossary | None = None) -> None:
        super().__init__(engine)
        self._bundled = bundled or bundled_glossary()
        self._read: tuple[tuple[int, int], Glossary] | None = None

    def glossary(self) -> Glossary:
        """All terms, those proposed or accepted too: for who writes here, not for citizens.

        Raises:
            StoreError: the database cannot be read.
        """
        table = schema.proposed_terms
        with self._reading() as connection:
            # Both only grow: they say whether what was read still holds.
            latest = func.coalesce(func.max(table.c.id), 0)
            decisions = func.coalesce(func.sum(table.c.decisions), 0)
            last, decided = connection.execute(select(latest, decisions)).one()
            if self._read is None or self._read[0] != (last, decided):
                self._read = ((last, decided), _with(self._bundled, self._said(connection)))
        return self._read[1]

    def concepts(self) -> tuple[Concept, ...]:
        """All terms as glossaries exchange them, the proposed names in their places.

        Raises:
            StoreError: the database cannot be read.
        """
        with self._reading() as connection:
            return _concepts(self._bundled, self._said(connection))

    def proposals(self, state: ProposalState) -> tuple[TermProposal, ...]:
        """The words of which that was decided, the oldest first.

        A word in another language waits for its Dutch one where that was refused.

        Raises:
            StoreError: the database cannot be read.
        """
        with self._reading() as connection:
            rows = _rows(connection)
        dutch = _dutch(rows)
        refused = {
            row.term for row in rows if row.language == DUTCH and row.state == ProposalState.REFUSED
        }
        return tuple(
            self._proposal(row, dutch)
            for row in rows
            if row.state == state and (row.language == DUTCH or row.term not in refused)
        )

    def proposal(self, proposal_id: int) -> TermProposal:
        """One word that was proposed.

        Raises:
            NotFoundError: there is none of that number.
            StoreError: the database cannot be read.
        """
        with self._reading() as connection:
            row = _row(connection, proposal_id)
            dutch = _dutch(_rows(connection))
        return self._proposal(row, dutch)

    def decide(self, proposal_id: int, state: ProposalState, by: str) -> TermProposal:
        """Accept or refuse a word that waits, or (PROPOSED) undo what was decided.

        Raises:
            NotFoundError: there is none of that number.
            ConflictError: somebody decided meanwhile, or there is nothing to undo.
            StoreError: the database cannot be written.
        """
        table = schema.proposed_terms
        with self._writing() as connection:
            row = _row(connection, proposal_id)
            is_undone = state is ProposalState.PROPOSED
            if (row.state == ProposalState.PROPOSED) == is_undone:
                raise ConflictError(
                    "Somebody else decided about this word meanwhile. Load the list again.",
                    "changed-meanwhile",
                )
            connection.execute(
                update(table)
                .where(table.c.id == proposal_id, table.c.decisions == row.decisions)
                .values(
                    state=state.value,
                    decided_by=None if is_undone else by,
                    decided_at=None if is_undone else now(),
                    decisions=row.decisions + 1,
                )
            )
            record(connection, _EVENTS[state], "glossary", by, f"{row.term} ({row.language})")
        return self.proposal(proposal_id)

    def _proposal(self, row: Row[Any], dutch: Mapping[str, Named]) -> TermProposal:
        said = _named(row)
        bundled = self._bundled.terms.get(row.term)
        meaning = self._bundled.meaning(row.term, DUTCH)
        explained = meaning.explanation if meaning else None
        ours = None if bundled is None else Named(bundled.forms, explained)
        named = ours or dutch.get(row.term, said)
        return TermProposal(
            id=row.id, term=row.term, language=row.language, said=said, dutch=named.names[0],
            ours=ours, state=ProposalState(row.state), proposed_by=row.proposed_by,
            proposed_at=row.proposed_at, decided_by=row.decided_by,
        )  # fmt: skip

    def _said(self, connection: Connection) -> list[Row[Any]]:
        """What was not refused; other languages only of terms that have a Dutch name."""
        rows = [row for row in _rows(connection) if row.state != ProposalState.REFUSED]
        known = {*self._bundled.terms, *(row.term for row in rows if row.language == DUTCH)}
        return [row for row in rows if row.term in known]

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
            plan = plan_terms(_concepts(self._bundled, self._said(connection)), theirs)
            if plan.digest != digest:
                raise ConflictError(
                    "The terms or the file are not what they were when you looked at this "
                    "import. Nothing was imported; look at it again.",
                    "texts-changed",
                )
            for step in plan.taken:
                # What was refused before is proposed anew: somebody looked, and asks again.
                is_same = (table.c.term == step.term) & (table.c.language == step.language)
                connection.execute(delete(table).where(is_same))
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


def _dutch(rows: Iterable[Row[Any]]) -> dict[str, Named]:
    """The proposed Dutch names, by term."""
    return {row.term: _named(row) for row in rows if row.language == DUTCH}


def _row(connection: Connection, proposal_id: int) -> Row[Any]:
    table = schema.proposed_terms
    query = select(table).where(table.c.id == proposal_id).with_for_update()
    row = connection.execute(query).first()
    if row is None:
        raise NotFoundError("There is no proposed word of that number.")
    return row


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
        is_proposed = row.state == ProposalState.PROPOSED
        meaning = Meaning(named.names[0], named.meaning or "", is_proposed=is_proposed)
        meanings.setdefault(row.language, {})[row.term] = meaning
    return bundled.extended(new, meanings)
