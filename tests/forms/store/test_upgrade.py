import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from forms.errors import StoreError
from forms.store.catalogue import Catalogue
from forms.store.engine import connect, database_url, writing
from forms.store.schema import SCHEMA_REVISION, tables
from forms.store.upgrade import has_catalogue, upgrade


def test_the_program_works_with_the_newest_migration():
    config = Config()
    config.set_main_option("script_location", "forms.store:migrations")
    assert ScriptDirectory.from_config(config).get_current_head() == SCHEMA_REVISION


def test_the_migrations_build_the_tables_the_queries_use(empty_place):
    upgrade(empty_place)
    engine = connect(database_url(empty_place))
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": False})
        assert compare_metadata(context, tables) == []
    engine.dispose()


def test_upgrading_twice_does_nothing_the_second_time(empty_place):
    assert upgrade(empty_place) is None
    assert upgrade(empty_place) == SCHEMA_REVISION


def test_the_database_is_set_up_to_lose_nothing(tmp_path):
    upgrade(tmp_path)
    engine = connect(database_url(tmp_path))
    with engine.connect() as connection:
        found = [
            connection.execute(text(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        ]
    engine.dispose()
    assert found == ["wal", 2, 1]


@pytest.mark.parametrize(
    ("stands_at", "said"), [("0000", "leeswijzer db upgrade"), ("9999", "newer Leeswijzer")]
)
def test_a_database_of_another_time_is_refused_with_what_to_do(empty_place, stands_at, said):
    upgrade(empty_place)
    engine = connect(database_url(empty_place))
    with writing(engine) as connection:
        connection.execute(text(f"UPDATE alembic_version SET version_num = '{stands_at}'"))
    engine.dispose()
    with pytest.raises(StoreError, match=said):
        Catalogue.open(empty_place)


def test_upgrading_a_newer_database_changes_nothing(empty_place):
    upgrade(empty_place)
    engine = connect(database_url(empty_place))
    with writing(engine) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(StoreError, match="newer"):
        upgrade(empty_place)


def test_a_folder_that_the_system_does_not_open_is_said(tmp_path):
    with pytest.raises(StoreError, match=r"data folder .* cannot be used"):
        has_catalogue(tmp_path / ("x" * 300))  # no system takes such a name
