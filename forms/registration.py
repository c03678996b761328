"""Registering a PDF: reading it, comparing its pages with those known, and keeping it.

Reading (`forms.pdf.reading`) is slow and meets untrusted content, so run it where it can be
stopped; `register` takes what it gives.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from forms.document_warning import details
from forms.errors import StoreError
from forms.keys import VersionKey
from forms.language_tags import is_known
from forms.likeness import compared, find_alike
from forms.pdf.reading import ReadDocument
from forms.store.addition import Together
from forms.store.catalogue import Catalogue
from forms.store.entries import Addition, NewVersion
from forms.store.order import version_order
from forms.template import FormTemplate
from vision.text.figure_reader import FigureReader

#: How often the comparison is made again because another process registered something meanwhile.
_MOST_ATTEMPTS = 20
_WITHOUT_LANGUAGE = (
    "Nothing tells in which language this form is printed: its own texts are shown to everybody as "
    "they are, and none are translated. Say it when it is added: --language nl."
)
_WITHOUT_FIELDS = (
    "No places to fill in were found in this form; its pages are registered without fields."
)


@dataclass(frozen=True, eq=False)
class Registration:
    """A registered version as its owner is told about it.

    `duplicate_of` are versions with the very same pages; `warnings` are plain English sentences.
    """

    template: FormTemplate
    is_published: bool
    duplicate_of: tuple[VersionKey, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True)
class Said:
    """What who registers a document says of it: that goes before what it says of itself."""

    title: str | None = None
    language: str | None = None


def register(
    catalogue: Catalogue,
    document: ReadDocument,
    key: VersionKey,
    *,
    publish: bool,
    by: str,
    title: str | None = None,
    said: Said | None = None,
) -> Registration:
    """Keep a document under `key`; the same content again changes nothing.

    `title` is used where the document does not name itself; `by` goes into the audit.

    Raises:
        ConflictError: the key exists with other content; nothing was changed.
        StoreError: the data folder cannot be used.
    """
    said = said or Said()
    document = replace(
        document, title=said.title or document.title, language=said.language or document.language
    )
    add_compared(
        catalogue, lambda: _compared(catalogue, document, key, title), publish=publish, by=by
    )
    registered = registration_of(catalogue, key)
    return Registration(
        template=registered.template,
        is_published=registered.is_published,
        duplicate_of=registered.duplicate_of,
        warnings=(
            *details(document.warnings),
            *_kept_otherwise(registered.template, said),
            *registered.warnings,
        ),
    )


def add_compared(
    catalogue: Catalogue,
    compare: Callable[[], NewVersion],
    *,
    publish: bool,
    by: str,
    together: Together | None = None,
) -> Addition:
    """Keep the version that `compare` makes, which compares it with all that is kept.

    Gives whether it is new or was there with this very content.

    What `together` writes is kept with it or not at all.

    Raises:
        ConflictError: the key exists with other content; nothing was changed.
        StoreError: the data folder cannot be used.
    """
    for _ in range(_MOST_ATTEMPTS):
        as_of = catalogue.revision()
        version = compare()
        added = catalogue.add(version, publish=publish, by=by, as_of=as_of, together=together)
        if added is not Addition.OVERTAKEN:
            return added
    raise StoreError(
        "The catalogue keeps changing while this form is compared with it. Try again later."
    )


def registration_of(catalogue: Catalogue, key: VersionKey) -> Registration:
    """What is known about a version that was registered before.

    Raises:
        NotFoundError: there is none of that key.
    """
    template = catalogue.template(key)
    alike = find_alike(catalogue, key)
    return Registration(
        template=template,
        is_published=catalogue.version(key).is_published,
        duplicate_of=alike.duplicates,
        warnings=(*_language_warnings(template), *_field_warnings(template), *alike.warnings()),
    )


def _kept_otherwise(template: FormTemplate, said: Said) -> tuple[str, ...]:
    """What was kept of the same document before otherwise than is told now."""
    kept = []
    if said.language not in (None, template.language):
        kept.append(f"as printed in “{template.language}”")
    if said.title not in (None, template.title):
        kept.append(f"under the title “{template.title}”")
    return tuple(
        f"This form was registered before {how}, and stays so. Add it under another version to "
        "change that."
        for how in kept
    )


def _language_warnings(template: FormTemplate) -> tuple[str, ...]:
    return () if is_known(template.language) else (_WITHOUT_LANGUAGE,)


def _field_warnings(template: FormTemplate) -> tuple[str, ...]:
    """What the owner must know about where the fields come from."""
    fields = [field for page in template.pages for field in page.fields]
    guessed = sum(field.is_guessed for field in fields)
    if not fields:
        return (_WITHOUT_FIELDS,)
    if not guessed:
        return ()
    what = "1 field was" if guessed == 1 else f"{guessed} fields were"
    return (
        f"{what} found by looking at the pages, not from the file: the places, names and types "
        "are guesses and must be checked.",
    )


def _compared(
    catalogue: Catalogue, document: ReadDocument, key: VersionKey, title: str | None
) -> NewVersion:
    template = FormTemplate(
        key=key,
        title=document.title or title or key.form,
        language=document.language,
        pages=tuple(read.page for read in document.pages),
        replaces=_replaced(catalogue, key),
    )
    pages = compared(catalogue, key, document.pages, FigureReader())
    return NewVersion(template, pages, document.sha256)


def _replaced(catalogue: Catalogue, key: VersionKey) -> VersionKey | None:
    """The newest version of the family that comes before `key`."""
    earlier = [
        kept.key
        for kept in catalogue.versions(key.family)
        if version_order(kept.key.version) < version_order(key.version)
    ]
    return max(earlier, key=lambda other: version_order(other.version), default=None)
