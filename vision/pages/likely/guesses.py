"""What a sheet may be: pages whose layout looks like it, and which of them are worth a look."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from vision.geometry import FramePx, Quad
from vision.pages.known.layout import SheetLayout, without_rim
from vision.pages.known.layout_index import Hit, LayoutIndex, ShortList
from vision.pages.likely.glance import Glance
from vision.picture import Frame
from vision.placing.register import Registrar

#: Layouts at least this alike are usually the page itself, its versions, or its own other pages:
#: so many of them are registered for each outline, those beyond the second only when hardly less
#: alike than the first. Of 203 pages 200 were the first, the others within 0.02 of it.
_ALIKE, MOST_TRIES, _TIED = 0.6, 6, 0.05
#: Pages less alike are bent, covered or cut off, if they are there at all: they are tried when no
#: other is found, on what is surely a sheet. Below the first none of 230 pages was ever right; it
#: was the likeliest of its outline, or nearly as like as that, and among the first few of all.
_LEAST_ALIKE, _AS_LIKE, _MOST_UNLIKE = 0.3, 0.06, 3
#: Of the pages alike only the first are sought with corners far off, and only the very first on
#: paper so bent that no part of it lies flat.
MOST_THOROUGH = 2
#: Layouts at least this alike are hardly ever another form's: a glance first would be for nothing.
_CERTAINLY_ALIKE = 0.8


@dataclass(frozen=True, eq=False)
class Guess:
    """A page that a sheet may be, and where its corners would be; `is_bent` if it is not flat.

    `is_sized` says that how large the sheet is was tried out: its corners are out of sight.
    `is_chosen`: a glance at it has been taken, and it is worth placing.
    """

    hit: Hit
    corners: Quad[FramePx]
    is_bent: bool = False
    is_sized: bool = False
    is_chosen: bool = False

    @property
    def is_alike(self) -> bool:
        """Whether the sheet is much like it."""
        return self.hit.likeness >= _ALIKE

    @property
    def place(self) -> tuple[str, bytes]:
        """Which page and where."""
        return self.hit.key, self.corners.xy.tobytes()

    @property
    def is_certain(self) -> bool:
        """Whether it is so like it that a glance first would take its time for nothing."""
        return self.is_chosen or (self.hit.likeness >= _CERTAINLY_ALIKE and not self.is_bent)


@dataclass(frozen=True, eq=False)
class Lying:
    """A way for pages to lie: the corners they have then, in some order, and which they may be."""

    corners: Quad[FramePx]
    pages: ShortList

    def guesses(self) -> list[Guess]:
        """Pages whose layout looks like what lies there, most alike first."""
        return [self.guess(hit) for hit in self.pages.alike(MOST_TRIES)]

    def guess(self, hit: Hit, is_bent: bool = False) -> Guess:
        """That one of the pages lies so."""
        return Guess(hit, self.corners.turned(hit.query), is_bent)


@dataclass(frozen=True, eq=False)
class Sight:
    """What was seen of a frame so far, so that nothing is looked at twice."""

    frame: Frame
    index: LayoutIndex
    _layouts: dict[bytes, SheetLayout] = field(default_factory=dict)
    _whole: dict[bytes, Lying] = field(default_factory=dict)
    _smaller: dict[bytes, Lying] = field(default_factory=dict)

    def as_large(self, outline: Quad[FramePx]) -> Lying:
        """The pages that a sheet with that outline may be, held in any of four ways."""
        at = outline.xy.tobytes()
        if at not in self._whole:
            prints = self._layout(outline).whole()
            self._whole[at] = Lying(outline, self.index.short_list(prints))
        return self._whole[at]

    def printed_smaller(self, outline: Quad[FramePx]) -> Lying:
        """The same of pages that were printed with a margin on a sheet of that outline."""
        at = outline.xy.tobytes()
        if at not in self._smaller:
            prints = self._layout(outline).without_rim()
            self._smaller[at] = Lying(without_rim(outline), self.index.short_list(prints))
        return self._smaller[at]

    @cached_property
    def registrar(self) -> Registrar:
        """Places pages on the frame."""
        return Registrar(self.frame)

    @cached_property
    def glance(self) -> Glance:
        """Tells what need not be placed."""
        return Glance(self.frame)

    def _layout(self, outline: Quad[FramePx]) -> SheetLayout:
        at = outline.xy.tobytes()
        if at not in self._layouts:
            self._layouts[at] = SheetLayout.of(self.frame.grey, outline, lies_on_table=True)
        return self._layouts[at]


def each_once(guesses: Sequence[Guess], most: int) -> list[Guess]:
    """The first guess of each page, of the first `most` pages."""
    by_key: dict[str, Guess] = {}
    for guess in guesses:
        by_key.setdefault(guess.hit.key, guess)
    return list(by_key.values())[:most]


def alike(guesses: Sequence[Guess]) -> list[Guess]:
    """Those that a sheet is much like, and that are worth their time."""
    return [
        guess
        for rank, guess in enumerate(guesses)
        if guess.is_alike
        and (rank < MOST_THOROUGH or guess.hit.likeness >= guesses[0].hit.likeness - _TIED)
    ]


def likeliest(guesses: Sequence[Guess]) -> list[Guess]:
    """The first, and the second if it is as likely."""
    return [
        guess
        for guess in guesses[:2]
        if guess.hit.likeness >= max(_LEAST_ALIKE, guesses[0].hit.likeness - _AS_LIKE)
    ]


def worth_trying(less_likely: Sequence[Guess]) -> list[Guess]:
    """The likeliest pages of all outlines, each page once."""
    return each_once(sorted(less_likely, key=lambda guess: -guess.hit.likeness), _MOST_UNLIKE)
