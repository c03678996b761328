"""The tests of keeping run on SQLite and on PostgreSQL."""

from tests.places import empty_place, place, postgresql_server, sqlite_template

__all__ = ["empty_place", "place", "postgresql_server", "sqlite_template"]
