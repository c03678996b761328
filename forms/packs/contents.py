"""What a pack of a form holds, as members and as the values that the catalogue keeps.

`template.json` has the pages, the fields and their rules (checks, terms, conditions);
`texts/<language>.json` what people read; `pages/<n>.png` how each page looks;
`descriptors/<n>.bin` by what it is found.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from forms.countries.country import countries
from forms.derived import DERIVED_GENERATION
from forms.errors import FormsError, PackError
from forms.keys import VersionKey
from forms.packs.archive import write_archive
from forms.packs.canonical import canonical, read_canonical
from forms.packs.schemas import require_schema
from forms.packs.texts import PackText, as_drafts, read_texts, write_texts
from forms.template import FormPage, FormTemplate
from forms.template_json import template_of, write_template
from vision.decode import PictureFormat, decode
from vision.errors import PictureError
from vision.pages.known.layout import COLUMNS, ORIENTATIONS, ROWS, describe
from vision.picture import REFERENCE_PX_PER_MM, Grey

TEMPLATE = "template.json"
_DESCRIPTOR_BYTES = ROWS * COLUMNS * ORIENTATIONS
#: Rounding a page to whole pixels moves an edge by half of one at most, at each end.
_MOST_PIXELS_OFF = 1.0


@dataclass(frozen=True, eq=False)
class PackPage:
    """How a page looks: `png` is grey at REFERENCE_PX_PER_MM, `descriptor` vision's fingerprint."""

    png: bytes
    descriptor: bytes


@dataclass(frozen=True, eq=False)
class FormContents:
    """One version of a form: a `PackPage` for each page of the template, texts by language."""

    template: FormTemplate
    pages: tuple[PackPage, ...]
    texts: Mapping[str, tuple[PackText, ...]]

    def members(self) -> dict[str, bytes]:
        """The members by name; equal contents give equal bytes."""
        numbered = list(enumerate(self.pages, 1))
        return {
            TEMPLATE: canonical(json.loads(write_template(self.template))),
            **{
                _texts_name(language): canonical(write_texts(language, texts))
                for language, texts in self.texts.items()
            },
            **{_picture_name(number): page.png for number, page in numbered},
            **{_descriptor_name(number): page.descriptor for number, page in numbered},
        }

    @property
    def sha256(self) -> str:
        """What tells these contents from others: over all members and their names."""
        return hashlib.sha256(write_archive(self.members())).hexdigest()


def read_form(members: Mapping[str, bytes], key: VersionKey, generation: int) -> FormContents:
    """The form in these members, which were described by that `generation`.

    What another generation described is described anew.

    Raises:
        PackError: a member is missing, one too many, or is not what it should be.
    """
    template = _template(members, key)
    languages = [name[6:-5] for name in members if name.startswith("texts/")]
    contents = FormContents(
        template=template,
        pages=tuple(_page(members, page, generation) for page in template.pages),
        texts={language: _texts(members, language) for language in languages},
    )
    expected = {TEMPLATE, *map(_texts_name, languages)}
    for page in template.pages:
        expected |= {_picture_name(page.number), _descriptor_name(page.number)}
    if expected != members.keys():
        raise PackError("This pack has members that belong to no page or text.", "wrong-shape")
    return contents


def unvouched(contents: FormContents) -> FormContents:
    """The same as nobody vouches for it: texts are drafts, descriptors made by this machine."""
    return replace(
        contents,
        texts={language: as_drafts(texts) for language, texts in contents.texts.items()},
        pages=tuple(replace(page, descriptor=_described(page.png)) for page in contents.pages),
    )


def _template(members: Mapping[str, bytes], key: VersionKey) -> FormTemplate:
    kept = _object(members, TEMPLATE, "pack-template")
    try:
        template = template_of(_with_fractions(kept))
    except (FormsError, LookupError, TypeError, ValueError) as error:
        raise PackError(f"{TEMPLATE} is not a template.", "wrong-shape") from error
    numbers = [page.number for page in template.pages]
    if template.key != key or numbers != list(range(1, len(numbers) + 1)):
        raise PackError(f"{TEMPLATE} is not that of {key}, or not whole.", "wrong-shape")
    if json.loads(write_template(template)) != kept:
        raise PackError(f"{TEMPLATE} says more than a template can.", "wrong-shape")
    if template.country not in countries():
        raise PackError(
            f"{key} is a form of a country that this program knows nothing of "
            f"({template.country}): install a newer Leeswijzer.",
            "unknown-country",
        )
    return template


def _with_fractions(kept: dict[str, Any]) -> dict[str, Any]:
    """Millimetres as fractions: RFC 8785 writes 210.0 as 210, and the catalogue does not."""
    pages = [
        {**page, "widthMm": float(page["widthMm"]), "heightMm": float(page["heightMm"])}
        for page in kept["pages"]
    ]
    return {**kept, "pages": pages}


def _texts(members: Mapping[str, bytes], language: str) -> tuple[PackText, ...]:
    name = _texts_name(language)
    kept = _object(members, name, "pack-texts")
    texts = read_texts(kept)
    paths = [each.path for each in texts]
    if kept["language"] != language or paths != sorted(set(paths)):
        raise PackError(
            f"{name} has a text twice, out of order, or is not {language}.", "wrong-shape"
        )
    return texts


def _page(members: Mapping[str, bytes], page: FormPage, generation: int) -> PackPage:
    png = _member(members, _picture_name(page.number))
    descriptor = _member(members, _descriptor_name(page.number))
    try:
        frame = decode(png, (PictureFormat.PNG,))
    except PictureError as error:
        raise PackError(
            f"The picture of page {page.number} cannot be used. {error.message}", "wrong-shape"
        ) from error
    due = np.multiply([page.width_mm, page.height_mm], REFERENCE_PX_PER_MM)
    if np.abs(due - [frame.width_px, frame.height_px]).max() > _MOST_PIXELS_OFF:
        raise PackError(f"The picture of page {page.number} has another size.", "wrong-shape")
    if generation != DERIVED_GENERATION:
        return PackPage(png, describe(frame.grey).to_bytes())
    if len(descriptor) != _DESCRIPTOR_BYTES:
        raise PackError(
            f"The descriptor of page {page.number} is too long or short.", "wrong-shape"
        )
    return PackPage(png, descriptor)


def grey_of(png: bytes) -> Grey:
    """The picture of a page that `read_form` found good: uint8 (H, W)."""
    return decode(png, (PictureFormat.PNG,)).grey


def _described(png: bytes) -> bytes:
    return describe(grey_of(png)).to_bytes()


def _object(members: Mapping[str, bytes], name: str, schema: str) -> dict[str, Any]:
    kept = read_canonical(_member(members, name), name)
    require_schema(kept, schema, name)
    return kept


def _member(members: Mapping[str, bytes], name: str) -> bytes:
    if name not in members:
        raise PackError(f"This pack has no {name}.", "wrong-shape")
    return members[name]


def _texts_name(language: str) -> str:
    return f"texts/{language}.json"


def _picture_name(number: int) -> str:
    return f"pages/{number}.png"


def _descriptor_name(number: int) -> str:
    return f"descriptors/{number}.bin"
