"""Words of another glossary become proposals beside ours: nothing of ours is overwritten."""

import json
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from forms.errors import ConflictError, NotFoundError
from forms.exchange.concept import Concept, Named, concepts_of
from forms.exchange.tbx import read_tbx, write_tbx
from forms.exchange.term_plan import TermOutcome, plan_terms
from forms.glossary_proposal import ProposalState
from forms.language.glossary import Glossary, Meaning, TermEntry
from forms.store import schema
from forms.store.folder import Place
from forms.store.texts.terms import TermBook
from tests.places import place, postgresql_server, sqlite_template

__all__ = ["place", "postgresql_server", "sqlite_template"]

OURS = Glossary(
    [TermEntry("aanslag", ("aanslag", "belastingaanslag"), "tax")],
    {
        "nl": {"aanslag": Meaning("aanslag", "Wat u moet betalen.")},
        "en": {"aanslag": Meaning("tax assessment", "What you have to pay.")},
    },
)
THEIRS = (
    Concept(
        "c1",
        {
            "nl": Named(("Belastingaanslag",)),
            "en": Named(("assessment",), "What you owe."),
            "fr": Named(("avis d'imposition",), "Ce que vous devez payer."),
        },
    ),
    Concept("c2", {"nl": Named(("terugvordering",), "Geld dat u terugbetaalt."),
                   "en": Named(("recovery",))}),
    Concept("c3", {"de": Named(("Bescheid",))}),
    Concept("c4", {"nl": Named(("goed\u202eford",))}),
)  # fmt: skip


@pytest.fixture
def book(place: Place) -> Iterator[TermBook]:
    with TermBook.open(place) as opened:
        opened._bundled = OURS
        yield opened


def outcomes(plan) -> list[tuple[str, str, str]]:
    return [(step.term, step.language, step.outcome.value) for step in plan.steps]


def test_a_plan_tells_what_comes_in_what_conflicts_and_what_cannot(book: TermBook) -> None:
    plan = book.plan(THEIRS)
    assert outcomes(plan) == [
        ("aanslag", "nl", "same"),
        ("aanslag", "en", "conflicting"),
        ("aanslag", "fr", "new"),
        ("terugvordering", "nl", "new"),
        ("terugvordering", "en", "new"),
        ("c3", "de", "nameless"),
        ("goed-ford", "nl", "refused"),
    ]
    conflict = plan.steps[1]
    assert conflict.ours == Named(("tax assessment",), "What you have to pay.")
    assert conflict.theirs == Named(("assessment",), "What you owe.")
    assert book.concepts() == concepts_of(OURS)  # looking changes nothing


def test_what_is_proposed_is_found_in_texts_and_marked_and_ours_stays(book: TermBook) -> None:
    book.propose(THEIRS, book.plan(THEIRS).digest, "person:7")
    glossary = book.glossary()
    (found,) = glossary.terms_in("Dit is een terugvordering.")
    assert glossary.meaning(found.id, "nl") == Meaning(
        "terugvordering", "Geld dat u terugbetaalt.", is_proposed=True
    )
    assert glossary.meaning("aanslag", "en") == Meaning("tax assessment", "What you have to pay.")
    assert glossary.meaning("aanslag", "fr") == Meaning(
        "avis d'imposition", "Ce que vous devez payer.", is_proposed=True
    )
    # The glossary that citizens read is not touched.
    assert OURS.meaning("aanslag", "fr") is None


def test_it_stands_in_the_audit_who_proposed_what(book: TermBook) -> None:
    book.propose(THEIRS, book.plan(THEIRS).digest, "person:7")
    with book._reading() as connection:
        line = connection.execute(
            select(schema.audit).where(schema.audit.c.what == "terms-proposed")
        ).one()
    assert (line.who, line.subject, line.detail) == (
        "person:7", "glossary", "aanslag, terugvordering",
    )  # fmt: skip


def test_a_second_time_nothing_comes_in_and_nothing_is_written(book: TermBook) -> None:
    book.propose(THEIRS, book.plan(THEIRS).digest, "test")
    again = book.plan(THEIRS)
    assert again.taken == ()
    book.propose(THEIRS, again.digest, "test")
    with book._reading() as connection:
        assert len(connection.execute(select(schema.proposed_terms)).all()) == 3
        lines = connection.execute(select(schema.audit.c.what)).scalars().all()
    assert lines.count("terms-proposed") == 1


def test_what_another_proposed_first_stays_and_is_shown(book: TermBook) -> None:
    looked_at = book.plan(THEIRS)
    other = (Concept("x", {"nl": Named(("terugvordering",), "Anders gezegd.")}),)
    book.propose(other, book.plan(other).digest, "person:1")
    with pytest.raises(ConflictError, match="look at it again") as refused:
        book.propose(THEIRS, looked_at.digest, "person:2")
    assert refused.value.code == "texts-changed"
    step = next(each for each in book.plan(THEIRS).steps if each.term == "terugvordering")
    assert step.outcome is TermOutcome.CONFLICTING
    assert step.ours == Named(("terugvordering",), "Anders gezegd.")


def proposed(book: TermBook, state: ProposalState = ProposalState.PROPOSED):
    return {(each.term, each.language): each for each in book.proposals(state)}


def test_what_is_accepted_is_said_as_ours_and_what_is_refused_is_not_said(book: TermBook) -> None:
    book.propose(THEIRS, book.plan(THEIRS).digest, "person:7")
    waiting = proposed(book)
    assert set(waiting) == {("aanslag", "fr"), ("terugvordering", "nl"), ("terugvordering", "en")}
    assert waiting["aanslag", "fr"].ours == Named(
        ("aanslag", "belastingaanslag"), "Wat u moet betalen."
    )
    book.decide(waiting["aanslag", "fr"].id, ProposalState.ACCEPTED, "person:1")
    refused = book.decide(waiting["terugvordering", "en"].id, ProposalState.REFUSED, "person:1")
    assert (refused.state, refused.decided_by) == (ProposalState.REFUSED, "person:1")
    glossary = book.glossary()
    accepted = glossary.meaning("aanslag", "fr")
    assert accepted is not None
    assert not accepted.is_proposed
    assert glossary.meaning("terugvordering", "en") is None
    assert set(proposed(book)) == {("terugvordering", "nl")}
    book.decide(refused.id, ProposalState.PROPOSED, "person:1")
    again = book.glossary().meaning("terugvordering", "en")
    assert again is not None
    assert again.is_proposed


def test_a_term_without_its_dutch_name_is_not_said_in_other_languages(book: TermBook) -> None:
    book.propose(THEIRS, book.plan(THEIRS).digest, "person:7")
    dutch = proposed(book)["terugvordering", "nl"]
    book.decide(dutch.id, ProposalState.REFUSED, "person:1")
    assert set(proposed(book)) == {("aanslag", "fr")}
    assert book.glossary().terms_in("Dit is een terugvordering.") == ()
    assert "terugvordering" not in {concept.id for concept in book.concepts()}
    book.decide(dutch.id, ProposalState.PROPOSED, "person:1")
    assert ("terugvordering", "en") in proposed(book)


def test_a_decision_is_taken_once_and_stands_in_the_audit(book: TermBook) -> None:
    book.propose(THEIRS, book.plan(THEIRS).digest, "person:7")
    word = proposed(book)["aanslag", "fr"]
    with pytest.raises(ConflictError):
        book.decide(word.id, ProposalState.PROPOSED, "person:1")
    book.decide(word.id, ProposalState.REFUSED, "person:1")
    with pytest.raises(ConflictError) as late:
        book.decide(word.id, ProposalState.ACCEPTED, "person:2")
    assert late.value.code == "changed-meanwhile"
    book.decide(word.id, ProposalState.PROPOSED, "person:2")
    with pytest.raises(NotFoundError):
        book.decide(999, ProposalState.ACCEPTED, "person:1")
    audit = schema.audit.c
    with book._reading() as connection:
        query = select(audit.what, audit.who, audit.detail).order_by(audit.id.desc()).limit(2)
        assert [tuple(row) for row in connection.execute(query)] == [
            ("term-decision-undone", "person:2", "aanslag (fr)"),
            ("term-refused", "person:1", "aanslag (fr)"),
        ]


def test_a_word_that_was_refused_can_be_proposed_again(book: TermBook) -> None:
    book.propose(THEIRS, book.plan(THEIRS).digest, "person:7")
    book.decide(proposed(book)["aanslag", "fr"].id, ProposalState.REFUSED, "person:1")
    plan = book.plan(THEIRS)
    assert [(step.term, step.language) for step in plan.taken] == [("aanslag", "fr")]
    book.propose(THEIRS, plan.digest, "person:8")
    assert proposed(book)["aanslag", "fr"].proposed_by == "person:8"
    assert proposed(book, ProposalState.REFUSED) == {}


def test_what_goes_out_comes_back_elsewhere_the_same(book: TermBook) -> None:
    book.propose(THEIRS, book.plan(THEIRS).digest, "test")
    out = book.concepts()
    read = read_tbx(write_tbx(out))
    assert read.concepts == out
    assert {step.outcome for step in book.plan(read.concepts).steps} == {TermOutcome.SAME}
    # In a glossary that has nothing, all of it comes in.
    fresh = plan_terms((), read.concepts)
    assert {step.outcome for step in fresh.steps} == {TermOutcome.NEW}


NAMES = st.sampled_from(["aanslag", "Aanslag", "toeslag", "boete", "BOETE", "term", "!"])
FILES = st.lists(
    st.builds(
        Concept,
        st.sampled_from(["aanslag", "a", "b"]),
        st.dictionaries(
            st.sampled_from(["nl", "en", "fr"]),
            st.builds(
                Named,
                st.lists(NAMES, min_size=1, max_size=2, unique=True).map(tuple),
                st.none() | st.just("Wat het is."),
            ),
            min_size=1,
        ),
    ),
    max_size=5,
)


@settings(max_examples=150, deadline=None)
@given(FILES)
def test_of_any_file_nothing_that_is_here_is_taken_over_and_each_word_comes_in_once(
    file: list[Concept],
) -> None:
    plan = plan_terms(concepts_of(OURS), file)
    taken = [(step.term, step.language) for step in plan.taken]
    assert len(set(taken)) == len(taken)
    assert ("aanslag", "nl") not in taken
    assert ("aanslag", "en") not in taken
    assert sum(plan.counts.values()) == sum(len(concept.by_language) for concept in file)
    dutch = {term for term, language in taken if language == "nl"} | {"aanslag"}
    assert all(term in dutch for term, _ in taken)


def test_the_detail_of_a_row_is_json_others_can_read(book: TermBook) -> None:
    book.propose(THEIRS, book.plan(THEIRS).digest, "test")
    with book._reading() as connection:
        rows = connection.execute(select(schema.proposed_terms.c.names)).scalars().all()
    assert [json.loads(row) for row in rows] == [
        ["avis d'imposition"], ["terugvordering"], ["recovery"],
    ]  # fmt: skip
