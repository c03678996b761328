"""Which pages are printed alike: sought once, when a page is registered, and told from then on."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial

import numpy as np
from numpy.typing import NDArray

from forms.errors import DamagedError
from forms.keys import PageKey, VersionKey
from forms.pdf.figure_lines import figure_lines_of
from forms.pdf.reading import ReadPage
from forms.store.catalogue import Catalogue
from forms.store.entries import Likeness, LookAlike, NewPage
from vision.page_image import read_page_image
from vision.pages.known.contrast import Contrast
from vision.pages.known.figure_line import FigureLine
from vision.pages.known.layout import COLUMNS, ORIENTATIONS, ROWS
from vision.picture import Reference
from vision.text.figure_reader import FigureReader

#: Fingerprints less alike than this are other forms. Of 235,437 pairs of pages of real forms, the
#: 3,302 above it are versions of one form or share most of their print.
_ALIKE = 0.85
#: Only above this can the print be the very same: no pair below it was, of 320 looked at closely.
#: Beyond those told as similar, others are looked at only for that.
_MAY_BE_SAME = 0.98
#: Paper that differs more than this in size is never taken for the other.
_SAME_PAPER_MM = 1.0
#: Pictures compared pixel by pixel, the most alike first; each takes some 10 ms.
_MOST_COMPARED = 24
#: Pages told as similar; a family of yearly versions seldom has more.
_MOST_SIMILAR = 8
_FINGERPRINT_BYTES = ROWS * COLUMNS * ORIENTATIONS
#: More look-alikes are counted, not listed.
_MOST_LISTED = 5


@dataclass(frozen=True, eq=False)
class _Known:
    """A page to compare with; `reference` loads its picture."""

    key: PageKey
    image_sha256: str
    size_mm: tuple[float, float]
    reference: Callable[[], Reference]


def compared(
    catalogue: Catalogue,
    key: VersionKey,
    pages: Iterable[ReadPage],
    figures: FigureReader | None = None,
) -> tuple[NewPage, ...]:
    """The pages of version `key` as they are kept: each with what it looks like.

    They are compared with all that is kept of other versions, and with those before them. What no
    file said the print of is read with `figures`, at its head and foot; without it not at all.

    Raises:
        StoreError: the catalogue cannot be read.
    """
    known = _ComparedPages(catalogue, apart_from=key)
    return tuple(
        NewPage(
            read.png,
            read.fingerprint,
            known.look_alikes_of(read, key),
            _figure_lines(read, figures),
        )
        for read in pages
    )


class _ComparedPages:
    """The pages of a catalogue to compare new ones with, and the new ones as they come."""

    def __init__(self, catalogue: Catalogue, apart_from: VersionKey) -> None:
        kept = [
            page
            for page in catalogue.pages()
            # What is damaged is compared with nothing; `forms list` names it.
            if page.key.version != apart_from and len(page.fingerprint) == _FINGERPRINT_BYTES
        ]
        self._known = [
            _Known(
                page.key,
                page.image_sha256,
                (page.width_mm, page.height_mm),
                partial(catalogue.reference, page.key),
            )
            for page in kept
        ]
        # Those that come later are few: what is kept stays in one piece, which each page is
        # multiplied with (at 10,000 pages, putting it together again takes 0.3 s).
        self._kept_units = _units(page.fingerprint for page in kept)
        self._kept_sizes = np.array([known.size_mm for known in self._known]).reshape(-1, 2)
        self._new_units: list[NDArray[np.float32]] = []

    def look_alikes_of(self, read: ReadPage, version: VersionKey) -> tuple[LookAlike, ...]:
        """The known pages that look like `read`, most alike first; a blank page is like none.

        From then on `read` is known too, as a page of `version`.
        """
        if read.is_blank:
            return ()
        reference = cache(partial(_reference, read))
        page = _Known(
            version.page(read.page.number),
            hashlib.sha256(read.png).hexdigest(),
            (read.page.width_mm, read.page.height_mm),
            reference,
        )
        unit = _units([read.fingerprint])[0]
        found = tuple(self._alike(page, unit))
        self._known.append(page)
        self._new_units.append(unit)
        return found

    def _alike(self, page: _Known, unit: NDArray[np.float32]) -> Iterator[LookAlike]:
        similar = 0
        # Versions of a form share most of their pages: each picture is compared only once.
        contrasts: dict[str, bytes | None] = {page.image_sha256: None}
        for row, likeness in self._nearest(page, unit):
            other = self._known[row]
            sha256 = other.image_sha256
            if sha256 not in contrasts:
                is_enough = similar == _MOST_SIMILAR and likeness < _MAY_BE_SAME
                if is_enough or len(contrasts) > _MOST_COMPARED:
                    continue
                try:
                    contrasts[sha256] = _contrast(page.reference(), other.reference())
                except DamagedError:
                    continue
            contrast = contrasts[sha256]
            if contrast is None:
                yield LookAlike(other.key, Likeness.SAME)
            elif similar < _MOST_SIMILAR:
                similar += 1
                yield LookAlike(other.key, Likeness.SIMILAR, contrast)

    def _nearest(self, page: _Known, unit: NDArray[np.float32]) -> list[tuple[int, float]]:
        """Rows of the known pages on the same paper with an alike layout, most alike first."""
        if not self._known:
            return []
        among_new = [float(other @ unit) for other in self._new_units]
        likeness = np.concatenate([self._kept_units @ unit, among_new])
        new_sizes = [known.size_mm for known in self._known[len(self._kept_sizes) :]]
        sizes = np.concatenate([self._kept_sizes, np.reshape(new_sizes, (-1, 2))])
        apart = np.abs(sizes - page.size_mm).max(axis=1)
        rows = np.flatnonzero((likeness >= _ALIKE) & (apart <= _SAME_PAPER_MM))
        nearest = rows[np.argsort(-likeness[rows])]
        return [(int(row), float(likeness[row])) for row in nearest]


@dataclass(frozen=True)
class Alike:
    """What looks like the pages of one version.

    `same` and `similar` map its page numbers to other pages; `duplicates` are the versions whose
    pages are all the same print, one for one.
    """

    same: dict[int, frozenset[PageKey]]
    similar: dict[int, frozenset[PageKey]]
    duplicates: tuple[VersionKey, ...]

    def warnings(self) -> tuple[str, ...]:
        """Plain sentences about them."""
        said = []
        if self.duplicates:
            said.append(
                f"All pages are printed exactly as those of {_listed(self.duplicates)}. "
                "A photo cannot tell them apart."
            )
        for number, others in sorted(self.same.items()):
            rest = sorted(key for key in others if key.version not in self.duplicates)
            if rest:
                said.append(
                    f"Page {number} is printed exactly as {_listed(rest)}. "
                    "A photo of it cannot tell them apart."
                )
        for number, others in sorted(self.similar.items()):
            said.append(
                f"Page {number} looks much like {_listed(sorted(others))}. "
                "They are told apart by what differs."
            )
        return tuple(said)


def find_alike(catalogue: Catalogue, key: VersionKey) -> Alike:
    """What looks like the pages of version `key`, among all that is kept, both ways."""
    found: dict[Likeness, dict[int, set[PageKey]]] = {
        likeness: defaultdict(set) for likeness in Likeness
    }
    for page, other in catalogue.look_alikes_of(key):
        if page.version == key:
            found[other.likeness][page.page].add(other.key)
        if other.key.version == key:
            found[other.likeness][other.key.page].add(page)
    # Blank pages look like nothing, but two of them are still the same print.
    for page, same_picture in catalogue.of_one_picture(key):
        found[Likeness.SAME][page.page].add(same_picture)
    same, similar = (
        {number: frozenset(keys) for number, keys in found[likeness].items()}
        for likeness in (Likeness.SAME, Likeness.SIMILAR)
    )
    return Alike(same, similar, _duplicates(catalogue, key, same))


def _duplicates(
    catalogue: Catalogue, key: VersionKey, same: dict[int, frozenset[PageKey]]
) -> tuple[VersionKey, ...]:
    count = len(catalogue.pages(key))
    # The first page alone rules out nearly all.
    others = {other.version for other in same.get(1, ()) if other.version != key}
    return tuple(
        sorted(
            version
            for version in others
            if all(version.page(number) in same.get(number, ()) for number in range(1, count + 1))
            and len(catalogue.pages(version)) == count
        )
    )


def _listed(keys: Sequence[PageKey] | Sequence[VersionKey]) -> str:
    names = [str(key) for key in keys[:_MOST_LISTED]]
    if len(keys) > _MOST_LISTED:
        names.append(f"{len(keys) - _MOST_LISTED} more")
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _contrast(one: Reference, other: Reference) -> bytes | None:
    """What tells them apart, for keeping; None where the print is the same."""
    contrast = Contrast.between(one, other)
    return None if contrast is None else contrast.to_bytes()


def _figure_lines(read: ReadPage, figures: FigureReader | None) -> tuple[FigureLine, ...] | None:
    if read.text.texts:
        return figure_lines_of(read.text, read.page.height_mm)
    return None if figures is None else figures.read_page(_reference(read))


def _reference(read: ReadPage) -> Reference:
    grey = read_page_image(read.png)
    return Reference("new", grey, read.page.width_mm, read.page.height_mm)


def _units(fingerprints: Iterable[bytes]) -> NDArray[np.float32]:
    """Fingerprints as rows of length 1."""
    cells = np.frombuffer(b"".join(fingerprints), np.int8).reshape(-1, _FINGERPRINT_BYTES)
    rows = cells.astype(np.float32)
    rows /= np.sqrt(np.einsum("ij,ij->i", rows, rows))[:, None] + 1e-6
    return rows
