"""The orders in which a person may read a letter.

Its text runs one way. What stands around it does not: a name in the head, an address, a date, a
column of references, the subject; nor do the columns of a foot. Such a block is read as a whole,
before another or after it. The truth gives one order of them; `as_read` gives the one taken.
"""

from collections import Counter
from collections.abc import Sequence
from statistics import median
from unicodedata import normalize

from vision.text.printed import Block, BlockKind

_AROUND = {BlockKind.LETTERHEAD, BlockKind.ADDRESS, BlockKind.REFERENCE}


def as_read(blocks: Sequence[Block], read: Sequence[str]) -> list[Block]:
    """The `blocks` of a page with those around its text in the order of `read`, its words."""
    text = _text_begins(blocks)
    around = [b for n, b in enumerate(blocks) if b.kind in _AROUND or n < text]
    feet = [b for n, b in enumerate(blocks) if b.kind is BlockKind.FOOTER and n >= text]
    running = [b for b in blocks[text:] if b.kind not in {*_AROUND, BlockKind.FOOTER}]
    places = _places(blocks, read)
    return [*_sorted(around, places), *running, *_sorted(feet, places)]


def words_of(block: Block) -> list[str]:
    """The words of a block as they are compared."""
    return [word for line in block.lines for word in tokens(line.text)]


def tokens(text: str) -> list[str]:
    """The words of a text as they are compared: NFC, parted by white space."""
    return normalize("NFC", text).split()


def _text_begins(blocks: Sequence[Block]) -> int:
    """The number of the block that greets, or of the first of running text."""
    for number, block in enumerate(blocks):
        is_text = len(block.lines) > 1 or block.lines[0].text.endswith(",")
        if block.kind not in _AROUND and is_text:
            return number
    return len(blocks)


def _places(blocks: Sequence[Block], read: Sequence[str]) -> dict[str, int]:
    """Where in `read` each word stands that is there once, and once on paper."""
    printed = Counter(word for block in blocks for word in words_of(block))
    found = Counter(read)
    return {
        word: place for place, word in enumerate(read) if found[word] == 1 and printed[word] == 1
    }


def _sorted(blocks: Sequence[Block], places: dict[str, int]) -> list[Block]:
    """By the middle of the places of their words; one without any stays behind the one before."""
    keyed, last = [], 0.0
    for block in blocks:
        own = [places[word] for word in words_of(block) if word in places]
        last = median(own) if own else last
        keyed.append((last, block))
    return [block for _, block in sorted(keyed, key=lambda each: each[0])]
