"""Slots for days: the letter's own, deadlines printed or counted, and days that ask for nothing."""

from datetime import date, timedelta

from forms.letter import FactRole
from tests.letters.drafting import IF, Draft, Stated, UnsayableError
from tests.letters.spans import Run, Span
from tests.letters.spelling import MONTHS, spelled_count
from tests.letters.terms import Term, extended, last_day
from tests.letters.truth import FactKind

#: How long the reader gets, by what is asked. Six weeks for objecting is the law's (Awb 6:7).
_OBJECT_TERM = Term(6, "weeks")
_PAY_TERMS = (
    Term(14, "days"), Term(2, "weeks"), Term(4, "weeks"), Term(6, "weeks"), Term(1, "months"),
    Term(30, "days"), Term(7, "days"), Term(10, "days"), Term(2, "months"),
)  # fmt: skip
_OTHER_TERMS = (
    Term(2, "weeks"), Term(14, "days"), Term(3, "weeks"), Term(4, "weeks"), Term(10, "days"),
    Term(1, "months"), Term(5, "days"), Term(28, "days"),
)  # fmt: skip
#: Terms that a wording names itself, `{by.two-weeks}`: opposing a fine or a judgment has its own.
_NAMED_TERMS = {
    "fourteen-days": Term(14, "days"), "two-weeks": Term(2, "weeks"),
    "four-weeks": Term(4, "weeks"), "one-month": Term(1, "months"),
    "three-months": Term(3, "months"),
}  # fmt: skip
_UNIT_NAMES = {"days": ("dag", "dagen"), "weeks": ("week", "weken"), "months": ("maand", "maanden")}
#: How long ago some days were, so that what a letter tells came in this order; others 5 to 120.
_DAYS_AGO = {"letter": (60, 120), "due": (15, 50), "second": (10, 14), "checked": (1, 4)}
#: How often a deadline is a printed day, and else counted from what.
_FORMS = {"day": 55, "from-letter": 30, "from-receipt": 9, "month-end": 6}


def _own_date(draft: Draft, which: str, ask: str) -> Run:
    fact = Stated(FactKind.DATE, draft.written, FactRole.SENT)
    return (draft.state("date", fact, draft.spelled(draft.written)),)


def _by(draft: Draft, which: str, ask: str) -> Run:
    """A deadline with its preposition: the same kind of one wherever the letter says it."""
    _settle_term(draft, which, ask)
    known = draft.facts.get(f"deadline:{ask}")
    if known is not None and not known.is_counted:
        return _by_day(draft, which, ask)
    form = _form(draft, ask)
    return _by_day(draft, which, ask) if form == "day" else _counted(draft, form, ask)


def _form(draft: Draft, ask: str) -> str:
    key = f"form.{ask}"
    if key not in draft.drawn:
        forms = {**_FORMS, "month-end": 0} if ask == "object" else _FORMS
        draft.drawn[key] = draft.rng.choices(list(forms), list(forms.values()))[0]
    return str(draft.drawn[key])


def _by_day(draft: Draft, which: str, ask: str) -> Run:
    before, _, after = draft.rng.choice(draft.shared.terms["day"]).partition("{day}")
    return (Span(before), *_day(draft, which, ask), Span(after))


def _day(draft: Draft, which: str, ask: str) -> Run:
    """A deadline as a day alone."""
    _settle_term(draft, which, ask)
    day = _printed_day(draft, ask)
    fact = Stated(FactKind.DEADLINE, day, FactRole.DUE, is_optional=ask.endswith(IF))
    return (draft.state(f"deadline:{ask}", fact, draft.spelled(day, may_lack_year=True)),)


def _printed_day(draft: Draft, ask: str) -> date:
    known = draft.facts.get(f"deadline:{ask}")
    if known is not None:
        assert isinstance(known.value, date)
        return known.value
    if ask == "object":
        term = draft.drawn.get("term.object", _OBJECT_TERM)
        assert isinstance(term, Term)
        return extended(last_day(draft.written, term), term)
    day = draft.written + timedelta(days=draft.rng.randint(8, 70))
    return day if draft.rng.random() < 0.3 else extended(day, Term(1, "days"))


def _counted(draft: Draft, form: str, ask: str) -> Run:
    """A deadline as a term that is counted from the letter's date."""
    term = _term_of(draft, ask)
    wording = draft.rng.choice(draft.shared.terms[form])
    span = wording.replace("{term}", _spelled_term(draft, term))
    return (_state_counted(draft, form, term, ask, span),)


def _term(draft: Draft, which: str, ask: str) -> Run:
    """A term alone, in a sentence that says that it is counted from the letter's date.

    Raises:
        UnsayableError: the letter already names the day.
    """
    _settle_term(draft, which, ask)
    known = draft.facts.get(f"deadline:{ask}")
    if known is not None and draft.drawn.get(f"form.{ask}") != "from-letter":
        raise UnsayableError(ask)
    draft.drawn[f"form.{ask}"] = "from-letter"
    term = _term_of(draft, ask)
    return (_state_counted(draft, "from-letter", term, ask, _spelled_term(draft, term)),)


def _settle_term(draft: Draft, which: str, ask: str) -> None:
    """Keeps the term that a wording names as the one of what it asks."""
    if which:
        draft.drawn.setdefault(f"term.{ask}", _NAMED_TERMS[which])


def _term_of(draft: Draft, ask: str) -> Term:
    terms = {"object": (_OBJECT_TERM,), "pay": _PAY_TERMS}.get(ask, _OTHER_TERMS)
    term = draft.drawn.setdefault(f"term.{ask}", draft.rng.choice(terms))
    assert isinstance(term, Term)
    return term


def _state_counted(draft: Draft, form: str, term: Term, ask: str, text: str) -> Span:
    if form == "month-end":
        last = plain = last_day(draft.written.replace(day=1), Term(1, "months")) - timedelta(days=1)
    else:
        plain = last_day(draft.written, term)
        last = extended(plain, term)
    fact = Stated(
        FactKind.DEADLINE,
        last,
        FactRole.DUE,
        also_right=(plain,) if plain != last and ask != "object" else (),
        may_be_certain=form != "from-receipt",
        is_counted=True,
        is_optional=ask.endswith(IF),
    )
    return draft.state(f"deadline:{ask}", fact, text)


def _spelled_term(draft: Draft, term: Term) -> str:
    in_words = draft.rng.random() < (0.2 if term.unit == "days" else 0.6)
    count = "een" if term.count == 1 and in_words else spelled_count(term.count, in_words)
    return f"{count}\xa0{_UNIT_NAMES[term.unit][term.count != 1]}"


def _hearing(draft: Draft, which: str, ask: str) -> Run:
    """The day on which the reader is expected: a working day, often with its name."""
    if "hearing" not in draft.drawn:
        day = draft.written + timedelta(days=draft.rng.randint(6, 50))
        draft.drawn["hearing"] = extended(day, Term(1, "days"))
    day = draft.drawn["hearing"]
    assert isinstance(day, date)
    fact = Stated(FactKind.DEADLINE, day, FactRole.HEARING)
    return (draft.state("deadline:come", fact, draft.spelled(day, may_lack_year=True)),)


def _past(draft: Draft, which: str, ask: str) -> Run:
    """A day before the letter that asks for nothing."""
    ago = draft.rng.randint(*_DAYS_AGO.get(which, (5, 120)))
    return _unstated(draft, f"past.{which}", -ago)


def _future(draft: Draft, which: str, ask: str) -> Run:
    """A day after the letter on which the reader has nothing to do."""
    return _unstated(draft, f"future.{which}", draft.rng.randint(5, 90))


def _birth(draft: Draft, which: str, ask: str) -> Run:
    return _unstated(draft, "birth", -draft.rng.randint(20 * 365, 80 * 365))


def _unstated(draft: Draft, key: str, days: int) -> Run:
    day = draft.drawn.setdefault(key, draft.written + timedelta(days=days))
    assert isinstance(day, date)
    return (Span(draft.spelled(day)),)


def _period(draft: Draft, which: str, ask: str) -> Run:
    """A quarter before the letter."""
    if "period" not in draft.drawn:
        end = draft.written.replace(day=1) - timedelta(days=1)
        draft.drawn["period"] = (end - timedelta(days=80)).replace(day=1), end
    start, end = draft.drawn["period"]  # type: ignore[misc]
    between = draft.rng.choice([" tot en met ", " t/m ", " - "])
    return (Span(f"{draft.spelled(start)}{between}{draft.spelled(end)}"),)


def _year(draft: Draft, which: str, ask: str) -> Run:
    return (Span(str(draft.written.year)),)


def _past_year(draft: Draft, which: str, ask: str) -> Run:
    return (Span(str(draft.written.year - 1)),)


def _next_year(draft: Draft, which: str, ask: str) -> Run:
    return (Span(str(draft.written.year + 1)),)


def _month(draft: Draft, which: str, ask: str) -> Run:
    month = draft.drawn.setdefault(f"month.{which}", draft.rng.choice(MONTHS))
    return (Span(f"{month} {draft.written.year}"),)


FILLERS = {
    "date": _own_date, "by": _by, "by-day": _by_day, "day": _day, "term": _term,
    "hearing": _hearing, "past": _past, "future": _future, "birth": _birth, "period": _period,
    "year": _year, "past-year": _past_year, "next-year": _next_year, "month": _month,
}  # fmt: skip
