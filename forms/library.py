"""The forms that come with Leeswijzer, put into a catalogue; new ones into one that has others."""

import hashlib
import json
from contextlib import suppress
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import PurePath
from typing import Any, Final

import numpy as np

from forms.errors import ConflictError, ContentError, FormsError
from forms.keys import VersionKey
from forms.likeness import compared
from forms.pdf.reading import ReadPage, read_pictures
from forms.store.catalogue import Catalogue
from forms.store.entries import NewVersion
from forms.store.folder import Place
from forms.store.renewal import renew_at_opening
from forms.template import FormNotes, FormTemplate
from forms.template_json import read_notes, template_of

#: What the audit says when the whole library is in.
_SEEDED: Final = "library-seeded"
_BY = "leeswijzer"
#: A sheet as typeset and as drawn may differ by rounding only.
_ROUNDING_MM = 0.05


def open_seeded(place: Place) -> Catalogue:
    """The catalogue of `place`, made there when absent, with all of the bundled library.

    Raises:
        StoreError: the folder or database cannot be used, or is older or newer than this program.
    """
    catalogue = Catalogue.open(place)
    try:
        seed(catalogue)
        renew_at_opening(place)
    except BaseException:
        catalogue.close()
        raise
    return catalogue


def seed(catalogue: Catalogue, root: Traversable | None = None) -> bool:
    """Publish what the catalogue lacks of the bundled library; true when something was done.

    A version that is there is left as it is, published, withdrawn or made otherwise by its owner.
    A catalogue that somebody else said to be seeded gets nothing. Stopped half-way it goes on the
    next time; two processes doing it at once do no harm.

    Raises:
        ContentError: a file of the library is incomplete.
        StoreError: the data folder cannot be written.
    """
    lacking = lacking_of(catalogue, root)
    for folder in lacking:
        # Somebody may have taken the key while we were drawing: theirs stays.
        with suppress(ConflictError):
            add_to(catalogue, load_version(folder), by=_BY)
    if lacking:
        catalogue.record(_SEEDED, "library", by=_BY)
    return bool(lacking)


def lacking_of(catalogue: Catalogue, root: Traversable | None = None) -> list[Traversable]:
    """The folders of the bundled library (or of `root`) of which the catalogue has no version.

    Raises:
        StoreError: the database cannot be read.
    """
    seeder = catalogue.recorded_by(_SEEDED)
    if seeder is not None and seeder != _BY:
        return []
    there = catalogue.keys()
    return [folder for folder in library_folders(root) if key_of(folder) not in there]


def key_of(folder: Traversable) -> VersionKey:
    """The key of the version in a folder issuer/form/version of the library."""
    return VersionKey(*PurePath(str(folder)).parts[-3:])


def add_to(catalogue: Catalogue, version: "LibraryVersion", *, by: str) -> None:
    """Publish one version of the bundled library.

    Raises:
        ConflictError: another document is registered under its key.
        StoreError: the data folder cannot be written.
    """
    catalogue.add(_compared(catalogue, version), publish=True, by=by)


def library_folders(root: Traversable | None = None) -> list[Traversable]:
    """The folders issuer/form/version of the bundled library, in order of their keys."""
    base = root or files("forms") / "library"
    issuers = (issuer for issuer in base.iterdir() if issuer.is_dir())
    forms = (form for issuer in issuers for form in issuer.iterdir() if form.is_dir())
    versions = (version for form in forms for version in form.iterdir() if version.is_dir())
    found = [version for version in versions if (version / "template.json").is_file()]
    return sorted(found, key=str)


@dataclass(frozen=True, eq=False)
class LibraryVersion:
    """One version as its folder holds it: `pdf` are the bytes of the flat form."""

    template: FormTemplate
    notes: tuple[FormNotes, ...]
    pdf: bytes
    sha256: str


def load_version(folder: Traversable) -> LibraryVersion:
    """Read the folder of one version.

    Raises:
        ContentError: a file is missing, is not what it should be, or they do not fit together.
    """
    try:
        contents = {file.name: file.read_bytes() for file in folder.iterdir() if _is_kept(file)}
        authored = json.loads(contents["template.json"])
        placed = json.loads(contents["pages.json"])
        notes = tuple(
            read_notes(contents[name].decode("utf-8"))
            for name in sorted(contents)
            if name.startswith("notes.")
        )
        return LibraryVersion(
            template=_template(authored, placed, notes),
            notes=notes,
            pdf=contents["form.pdf"],
            sha256=_sha256(contents),
        )
    except (OSError, KeyError, TypeError, ValueError, FormsError) as error:
        raise ContentError(
            f"The bundled form in {folder} is incomplete or damaged. Install Leeswijzer again, "
            "or run the tests of the library to see what is wrong."
        ) from error


def _is_kept(file: Traversable) -> bool:
    return file.is_file() and (file.name.endswith(".json") or file.name == "form.pdf")


def _sha256(contents: dict[str, bytes]) -> str:
    """One hash over all files that make up the version."""
    whole = hashlib.sha256()
    for name in sorted(contents):
        whole.update(name.encode() + hashlib.sha256(contents[name]).digest())
    return whole.hexdigest()


def _template(
    authored: dict[str, Any], placed: dict[str, Any], notes: tuple[FormNotes, ...]
) -> FormTemplate:
    places = {(place["page"], place["id"]): place for place in placed["fields"]}
    labels = {
        field_id: note.label
        for in_language in notes
        if in_language.language == authored["language"]
        for field_id, note in in_language.fields.items()
    }
    fields = [
        {
            **field,
            "areaMm": places[field["page"], field["id"]]["areaMm"],
            "combCells": places[field["page"], field["id"]]["combCells"],
            "label": labels.get(f"{field['page']}/{field['id']}"),
        }
        for field in sorted(authored["fields"], key=lambda field: field["order"])
    ]
    key = VersionKey(authored["issuer"], authored["form"], authored["version"])
    pages = [
        {**page, "fields": [field for field in fields if field["page"] == page["page"]]}
        for page in placed["pages"]
    ]
    return template_of({**authored, "key": str(key), "pages": pages})


def _compared(catalogue: Catalogue, version: LibraryVersion) -> NewVersion:
    """The version with pictures of its pages and the look-alikes among those kept before."""
    drawn = read_pictures(version.pdf)
    _require_fit(version.template, drawn)
    pages = compared(catalogue, version.template.key, drawn)
    return NewVersion(version.template, pages, version.sha256, version.notes)


def _require_fit(template: FormTemplate, drawn: tuple[ReadPage, ...]) -> None:
    sizes = [(page.width_mm, page.height_mm) for page in template.pages]
    seen = [(read.page.width_mm, read.page.height_mm) for read in drawn]
    if len(sizes) != len(seen) or np.abs(np.subtract(sizes, seen)).max() > _ROUNDING_MM:
        raise ContentError(
            f"The pages of {template.key} are not as large as its PDF: typeset it again with "
            "scripts/typeset.py."
        )
