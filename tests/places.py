"""Where a test may keep a catalogue: SQLite in a folder, and PostgreSQL; each test runs on both."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from forms.store.folder import Place, Storage, database_path
from forms.store.upgrade import upgrade
from tests import postgresql

#: The folder of the project.
ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[postgresql.Server]:
    """One throw-away server for the run."""
    if not postgresql.is_installed():
        pytest.skip("PostgreSQL 15 is not installed: make setup-tests")
    with postgresql.running() as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    """A folder with no database in it; in PostgreSQL a database without a table."""
    if request.param == "sqlite":
        yield tmp_path
        return
    server = request.getfixturevalue("postgresql_server")
    address = server.new_database()
    yield Storage(tmp_path, address)
    server.drop(address)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with all tables: copying it takes a hundredth of what the migrations take."""
    folder = tmp_path_factory.mktemp("template")
    upgrade(folder)
    return database_path(folder)


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    """A place for a catalogue, whose tables are there already."""
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("sqlite_template"), database_path(tmp_path))
        yield tmp_path
        return
    server = request.getfixturevalue("postgresql_server")

    def build(address: str) -> Any:
        return upgrade(Storage(tmp_path, address))

    address = server.new_database(like=server.template(build))
    yield Storage(tmp_path, address)
    server.drop(address)
