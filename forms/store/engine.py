"""The database connection: SQLite in the data folder, set up to lose nothing that was confirmed."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event

from forms.store.folder import database_path

#: How long a process waits for another that is writing. Registering a large PDF writes for well
#: under a second; ten cover a slow disk.
_BUSY_TIMEOUT_MS = 10_000


def database_url(data_dir: Path) -> URL:
    """The SQLAlchemy address of the database in the data folder."""
    return URL.create("sqlite", database=str(database_path(data_dir)))


def connect(url: URL) -> Engine:
    """An engine for `url`. On SQLite: write-ahead log, full synchronisation, foreign keys."""
    engine = create_engine(url)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction that writes; on SQLite it takes the write lock at once.

    Taking it later, after reading, would fail instead of wait when two processes write.
    """
    locking = engine.execution_options(takes_write_lock=True)
    with locking.begin() as connection:
        yield connection


def _prepare_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None  # SQLAlchemy says when a transaction begins, see below
    connection.execute(f"PRAGMA busy_timeout = {_BUSY_TIMEOUT_MS}")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")


def _begin_sqlite(connection: Connection) -> None:
    takes_lock = connection.get_execution_options().get("takes_write_lock", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if takes_lock else "BEGIN")
