"""A label with its value in one line: "Kenmerk: 12.34", "Kenmerk 12.34", "Betreft Uw bezwaar"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from forms.letters.label_words import LabelKind, label_kind
from forms.letters.values.dates import dates_in

_COLON = re.compile(r"([^:]{2,60}?)\s?:\s*(?=\S)")
#: "Kenmerk12345", without a space.
_GROWN_TOGETHER = re.compile(r"([A-Za-z-]*(?:nummer|kenmerk))(?=(?:[A-Z]{1,3}[ -]?)?\d)")
#: Begins many a sentence, or a question of the text: a label only with its colon.
_NEEDS_COLON = re.compile(r"over|titel|waar(?:over)? gaat (?:het|dit|deze brief)")
#: Set apart by its face alone, as "onderwerp" in italics is; before a capital, as titles begin.
_IN_SMALL_LETTERS = re.compile(r"(?:onderwerp|betreft|betreffende|inzake) (?=[A-ZÀ-Þ0-9])")
#: A label is of at most so many words.
_LONGEST = 6
#: "BESLUIT VAN 3 mei" is a label in capitals, "Huurdersnummer VD 113135" begins its value.
_BEGINS_VALUE = re.compile(
    r"(?!VAN|OP|BIJ)[A-Z]{1,3}|(?:ma|di(?:ns)?|woens|donder|vrij|zater|zon)dag"
    r"|[A-Z]{0,3}\d[A-Z\d]{0,3}"
)
_WEEKDAY_OR_NOTHING = re.compile(r"(?:\w{2,6}dag,? )?", re.IGNORECASE)


@dataclass(frozen=True)
class LabelInside:
    """A label at the start of a text, and the character at which its value starts."""

    kind: LabelKind
    label: str
    start: int


#: "U betaalt 4 keer € 30": how often, and no sum.
_SO_MANY = re.compile(r"\d{1,2} (?:keer|maal|x|termijnen|delen|maanden|weken)\b")


def label_in(text: str, *, is_cell: bool) -> LabelInside | None:
    """The label that begins a text and has its value behind it, in a cell or a line of a letter.

    Without a colon much less is a label in running text than in a cell.
    """
    colon = _COLON.match(text)
    kind = label_kind(colon.group(1)) if colon else None
    if colon and kind is not None:
        return LabelInside(kind, colon.group(1), colon.end())
    if is_cell:
        return _in_cell(text)
    is_begun = text[:1].isupper() or _IN_SMALL_LETTERS.match(text)
    if not is_begun or text.endswith("."):
        return None  # a sentence
    return next((each for each in _run_on(text) if _is_plain(each.kind, text[each.start :])), None)


def _in_cell(text: str) -> LabelInside | None:
    if label_kind(text) is not None:  # "Betreft Nieuw rekeningnummer" names no number
        begun = (each for each in _run_on(text) if each.kind is LabelKind.SUBJECT)
        return next((each for each in begun if _is_plain(each.kind, text[each.start :])), None)
    joined = _GROWN_TOGETHER.match(text)
    if joined:
        return LabelInside(LabelKind.REFERENCE, joined.group(), joined.end())
    return next((each for each in _run_on(text) if _is_value(each.kind, text[each.start :])), None)


def _run_on(text: str) -> Iterator[LabelInside]:
    """What the first words of a text may be a label of, most words first."""
    words = text.split(" ")
    for count in range(min(len(words) - 1, _LONGEST), 0, -1):
        label = " ".join(words[:count])
        kind = label_kind(label)
        if kind is None or _NEEDS_COLON.fullmatch(label.lower()) or _ends_in_value(words[:count]):
            continue
        yield LabelInside(kind, label, len(label) + 1)


def _ends_in_value(label: Sequence[str]) -> bool:
    """Whether the last word of a label begins the value: "Huurdersnummer VD 113135".

    So does the day of the week of "Datum van verzending vrijdag 3 mei".
    """
    return len(label) > 1 and bool(_BEGINS_VALUE.fullmatch(label[-1]))


def _is_value(kind: LabelKind, text: str) -> bool:
    """Whether a value follows a label directly: words would make it a sentence, not a label."""
    if kind is LabelKind.SUBJECT:
        return True
    if kind in (LabelKind.SENDER, LabelKind.OTHER):
        return False
    if _SO_MANY.match(text):
        return False
    first = text.split(" ", maxsplit=1)[0]
    if kind is LabelKind.DATE and re.match(r"\w+dag$", first):
        return True
    return (
        bool(re.search(r"\d", first))
        or first in ("€", "EUR")
        or bool(re.match(r"[A-Z]{2,}\b", first) and re.search(r"\d", text))
    )


def _is_plain(kind: LabelKind, text: str) -> bool:
    """Whether a value in running text begins as a title does, or is a day and nothing else."""
    if kind is LabelKind.SUBJECT:
        return text[:1].isupper() or text[:1].isdigit()
    return kind is LabelKind.DATE and any(
        _WEEKDAY_OR_NOTHING.fullmatch(text[: day.start]) and day.end == len(text)
        for day in dates_in(text)
    )
