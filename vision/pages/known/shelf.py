"""What seeing needs of the known pages, loaded when it is needed and kept for the last few."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from vision.pages.known.contrast import Contrast
from vision.pages.known.figure_line import FigureLine
from vision.pages.known.sketch import Sketch
from vision.picture import Reference
from vision.placing.register import Landmarks

#: Lines of so many pages are kept: a few hundred bytes each.
_LINES_KEPT = 60

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


@dataclass(frozen=True)
class Kin:
    """What is known beforehand of the pages that look like one page.

    `same` are printed exactly alike, so no picture can tell them apart; `similar` differ in
    places.
    """

    same: frozenset[str] = frozenset()
    similar: frozenset[str] = frozenset()


@dataclass(eq=False)
class PageShelf:
    """The pages of a registry by key, each loaded at most once while it is among the last `keep`.

    `load` gives the Reference of a key; `kin` its look-alikes; `load_contrasts` what was kept to
    tell it from each of them, by the other's key: what is not there is made from both pictures.
    `load_sketch` gives the Sketch of a key; None where it is to be drawn from the Reference.
    `load_figure_lines` gives the lines with figures of a key, None where they were not kept;
    `printing` all pages that have a line of those signs, by key, each with that line; `worded_as`
    those that have one of the same letters, whatever figures stand between them.
    """

    load: Callable[[str], Reference]
    kin: dict[str, Kin] = field(default_factory=dict)
    load_contrasts: Callable[[str], Mapping[str, Contrast]] = lambda _key: {}
    load_sketch: Callable[[str], Sketch | None] = lambda _key: None
    load_figure_lines: Callable[[str], Sequence[FigureLine] | None] = lambda _key: None
    printing: Callable[[str], Iterable[tuple[str, FigureLine]]] = lambda _signs: ()
    worded_as: Callable[[FigureLine], Iterable[tuple[str, FigureLine]]] = lambda _line: ()
    keep: int = 12
    _references: OrderedDict[str, Reference] = field(default_factory=OrderedDict)
    _sketches: OrderedDict[str, Sketch] = field(default_factory=OrderedDict)
    _lines: OrderedDict[str, Sequence[FigureLine] | None] = field(default_factory=OrderedDict)
    _landmarks: OrderedDict[str, Landmarks] = field(default_factory=OrderedDict)
    _contrasts: OrderedDict[str, dict[str, Contrast | None]] = field(default_factory=OrderedDict)

    def reference(self, key: str) -> Reference:
        """The page as its owner made it."""
        return _kept(self._references, key, self.keep, lambda: self.load(key))

    def sketch(self, key: str) -> Sketch:
        """The page drawn small."""
        return _kept(self._sketches, key, self.keep, lambda: self._sketched(key))

    def _sketched(self, key: str) -> Sketch:
        return self.load_sketch(key) or Sketch.of(self.reference(key))

    def figure_lines(self, key: str) -> Sequence[FigureLine]:
        """The lines with figures at its head and foot; none where they were not kept."""
        return self._figures(key) or ()

    def has_figure_lines(self, key: str) -> bool:
        """Whether it is known which lines with figures it has, if any."""
        return self._figures(key) is not None

    def _figures(self, key: str) -> Sequence[FigureLine] | None:
        return _kept(self._lines, key, _LINES_KEPT, lambda: self.load_figure_lines(key))

    def landmarks(self, key: str) -> Landmarks:
        """What registration looks for on the page."""
        return _kept(self._landmarks, key, self.keep, lambda: Landmarks(self.reference(key)))

    def contrast(self, key: str, other: str) -> Contrast | None:
        """What tells page `key` from page `other`; None where they are the same print."""
        known = _kept(self._contrasts, key, self.keep, lambda: dict(self.load_contrasts(key)))
        if other not in known:
            known[other] = Contrast.between(self.reference(key), self.reference(other))
        return known[other]

    def kin_of(self, key: str) -> Kin:
        """The pages that look like it."""
        return self.kin.get(key, Kin())

    def relate(self, key: str, kin: Kin) -> None:
        """Note which pages look like a page, and that it looks like them."""
        self.kin[key] = kin
        for other in kin.same:
            there = self.kin_of(other)
            self.kin[other] = Kin(there.same | {key}, there.similar)
        for other in kin.similar:
            there = self.kin_of(other)
            self.kin[other] = Kin(there.same, there.similar | {key})

    def forget(self, key: str) -> None:
        """Drop what is kept of a page that was changed or withdrawn."""
        shelves = (self._references, self._sketches, self._lines, self._landmarks, self._contrasts)
        for shelf in shelves:
            shelf.pop(key, None)
        for others in self._contrasts.values():
            others.pop(key, None)


def _kept(shelf: OrderedDict[K, V], key: K, most: int, make: Callable[[], V]) -> V:
    """The value on `shelf`, made where absent; the least recently used one makes room."""
    if key not in shelf:
        shelf[key] = make()
        if len(shelf) > most:
            shelf.popitem(last=False)
    shelf.move_to_end(key)
    return shelf[key]
