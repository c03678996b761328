"""Makes whole letters: their parts typeset, and what is true of them with its places."""

from dataclasses import dataclass
from random import Random

from tests.letters.facts import true_facts
from tests.letters.looks import drawn_look
from tests.letters.people import drawn_person
from tests.letters.truth import FactKind, MadeLetter, Place, Truth
from tests.letters.typesetting import typeset
from tests.letters.whole.days import printed_day
from tests.letters.whole.files import WholeLetter, whole_letters
from tests.letters.whole.marks import Telling
from tests.letters.whole.parts import written_whole
from vision.text.printed import SheetText

_LOGOS = ("disc", "waves", "tower", "leaf", "bars", "square")
#: Colours of houses, red green blue, dark enough to write in.
_ACCENTS = (
    (21, 66, 115), (0, 107, 84), (91, 42, 134), (0, 59, 115), (160, 20, 70), (34, 34, 34),
    (122, 74, 0), (0, 101, 92),
)  # fmt: skip
_SECONDS = ((243, 146, 0), (120, 170, 60), (200, 200, 200), (230, 190, 40), (90, 160, 200))


def whole_letter(folder: str, index: int) -> MadeLetter:
    """The letter at that place among those of a folder, by number, from 0.

    Raises:
        IndexError: there are not so many.
        ValueError: it is not as it should be; the message names file, letter and fault.
    """
    letters = whole_letters(folder)
    if not 0 <= index < len(letters):
        raise IndexError(f"{folder} has {len(letters)} letters, so there is none at {index}")
    letter = letters[index]
    try:
        return _made(letter, index)
    except ValueError as error:
        raise ValueError(f"{letter.where}: {error}") from error


def _made(letter: WholeLetter, index: int) -> MadeLetter:
    printed = print_whole(letter)
    facts = true_facts(printed.telling.facts(), printed.places)
    truth = Truth(letter.kinds[0], facts, letter.actions, also_kinds=letter.kinds[1:])
    _require_days(truth)
    return MadeLetter(
        index, printed.pdf, printed.sheets, truth, letter.sender, None, str(letter.number),
        letter.layout.stem,
    )  # fmt: skip


@dataclass(frozen=True, eq=False)
class PrintedWhole:
    """A whole letter in print; `places` are those of what `telling` gathered, by its keys."""

    telling: Telling
    pdf: bytes
    sheets: tuple[SheetText, ...]
    places: dict[str, list[Place]]


def print_whole(letter: WholeLetter) -> PrintedWhole:
    """Typeset a letter for a reader of its own.

    Raises:
        ValueError: a mark in it is wrong.
    """
    telling = Telling(printed_day(letter.date.text))
    reader = drawn_person(Random(f"reader {letter.number}"))
    parts = written_whole(letter, telling, reader)
    return PrintedWhole(telling, *typeset(letter.layout, parts, _look(letter)))


def _look(letter: WholeLetter) -> dict[str, object]:
    """A sender's letters have one mark and its colours; each has a type of its own."""
    house = Random(letter.sender)
    accent, second, logo = house.choice(_ACCENTS), house.choice(_SECONDS), house.choice(_LOGOS)
    return {**drawn_look(Random(f"look {letter.number}"), accent, second, logo), "code": []}


def _require_days(truth: Truth) -> None:
    days = {fact.value for fact in truth.of(FactKind.DEADLINE)}
    for action in truth.actions:
        if action.before is not None and action.before not in days:
            raise ValueError(f"it asks to {action.kind} by {action.before}, which no mark says")
