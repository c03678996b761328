"""What a field of a PDF is about, guessed from its kind, flags, format scripts and names.

A wrong guess misleads a person, a missing one only says less; so names must say it outright.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from forms.countries.country import countries
from forms.pdf.widgets import FieldFlag, Widget
from forms.template import FieldType

#: A tooltip longer than this explains more than it names; a word in it proves nothing.
_LONGEST_NAMING_TOOLTIP = 6

#: Words in a field's name -> what it is about and its type, most telling first. Dutch and English.
_MEANINGS: tuple[tuple[str, str, FieldType], ...] = (
    (r"hand ?tekening|signature|sign here|ondertekening", "x-signature", FieldType.SIGNATURE),
    (r"iban|(bank)? ?rekening ?nummer", "x-iban", FieldType.IBAN),
    (r"post ?code|zip|zip ?code|postal ?code", "postal-code", FieldType.POSTCODE),
    (r"e ?mail|e ?mail ?ad+res+", "email", FieldType.EMAIL),
    (
        r"tel|telefoon|telefoon ?(nummer|nr)|phone|phone ?(number|no)|mobiel|mobile|daytime phone",
        "tel",
        FieldType.PHONE,
    ),
    (r"geboorte ?datum|birth ?date|date of birth|dob", "bday", FieldType.DATE),
    (r"voornaam|voornamen|first name|given name|fname", "given-name", FieldType.TEXT),
    (r"achternaam|last name|surname|family name|lname", "family-name", FieldType.TEXT),
    (r"voorletters|initials", "x-initials", FieldType.TEXT),
    (r"huis ?nummer|house number", "x-house-number", FieldType.TEXT),
    (
        r"straat|straatnaam|street|street address|adres|address|address line ?1|home address",
        "street-address",
        FieldType.TEXT,
    ),
    (r"woonplaats|city|city town|town", "address-level2", FieldType.TEXT),
    (r"state|provincie|province", "address-level1", FieldType.TEXT),
    (r"country|country name|land", "country-name", FieldType.TEXT),
    (r"organisatie|organisation|organization|company", "organization", FieldType.TEXT),
    (r"functie|occupation|job title", "organization-title", FieldType.TEXT),
    (r"naam|name|full name|your name|uw naam", "name", FieldType.TEXT),
)
#: In front of or behind such a word, these do not change what it is about.
_AROUND = r"(?:(?:uw|your|the|mijn|my|de|het|taxpayer|applicant|aanvrager|f|txt|text|field) )?"
_DATE_NAMES = re.compile(r"(?:.* )?(?:datum|date)(?: \d+)?")
_AMOUNT_NAMES = re.compile(r"(?:.* )?(?:bedrag|amount|euro|dollars|total|totaal)(?: \d+)?")
#: Of a printed label: the number of its question, and who signs.
_NUMBERING = re.compile(r"^(?:\d+ (?:[a-z] )?|[a-z] )+")
_SIGNED = re.compile(r"\b(?:signature|handtekening|ondertekening)\b")
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


@dataclass(frozen=True)
class Guess:
    """The type of a field and its meaning: an HTML autocomplete token, an `x-` name or None."""

    type: FieldType
    semantic: str | None


def guess(widget: Widget) -> Guess:
    """What this widget is about."""
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
    """What a field is about whose printed label is all there is."""
    words = _NUMBERING.sub("", _words(label or ""))
    if not words or len(words.split()) > _LONGEST_NAMING_TOOLTIP:
        return Guess(FieldType.TEXT, None)
    if _SIGNED.search(words):
        return Guess(FieldType.SIGNATURE, "x-signature")
    return _named([words], Guess(FieldType.TEXT, None))


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
        for pattern, semantic, kind in (*_numbers(), *_MEANINGS):
            if re.fullmatch(f"{_AROUND}(?:{pattern})(?: \\d+)?", words):
                return Guess(kind if kind is not FieldType.TEXT else by_script.type, semantic)
    if by_script.type is not FieldType.TEXT:
        return by_script
    for words in names:
        if _DATE_NAMES.fullmatch(words):
            return Guess(FieldType.DATE, None)
        if _AMOUNT_NAMES.fullmatch(words):
            return Guess(FieldType.AMOUNT, None)
    return by_script


@lru_cache(maxsize=1)
def _numbers() -> tuple[tuple[str, str, FieldType], ...]:
    """What the numbers of each country are called on forms, as in `_MEANINGS`."""
    numbers = (number for of in countries().values() for number in of.numbers)
    return tuple((each.named, each.semantic, each.field_type) for each in numbers)


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
    return " ".join(re.findall(r"[a-zà-ÿ]+|\d+", spaced.lower()))
