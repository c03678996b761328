"""Finding personal data in a few words that somebody typed, before they are kept.

The phone looks with the same rules (`client_demo/src/feedback/personalWords.ts`) and shows what it
found; the service looks again, because anyone can send to it. Names cannot be found this way: the
person sees exactly what goes, and decides.
"""

import re
import unicodedata
from enum import StrEnum


class PersonalData(StrEnum):
    """What kind of personal data was found."""

    EMAIL = "email"
    IBAN = "iban"
    DATE = "date"
    ADDRESS = "address"
    NUMBER = "number"


_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]{2,}")
# Dutch ones however written; others in capitals, as banks write them.
_IBAN = re.compile(
    r"\b(?i:NL) ?\d{2} ?(?i:[A-Z]{4})(?: ?\d){10}\b"
    r"|\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b"
)
# A day somebody may be born on: 07-03-1985, 7/3/85, 7 maart 1985.
_DATE = re.compile(
    r"\b\d{1,2}(?:[-/.]| ?)(?:\d{1,2}|[a-z]{3,9}\.?)(?:[-/.]| ?)(?:19|20)\d{2}\b"
    r"|\b\d{1,2}[-/.]\d{1,2}[-/.]\d{2}\b"
    r"|\b(?:19|20)\d{2}[-/.]\d{1,2}[-/.]\d{1,2}\b",
    re.IGNORECASE,
)
# Four digits and two capitals, or two letters where a house number stands beside them.
_POSTCODE = re.compile(r"\b[1-9]\d{3} ?[A-Z]{2}\b")
_POSTCODE_AND_NUMBER = re.compile(
    r"\b[1-9]\d{3} ?[a-z]{2}\b[ ,]{1,3}(?:nr\.? ?)?\d{1,5}\b"
    r"|\b\d{1,5}(?: ?[a-z]\b)?,? {1,2}[1-9]\d{3} ?[a-z]{2}\b",
    re.IGNORECASE,
)
# Citizen service numbers, telephone numbers, references: a row of digits, however it is spaced.
_DIGITS = re.compile(r"\d(?:[ ./()+-]{0,2}\d){5,}")

_RULES = (
    (PersonalData.EMAIL, (_EMAIL,)),
    (PersonalData.IBAN, (_IBAN,)),
    (PersonalData.DATE, (_DATE,)),
    (PersonalData.ADDRESS, (_POSTCODE, _POSTCODE_AND_NUMBER)),
    (PersonalData.NUMBER, (_DIGITS,)),
)


def personal_data_in(text: str) -> tuple[PersonalData, ...]:
    """The kinds of personal data that `text` seems to hold; empty when none was found."""
    plain = _plain(text)
    return tuple(kind for kind, rules in _RULES if any(rule.search(plain) for rule in rules))


def _plain(text: str) -> str:
    """Digits of every script as 0-9, every space as one, wide letters as narrow ones."""
    narrow = unicodedata.normalize("NFKC", text)
    # Marks that cannot be seen could hide a number in pieces.
    shown = "".join(sign for sign in narrow if unicodedata.category(sign) != "Cf")
    digits = "".join(str(unicodedata.decimal(sign, sign)) for sign in shown)
    return re.sub(r"\s+", " ", digits)
