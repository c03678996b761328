"""The database connection, set up to lose nothing that was confirmed: SQLite or PostgreSQL.

On both, writers wait for each other and readers never wait. What reads first and then writes may
so rely on what it read.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url

from forms.store.folder import Place, database_path, storage_of

#: How long a process waits for another that is writing. Registering a large PDF writes for well
#: under a second; ten cover a slow disk.
_BUSY_TIMEOUT_MS = 10_000
#: How long to wait for a PostgreSQL server that does not answer.
_CONNECT_TIMEOUT_S = 5
#: Names the lock that writers take in PostgreSQL; any number nobody else uses (“leeswij”).
_WRITE_LOCK = 0x6C656573_77696A


def database_url(place: Place) -> URL:
    """The SQLAlchemy address of the database of `place`. As text it hides the password."""
    storage = storage_of(place)
    if storage.database is None:
        return URL.create("sqlite", database=str(database_path(storage.data_dir)))
    return make_url(storage.database).set(drivername="postgresql+psycopg")


def connect(url: URL) -> Engine:
    """An engine for `url`. On SQLite: write-ahead log, full synchronisation, foreign keys."""
    if url.get_backend_name() == "sqlite":
        engine = create_engine(url)
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    # A server may have been started anew since the last time: ask before each use.
    return create_engine(
        url, pool_pre_ping=True, connect_args={"connect_timeout": _CONNECT_TIMEOUT_S}
    )


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction that writes; it takes the write lock at once.

    Taking it later, after reading, would fail instead of wait when two processes write.
    """
    locking = engine.execution_options(takes_write_lock=True)
    with locking.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = {_BUSY_TIMEOUT_MS}")
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITE_LOCK})")
        yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One transaction that reads, and sees everything as it stood at one moment."""
    steady = engine
    if engine.dialect.name == "postgresql":
        steady = engine.execution_options(isolation_level="REPEATABLE READ")
    with steady.connect() as connection:
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
