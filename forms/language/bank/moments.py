"""Deadlines and opening hours at a place in a sentence, as Dutch letters print them.

Each reader gives meaning and length of what starts at `start`, or nothing.
"""

import re
from collections.abc import Iterator
from datetime import time

from forms.language.bank.quantities import WEEKDAYS, date_at, term_at, time_at
from forms.language.bank.values import Day, Deadline, Duration, Hours, Value

_BEFORE = re.compile(r"(?:in elk geval )?(?:v[óo][óo]r(?! of op)|tot) (?!en met)", re.IGNORECASE)
_BY = re.compile(
    r"(?:in elk geval )?(?:(?:uiterlijk|ten laatste|op uiterlijk|niet later dan|op zijn laatst"
    r"|uiterlijk v[óo][óo]r of|tot uiterlijk)(?: op)?|v[óo][óo]r of op|op of v[óo][óo]r|tot en met"
    r"|t/m|uiterlijk tot en met) ",
    re.IGNORECASE,
)
#: “Op 1 mei of eerder”: the day stands between.
_ON, _OR_EARLIER = re.compile(r"op ", re.IGNORECASE), re.compile(r" of eerder\b", re.IGNORECASE)
_WITHIN = re.compile(
    r"(?:(?:uiterlijk )?binnen|uiterlijk|niet later dan|op zijn laatst) (?:een termijn van )?",
    re.IGNORECASE,
)
_MONTH_END = re.compile(
    r"(?:v[óo][óo]r het einde?|uiterlijk (?:aan|op) het einde?|uiterlijk eind"
    r"|uiterlijk op de laatste dag) van (?:de|deze) maand"
    r"|uiterlijk (?:eind|aan het einde? van) deze maand",
    re.IGNORECASE,
)
_DATE = r"(?:de )?(?:datum|dagtekening)(?: die)?(?: bovenaan| boven aan| op| boven| van)?(?: van)?"
_LETTER = (
    r"(?:(?:deze|de) (?:brief|uitnodiging|herinnering|aanmaning)"
    r"|dit (?:schrijven|bericht))(?: staat)?"
)
_DECISION = r"(?:dit|het|deze|de) (?:besluit|beslissing|beschikking|uitspraak|boete)"
_ASSESSMENT = r"(?:deze|de|het|dit|uw) (?:aanslag|aanslagbiljet)"
_SENT_PAPER = rf"(?:{_LETTER}|{_DECISION})"
_SENT = r"(?:is )?(?:verstuurd|verzonden|gestuurd)(?: is)?"
_SENDING = r"(?:verzenddatum|(?:dag van )?verzending)"
_GOT = r"(?:ontvangen|gekregen)"
#: A term counted “from the day after the date” is the one counted “after the date”.
_AFTER = r",? (?:(?:te rekenen|gerekend) )?(?:na|vanaf)(?: de dag na)?"
# What a term is counted from; the longest first, and that none is named last.
_BASES = (
    ("within-of-assessment", rf"{_AFTER} {_DATE} {_ASSESSMENT}"),
    ("within-of-decision", rf"{_AFTER} {_DATE} {_DECISION}"),
    ("within-of-letter", rf"{_AFTER} {_DATE} {_LETTER}"),
    ("within-of-sending", rf" na (?:de )?{_SENDING}(?: van {_SENT_PAPER})?"),
    ("within-of-sending", rf" (?:na de dag waarop|nadat) {_SENT_PAPER} {_SENT}"),
    ("within-of-receipt", rf" na (?:de )?ontvangst(?! van uw)(?: van {_LETTER}| dezes)?"),
    ("within-of-receipt", rf" (?:na de dag waarop|nadat) u {_LETTER} (?:heeft|hebt) {_GOT}"),
    ("within-of-receipt", rf" (?:na de dag waarop|nadat) u {_LETTER} (?:ontving|kreeg)"),
    ("within-of-receipt", rf" nadat {_LETTER} (?:bij u is bezorgd|u heeft bereikt)"),
    ("within-of-sending", rf" na de datum waarop {_SENT_PAPER} {_SENT}"),
    ("within-of-letter", r" na (?:de )?dagtekening(?: dezes| hiervan)?"),
    ("within-of-letter", rf"{_AFTER} (?:vandaag|heden)"),
    ("within", ""),
)  # fmt: skip
_DAY = "|".join(WEEKDAYS)
_SHORT_DAYS = {day[:2]: day for day in WEEKDAYS}
_ANY_DAY = f"{_DAY}|{'|'.join(_SHORT_DAYS)}"
_DAYS = re.compile(
    rf"(?:(?P<all>(?:op |elke |iedere |op iedere |op elke )?werkdag(?:en)?"
    rf"|(?P<alone>(?:dagelijks|elke dag|iedere dag),? behalve (?:in|tijdens) het weekend,?))"
    rf"|(?P<list>(?:op )?(?:{_DAY})(?:, (?:{_DAY}))*,? en (?:{_DAY}))"
    rf"|(?:van |op )?(?P<first>{_ANY_DAY}) ?(?:tot en met|t/m|-|–) ?(?P<last>{_ANY_DAY}))"
    r"(?:,? (?:van |tussen )?|(?=[.);]|$))",
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
    on = _ON.match(sentence, start)
    for day, length in date_at(sentence, on.end()) if on else ():
        earlier = _OR_EARLIER.match(sentence, on.end() + length) if on else None
        if earlier and isinstance(day, Day):
            yield Deadline("by", day), earlier.end() - start
    within = _WITHIN.match(sentence, start)
    for term, length in term_at(sentence, within.end()) if within else ():
        if within and isinstance(term, Duration):
            yield from _counted(sentence, start, within.end() + length, term)


def hours_at(sentence: str, start: int) -> Iterator[tuple[Value, int]]:
    """On which weekdays and between which times somebody can be reached."""
    days = _DAYS.match(sentence, start)
    if days is None:
        return
    numbers = _weekdays(days)
    opens = next(time_at(sentence, days.end(), is_bare=True), None)
    until = _UNTIL.match(sentence, days.end() + opens[1]) if opens else None
    closes = next(time_at(sentence, until.end()), None) if until else None
    if opens and until and closes and isinstance(opens[0], time) and isinstance(closes[0], time):
        yield Hours(numbers, opens[0], closes[0]), until.end() + closes[1] - start
    elif days["alone"]:
        yield Hours(numbers, None, None), len(days["alone"].rstrip(","))


def _weekdays(days: re.Match[str]) -> tuple[int, ...]:
    """The days of the week that are printed, Monday 0."""
    if days["all"]:
        return tuple(range(5))
    if days["list"]:
        return tuple(WEEKDAYS.index(day.lower()) for day in re.findall(_DAY, days["list"], re.I))
    first, last = (
        WEEKDAYS.index(_SHORT_DAYS.get(days[end].lower(), days[end].lower()))
        for end in ("first", "last")
    )
    return tuple(range(first, last + 1))


def _counted(sentence: str, start: int, end: int, term: Duration) -> Iterator[tuple[Value, int]]:
    """A term with what it is counted from. Words that name another day make it no deadline."""
    for way, base in _BASES:
        found = re.compile(rf"{base}\b", re.IGNORECASE).match(sentence, end)
        if found:
            yield Deadline(way, term), found.end() - start
            return
