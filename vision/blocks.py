"""Lines of print in blocks, in the order a person reads them."""

from vision.printed import Block, BlockKind, PrintedLine

#: Lines further apart than this share of their height begin a new block.
_APART = 0.9


def blocks_of(lines: tuple[PrintedLine, ...], height_mm: float) -> tuple[Block, ...]:
    """The lines, in reading order already, in blocks."""
    groups: list[list[PrintedLine]] = []
    for line in lines:
        if groups and _follows(groups[-1][-1], line):
            groups[-1].append(line)
        else:
            groups.append([line])
    return tuple(Block(_kind(group, height_mm), tuple(group)) for group in groups)


def _follows(above: PrintedLine, below: PrintedLine) -> bool:
    top, bottom = above.area.xy[0], above.area.xy[2]
    gap = float(below.area.xy[0, 1] - bottom[1])
    return -1.0 < gap < _APART * float(bottom[1] - top[1])


def _kind(lines: list[PrintedLine], height_mm: float) -> BlockKind:
    middle = float(lines[0].area.xy[:, 1].mean()) / height_mm
    if middle < 0.12:
        return BlockKind.LETTERHEAD
    return BlockKind.FOOTER if middle > 0.93 else BlockKind.BODY
