"""What a field of a PDF is about, guessed from its kind, flags, format scripts and names.

A wrong guess misleads a person, a missing one only says less; so names must say it outright.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from forms.countries.country import countries
from forms.pdf.meanings import Meaning, meanings
from forms.pdf.widgets import FieldFlag, Widget
from forms.template import FieldType

#: A tooltip longer than this explains more than it names; a word in it proves nothing.
_LONGEST_NAMING_TOOLTIP = 6

#: Of a printed label: the number of its question. A letter may also begin its name: "E-mail".
_NUMBERING = re.compile(r"^(?:\d+|[a-z]) ")
#: What is in brackets says how to fill in, or that there may be several; else it may name a field.
_BRACKETED = re.compile(r"\(([^)]*)\)")
#: How a day is written, in the letters of eight languages, and the sign of money before a sum.
_DATE_PATTERN = re.compile(
    r"\b(?:[dtjg]{2}[\W_]+m{2}|m{2}[\W_]+d{2})[\W_]+(?:j|y|a|r){2,4}\b", re.IGNORECASE
)
_MONEY = re.compile(r"[€£](?!\s*\d)")
#: In front of the name of a number these do not change what it is about.
_AROUND = r"(?:(?:uw|your|the|mijn|my|de|het|taxpayer|applicant|aanvrager|f|txt|text|field) )?"
_DATE_SCRIPT = re.compile(r"AFDate_")
_NUMBER_SCRIPT = re.compile(r"AFNumber_(?:Format|Keystroke)\(([^)]*)\)")
_SPECIAL_SCRIPT = re.compile(r"AFSpecial_(?:Format|Keystroke)\(\s*(\d)")
_PERCENT_SCRIPT = re.compile(r"AFPercent_")
#: The argument of AFSpecial_Format (Acrobat JavaScript reference): 0 and 1 zip code, 2 telephone.
_SPECIAL_MEANINGS = {
    "0": ("postal-code", FieldType.POSTCODE),
    "1": ("postal-code", FieldType.POSTCODE),
    "2": ("tel", FieldType.PHONE),
}


#: What a field that is named as the whole may be asked for by the print beside it.
_PARTS = {"name": frozenset({"given-name", "additional-name", "family-name", "x-initials"})}


@dataclass(frozen=True)
class Guess:
    """The type of a field and its meaning: an HTML autocomplete token, an `x-` name or None."""

    type: FieldType
    semantic: str | None


#: What is said when a name says nothing.
_NOTHING = Guess(FieldType.TEXT, None)


def guess(widget: Widget, printed: str | None = None) -> Guess:
    """What this widget is about; `printed` is the label that stands beside it on the page.

    A maker's name for a field is kept where the print says another thing altogether: of 259 fields
    of which both tell, the print was then another field's. It says more exactly what is asked.
    """
    found = _guess_alone(widget)
    said = guess_label(printed).semantic
    if said is not None and said in _PARTS.get(found.semantic or "", ()):
        return replace(found, semantic=said)
    return found


def _guess_alone(widget: Widget) -> Guess:
    if widget.kind == "Btn":
        return Guess(FieldType.CHOICE if widget.is_radio else FieldType.CHECKBOX, None)
    if widget.kind == "Sig":
        return Guess(FieldType.SIGNATURE, "x-signature")
    if widget.kind == "Ch":
        return Guess(FieldType.CHOICE, _meaning(widget).semantic)
    if widget.kind != "Tx":
        return Guess(FieldType.OTHER, None)
    found = _meaning(widget)
    if is_comb(widget):
        return Guess(FieldType.COMB, found.semantic)
    return found


def guess_label(label: str | None) -> Guess:
    """What a field is about whose printed label is all there is.

    Of one in several languages ("Nom / Naam") each must say the same.
    """
    said = label or ""
    without_pattern = _DATE_PATTERN.sub(" ", said)
    bare = _BRACKETED.sub("", without_pattern)
    found = _said(bare)
    if found == _NOTHING and sum(map(str.isalpha, bare)) > 1:
        inside = {_said(each) for each in _BRACKETED.findall(without_pattern)}
        telling = [each for each in inside if each.type is not FieldType.TEXT]
        found = telling[0] if len(telling) == 1 else found
    if found == _NOTHING and len(_DATE_PATTERN.findall(said)) == 1:
        return Guess(FieldType.DATE, None)
    if found == _NOTHING and _MONEY.search(said):
        return Guess(FieldType.AMOUNT, None)
    return found


def _said(label: str) -> Guess:
    """What a label without brackets says outright."""
    parts = [_words(part) for part in label.split("/")]
    if any(len(_NUMBERING.sub("", part).split()) > _LONGEST_NAMING_TOOLTIP for part in parts):
        return _NOTHING
    if any(meanings().asks_to_sign(part.split()) for part in parts):
        return Guess(FieldType.SIGNATURE, "x-signature")
    guessed = {_numbered(part) for part in parts if part}
    return guessed.pop() if len(guessed) == 1 else _NOTHING


def _numbered(words: str) -> Guess:
    """What a name says, with the number of its question before it or without."""
    while (found := _named([words], _NOTHING)) == _NOTHING:
        fewer = _NUMBERING.sub("", words)
        if fewer == words:
            break
        words = fewer
    return found


def is_comb(widget: Widget) -> bool:
    """Whether it is printed as a row of boxes, one character each."""
    return (
        widget.kind == "Tx"
        and FieldFlag.COMB in widget.flags
        and not widget.flags & (FieldFlag.MULTILINE | FieldFlag.FILE_SELECT)
        and bool(widget.max_length and widget.max_length > 0)
    )


def _meaning(widget: Widget) -> Guess:
    return _named(_names(widget), _by_script(widget.formats))


def _named(names: Sequence[str], by_script: Guess) -> Guess:
    for words in names:
        found = _number(words) or meanings().of_name(words.split())
        if found is not None:
            is_text = found.type is FieldType.TEXT
            return Guess(by_script.type if is_text else found.type, found.semantic)
    if by_script.type is not FieldType.TEXT:
        return by_script
    for words in names:
        if meanings().asks_for_a_date(words.split()):
            return Guess(FieldType.DATE, None)
        if meanings().asks_for_a_number(words.split()):
            return Guess(FieldType.NUMBER, None)
        if meanings().asks_for_an_amount(words.split()):
            return Guess(FieldType.AMOUNT, None)
    return by_script


def _number(words: str) -> Meaning | None:
    """What a number of a country is about that this is the name of."""
    return next((meaning for named, meaning in _numbers() if named.fullmatch(words)), None)


@lru_cache(maxsize=1)
def _numbers() -> tuple[tuple[re.Pattern[str], Meaning], ...]:
    """What the numbers of each country are called on forms."""
    return tuple(
        (
            re.compile(f"{_AROUND}(?:{each.named})(?: \\d+)?"),
            Meaning(each.semantic, each.field_type),
        )
        for of in countries().values()
        for each in of.numbers
    )


def _by_script(formats: str) -> Guess:
    """What Acrobat's own format functions say; the text is looked at, never run."""
    if _DATE_SCRIPT.search(formats):
        return Guess(FieldType.DATE, None)
    if special := _SPECIAL_SCRIPT.search(formats):
        semantic, kind = _SPECIAL_MEANINGS.get(special[1], (None, FieldType.NUMBER))
        return Guess(kind, semantic)
    if number := _NUMBER_SCRIPT.search(formats):
        return Guess(FieldType.AMOUNT if _is_money(number[1]) else FieldType.NUMBER, None)
    if _PERCENT_SCRIPT.search(formats):
        return Guess(FieldType.NUMBER, None)
    return Guess(FieldType.TEXT, None)


def _is_money(arguments: str) -> bool:
    """AFNumber_Format(decimals, separators, negative, 0, currency, prepend): cents or a sign."""
    given = [argument.strip().strip("\"'") for argument in arguments.split(",")]
    return given[0] == "2" or (len(given) > 4 and bool(given[4].strip()))


def _names(widget: Widget) -> list[str]:
    """The field's own name and, where it names rather than explains, the tooltip, as words."""
    names = [_words(widget.name)]
    tooltip = _words(widget.tooltip or "")
    if tooltip and len(tooltip.split()) <= _LONGEST_NAMING_TOOLTIP:
        names.append(tooltip)
    return names


def _words(name: str) -> str:
    """`NewZipCode_2[0]` as `new zip code 2`."""
    bare = re.sub(r"\[\d+\]", "", name)
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Za-z])(?=\d)", " ", bare)
    return " ".join(re.findall(r"[^\W\d_]+|\d+", spaced.lower()))
