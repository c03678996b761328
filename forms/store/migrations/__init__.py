"""Alembic migrations, shipped inside the package so that `leeswijzer db upgrade` finds them."""
