"""Rows as lines of canonical JSON: the same rows give the same bytes, from whichever database."""

import base64
import json
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, MetaData, Row, Table, func, inspect, select, text

#: Rows fetched or inserted at a time.
BATCH = 1_000


def tables_of(connection: Connection) -> list[Table]:
    """The tables that are there, each after those it refers to; without Alembic's own."""
    found = MetaData()
    found.reflect(connection)
    return [table for table in found.sorted_tables if table.name != "alembic_version"]


def lines_of(connection: Connection, table: Table) -> Iterator[bytes]:
    """A line for each row, in the order of the primary key."""
    columns = [column.name for column in table.columns]
    # Sorted as bytes and not by the database's own alphabet, so that databases agree.
    keys = [_key(column, connection.dialect.name) for column in table.primary_key.columns]
    rows = connection.execution_options(yield_per=BATCH).execute(select(table).order_by(*keys))
    for row in rows:
        yield _line(columns, row)


def insert_lines(connection: Connection, table: Table, lines: Sequence[bytes]) -> None:
    """Insert the rows that `lines_of` wrote.

    Raises:
        ValueError, TypeError, AttributeError: a line is none of those.
    """
    rows = [_row(line) for line in lines]
    names = {column.name for column in table.columns}
    if any(row.keys() != names for row in rows):
        raise ValueError(f"a row of {table.name} has other columns")
    if rows:
        connection.execute(table.insert(), rows)


def count_on(connection: Connection, table: Table) -> None:
    """Have the database number new rows after those that were inserted with their numbers."""
    if connection.dialect.name != "postgresql" or "id" not in table.columns:
        return
    sequence = text("SELECT pg_get_serial_sequence(:table, 'id')")
    name = connection.execute(sequence, {"table": table.name}).scalar()
    last = connection.execute(select(func.max(table.c.id))).scalar()
    if name is not None and last is not None:
        connection.execute(text("SELECT setval(:name, :last)"), {"name": name, "last": last})


def is_empty(connection: Connection) -> bool:
    """Whether no table has a row."""
    if not inspect(connection).get_table_names():
        return True
    firsts = (select(table).limit(1) for table in tables_of(connection))
    return all(connection.execute(first).first() is None for first in firsts)


def _key(column: Any, dialect: str) -> Any:
    is_text = column.type.python_type is str
    return column.collate("C") if is_text and dialect == "postgresql" else column


def _line(columns: Sequence[str], row: Row[Any]) -> bytes:
    content = {name: _kept(value) for name, value in zip(columns, row, strict=True)}
    written = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return written.encode() + b"\n"


def _kept(value: Any) -> Any:
    if isinstance(value, bytes | memoryview):
        return {"base64": base64.b64encode(bytes(value)).decode()}
    return value


def _row(line: bytes) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(line)
    return {name: _value(value) for name, value in content.items()}


def _value(kept: Any) -> Any:
    if isinstance(kept, dict):
        return base64.b64decode(kept["base64"], validate=True)
    return kept
