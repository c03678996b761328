"""What part of a letter each block is, from where it stands and what it says."""

import re

from vision.printed import Block, BlockKind, PrintedLine

_POSTCODE = re.compile(r"\b[1-9]\d{3}\s?[A-Z]{2}\b")
#: Words that name what stands behind or below them in the references of a letter.
_LABEL = re.compile(
    r"\b(datum|kenmerk|\w*nummer|telefoon|tel|behandeld|contactpersoon|bijlagen?|zaak\w*|dossier|"
    r"doorkiesnummer|afdeling|e-?mail|referentie|bsn|uw brief|pagina)\b",
    re.IGNORECASE,
)
_SALUTATION = re.compile(r"^(geachte|beste|dear|l\.s\.)", re.IGNORECASE)
_SUBJECT = re.compile(r"^(betreft|onderwerp)\b", re.IGNORECASE)
_PAYMENT = re.compile(r"(iban|rekening|betalingskenmerk|bedrag|acceptgiro|ten name van|[€])", re.I)
#: Shares of the sheet's height: the head of a letter, where address and references stand, where a
#: payment slip can begin, and the foot.
_HEAD, _TOP, _SLIP, _FOOT, _SURELY_FOOT = 0.135, 0.42, 0.55, 0.88, 0.94
#: Where an address stands, as seen through an envelope's window: first line, share of the height.
_WINDOW = (0.10, 0.34)
_MOST_ADDRESS_LINES = 7
#: Print of a foot is smaller than the rest by this factor.
_SMALL = 0.88

_Group = tuple[list[PrintedLine], bool]


def with_kinds(groups: list[_Group], height_mm: float) -> tuple[Block, ...]:
    """The groups of lines as blocks; each with whether it is read row by row."""
    address = _address(groups, height_mm)
    starts = _start_of_text(groups, height_mm)
    usual = _usual_height(groups)
    return tuple(
        Block(
            BlockKind.ADDRESS if number == address else _kind(group, starts, usual, height_mm),
            tuple(group[0]),
        )
        for number, group in enumerate(groups)
    )


def _address(groups: list[_Group], height_mm: float) -> int | None:
    """The block in the window: of those with a postcode the first that is no head or reference."""
    for number, (lines, _) in enumerate(groups):
        start = _top(lines) / height_mm
        if not _WINDOW[0] < start < _WINDOW[1] or len(lines) > _MOST_ADDRESS_LINES:
            continue
        text = [line.text for line in lines]
        if any(map(_POSTCODE.search, text)) and not any(map(_LABEL.search, text)):
            return number
    return None


def _start_of_text(groups: list[_Group], height_mm: float) -> float:
    """Where the letter itself begins, mm: at its subject or salutation."""
    tops = [
        _top([line])
        for lines, _ in groups
        for line in lines
        if _SALUTATION.search(line.text) or _SUBJECT.search(line.text)
    ]
    tops = [top for top in tops if top < 0.6 * height_mm]
    return min(tops) if tops else _TOP * height_mm


def _kind(group: _Group, starts: float, usual: float, height_mm: float) -> BlockKind:
    lines, is_table = group
    top = _top(lines) / height_mm
    text = "\n".join(line.text for line in lines)
    if top > _SURELY_FOOT or (top > _FOOT and _height(lines) < _SMALL * usual):
        return BlockKind.FOOTER
    if top * height_mm < starts - 0.5:
        return _kind_above(text, top)
    if is_table:
        is_slip = top > _SLIP and len(_PAYMENT.findall(text)) >= 3
        return BlockKind.SLIP if is_slip else BlockKind.TABLE
    # References stand beside the subject too.
    if top < _TOP and len(_LABEL.findall(text)) >= 2 and not _SUBJECT.search(text):
        return BlockKind.REFERENCE
    return BlockKind.BODY


def _kind_above(text: str, top: float) -> BlockKind:
    if _LABEL.search(text):
        return BlockKind.REFERENCE
    return BlockKind.LETTERHEAD if top < _HEAD else BlockKind.BODY


def _top(lines: list[PrintedLine]) -> float:
    return float(lines[0].area.xy[0, 1])


def _height(lines: list[PrintedLine]) -> float:
    heights = sorted(float(line.area.xy[2, 1] - line.area.xy[0, 1]) for line in lines)
    return heights[len(heights) // 2]


def _usual_height(groups: list[_Group]) -> float:
    heights = sorted(_height([line]) for lines, _ in groups for line in lines)
    return heights[len(heights) // 2] if heights else 0.0
