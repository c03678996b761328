"""The order in which the blocks of a made page are read: settled once, for all materials.

Whoever writes a letter says what stands in it, a layout where. Read is what is printed: the sender,
to whom, the references, the text, the foot. A layout may put a name at the foot, or how to reach
the sender below its name: such a block is read with what it stands by. References, a date
apart from them, and a head that runs over all pages are read from top to bottom, level ones from
left to right.
"""

from collections.abc import Sequence
from functools import cmp_to_key

from vision.text.printed import Block, BlockKind

#: Above this share of the page's height print is of its head, below it of its foot.
_HALF = 0.5
#: Blocks are level whose first lines share more than this of their height.
_LEVEL = 0.5
_HEAD, _ADDRESS, _REFERENCES, _TEXT, _FOOT = range(5)
_PARTS = {BlockKind.ADDRESS: _ADDRESS, BlockKind.REFERENCE: _REFERENCES}
_OF_SENDER = {BlockKind.LETTERHEAD, BlockKind.FOOTER}


def in_print_order(blocks: Sequence[Block], height_mm: float) -> tuple[Block, ...]:
    """The blocks of a page, in the order its author gave them, as they are read on paper."""
    # Sorting keeps the author's order of what is of one part.
    references = [block for block in blocks if block.kind is BlockKind.REFERENCE]
    from_top = iter(sorted(references, key=cmp_to_key(_above)))
    return tuple(
        next(from_top) if block.kind is BlockKind.REFERENCE else block
        for block in sorted(blocks, key=lambda block: _part(block, height_mm))
    )


def _part(block: Block, height_mm: float) -> int:
    if block.kind in _OF_SENDER:
        return _HEAD if block.lines[0].area.xy[0, 1] < _HALF * height_mm else _FOOT
    return _PARTS.get(block.kind, _TEXT)


def _above(one: Block, other: Block) -> int:
    """Less than nothing where `one` begins above the other, or level with it and to its left."""
    (left, top), (_, bottom) = one.lines[0].area.xy[[0, 2]]
    (other_left, other_top), (_, other_bottom) = other.lines[0].area.xy[[0, 2]]
    is_level = min(bottom, other_bottom) - max(top, other_top) > _LEVEL * (bottom - top)
    further = left - other_left if is_level else top - other_top
    return -1 if further < 0 else 1
