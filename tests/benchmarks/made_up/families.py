"""Which made-up forms there are: each in versions, whose pages differ a little or not at all."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from tests.benchmarks.made_up.layout import Block, set_page, style_of
from tests.benchmarks.made_up.pdf import Sheet, written
from tests.benchmarks.made_up.wording import Wording

_FIRST_YEAR = 2021
#: How often each kind of block stands on a page.
_OFTEN = {
    "heading": 3, "paragraph": 3, "questions": 4, "ticks": 3, "table": 2, "comb": 2, "choices": 2,
    "note": 1, "signature": 1,
}  # fmt: skip
#: Long forms more than is usual: registering costs by the document, too.
_PAGES = (2, 4, 8, 12, 16, 24)
_VERSIONS = (1, 1, 2, 3, 4)
#: Real owners leave pages as they are in a new year: those are printed exactly alike.
_UNCHANGED = 0.15
#: The year stands at the foot of every other form.
_FOOT_TELLS_YEAR = 0.5


@dataclass(frozen=True)
class MadeUpVersion:
    """A version of a form: its PDF has `pages` pages, the first ones of the form."""

    form: int
    number: int
    pages: int

    @property
    def form_slug(self) -> str:
        """As in its key."""
        return form_slug(self.form)

    @property
    def version(self) -> str:
        """As in its key."""
        return str(_FIRST_YEAR + self.number)

    @property
    def pdf(self) -> bytes:
        """The blank form."""
        return written([self._sheet(page) for page in range(1, self.pages + 1)])

    def _sheet(self, page: int) -> Sheet:
        style = style_of(self.form)
        rng = np.random.default_rng([13, self.form])
        title = Wording((14, self.form)).words(2, 4).capitalize()
        tells_year = rng.random() < _FOOT_TELLS_YEAR
        code = f"{rng.integers(100, 999)}.{rng.integers(10, 99)}"
        year = f"  {self.version}" if tells_year else ""
        foot = f"{style.sender}   {code}{year}   {page}/{self.pages}"
        return set_page(style, self._blocks(page), title, foot, page)

    def _blocks(self, page: int) -> tuple[Block, ...]:
        """The first version's blocks, with what each later one changed."""
        rng = np.random.default_rng([15, self.form, page])
        kinds = list(_OFTEN)
        weights = np.array(list(_OFTEN.values()), float)
        count = 10 * style_of(self.form).columns + 6
        drawn = rng.choice(kinds, count, p=weights / weights.sum())
        blocks = [
            Block(str(kind), (16, self.form, page, order)) for order, kind in enumerate(drawn)
        ]
        blocks[0] = replace(blocks[0], kind="heading")
        for version in range(1, self.number + 1):
            edit = np.random.default_rng([17, self.form, page, version])
            if edit.random() >= _UNCHANGED:
                _edit(blocks, edit, version)
        return tuple(blocks)


def _edit(blocks: list[Block], rng: np.random.Generator, version: int) -> None:
    """What a new year changes: other words here and there; seldom a block more, or less."""
    for _ in range(int(rng.integers(1, 4))):
        place = int(rng.integers(0, 8))
        kind = rng.random()
        if kind < 0.8:
            blocks[place] = blocks[place].changed(version)
        elif kind < 0.9:
            blocks.insert(place + 1, Block("paragraph", (*blocks[place].seed, version)))
        else:
            del blocks[place + 1]


def form_slug(form: int) -> str:
    """As it stands in the keys of that form."""
    return f"made-up-{form}"


def made_up_versions(pages: int, first_form: int = 0) -> Iterator[MadeUpVersion]:
    """Versions that have so many pages together, of forms numbered from `first_form`."""
    form = first_form
    while pages > 0:
        rng = np.random.default_rng([18, form])
        each = int(rng.choice(_PAGES))
        for number in range(int(rng.choice(_VERSIONS))):
            fitting = min(each, pages)
            if fitting > 0:
                yield MadeUpVersion(form, number, fitting)
            pages -= fitting
        form += 1
