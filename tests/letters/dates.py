"""Slots for days: the letter's own, deadlines printed or counted, and days that ask for nothing."""

from datetime import date, timedelta

from forms.letters.letter import FactRole
from tests.letters.drafting import Draft, Stated
from tests.letters.spans import Run, Span
from tests.letters.spelling import MONTHS, spelled_count
from tests.letters.terms import Term, extended, last_day
from tests.letters.truth import FactKind

#: How long the reader gets, by what is asked. Six weeks for objecting is the law's (Awb 6:7).
_USUAL_TERMS = {
    "object": [Term(6, "weeks")],
    "pay": [
        Term(14, "days"), Term(2, "weeks"), Term(4, "weeks"), Term(6, "weeks"), Term(1, "months"),
        Term(30, "days"), Term(7, "days"), Term(10, "days"), Term(2, "months"),
    ],
}  # fmt: skip
_OTHER_TERMS = [
    Term(2, "weeks"), Term(14, "days"), Term(3, "weeks"), Term(4, "weeks"), Term(10, "days"),
    Term(1, "months"), Term(5, "days"), Term(28, "days"),
]  # fmt: skip
_UNIT_NAMES = {"days": ("dag", "dagen"), "weeks": ("week", "weken"), "months": ("maand", "maanden")}
#: How often a deadline is a printed day, and else counted from what.
_FORMS = {"day": 55, "from-letter": 30, "from-receipt": 9, "month-end": 6}


def _own_date(draft: Draft, which: str, ask: str) -> Run:
    fact = Stated(FactKind.DATE, draft.written, FactRole.SENT)
    return (draft.state("date", fact, draft.spelled(draft.written)),)


def _by(draft: Draft, which: str, ask: str) -> Run:
    """A deadline with its preposition: the same kind of one wherever the letter says it."""
    key, known = f"form.{ask}", draft.facts.get(f"deadline:{ask}")
    if known is not None and not known.is_counted:
        return _by_day(draft, which, ask)
    if key not in draft.drawn:
        forms = {**_FORMS, "month-end": 0} if ask == "object" else _FORMS
        draft.drawn[key] = draft.rng.choices(list(forms), list(forms.values()))[0]
    form = str(draft.drawn[key])
    return _by_day(draft, which, ask) if form == "day" else _counted(draft, form, ask)


def _by_day(draft: Draft, which: str, ask: str) -> Run:
    before, _, after = draft.rng.choice(draft.terms["day"]).partition("{day}")
    return (Span(before), *_day(draft, which, ask), Span(after))


def _day(draft: Draft, which: str, ask: str) -> Run:
    """A deadline as a day alone."""
    day = _printed_day(draft, ask)
    fact = Stated(FactKind.DEADLINE, day, FactRole.DUE)
    return (draft.state(f"deadline:{ask}", fact, draft.spelled(day, may_lack_year=True)),)


def _printed_day(draft: Draft, ask: str) -> date:
    known = draft.facts.get(f"deadline:{ask}")
    if known is not None:
        assert isinstance(known.value, date)
        return known.value
    if ask == "object":
        term = Term(6, "weeks")
        return extended(last_day(draft.written, term), term)
    day = draft.written + timedelta(days=draft.rng.randint(8, 70))
    return day if draft.rng.random() < 0.8 else extended(day, Term(1, "days"))


def _counted(draft: Draft, form: str, ask: str) -> Run:
    """A deadline as a term that is counted from the letter's date."""
    draft.drawn.setdefault(f"term.{ask}", draft.rng.choice(_USUAL_TERMS.get(ask, _OTHER_TERMS)))
    term = draft.drawn[f"term.{ask}"]
    assert isinstance(term, Term)
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
    )
    wording = draft.rng.choice(draft.terms[form]).replace("{term}", _spelled_term(draft, term))
    return (draft.state(f"deadline:{ask}", fact, wording),)


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
    return _unstated(draft, f"past.{which}", -draft.rng.randint(5, 120))


def _future(draft: Draft, which: str, ask: str) -> Run:
    """A day after the letter on which the reader has nothing to do."""
    return _unstated(draft, f"future.{which}", draft.rng.randint(5, 90))


def _birth(draft: Draft, which: str, ask: str) -> Run:
    return _unstated(draft, "birth", -draft.rng.randint(20 * 365, 80 * 365))


def _unstated(draft: Draft, key: str, days: int) -> Run:
    day = draft.drawn.setdefault(key, draft.written + timedelta(days=days))
    assert isinstance(day, date)
    return (Span(draft.spelled(day)),)


def _year(draft: Draft, which: str, ask: str) -> Run:
    year = draft.drawn.setdefault("year", draft.written.year - draft.rng.choice([0, 0, 0, 1, 1, 2]))
    return (Span(str(year)),)


def _month(draft: Draft, which: str, ask: str) -> Run:
    month = draft.drawn.setdefault(f"month.{which}", draft.rng.choice(MONTHS))
    return (Span(f"{month} {draft.written.year}"),)


FILLERS = {
    "date": _own_date, "by": _by, "by-day": _by_day, "day": _day, "hearing": _hearing,
    "past": _past, "future": _future, "birth": _birth, "year": _year, "month": _month,
}  # fmt: skip
