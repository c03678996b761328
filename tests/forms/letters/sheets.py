"""Printed sheets set from plain words, and what is understood of the letter on them."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from forms.letter import ActionKind, Fact, FactRole, Letter, Money
from forms.letters.understand import understand
from vision.text.printed import Block, BlockKind, PrintedLine, PrintedWord, SheetText

LETTER_MM, SPACE_MM, LINE_MM, HEIGHT_MM = 1.9, 1.2, 5.0, 3.2
LEFT_MM, TOP_MM, WIDTH_MM = 25.0, 20.0, 160.0
HEAD = (BlockKind.LETTERHEAD, "Gemeente Heuvelrijk")
DATED = (BlockKind.REFERENCE, "Datum  3 maart 2026")
NUMBERED = (BlockKind.REFERENCE, "Datum  3 maart 2026\nOns kenmerk  HB-2026/00412")
#: An assessment: its letterhead, its references, and what it says.
TAXES_HEAD = (BlockKind.LETTERHEAD, "Gemeente Heuvelrijk\nBelastingen")
TAXES_REFERENCE = (
    BlockKind.REFERENCE,
    "Datum  3 maart 2026\nOns kenmerk  HB-2026/00412\nOnderwerp  Aanslag gemeentelijke belastingen",
)
TAXES_BODY = (
    BlockKind.BODY,
    "Geachte mevrouw De Vries,\n"
    "U moet € 245,60 betalen vóór 1 mei 2026. Maak het bedrag over op NL91 ABNA 0417 1643 00. "
    "Bent u het niet eens met deze aanslag? Dan kunt u binnen zes weken na de datum van deze "
    "brief bezwaar maken. Bel voor vragen 14 020 of kijk op www.heuvelrijk.nl/belastingen.",
)


def line(text: str, top_mm: float, left_mm: float = LEFT_MM, sure: float = 0.98) -> PrintedLine:
    """A printed line; two or more spaces in `text` make a wide gap, as between columns."""
    words = []
    x = left_mm
    for cell in text.split("  "):
        for word in cell.split():
            right = x + LETTER_MM * len(word)
            words.append(PrintedWord(word, sure, x, top_mm, right, top_mm + HEIGHT_MM))
            x = right + SPACE_MM
        x += 12.0
    return PrintedLine(tuple(words))


def sheet(*blocks: tuple[BlockKind, str], sure: float = 0.98) -> SheetText:
    """A sheet of blocks below each other; lines of a block as in the text, long ones wrapped."""
    made, top = [], TOP_MM
    for kind, text in blocks:
        lines = []
        for written in text.strip("\n").split("\n"):
            for part in _wrapped(written):
                lines.append(line(part, top, sure=sure))
                top += LINE_MM
        made.append(Block(kind, tuple(lines)))
        top += LINE_MM
    return SheetText(210.0, 297.0, tuple(made))


def read_letter(
    *body: str, reference: str = "Datum  3 maart 2026", salutation: str = "Geachte heer,"
) -> Letter:
    """The card of a municipality's letter of those paragraphs."""
    paragraphs = [(BlockKind.BODY, each) for each in (salutation, *body)]
    return understand(sheet(HEAD, (BlockKind.REFERENCE, reference), *paragraphs))


def card_of(text: str) -> Letter:
    """The card of a municipality's letter with a case number that says this and no more."""
    return understand(sheet(HEAD, NUMBERED, (BlockKind.BODY, f"Geachte heer,\n{text}")))


def days(facts: Iterable[Fact]) -> list[tuple[object, FactRole | None]]:
    """The days of facts, each with what it is."""
    return [(each.value, each.role) for each in facts]


def roles(letter: Letter) -> dict[str, FactRole | None]:
    """The role of each amount."""
    return {
        str(each.value.amount.quantize(Decimal("0.01"))): each.role
        for each in letter.amounts
        if isinstance(each.value, Money)
    }


def asked(letter: Letter) -> list[ActionKind]:
    """What a letter asks."""
    return [each.kind for each in letter.actions]


def asked_by(letter: Letter) -> list[tuple[ActionKind, date | None]]:
    """What a letter asks, each with its last day."""
    return [(each.kind, each.before) for each in letter.actions]


def last_days(letter: Letter) -> list[str | date | Money]:
    """The days by which, or on which, a letter expects something of its reader."""
    return [each.value for each in letter.deadlines]


def numbers(letter: Letter) -> list[str]:
    """The references of a letter, as printed."""
    return [str(each.value) for each in letter.references]


def _wrapped(text: str) -> list[str]:
    most = int(WIDTH_MM / LETTER_MM)
    if "  " in text or len(text) <= most:
        return [text]
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) > most:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines
