"""Deadlines and opening hours at a place in a sentence, as Dutch letters print them.

Each reader gives meaning and length of what starts at `start`, or nothing.
"""

import re
from collections.abc import Iterator
from datetime import time

from forms.language.bank.quantities import WEEKDAYS, date_at, term_at, time_at
from forms.language.bank.values import Day, Deadline, Duration, Hours, Value

_BEFORE = re.compile(r"(?:v[óo][óo]r|tot) (?!en met)", re.IGNORECASE)
_BY = re.compile(
    r"(?:(?:uiterlijk|ten laatste|op uiterlijk|niet later dan)(?: op)?|tot en met|t/m"
    r"|uiterlijk tot en met) ",
    re.IGNORECASE,
)
_WITHIN = re.compile(r"binnen ", re.IGNORECASE)
_MONTH_END = re.compile(
    r"(?:v[óo][óo]r het einde|uiterlijk aan het einde|uiterlijk eind) van (?:de|deze) maand"
    r"|uiterlijk (?:eind|aan het einde van) deze maand",
    re.IGNORECASE,
)
_DATE = r"(?:de )?(?:datum|dagtekening)(?: bovenaan| boven aan| op| boven)?(?: van)?"
_LETTER = r"(?:deze|de) (?:brief|uitnodiging|herinnering|aanmaning)"
_DECISION = r"(?:dit|het|deze|de) (?:besluit|beslissing|beschikking|uitspraak|boete)"
_ASSESSMENT = r"(?:deze|de|het|dit|uw) (?:aanslag|aanslagbiljet)"
_SENT_PAPER = rf"(?:{_LETTER}|{_DECISION})"
_SENT = r"(?:is )?(?:verstuurd|verzonden|gestuurd)(?: is)?"
# What a term is counted from; the longest first, and that none is named last.
_BASES = (
    ("within-of-assessment", rf" na {_DATE} {_ASSESSMENT}"),
    ("within-of-decision", rf" na {_DATE} {_DECISION}"),
    ("within-of-letter", rf" na {_DATE} {_LETTER}"),
    ("within-of-sending", rf" na (?:de )?(?:verzenddatum|verzending)(?: van {_SENT_PAPER})?"),
    ("within-of-sending", rf" na de dag waarop {_SENT_PAPER} {_SENT}"),
    ("within-of-receipt", rf" na ontvangst van {_LETTER}"),
    ("within-of-receipt", rf" nadat u {_LETTER} (?:heeft|hebt) (?:ontvangen|gekregen)"),
    ("within-of-letter", r" na (?:de )?dagtekening"),
    ("within-of-letter", r" na vandaag"),
    ("within", ""),
)  # fmt: skip
_DAY = "|".join(WEEKDAYS)
_DAYS = re.compile(
    rf"(?:(?P<all>op werkdagen|elke werkdag|iedere werkdag|op iedere werkdag|op elke werkdag)"
    rf"|(?:van )?(?P<first>{_DAY}) (?:tot en met|t/m|-|–) (?P<last>{_DAY})),? (?:van |tussen )?",
    re.IGNORECASE,
)
_UNTIL = re.compile(r" ?(?:tot|en|-|–) ?")


def deadline_at(sentence: str, start: int) -> Iterator[tuple[Value, int]]:
    """Before or by when, or within how long."""
    month = _MONTH_END.match(sentence, start)
    if month:
        yield Deadline("by-month-end", None), month.end() - start
        return
    for way, lead in (("before", _BEFORE), ("by", _BY)):
        found = lead.match(sentence, start)
        for day, length in date_at(sentence, found.end()) if found else ():
            if found and isinstance(day, Day):
                yield Deadline(way, day), found.end() + length - start
    within = _WITHIN.match(sentence, start)
    for term, length in term_at(sentence, within.end()) if within else ():
        if within and isinstance(term, Duration):
            yield from _counted(sentence, start, within.end() + length, term)


def hours_at(sentence: str, start: int) -> Iterator[tuple[Value, int]]:
    """On which weekdays and between which times somebody can be reached."""
    days = _DAYS.match(sentence, start)
    opens = next(time_at(sentence, days.end(), is_bare=True), None) if days else None
    if days is None or opens is None:
        return
    until = _UNTIL.match(sentence, days.end() + opens[1])
    closes = next(time_at(sentence, until.end()), None) if until else None
    if until and closes and isinstance(opens[0], time) and isinstance(closes[0], time):
        first, last = (
            (0, 4)
            if days["all"]
            else (WEEKDAYS.index(days["first"].lower()), WEEKDAYS.index(days["last"].lower()))
        )
        yield Hours(first, last, opens[0], closes[0]), until.end() + closes[1] - start


def _counted(sentence: str, start: int, end: int, term: Duration) -> Iterator[tuple[Value, int]]:
    """A term with what it is counted from. Words that name another day make it no deadline."""
    for way, base in _BASES:
        found = re.compile(rf"{base}\b", re.IGNORECASE).match(sentence, end)
        if found:
            yield Deadline(way, term), found.end() - start
            return
