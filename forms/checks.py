"""Checks of a filled-in form: what is missing, and what cannot be right.

Pure: states and values in, verdicts out. A verdict of None means it could not be told; nobody is
accused on a doubtful reading.
"""

import calendar
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from forms.countries.calendar import next_working_day
from forms.countries.country import HOME, Country, citizens_number, countries, country
from forms.overlay import CheckCode, FieldState, Value
from forms.template import Field, Term

# Below this a failed number or date is more often our misreading than the writer's mistake.
_SURE_ENOUGH = 0.8
# ISO 13616: country, two check digits, 11 to 30 letters and digits.
_IBAN = re.compile(r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}")
# The oldest person ever reached 122; a form dated further ahead than this is a slip of the pen.
_OLDEST_YEARS, _FURTHEST_YEARS = 122, 20
# A term is counted from a day not long ago or soon to come: 27 is 2027, never 1927.
_NEAR_YEARS = 50


@dataclass(frozen=True)
class Finding:
    """What was found in a field: its state, and its value where that could be read."""

    state: FieldState
    value: Value | None = None


@dataclass(frozen=True)
class Verdict:
    """The outcome of one check; `passed` is None where it could not be told."""

    code: CheckCode
    passed: bool | None


_NOT_SEEN = Finding(FieldState.UNKNOWN)


def check_field(
    field: Field,
    page_fields: Sequence[Field],
    findings: Mapping[str, Finding],
    today: date,
    country_code: str = HOME,
) -> tuple[Verdict, ...]:
    """The verdicts on one field, in the order of its checks.

    `findings` are by field id on this page, and by `page/id` for what is known of other pages.
    What is said of a value (is this IBAN right?) is left out while nothing is written.
    `country_code` says whose numbers and dates they are.

    Raises:
        ContentError: nothing is known of that country.
    """
    page = _Page(page_fields, findings, today, country(country_code))
    verdicts = []
    for code in map(CheckCode, field.checks):
        if code in _OF_VALUES:
            if page.found(field.id).state is not FieldState.EMPTY:
                verdicts.append(Verdict(code, page.value_passes(field, code)))
        else:
            verdicts.append(Verdict(code, page.is_complete(field, code)))
    return tuple(verdicts)


@dataclass(frozen=True)
class _Page:
    fields: Sequence[Field]
    findings: Mapping[str, Finding]
    today: date
    country: Country

    def found(self, field_id: str) -> Finding:
        return self.findings.get(field_id, _NOT_SEEN)

    def is_complete(self, field: Field, code: CheckCode) -> bool | None:
        if code is CheckCode.TOO_MANY_TICKED:
            return self._few_enough_ticked(field)
        answered = self._is_answered(field)
        needed = self._is_needed(field)
        # Answered is fine whether or not it was needed; not needed is fine either way.
        if answered or needed is False:
            return True
        return False if answered is False and needed else None

    def value_passes(self, field: Field, code: CheckCode) -> bool | None:
        value = self.found(field.id).value
        if value is None:
            return None
        passed = self._judge(field, code, value.text)
        return None if passed is False and value.confidence < _SURE_ENOUGH else passed

    def _judge(self, field: Field, code: CheckCode, text: str) -> bool | None:
        if code is CheckCode.ELFPROEF:
            return citizens_number(self.country, field).holds(text)
        if code is CheckCode.IBAN_MOD97:
            return is_iban(text)
        if code is CheckCode.DATE_BEFORE_DEADLINE:
            return None if field.term is None else self._is_in_time(field, field.term)
        written = read_date(text, self.today, of=self.country)
        return _looks_read(text) if written is None else self._is_plausible(field, written)

    def _is_in_time(self, field: Field, term: Term) -> bool | None:
        last = self._last_day(field, term)
        is_own = term.after is not None and self._key(field, term.after) == field.id
        judged = self.today if is_own else self._day_in(field.id)
        return None if last is None or judged is None else judged <= last

    def _last_day(self, field: Field, term: Term) -> date | None:
        if term.after is None:
            return date.fromisoformat(term.last_day) if term.last_day else None
        start = self._day_in(self._key(field, term.after))
        try:
            if start is None:
                return None
            last = _later(start, term.months, term.days)
            for _ in range(term.working_days):
                last = next_working_day(last + timedelta(days=1), self.country.code)
        except (ValueError, OverflowError):  # beyond the year 9999
            return None
        return last

    def _day_in(self, field_id: str) -> date | None:
        """The day surely written in a field. Nobody is told on a doubtful one that all is well."""
        value = self.found(field_id).value
        if value is None or value.confidence < _SURE_ENOUGH:
            return None
        return read_date(value.text, self.today, _NEAR_YEARS, self.country)

    def _key(self, field: Field, named: str) -> str:
        """How the findings call the field that `field` names: page/id only on another page."""
        page, _, name = named.rpartition("/")
        return name if page in ("", str(field.page)) else named

    def _is_plausible(self, field: Field, written: date) -> bool:
        earliest = date(self.today.year - _OLDEST_YEARS, 1, 1)
        latest = date(self.today.year + _FURTHEST_YEARS, 12, 31)
        semantic = field.semantic or ""
        if semantic.endswith(("bday", "signature-date")):
            # Clocks and midnight: someone may sign a moment after the picture's day began.
            latest = self.today + timedelta(days=1)
        return earliest <= written <= latest

    def _is_needed(self, field: Field) -> bool | None:
        if field.condition is None:
            return True
        state = self.found(self._key(field, field.condition.field_id)).state
        return None if state is FieldState.UNKNOWN else state.is_answered

    def _is_answered(self, field: Field) -> bool | None:
        states = [self.found(each.id).state for each in self._group(field)]
        if any(state.is_answered for state in states):
            return True
        return None if FieldState.UNKNOWN in states else False

    def _few_enough_ticked(self, field: Field) -> bool | None:
        states = [self.found(each.id).state for each in self._group(field)]
        if sum(state.is_answered for state in states) > (field.choose or 1):
            return False
        return None if FieldState.UNKNOWN in states else True

    def _group(self, field: Field) -> list[Field]:
        if field.group is None:
            return [field]
        return [each for each in self.fields if each.group == field.group]


def is_iban(text: str) -> bool | None:
    """Whether this can be a bank account number (ISO 13616); None when unreadable."""
    iban = re.sub(r"[\s.-]", "", text).upper()
    if not iban or not (iban.isascii() and iban.isalnum()):
        return None
    of = countries().get(iban[:2])
    if not _IBAN.fullmatch(iban) or (of is not None and not of.account.fullmatch(iban)):
        return False
    return int("".join(str(int(letter, 36)) for letter in iban[4:] + iban[:4])) % 97 == 1


def read_date(
    text: str, today: date, ahead_years: int = 0, of: Country | None = None
) -> date | None:
    """The day meant by a date, as 05-03-2026, 5 maart 2026, 5. März 2026 or 05032026; None if none.

    A year of two digits is the latest that is at most `ahead_years` after this year. Months are
    called as in country `of` (at home where it is not given).
    """
    found = re.fullmatch(
        r"\s*(\d{1,2})\s*[-/. ]?\s*([a-z]+|\d{1,2})\s*[-/. ]?\s*(\d{4}|\d{2})\s*",
        _unaccented(text),
        re.ASCII,
    )
    if found is None:
        return None
    day, month_text, year_text = found.groups()
    month = _month(month_text, of or country())
    year = int(year_text)
    if len(year_text) == 2:
        latest = today.year + ahead_years
        year += latest // 100 * 100
        year -= 100 if year > latest else 0
    try:
        return date(year, month, int(day))
    except ValueError:  # 31 februari
        return None


def _month(text: str, of: Country) -> int:
    """1 to 12, or 0 where no month or more than one begins with this."""
    if text.isdecimal():
        return int(text)
    fitting = [
        number
        for number, names in enumerate(of.months, 1)
        if len(text) >= 3 and any(_unaccented(name).startswith(text) for name in names)
    ]
    return fitting[0] if len(fitting) == 1 else 0


def _unaccented(text: str) -> str:
    """In small letters without accents: who writes with a pen often leaves them out."""
    apart = unicodedata.normalize("NFKD", text.lower())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def _looks_read(text: str) -> bool | None:
    """False when day, month and year are all there yet make no date; None when some are not.

    00 stands for a day or month that is in nobody's papers, and is right where it is so.
    """
    whole = re.fullmatch(
        r"\s*(?:(\d{1,2})[\s./-]+(\d{1,2})[\s./-]+\d{2,4}|(\d{2})(\d{2})\d{4})\s*", text, re.ASCII
    )
    if whole is None or 0 in (int(part) for part in whole.groups() if part):
        return None
    return False


def _later(day: date, months: int, days: int) -> date:
    """Some months later, at the end of a month that is too short for it, and then some days."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last)) + timedelta(days=days)


_OF_VALUES = frozenset(
    {
        CheckCode.ELFPROEF,
        CheckCode.IBAN_MOD97,
        CheckCode.DATE_PLAUSIBLE,
        CheckCode.DATE_BEFORE_DEADLINE,
    }
)
