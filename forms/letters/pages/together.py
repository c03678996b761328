"""Loose pages as the sheets of one letter: laid end to end, as if each had been scanned flat.

Each page was photographed by itself, so they share no picture. What is said of them together is
placed in one that nobody took, so many pixels a mm fine (docs/decisions/0057-pages-together.md).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from forms.letters.pages.long_sheet import end_to_end, tops_mm
from forms.letters.pages.page_order import page_order_of
from forms.loose_page import LoosePage
from forms.overlay import FrameSize, Overlay
from vision.codes import Code
from vision.geometry import FramePx, Homography, PageMm, Quad, scaling
from vision.picture import Page
from vision.text.read_sheet import ReadSheet

#: Places are told to a tenth of a millimetre and finer.
PX_PER_MM = 10.0


@dataclass(frozen=True, eq=False)
class Together:
    """What pages say together, and all their places in the order to read them, from 0."""

    overlay: Overlay
    order: tuple[int, ...]


def sheets_of(pages: Sequence[LoosePage]) -> list[ReadSheet]:
    """Each page as it lies at the head of the picture that nobody took."""
    lie: Homography[PageMm, FramePx] = Homography(scaling(PX_PER_MM).matrix)
    return [
        ReadSheet(
            page.text,
            Page(lie.quad(Quad[PageMm].box(0, 0, page.text.width_mm, page.text.height_mm)), 1.0),
            lie,
            page.is_complete,
            page.is_cut_off,
        )
        for page in pages
    ]


def size_of(pages: Sequence[LoosePage]) -> FrameSize:
    """How large the picture that nobody took is."""
    whole = end_to_end([page.text for page in pages])
    return FrameSize(round(whole.width_mm * PX_PER_MM), round(whole.height_mm * PX_PER_MM))


def codes_of(pages: Sequence[LoosePage]) -> tuple[Code, ...]:
    """The codes of all pages, with their places on the long sheet."""
    tops = tops_mm([page.text for page in pages])
    return tuple(
        replace(code, area=Quad[PageMm](code.area.xy + np.array([0.0, top])))
        for page, top in zip(pages, tops, strict=True)
        for code in page.codes
    )


def reading_order(pages: Sequence[LoosePage]) -> tuple[int, ...]:
    """The places of all pages in the order to read them; what is there twice comes last."""
    order = page_order_of([page.text for page in pages]).order
    return (*order, *(place for place in range(len(pages)) if place not in order))
