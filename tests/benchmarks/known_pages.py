"""The pages a benchmark is run over: registered as an operator would, and kept between runs.

With the development material present: the bundled library and every public form of it. Without:
the library and made-up forms. A grown collection has a stated number of pages, made-up ones
filling up, and contains each smaller one.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Self

import numpy as np

from forms.anchors import area_of
from forms.keys import PageKey, slug
from forms.library import open_seeded
from forms.store.catalogue import Catalogue
from forms.store.entries import Likeness, PublishedPage
from forms.template import Field
from tests.benchmarks.drawn_pages import drawn_page
from tests.benchmarks.registering import ISSUER, TEXTS, Collection, Say, registered
from vision.fields.marks import Area
from vision.picture import Grey, Reference

#: Pages with a smaller spread of grey are blank: nothing can be recognised on them.
_BLANK_DEVIATION = 0.5
#: Sheets drawn anew from their PDF have twice the pixels a mm that are kept of a page (203 dpi).
_ANEW_PX_PER_MM = 8.0


@dataclass(frozen=True, eq=False)
class KnownPage:
    """A registered page: `same` are printed exactly like it (itself too), `similar` nearly so.

    `family` are all pages of its version and of all versions with a page like one of theirs.
    """

    key: str
    width_mm: float
    height_mm: float
    fields: tuple[Field, ...]
    text: str
    same: frozenset[str]
    similar: frozenset[str]
    family: frozenset[str] = frozenset()

    @property
    def is_of_library(self) -> bool:
        """Whether it comes with Leeswijzer."""
        return not self.key.startswith(f"{ISSUER}/")

    @property
    def kin(self) -> frozenset[str]:
        """The page, all that look like it, and all else of their forms."""
        return self.same | self.similar | self.family

    @cached_property
    def areas(self) -> tuple[Area, ...]:
        """Its fields as areas to write and tick in."""
        return tuple(map(area_of, self.fields))


@dataclass(eq=False)
class KnownPages:
    """Registered pages in `data_dir`, by key.

    `is_drawn_anew`: photographed is not the picture that is kept of a page, but a finer one of its
    PDF: rules come out paler and letters lie where they belong, as from any printer.
    """

    collection: Collection
    data_dir: Path
    catalogue: Catalogue
    pages: dict[str, KnownPage]
    is_drawn_anew: bool = False
    _blank: dict[str, bool] = field(default_factory=dict)

    @classmethod
    def open(cls, collection: Collection, say: Say, folder: Path | None = None) -> Self:
        """The collection, registered where it is not; below `folder`, or a temporary one."""
        data_dir = registered(collection, say, folder)
        texts = json.loads((data_dir / TEXTS).read_text())
        catalogue = open_seeded(data_dir)
        return cls(collection, data_dir, catalogue, _known(catalogue, texts))

    def reference(self, key: str) -> Reference:
        """The picture of a page."""
        return self.catalogue.reference(PageKey.parse(key))

    def printed(self, key: str) -> Grey:
        """The page as it comes out of a printer, to be photographed.

        Of the library and of pages that are made up, what is kept of them.
        """
        page = PageKey.parse(key)
        pdf = self._pdfs.get(page.version.form) if self.is_drawn_anew else None
        if pdf is None:
            return self.reference(key).grey
        return drawn_page(pdf.read_bytes(), page.page - 1, _ANEW_PX_PER_MM, with_fields=True)

    @cached_property
    def _pdfs(self) -> dict[str, Path]:
        """The files that were registered, by the form they are."""
        inner = self.collection
        pdfs = list(inner.pdfs)
        while inner.inner is not None:
            inner = inner.inner
            pdfs += inner.pdfs
        return {slug(pdf.stem): pdf for pdf in pdfs}

    def is_blank(self, key: str) -> bool:
        """Whether nothing is printed on the page."""
        if key not in self._blank:
            self._blank[key] = float(np.std(self.reference(key).grey)) < _BLANK_DEVIATION
        return self._blank[key]


def _known(catalogue: Catalogue, texts: dict[str, str]) -> dict[str, KnownPage]:
    published = catalogue.published_pages()
    same = _printed_alike(published)
    families = _families(published)
    templates = {page.key.version: catalogue.template(page.key.version) for page in published}
    similar = {
        str(page.key): {
            str(other.key) for other in page.lookalikes if other.likeness is Likeness.SIMILAR
        }
        for page in published
    }
    return {
        str(page.key): KnownPage(
            key=str(page.key),
            width_mm=page.width_mm,
            height_mm=page.height_mm,
            fields=templates[page.key.version].page(page.key.page).fields,
            text=texts.get(str(page.key), ""),
            same=same[str(page.key)],
            similar=frozenset().union(*(similar[key] for key in same[str(page.key)])),
            family=families[str(page.key)],
        )
        for page in published
    }


def _printed_alike(published: Sequence[PublishedPage]) -> dict[str, frozenset[str]]:
    """By key, the pages printed alike: what is like what is like a page, is like it too."""
    return _joined(
        {str(page.key): frozenset({str(page.key)}) for page in published},
        (
            (str(page.key), str(other.key))
            for page in published
            for other in page.lookalikes
            if other.likeness is Likeness.SAME
        ),
    )


def _families(published: Sequence[PublishedPage]) -> dict[str, frozenset[str]]:
    """By key, the pages of all versions linked by pages that look alike, its own among them."""
    alone: dict[str, frozenset[str]] = {}
    for page in published:
        version = str(page.key.version)
        alone[version] = alone.get(version, frozenset()) | {str(page.key)}
    joined = _joined(
        alone,
        (
            (str(page.key.version), str(other.key.version))
            for page in published
            for other in page.lookalikes
        ),
    )
    return {str(page.key): joined[str(page.key.version)] for page in published}


def _joined(
    sets: dict[str, frozenset[str]], pairs: Iterable[tuple[str, str]]
) -> dict[str, frozenset[str]]:
    """Each name with the union of all sets it is linked to by pairs of names."""
    groups = {name: {name} for name in sets}
    for one, other in pairs:
        if groups[one] is not groups[other]:
            groups[one] |= groups[other]
            for name in groups[other]:
                groups[name] = groups[one]
    return {name: frozenset().union(*(sets[each] for each in groups[name])) for name in sets}
