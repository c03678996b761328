"""The tables. Migrations build them; this says what they hold, for queries."""

from forms.store.schema.base import tables
from forms.store.schema.catalogue import (
    audit,
    feedback,
    look_alikes,
    pages,
    senders,
    step_counts,
    versions,
)
from forms.store.schema.people import memberships, organisations, people
from forms.store.schema.texts import (
    claims,
    desk_languages,
    remarks,
    reviews,
    standings,
    strings,
    translations,
)

__all__ = [
    "DERIVED_GENERATION",
    "SCHEMA_REVISION",
    "audit",
    "claims",
    "desk_languages",
    "feedback",
    "look_alikes",
    "memberships",
    "organisations",
    "pages",
    "people",
    "remarks",
    "reviews",
    "senders",
    "standings",
    "step_counts",
    "strings",
    "tables",
    "translations",
    "versions",
]

#: The migration this program works with; a test keeps it equal to Alembic's head. Kept here so
#: that opening a catalogue does not have to load Alembic.
SCHEMA_REVISION = "0007"

#: What this program derives from page images. Raise it when vision makes another fingerprint of
#: the same image (a test finds out) or another contrast of two: what is kept is then made anew.
DERIVED_GENERATION = 1
