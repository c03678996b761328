"""Strings put straight into the tables, for tests that need no form around them."""

import itertools

from sqlalchemy import Connection, insert

from forms.store import schema
from forms.store.texts.notes import open_language
from forms.store.texts.standings import settle
from forms.template_json import write_template
from forms.text import content_hash
from tests.forms.store.builders import template_of

_NUMBERS = itertools.count(1)


def plant_proposal(connection: Connection, issuer: str, writer_id: int | None) -> tuple[int, int]:
    """A text in Arabic that awaits review; gives the ids of its string and of itself."""
    key = f"{issuer}/geplant/{next(_NUMBERS)}"
    slug, form, version = key.split("/")
    version_id = connection.execute(
        insert(schema.versions)
        .returning(schema.versions.c.id)
        .values(
            issuer=slug,
            form=form,
            version=version,
            state="draft",
            template=write_template(template_of(key)),
            source_sha256="0",
            created_at="2026",
        )
    ).scalar_one()
    said = "Uw nieuwe adres"
    string_id = connection.execute(
        insert(schema.strings)
        .returning(schema.strings.c.id)
        .values(
            version_id=version_id,
            path="title",
            place=0,
            language="nl",
            text=said,
            sha256=content_hash(said),
        )
    ).scalar_one()
    translation_id = connection.execute(
        insert(schema.translations)
        .returning(schema.translations.c.id)
        .values(
            string_id=string_id,
            language="ar",
            text="عنوانك الجديد",
            source_text=said,
            source_sha256=content_hash(said),
            state="proposed",
            provenance="draft",
            written_by=writer_id,
            written_at="2026",
        )
    ).scalar_one()
    open_language(connection, "ar")
    settle(connection, string_id, "ar")
    return string_id, translation_id
