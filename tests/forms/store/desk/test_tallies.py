"""What is kept of counting is what counting gives, whatever people did before."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, select

from forms.errors import FormsError
from forms.keys import VersionKey
from forms.reviews.desk import Author
from forms.store import schema
from forms.store.desk import overview as counting
from forms.store.desk.book import ReviewDesk
from forms.store.desk.coverage import Count
from forms.store.desk.overview import DeskOverview
from forms.store.engine import connect, database_url, writing
from forms.store.folder import Place
from forms.store.texts.notes import open_language
from forms.store.texts.standings import settle
from forms.store.texts.tallies import FIGURES, plain_count
from tests.forms.store.desk.crew import (
    LABEL,
    STEP,
    add_form,
    add_people,
    approve,
    at,
    propose,
)

LANGUAGES = ("en", "tr", "nl")
PATHS = ("title", "purpose", LABEL, STEP)
#: What people do, to which text, in which language, who of three.
DEEDS = st.tuples(
    st.sampled_from(["propose", "approve", "reject", "undo", "open", "change-source"]),
    st.sampled_from(PATHS), st.sampled_from(LANGUAGES), st.integers(0, 2), st.integers(0, 9),
)  # fmt: skip


@pytest.fixture(scope="module")
def desk(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[ReviewDesk, Place, list[Author]]]:
    place = tmp_path_factory.mktemp("desk")
    add_form(place)
    add_form(place, VersionKey.parse("waterschap/kwijtschelding/2026-1"))
    crew = add_people(place, "*", "*", "*")
    with ReviewDesk.open(place) as opened:
        yield opened, place, crew


def do(desk: ReviewDesk, place: Place, crew: list[Author], deed: tuple[Any, ...]) -> None:
    what, path, language, who, number = deed
    author = crew[who]
    if what == "open":
        with desk._writing() as connection:
            open_language(connection, "fr")
    elif what == "propose":
        propose(desk, path, language, f"Tekst {number}", author)
    elif what == "approve":
        approve(desk, at(desk, path, language), author)
    elif what == "reject":
        string = at(desk, path, language)
        desk.reject(string.waiting_id or string.shown_id or 0, author, "Anders.")
    elif what == "undo":
        desk.undo(author)
    else:
        change_source(desk, at(desk, path, language).string_id)


def change_source(desk: ReviewDesk, string_id: int) -> None:
    """A text on the form is another one: what translates the old one is stale or no more shown."""
    table = schema.translations
    with desk._writing() as connection:
        connection.execute(
            table.update().where(table.c.string_id == string_id, table.c.language != "nl")
            .values(state="stale")
        )  # fmt: skip
        for language in connection.execute(
            select(schema.standings.c.language).where(schema.standings.c.string_id == string_id)
        ).scalars().all():  # fmt: skip
            settle(connection, string_id, language)


def rows(connection: Connection, query: Any) -> list[tuple[int, ...]]:
    return sorted(
        (row.version_id, row.language, *(int(row._mapping[name]) for name in FIGURES))
        for row in connection.execute(query)
    )


@settings(
    max_examples=15, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(st.lists(DEEDS, min_size=1, max_size=12), st.integers(1, 4))
def test_figures_are_those_of_counting(
    desk: tuple[ReviewDesk, Place, list[Author]], deeds: list[tuple[Any, ...]], most: int
) -> None:
    book, place, crew = desk
    for deed in deeds:
        try:
            do(book, place, crew, deed)
        except FormsError:
            continue  # against the rules, or nothing to do: nothing was changed
    with book._reading() as connection:
        counted = rows(connection, plain_count())
        assert rows(connection, select(schema.tallies)) == counted
        proposed = _proposed(connection)
    by_language = {each.language: each for each in book.coverage(Count.LANGUAGE)}
    for language, figures in _summed(counted).items():
        assert [getattr(by_language[language], name) for name in FIGURES] == figures
    with DeskOverview.open(place) as overview:
        for author in crew:
            others = sum(writer != author.person_id for writer in proposed)
            kept, counting.MOST_COUNTED = counting.MOST_COUNTED, most
            try:
                waiting = overview.waiting(author.person_id or 0, [(None, None)])
            finally:
                counting.MOST_COUNTED = kept
            assert waiting == min(others, most + 1)


def _proposed(connection: Connection) -> list[int | None]:
    standings, texts = schema.standings.c, schema.translations.c
    query = select(texts.written_by).join(schema.standings, standings.waiting_id == texts.id)
    return list(connection.execute(query.where(standings.state == "proposed")).scalars())


def _summed(counted: list[tuple[Any, ...]]) -> dict[str, list[int]]:
    summed: dict[str, list[int]] = {}
    for _, language, *figures in counted:
        before = summed.get(language, [0] * len(FIGURES))
        summed[language] = [one + other for one, other in zip(before, figures, strict=True)]
    return summed


def test_a_migration_counts_what_there_is(tmp_path: Any) -> None:
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    add_form(tmp_path)
    engine = connect(database_url(tmp_path))
    config = Config()
    config.set_main_option("script_location", "forms.store:migrations")
    with writing(engine) as connection:
        counted = rows(connection, plain_count())
        schema.tallies.drop(connection)
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0014'")
        config.attributes["connection"] = connection
        command.upgrade(config, "0015")
        assert rows(connection, select(schema.tallies)) == counted != []
    engine.dispose()
