"""Which pages are printed alike: sought once, when a page is registered, and told from then on."""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import cv2
import numpy as np
from numpy.typing import NDArray

from forms.keys import PageKey, VersionKey
from forms.pdf.reading import ReadPage
from forms.store.catalogue import Catalogue
from forms.store.entries import KeptPage, Likeness, LookAlike
from vision.difference import compare
from vision.picture import Reference

#: Fingerprints less alike than this are other forms.
#: Of 235,437 pairs of pages of real forms, the 3,302 above it are versions of one form or share
#: most of their print.
_ALIKE = 0.85
#: Pages that differ over more of their surface than this are told apart without a mask.
_MOST_DIFFERENT = 0.30
#: Paper that differs more than this in size is never taken for the other.
_SAME_PAPER_MM = 1.0
#: A family of yearly versions with a few pages each; more look-alikes only cost time.
_MOST_COMPARED = 40
#: More look-alikes are counted, not listed.
_MOST_LISTED = 5


class KnownPages:
    """The pages of a catalogue to compare new ones with, and the new ones as they come."""

    def __init__(self, catalogue: Catalogue, apart_from: VersionKey) -> None:
        kept = [page for page in catalogue.pages() if page.key.version != apart_from]
        self._keys = [page.key for page in kept]
        self._references: list[Callable[[], Reference]] = [
            partial(catalogue.reference, page.key) for page in kept
        ]
        self._units = [_unit(page.fingerprint) for page in kept]
        self._sizes = [(page.width_mm, page.height_mm) for page in kept]

    def look_alikes_of(self, read: ReadPage, version: VersionKey) -> tuple[LookAlike, ...]:
        """The known pages that look like `read`, most alike first; a blank page is like none.

        From then on `read` is known too, as a page of `version`.
        """
        if read.is_blank:
            return ()
        reference = _reference(read)
        found = []
        for row in self._nearest(read):
            likeness = _likeness(reference, self._references[row]())
            if likeness is not None:
                found.append(LookAlike(self._keys[row], likeness))
        self._keys.append(version.page(read.page.number))
        self._references.append(lambda: reference)
        self._units.append(_unit(read.fingerprint))
        self._sizes.append((read.page.width_mm, read.page.height_mm))
        return tuple(found)

    def _nearest(self, read: ReadPage) -> list[int]:
        if not self._keys:
            return []
        alike = np.stack(self._units) @ _unit(read.fingerprint)
        apart = np.abs(np.array(self._sizes) - (read.page.width_mm, read.page.height_mm))
        alike[apart.max(axis=1) > _SAME_PAPER_MM] = -1
        return [int(row) for row in np.argsort(-alike)[:_MOST_COMPARED] if alike[row] >= _ALIKE]


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


def find_alike(pages: Sequence[KeptPage], key: VersionKey) -> Alike:
    """What looks like the pages of version `key`, among all kept `pages`, both ways."""
    found: dict[Likeness, dict[int, set[PageKey]]] = {
        likeness: defaultdict(set) for likeness in Likeness
    }
    images = {page.image_sha256: page.key.page for page in pages if page.key.version == key}
    for page in pages:
        for other in page.look_alikes:
            if page.key.version == key:
                found[other.likeness][page.key.page].add(other.key)
            if other.key.version == key:
                found[other.likeness][other.key.page].add(page.key)
        # Blank pages look like nothing, but two of them are still the same print.
        if page.image_sha256 in images and page.key.version != key:
            found[Likeness.SAME][images[page.image_sha256]].add(page.key)
    same, similar = (
        {number: frozenset(keys) for number, keys in found[likeness].items()}
        for likeness in (Likeness.SAME, Likeness.SIMILAR)
    )
    return Alike(same, similar, _duplicates(pages, key, same))


def _duplicates(
    pages: Sequence[KeptPage], key: VersionKey, same: dict[int, frozenset[PageKey]]
) -> tuple[VersionKey, ...]:
    counts = Counter(page.key.version for page in pages)
    numbers = range(1, counts[key] + 1)
    return tuple(
        sorted(
            version
            for version, count in counts.items()
            if version != key
            and count == counts[key]
            and all(version.page(number) in same.get(number, ()) for number in numbers)
        )
    )


def _listed(keys: Sequence[PageKey] | Sequence[VersionKey]) -> str:
    names = [str(key) for key in keys[:_MOST_LISTED]]
    if len(keys) > _MOST_LISTED:
        names.append(f"{len(keys) - _MOST_LISTED} more")
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _likeness(one: Reference, other: Reference) -> Likeness | None:
    difference = compare(one, other)
    if difference.is_nothing:
        return Likeness.SAME
    return Likeness.SIMILAR if difference.share <= _MOST_DIFFERENT else None


def _reference(read: ReadPage) -> Reference:
    grey = cv2.imdecode(np.frombuffer(read.png, np.uint8), cv2.IMREAD_GRAYSCALE)
    return Reference("new", np.asarray(grey, np.uint8), read.page.width_mm, read.page.height_mm)


def _unit(fingerprint: bytes) -> NDArray[np.float32]:
    cells = np.frombuffer(fingerprint, np.int8).astype(np.float32)
    return np.asarray(cells / (np.linalg.norm(cells) + 1e-6), np.float32)
