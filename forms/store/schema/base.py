"""What all tables share.

Only types that SQLite's STRICT tables and PostgreSQL share: text, integers, numbers, bytes.
Times are ISO 8601 in UTC.
"""

from sqlalchemy import REAL, Double, MetaData
from sqlalchemy.types import TypeEngine

Millimetres: TypeEngine[float] = Double().with_variant(REAL(), "sqlite")

tables = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)
