"""Registering many PDFs, one outcome each, whatever happens to the others."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import click

from api.settings import Settings
from api.workers.pdf_readers import read_pdfs
from forms.errors import FormsError, StoreError
from forms.keys import VersionKey, slug
from forms.library import open_seeded
from forms.pdf.reading import ReadDocument
from forms.registration import Registration, Said, register
from forms.store.catalogue import Catalogue


@dataclass(frozen=True)
class Addition:
    """What is asked for all of the PDFs.

    Without `form` each key is made of the name of its file.
    """

    issuer: str
    form: str | None
    version: str
    publish: bool
    by: str
    said: Said

    def key(self, source: str) -> VersionKey:
        """The key for the file `source`.

        Raises:
            KeyFormatError: its name has no letters or digits to make a key of.
        """
        return VersionKey(self.issuer, self.form or slug(Path(source).stem), self.version)


def add_all(
    settings: Settings, sources: Sequence[str], wanted: Addition
) -> Iterator[tuple[str, Registration | FormsError]]:
    """Register each file; gives it with what came of it, in order."""
    try:
        catalogue = open_seeded(settings.storage)
    except StoreError as error:
        yield from ((source, error) for source in sources)
        return
    with catalogue, closing(read_pdfs([Path(source) for source in sources])) as documents:
        for source, document in zip(sources, documents, strict=True):
            yield source, _add(catalogue, source, document, wanted)


def _add(
    catalogue: Catalogue, source: str, document: ReadDocument | FormsError, wanted: Addition
) -> Registration | FormsError:
    if isinstance(document, FormsError):
        return document
    try:
        return register(
            catalogue,
            document,
            wanted.key(source),
            publish=wanted.publish,
            by=wanted.by,
            title=click.format_filename(Path(source).stem),
            said=wanted.said,
        )
    except FormsError as error:
        return error
