"""Pages of a letter that were photographed one by one, on the wire: out with each, in together.

The service keeps nothing of a letter, so the phone gives back what was read on its pages when they
are to be understood together (docs/decisions/0057-pages-together.md).
"""

from typing import Annotated, Self

import numpy as np
from pydantic import Field, model_validator

from api.wire.overlay import OverlaySchema
from api.wire.points import points
from api.wire.schema import PointSchema, ShareSchema, WireSchema
from forms.letters.pages.papers import MOST_PAGES
from forms.letters.pages.together import Together
from forms.loose_page import LoosePage
from vision.codes import Code, CodeKind
from vision.geometry import PageMm, Quad
from vision.text.printed import Block, BlockKind, PrintedLine, PrintedWord, SheetText

#: Print runs to 1,200 words on a page, and no word or code on paper is as long as these.
_MOST_WORDS, _MOST_LETTERS, _MOST_CONTENT = 3_000, 200, 5_000
#: The longest side of what is read, in mm; a word may lie a little beyond the edge.
_LONGEST_MM = 2_000
_DECIMALS = 3

_Mm = Annotated[float, Field(ge=-_LONGEST_MM, le=2 * _LONGEST_MM, allow_inf_nan=False)]
_Side = Annotated[float, Field(gt=0, le=_LONGEST_MM, allow_inf_nan=False)]


class PrintedWordSchema(WireSchema):
    """A word as printed."""

    text: Annotated[str, Field(min_length=1, max_length=_MOST_LETTERS)]
    confidence: ShareSchema
    box: Annotated[
        tuple[_Mm, _Mm, _Mm, _Mm], Field(description="left, top, right and bottom, mm on paper")
    ]

    @classmethod
    def of(cls, word: PrintedWord) -> Self:
        """The same word, as it goes over the wire."""
        left, top, right, bottom = (
            round(at, _DECIMALS)
            for at in (word.left_mm, word.top_mm, word.right_mm, word.bottom_mm)
        )
        box = (left, top, right, bottom)
        confidence = min(1.0, max(0.0, word.confidence))
        return cls(text=word.text[:_MOST_LETTERS], confidence=confidence, box=box)

    def word(self) -> PrintedWord:
        """What it says."""
        return PrintedWord(self.text, self.confidence, *self.box)


class PrintedBlockSchema(WireSchema):
    """Lines that belong together, from top to bottom; each is its words from left to right."""

    kind: BlockKind
    lines: Annotated[
        list[Annotated[list[PrintedWordSchema], Field(min_length=1)]], Field(min_length=1)
    ]

    @classmethod
    def of(cls, block: Block) -> Self:
        """The same block, as it goes over the wire."""
        lines = [[PrintedWordSchema.of(word) for word in line.words] for line in block.lines]
        return cls(kind=block.kind, lines=lines)

    def block(self) -> Block:
        """What it says."""
        lines = (PrintedLine(tuple(word.word() for word in line)) for line in self.lines)
        return Block(self.kind, tuple(lines))


class PrintedCodeSchema(WireSchema):
    """A QR or bar code."""

    kind: CodeKind
    format: Annotated[str, Field(max_length=_MOST_LETTERS, description='as in "Code 128"')]
    text: Annotated[str | None, Field(max_length=_MOST_CONTENT)]
    area_mm: Annotated[
        list[tuple[_Mm, _Mm]], Field(min_length=4, max_length=4, description="TL TR BR BL")
    ]

    @classmethod
    def of(cls, code: Code) -> Self:
        """The same code, as it goes over the wire."""
        area: list[PointSchema] = points(code.area)
        return cls(kind=code.kind, format=code.format, text=code.text, area_mm=area)

    def code(self) -> Code:
        """What it says."""
        return Code(self.kind, self.format, self.text, Quad[PageMm](np.array(self.area_mm)))


class LoosePageSchema(WireSchema):
    """What was read on one page: its print and its codes, with their places in mm on paper."""

    width_mm: _Side
    height_mm: _Side
    is_complete: Annotated[bool, Field(description="all print on it was read")]
    is_cut_off: Annotated[bool, Field(description="a part of it lies outside the picture")]
    blocks: Annotated[list[PrintedBlockSchema], Field(description="in the order they are read")]
    codes: list[PrintedCodeSchema]

    @model_validator(mode="after")
    def _is_one_page(self) -> Self:
        words = sum(len(line) for block in self.blocks for line in block.lines)
        if words > _MOST_WORDS or len(self.codes) > _MOST_WORDS:
            raise ValueError("more than a page holds")
        return self

    @classmethod
    def of(cls, page: LoosePage) -> Self:
        """The same page, as it goes over the wire."""
        text = page.text
        return cls(
            width_mm=text.width_mm,
            height_mm=text.height_mm,
            is_complete=page.is_complete,
            is_cut_off=page.is_cut_off,
            blocks=[PrintedBlockSchema.of(block) for block in text.blocks],
            codes=[PrintedCodeSchema.of(code) for code in page.codes],
        )

    def page(self) -> LoosePage:
        """What it says."""
        blocks = tuple(block.block() for block in self.blocks)
        return LoosePage(
            SheetText(self.width_mm, self.height_mm, blocks),
            tuple(code.code() for code in self.codes),
            self.is_complete,
            self.is_cut_off,
        )


class LoosePageLineSchema(WireSchema):
    """One line of the answer before the last: what the page is put with others by."""

    loose: LoosePageSchema

    @classmethod
    def of(cls, page: LoosePage) -> Self:
        """The same page, as it goes over the wire."""
        return cls(loose=LoosePageSchema.of(page))


class LoosePagesSchema(WireSchema):
    """The pages of one letter, in the order they were photographed."""

    pages: Annotated[list[LoosePageSchema], Field(min_length=1, max_length=MOST_PAGES)]


class TogetherSchema(WireSchema):
    """What pages say together."""

    order: Annotated[
        list[int],
        Field(description="places of all pages as sent, from 0, in the order to read them"),
    ]
    answer: Annotated[
        OverlaySchema,
        Field(
            description="as of one picture in which the pages lie end to end as they were sent, "
            "each flat and upright, at the left edge"
        ),
    ]

    @classmethod
    def of(cls, together: Together) -> Self:
        """The same, as it goes over the wire."""
        return cls(order=list(together.order), answer=OverlaySchema.of(together.overlay))
