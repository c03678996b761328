"""Pieces of print and how they are read, for tests of blocks."""

import random

from vision.text.blocks import blocks_of
from vision.text.printed import Block, BlockKind, PrintedLine, PrintedWord

A4_HEIGHT = 297.0


def piece(text: str, left: float, top: float, high: float = 3.0) -> PrintedLine:
    """A line of print, all in mm."""
    words, x = [], left
    for word in text.split():
        wide = 0.62 * high * len(word)
        words.append(PrintedWord(word, 0.9, x, top, x + wide, top + high))
        x += wide + 0.35 * high
    return PrintedLine(tuple(words))


def read(*pieces: PrintedLine) -> list[tuple[BlockKind, list[str]]]:
    """The kinds and lines of the blocks on an A4 sheet, from pieces in any order."""
    mixed = list(pieces)
    random.Random(3).shuffle(mixed)
    blocks: tuple[Block, ...] = blocks_of(mixed, A4_HEIGHT)
    return [(block.kind, [line.text for line in block.lines]) for block in blocks]


ADDRESS = (
    piece("Mevrouw J. Jansen", 25, 50), piece("Lindelaan 12", 25, 54.5),
    piece("3512 AB Voorbeeldstad", 25, 59),
)  # fmt: skip
ASKING = (
    piece("Over: huurschuld van uw woning", 25, 72),
    piece("U hebt een huurschuld van meer dan twee maanden en kreeg al drie brieven.", 25, 90),
    piece("Betaal de schuld van € 1.589,98 voor 3 mei op deze rekening van ons:", 25, 98),
    piece("NL20 INGB 0001 2345 67", 25, 106),
)
