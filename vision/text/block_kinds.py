"""What part of a letter each block is, from where it stands and what it says."""

import re

import numpy as np

from vision.text.printed import Block, BlockKind, PrintedLine

_POSTCODE = re.compile(r"\b[1-9]\d{3}\s?[A-Z]{2}\b")
#: Words that name what stands behind or below them in the references of a letter.
_LABEL = re.compile(
    r"\b(\w*datum|dagtekening|\w*kenmerk|\w*nummer|\w+nr|telefoon|tel|behandel\w*|contactpersoon|"
    r"bijlagen?|zaak\w*|dossier|e-?mail|referentie|bsn|uw brief|pagina)\b",
    re.IGNORECASE,
)
_SALUTATION = re.compile(
    r"^((zeer |hoog)?geacht|beste|dear|l\.? ?s\.|hallo\b|goeden?(dag|morgen|middag|avond)|weledel|"
    r"dag (mevrouw|meneer|mijnheer|heer|familie|bewoners?|\w+,$))",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"^((betreft|onderwerp|inzake)\b|(over|re) ?:)", re.IGNORECASE)
_RETURN = re.compile(r"^(retouradres|afzender)\b", re.IGNORECASE)
#: A logo may look like a sign or two.
_NAME = re.compile(r"[a-zà-ÿ]{3}", re.IGNORECASE)
#: The line that says where and when a letter was written.
_DATED = re.compile(r"^[^\n,]+, (\d{1,2}[-./]\d{1,2}[-./]\d{4}|\d{1,2} [a-z.]+ \d{4})$")
#: A line that is a day, with no more than a label before it.
_DAY = re.compile(
    r"^(\S+ ){0,2}(\d{1,2}([-./])\d{1,2}\3\d{4}|\d{1,2} [a-z]{3,9}\.? \d{4})$",
    re.IGNORECASE | re.MULTILINE,
)
#: How to reach the sender: standing print, wherever it stands.
_REACHED = re.compile(
    r"(www\.|@|\bkvk\b|\bpostbus\b|bezoekadres|\b0[89]00\b|\b\d{3} ?- ?\d{3}|\biban\b|"
    r"\bNL\d\d |^14 ?\d{3,4}$)",
    re.IGNORECASE | re.MULTILINE,
)
#: Labels of how to reach the sender, which stand in its head as well as among references.
_REACHING = re.compile(r"\b(telefoon|tel|e-?mail)\b", re.IGNORECASE)
_PAYMENT = re.compile(r"(iban|rekening|betalingskenmerk|bedrag|acceptgiro|ten name van|[€])", re.I)
_PAGE_NUMBER = re.compile(r"^(pagina|blad) \d", re.IGNORECASE)
#: The number of a page after the first, whatever word stands before it: “2/3”, “blad 2 van 3”.
_LATER_PAGE = re.compile(
    r"^([a-z]{1,12}\.?:? ?)?([2-9]|[1-9]\d) ?(/|van) ?\d+$|^(pagina|blad) ([2-9]|[1-9]\d)$",
    re.IGNORECASE,
)
#: A line of references has so few words, a row of them so many; one of running text has so many
#: that are no names.
_LABEL_WORDS, _ROW_WORDS, _RUNNING_WORDS = 4, 6, 6
_PLAIN_WORD = re.compile(r"(?<!\S)[a-zà-ÿ]+(?=[\s,.;:?!]|$)")
#: Shares of the sheet's height: the head of a letter, where address and references stand, where a
#: payment slip can begin, and the foot.
_HEAD, _TOP, _SLIP, _FOOT, _SURELY_FOOT = 0.135, 0.42, 0.55, 0.88, 0.94
#: Above this share a sender's own address is never taken for that of whom the letter is written to.
_UNDER_HEAD = 0.10
#: The text begins above this share, and so does a column of references beside it.
_UPPER = 0.6
#: Standing print above this share is of the head, below it of the foot.
_HALF = 0.5
#: What a letter is about stands so many heights above its salutation at most, in so many lines.
_SUBJECT_GAP, _SUBJECT_LINES = 6.0, 2
#: Where an address stands, as seen through an envelope's window: first line, share of the height.
#: Sheets that are folded the other way round have it above the sender.
_WINDOW = (0.05, 0.34)
#: An address has no more lines.
MOST_ADDRESS_LINES = 7
#: Print of a foot is smaller than the rest by this factor.
_SMALL = 0.88

#: A letter is read from who and to whom, by its references, to the text, and its foot last, even
#: where a subject is printed above the references or the sender's address beside them.
_RANKS = {
    BlockKind.LETTERHEAD: 0, BlockKind.ADDRESS: 1, BlockKind.REFERENCE: 2, BlockKind.FOOTER: 4,
}  # fmt: skip
_TEXT_RANK = 3

_Group = tuple[list[PrintedLine], bool]


def with_kinds(groups: list[_Group], height_mm: float) -> tuple[Block, ...]:
    """The groups of lines as blocks; each with whether it is read row by row."""
    address = _address(groups, height_mm)
    starts = _start_of_text(groups, height_mm)
    greeting = _greeting(groups)
    greets = _top([greeting]) - 0.5 if greeting is not None else 0.0
    usual = _usual_height(groups)
    across = _across(groups)
    kinds = [
        _kind(group, starts, greets, usual, height_mm, _is_beside(group[0], across, height_mm))
        for group in groups
    ]
    if address is not None:
        kinds[address] = BlockKind.ADDRESS
    subject = _subject(groups)
    if subject is not None:
        kinds[subject] = BlockKind.BODY
    for number in _heads(groups, kinds, starts, is_subject_known=subject is not None):
        kinds[number] = BlockKind.LETTERHEAD
    feet = [
        _top(lines)
        for (lines, _), kind in zip(groups, kinds, strict=True)
        if kind is BlockKind.FOOTER and _top(lines) > _FOOT * height_mm
    ]
    foot = min(feet, default=height_mm)
    blocks = []
    for number, (lines, _) in enumerate(groups):
        # What stands beside a column of the foot is another one.
        is_foot = _top(lines) > foot - _height(lines)
        is_standing = is_foot and number != address
        blocks.append(Block(BlockKind.FOOTER if is_standing else kinds[number], tuple(lines)))
    # Sorting keeps the order of what is of one rank.
    return tuple(sorted(blocks, key=lambda block: _rank(block, height_mm)))


def _rank(block: Block, height_mm: float) -> int:
    """When a block is read: how to reach the sender with its name where it is printed there.

    Where a letter goes back to is printed for the envelope, as the address is, and read with it.
    """
    kind = block.kind
    if kind is BlockKind.FOOTER and _top(list(block.lines)) < _HALF * height_mm:
        kind = BlockKind.LETTERHEAD
    elif kind is BlockKind.LETTERHEAD and _is_return(list(block.lines)):
        kind = BlockKind.ADDRESS
    return _RANKS.get(kind, _TEXT_RANK)


def is_address_line(line: PrintedLine) -> bool:
    """Whether a line holds a Dutch postcode."""
    return _POSTCODE.search(line.text) is not None


def is_postcode(line: PrintedLine) -> bool:
    """Whether a line is a Dutch postcode and nothing else."""
    return _POSTCODE.fullmatch(line.text) is not None


def _address(groups: list[_Group], height_mm: float) -> int | None:
    """The block in the window: of those with a postcode the first that is no head or reference.

    A sender's address stands with how else to reach it; who is written to has none of that.
    """
    found = [
        number
        for number, (lines, _) in enumerate(groups)
        if _WINDOW[0] < _top(lines) / height_mm < _WINDOW[1] and _may_be_address(lines)
    ]
    others = [number for number in found if not _is_of_sender(groups[number][0])]
    below_head = [n for n in found if _top(groups[n][0]) > _UNDER_HEAD * height_mm]
    return next(iter([*others, *below_head]), None)


def _may_be_address(lines: list[PrintedLine]) -> bool:
    text = [line.text for line in lines]
    return (
        2 <= len(lines) <= MOST_ADDRESS_LINES
        and any(map(_POSTCODE.search, text))
        and not any(map(_LABEL.search, text))
    )


def _is_of_sender(lines: list[PrintedLine]) -> bool:
    own = [line.text for line in lines if not _RETURN.search(line.text)]
    return any(map(_REACHED.search, own))


def _greeting(groups: list[_Group]) -> PrintedLine | None:
    return next((lines[0] for lines, _ in groups if is_salutation(lines[0])), None)


def _subject(groups: list[_Group]) -> int | None:
    """The block right above the salutation, where nothing says that it is something else.

    Many letters print what they are about without “Betreft”, and often with a year or a number.
    """
    greeting = _greeting(groups)
    if greeting is None or any(_SUBJECT.search(lines[0].text) for lines, _ in groups):
        return None
    left, high = _edges(greeting)[0], _height([greeting])
    above = [
        (_top([greeting]) - _top([lines[-1]]), number)
        for number, (lines, _) in enumerate(groups)
        if _top([lines[-1]]) < _top([greeting]) and abs(_edges(lines[0])[0] - left) < high
    ]
    gap, nearest = min(above, default=(np.inf, 0))
    lines, is_table = groups[nearest]
    text = "\n".join(line.text for line in lines)
    is_other = _LABEL.search(text) or _DATED.search(text) or _RETURN.search(text)
    is_near = gap < _SUBJECT_GAP * high and len(lines) <= _SUBJECT_LINES
    return nearest if is_near and not is_table and not is_other else None


def _heads(
    groups: list[_Group], kinds: list[BlockKind], starts: float, *, is_subject_known: bool
) -> list[int]:
    """Names above the references where the sender stands below the address: they are the head.

    Where one stands at the head already and nothing else says what the letter is about, the last
    of them does.
    """
    references = [
        _top(lines)
        for (lines, _), kind in zip(groups, kinds, strict=True)
        if kind is BlockKind.REFERENCE
    ]
    first = min([*references, starts])
    names = [
        number
        for number, (lines, _) in enumerate(groups)
        if kinds[number] is BlockKind.BODY
        and _top(lines) < first
        and not any(map(is_running, lines))
        and not _begins(lines[0])
    ]
    is_known = is_subject_known or any(_SUBJECT.search(lines[0].text) for lines, _ in groups)
    is_named = any(
        kind is BlockKind.LETTERHEAD and _NAME.search(lines[0].text) and not _is_return(lines)
        for (lines, _), kind in zip(groups, kinds, strict=True)
    )
    if names and is_named and not is_known:
        names.remove(max(names, key=lambda number: _top(groups[number][0])))
    return names


def _is_return(lines: list[PrintedLine]) -> bool:
    return _RETURN.search(lines[0].text) is not None


def is_running(line: PrintedLine) -> bool:
    """Whether a line holds a stretch of words that are no names: running text."""
    return len(_PLAIN_WORD.findall(line.text)) >= _RUNNING_WORDS


def is_salutation(line: PrintedLine) -> bool:
    """Whether a line greets whom the letter is written to."""
    return _SALUTATION.search(line.text) is not None


def _begins(line: PrintedLine) -> bool:
    return is_salutation(line) or _SUBJECT.search(line.text) is not None


def _start_of_text(groups: list[_Group], height_mm: float) -> float:
    """Where the letter itself begins, mm: at its subject, salutation or first running text.

    On a page after the first it goes on right below the head that runs over all pages.
    """
    if _is_later_page(groups, height_mm):
        text = [_top(lines) for lines, _ in groups if not _runs_over_pages(lines)]
        return min(text, default=0.0)
    lines = [line for lines, _ in groups for line in lines]
    tops = [_top([line]) for line in lines if _begins_text(line, height_mm)]
    return min([top for top in tops if top < _UPPER * height_mm], default=_TOP * height_mm)


def _is_later_page(groups: list[_Group], height_mm: float) -> bool:
    """Whether the number of a page after the first stands at the head or the foot."""
    return any(
        _LATER_PAGE.search(line.text) and not _HEAD < _top([line]) / height_mm < _FOOT
        for lines, _ in groups
        for line in lines
    )


def _runs_over_pages(lines: list[PrintedLine]) -> bool:
    return all(_DATED.search(line.text) or _LATER_PAGE.search(line.text) for line in lines)


def _begins_text(line: PrintedLine, height_mm: float) -> bool:
    if _begins(line):
        return True
    # A motto in the head runs on too.
    return is_running(line) and _top([line]) > _HEAD * height_mm


def _across(groups: list[_Group]) -> tuple[float, float] | None:
    """Where running text begins and ends from left to right, mm; None where there is none."""
    running = [line for lines, _ in groups for line in lines if is_running(line)]
    if not running:
        return None
    lefts, rights = (
        sorted(float(x) for x in edge) for edge in zip(*map(_edges, running), strict=True)
    )
    return lefts[len(lefts) // 2], rights[len(rights) // 2]


def _is_beside(
    lines: list[PrintedLine], across: tuple[float, float] | None, height_mm: float
) -> bool:
    """Whether the lines stand in a narrow column beside the upper part of the text."""
    if across is None or not _HEAD < _top(lines) / height_mm < _UPPER:
        return False
    left, right = min(_edges(line)[0] for line in lines), max(_edges(line)[1] for line in lines)
    return right < across[0] or left > across[1]


def _edges(line: PrintedLine) -> tuple[float, float]:
    return float(line.area.xy[0, 0]), float(line.area.xy[1, 0])


def _kind(
    group: _Group, starts: float, greets: float, usual: float, height_mm: float, is_beside: bool
) -> BlockKind:
    lines, is_table = group
    top = _top(lines) / height_mm
    text = "\n".join(line.text for line in lines)
    is_number = _PAGE_NUMBER.search(text) is not None
    if (
        top > _SURELY_FOOT
        or (top > _FOOT and is_number)
        or (top > _FOOT and _height(lines) < _SMALL * usual)
    ):
        return BlockKind.FOOTER
    if is_beside or top * height_mm < starts - 0.5:
        return _kind_above(text, top)
    # References stand beside the subject too, and below it, above all before the greeting.
    most = (_ROW_WORDS if is_table else _LABEL_WORDS) * len(lines)
    is_short = len(text.split()) <= most and "€" not in text
    is_before = top * height_mm < greets and len(text.split()) <= _ROW_WORDS * len(lines)
    is_named = is_short and len(_LABEL.findall(text)) >= 2 or is_before and _names_letter(text)
    if top < _TOP and is_named and not _SUBJECT.search(text):
        return BlockKind.REFERENCE
    if is_table:
        is_slip = top > _SLIP and len(_PAYMENT.findall(text)) >= 3
        return BlockKind.SLIP if is_slip else BlockKind.TABLE
    return BlockKind.BODY


def _kind_above(text: str, top: float) -> BlockKind:
    if _RETURN.search(text) or (top < _HEAD and _is_name_with_contacts(text)):
        return BlockKind.LETTERHEAD
    if _names_letter(text):
        return BlockKind.REFERENCE
    if top < _HEAD and not _is_contact(text):
        return BlockKind.LETTERHEAD
    if _is_contact(text):
        return BlockKind.FOOTER
    return BlockKind.REFERENCE if any(sign.isdigit() for sign in text) else BlockKind.BODY


def _names_letter(text: str) -> bool:
    """Whether print says which letter it is: a label of the references, or its day."""
    return any(sign.search(text) for sign in (_LABEL, _DATED, _DAY))


def _is_name_with_contacts(text: str) -> bool:
    """Whether print is a name, and below it no more than where and how to reach who has it."""
    name, _, rest = text.partition("\n")
    is_name = not (_LABEL.search(name) or _is_contact(name) or any(map(str.isdigit, name)))
    return is_name and _is_contact(rest) and not _LABEL.search(_REACHING.sub("", rest))


def _is_contact(text: str) -> bool:
    return _REACHED.search(text) is not None or _POSTCODE.search(text) is not None


def _top(lines: list[PrintedLine]) -> float:
    return float(lines[0].area.xy[0, 1])


def _height(lines: list[PrintedLine]) -> float:
    heights = sorted(float(line.area.xy[2, 1] - line.area.xy[0, 1]) for line in lines)
    return heights[len(heights) // 2]


def _usual_height(groups: list[_Group]) -> float:
    heights = sorted(_height([line]) for lines, _ in groups for line in lines)
    return heights[len(heights) // 2] if heights else 0.0
