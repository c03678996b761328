"""The day a term is counted from, where the letter prints another than its own for that.

"Binnen zes weken na de datum van het besluit van 2 februari 2026"; "Het besluit is verzonden op
2 februari 2026."
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from forms.letters.values.dates import DateMention, dates_in
from forms.letters.values.relative import Base, TermMention, terms_in

#: Between a term, or the words of what it is counted from, and the day of that.
_OF = re.compile(
    r"^,? (?:van|d\.?d\.?|gedateerd|(?:te rekenen |gerekend )?(?:na|vanaf|volgend op)"
    r"(?: de dag (?:na|van))?) (?:\w{2,6}dag )?$"
)
_MADE_KNOWN = (
    r"(?:bekend ?gemaakt|verzonden|verstuurd|toegezonden|gedagtekend|gedateerd|gepubliceerd)"
)
_KNOWN_ON = re.compile(rf"\b{_MADE_KNOWN} op (?:\w{{2,6}}dag )?$")
_ON = re.compile(r"\b(?:is|zijn|werd|werden|hebben)\b[^.;]{0,60}\bop (?:\w{2,6}dag )?$")
_KNOWN = re.compile(rf"^ (?:aan u )?{_MADE_KNOWN}\b")
#: A term of the letter itself, whatever else was made known.
_OF_LETTER = re.compile(r"\b(?:deze|dit|de) (?:brief|schrijven|bericht|rekening|factuur|nota)\b")

#: So many days before its own a letter may count from a day without a year: "zes weken na 8 mei".
_JUST_BEFORE = 30


def first_day(mention: TermMention, written: str, near: str, after: str, sent: date) -> date:
    """The day from which a term of the plain sentence `written` is counted.

    `near` and `after` are the plain sentences before and after it, `sent` is the day of the letter.
    """
    for day in dates_in(written):
        if not _OF.match(written[mention.end : day.start] or "-"):
            continue
        value = day.near(sent - timedelta(days=_JUST_BEFORE))
        if value is not None:
            return value
    if _OF_LETTER.search(written[mention.start : mention.end]):
        return sent
    known = [day for text in (near, after) for day in _made_known(text)]
    return known[0] if known else sent


def is_counted_from(day: DateMention, text: str) -> bool:
    """Whether a term of a text is counted from one of its days, which is no last day then."""
    return any(
        each.base is Base.DAY and _OF.match(text[each.end : day.start] or "-")
        for each in terms_in(text)
    )


def _made_known(text: str) -> Iterator[date]:
    """The days on which a plain sentence says that something was sent or made known."""
    for day in dates_in(text):
        if day.value is not None and _is_of_making_known(text, day):
            yield day.value


def _is_of_making_known(text: str, day: DateMention) -> bool:
    before, after = text[: day.start], text[day.end :]
    return bool(_KNOWN_ON.search(before) or (_ON.search(before) and _KNOWN.match(after)))
