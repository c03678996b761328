"""Finding the texts shown that a machine made."""

from sqlalchemy import select

from forms.insight.machine_texts import MachineText
from forms.store import schema
from forms.store.book import Book
from forms.store.rows import PUBLISHED
from forms.text import Provenance

#: Where engine and version were not kept with a text.
_UNKNOWN = "not kept"


class MachineRegister(Book):
    """The register of machine-made texts, in the database of the catalogue."""

    def shown(self) -> list[MachineText]:
        """All texts shown now that a machine made, by form, language and place.

        Raises:
            StoreError: the database cannot be read.
        """
        versions, strings = schema.versions, schema.strings
        standings, translations = schema.standings, schema.translations
        query = (
            select(
                versions,
                strings.c.path,
                translations.c.language,
                translations.c.text,
                translations.c.detail,
                translations.c.written_at,
                translations.c.state.label("review_state"),
            )
            .select_from(standings)
            .join(translations, translations.c.id == standings.c.shown_id)
            .join(strings, strings.c.id == standings.c.string_id)
            .join(versions, versions.c.id == strings.c.version_id)
            .where(translations.c.provenance == Provenance.MACHINE.value)
            .order_by(
                versions.c.issuer,
                versions.c.form,
                versions.c.version,
                standings.c.language,
                strings.c.place,
            )
        )
        with self._reading() as connection:
            rows = list(connection.execute(query))
        return [
            MachineText(
                form=f"{row.issuer}/{row.form}/{row.version}",
                path=row.path,
                language=row.language,
                text=row.text,
                engine=row.detail or _UNKNOWN,
                since=row.written_at,
                state=row.review_state,
                is_published=row.state == PUBLISHED and row.withdrawn_at is None,
            )
            for row in rows
        ]
