"""The tables. Migrations build them; this says what they hold, for queries."""

from forms.store.schema.base import tables
from forms.store.schema.catalogue import (
    audit,
    feedback,
    figure_lines,
    figure_signs,
    look_alikes,
    pages,
    senders,
    sketches,
    step_counts,
    versions,
)
from forms.store.schema.digests import digests
from forms.store.schema.drafting import draft_edits, draft_pages, draft_sources, drafts
from forms.store.schema.identity import (
    api_keys,
    invitations,
    local_accounts,
    outside_identities,
    outside_sign_ins,
    recovery_codes,
    sign_in_attempts,
    web_sessions,
)
from forms.store.schema.insight import feedback_deeds
from forms.store.schema.memory import segments
from forms.store.schema.packs import packs, revocations, trusted_roots
from forms.store.schema.people import memberships, organisations, people
from forms.store.schema.terms import proposed_terms
from forms.store.schema.texts import (
    claims,
    desk_languages,
    remarks,
    reviews,
    standings,
    strings,
    tallies,
    translations,
)

__all__ = [
    "SCHEMA_REVISION",
    "api_keys",
    "audit",
    "claims",
    "desk_languages",
    "digests",
    "draft_edits",
    "draft_pages",
    "draft_sources",
    "drafts",
    "feedback",
    "feedback_deeds",
    "figure_lines",
    "figure_signs",
    "invitations",
    "local_accounts",
    "look_alikes",
    "memberships",
    "organisations",
    "outside_identities",
    "outside_sign_ins",
    "packs",
    "pages",
    "people",
    "proposed_terms",
    "recovery_codes",
    "remarks",
    "reviews",
    "revocations",
    "segments",
    "senders",
    "sign_in_attempts",
    "sketches",
    "standings",
    "step_counts",
    "strings",
    "tables",
    "tallies",
    "translations",
    "trusted_roots",
    "versions",
    "web_sessions",
]

#: The migration this program works with; a test keeps it equal to Alembic's head. Kept here so
#: that opening a catalogue does not have to load Alembic.
SCHEMA_REVISION = "0018"
