"""Texts leave the database whole, and come back as proposals that overwrite nothing."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy import func, select

from forms.errors import ConflictError, NotFoundError
from forms.exchange.entry import Entry
from forms.exchange.formats import Format, read_entries, write_entries
from forms.exchange.plan import ImportOutcome
from forms.keys import VersionKey
from forms.reviews.states import State
from forms.store import schema
from forms.store.catalogue import Catalogue
from forms.store.engine import connect, database_url
from forms.store.folder import Place
from forms.store.texts.exchanging import TextExchange, one_version
from forms.text import Provenance
from tests.forms.store.builders import notes_in, version_of

KEY = VersionKey.parse("gemeente/verhuizing/2026-1")


@pytest.fixture
def exchange(place: Place) -> Iterator[TextExchange]:
    english = replace(notes_in("en"), provenance="draft", title="Moving")
    with Catalogue.open(place) as catalogue:
        version = version_of(str(KEY), notes=(notes_in("nl"), english))
        catalogue.add(version, publish=True, by="test")
    with TextExchange.open(place) as opened:
        yield opened


def exported(exchange: TextExchange, language: str = "en") -> dict[str, Entry]:
    return {entry.path: entry for entry in exchange.export(KEY, language).entries}


def kept(place: Place) -> list[tuple[str, str, str]]:
    """Every translation that awaits review, by whom."""
    engine = connect(database_url(place))
    rows = schema.translations.c
    query = select(rows.text, rows.provenance, rows.language).where(rows.state == "proposed")
    with engine.connect() as connection:
        found = [tuple(row) for row in connection.execute(query.order_by(rows.id))]
    engine.dispose()
    return found  # type: ignore[return-value]


@pytest.mark.parametrize("format_", [Format.XLIFF_2_1, Format.PO, Format.CSV])
def test_what_is_exported_and_comes_back_untouched_changes_nothing(
    exchange: TextExchange, format_: Format
) -> None:
    before = exchange.export(KEY, "en").entries
    read = read_entries(write_entries(before, format_)).entries
    assert read == before
    plan = exchange.plan(KEY, "en", read)
    assert {step.outcome for step in plan.steps} == {ImportOutcome.SAME}
    assert exchange.apply(KEY, "en", plan, by="test") == 0
    assert exchange.export(KEY, "en").entries == before


def test_a_text_says_where_it_stands_on_paper_and_how_far_it_is(exchange: TextExchange) -> None:
    entries = exported(exchange)
    assert entries["title"].target == "Moving"
    assert entries["title"].state is State.DRAFT
    label = next(entry for path, entry in entries.items() if path.endswith("/label"))
    assert label.where is not None
    assert label.where.startswith("page 1, ")


def test_a_translation_in_a_new_language_is_proposed_and_not_shown(
    exchange: TextExchange, place: Place
) -> None:
    entry = replace(exported(exchange, "uk")["title"], target="Переїзд", state=State.APPROVED)
    machine = replace(
        exported(exchange, "uk")["purpose"], target="Мета", provenance=Provenance.MACHINE
    )
    plan = exchange.plan(KEY, "uk", [replace(entry, provenance=Provenance.OWNER), machine])
    assert exchange.apply(KEY, "uk", plan, by="test") == 2
    # Praise in a file is not believed; that a machine wrote it is.
    assert kept(place) == [("Переїзд", "draft", "uk"), ("Мета", "machine", "uk")]
    with Catalogue.open(place) as catalogue:
        assert catalogue.notes(KEY, "uk") is None
    assert exported(exchange, "uk")["title"].state is State.PROPOSED


def test_what_was_changed_here_since_the_export_is_never_overwritten(
    exchange: TextExchange, place: Place
) -> None:
    before = exported(exchange)["title"]
    ours = exchange.plan(KEY, "en", [replace(before, target="Removal")])
    exchange.apply(KEY, "en", ours, by="test")
    theirs = exchange.plan(KEY, "en", [replace(before, target="Moving house")])
    (step,) = theirs.steps
    assert step.outcome is ImportOutcome.CONFLICTING
    assert step.existing is not None
    assert (step.existing.target, step.entry.target) == ("Removal", "Moving house")
    assert exchange.apply(KEY, "en", theirs, by="test") == 0
    assert [text for text, *_ in kept(place)] == ["Removal"]


def test_a_plan_that_is_no_longer_true_is_not_carried_out(
    exchange: TextExchange, place: Place
) -> None:
    entries = exported(exchange)
    both = [replace(entries[path], target=f"Other {path}") for path in ("title", "purpose")]
    plan = exchange.plan(KEY, "en", both)
    exchange.apply(KEY, "en", exchange.plan(KEY, "en", both[:1]), by="test")
    with pytest.raises(ConflictError):
        exchange.apply(KEY, "en", plan, by="test")
    assert len(kept(place)) == 1


def test_an_import_stands_in_the_audit(exchange: TextExchange, place: Place) -> None:
    entry = replace(exported(exchange)["title"], target="Removal")
    exchange.apply(KEY, "en", exchange.plan(KEY, "en", [entry]), by="person:7")
    engine = connect(database_url(place))
    lines = select(func.count()).where(
        schema.audit.c.what == "texts-imported", schema.audit.c.who == "person:7"
    )
    with engine.connect() as connection:
        assert connection.execute(lines).scalar() == 1
    engine.dispose()


def test_a_file_must_be_about_one_version_that_is_there(exchange: TextExchange) -> None:
    title = exported(exchange)["title"]
    assert one_version([title], None) == KEY
    with pytest.raises(NotFoundError):
        one_version([title, replace(title, version="a/b/c")], None)
    with pytest.raises(NotFoundError):
        exchange.export(VersionKey.parse("no/such/form"), "en")
