"""The tables. Migrations build them; this says what they hold, for queries."""

from forms.store.schema.base import tables
from forms.store.schema.catalogue import (
    audit,
    feedback,
    look_alikes,
    notes,
    pages,
    senders,
    step_counts,
    versions,
)
from forms.store.schema.people import memberships, organisations, people

__all__ = [
    "DERIVED_GENERATION",
    "SCHEMA_REVISION",
    "audit",
    "feedback",
    "look_alikes",
    "memberships",
    "notes",
    "organisations",
    "pages",
    "people",
    "senders",
    "step_counts",
    "tables",
    "versions",
]

#: The migration this program works with; a test keeps it equal to Alembic's head. Kept here so
#: that opening a catalogue does not have to load Alembic.
SCHEMA_REVISION = "0006"

#: What this program derives from page images. Raise it when vision makes another fingerprint of
#: the same image (a test finds out) or another contrast of two: what is kept is then made anew.
DERIVED_GENERATION = 1
