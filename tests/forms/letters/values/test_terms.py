from datetime import date

import pytest

from forms.letters.values.terms import Term, Unit, last_day


@pytest.mark.parametrize(
    ("base", "term", "last"),
    [
        (date(2026, 3, 3), Term(6, Unit.WEEK), date(2026, 4, 14)),
        # Saturday 2 May moves over Sunday to Monday.
        (date(2026, 3, 21), Term(6, Unit.WEEK), date(2026, 5, 4)),
        # Good Friday, Easter and Easter Monday in a row.
        (date(2026, 3, 20), Term(14, Unit.DAY), date(2026, 4, 7)),
        (date(2026, 1, 31), Term(1, Unit.MONTH), date(2026, 3, 2)),  # Saturday 28 February
        (date(2026, 4, 24), Term(2, Unit.WORKING_DAY), date(2026, 4, 29)),  # King's day between
        # A term of more than twelve weeks is not moved: Saturday 13 June.
        (date(2026, 3, 14), Term(13, Unit.WEEK), date(2026, 6, 13)),
        (date(2026, 1, 13), Term(4, Unit.MONTH), date(2026, 5, 13)),
    ],
)
def test_a_term_ends_when_the_law_says(base: date, term: Term, last: date) -> None:
    assert last_day(base, term) == last


@pytest.mark.parametrize(
    ("code", "base", "term", "last"),
    [
        # The Belgian national day moves a term on, and no length is too long for that.
        ("BE", date(2027, 6, 21), Term(1, Unit.MONTH), date(2027, 7, 22)),
        ("NL", date(2027, 6, 21), Term(1, Unit.MONTH), date(2027, 7, 21)),
        ("BE", date(2026, 3, 14), Term(13, Unit.WEEK), date(2026, 6, 15)),
        # German Unity Day of 2028 is a Tuesday; 27 April is a working day.
        ("DE", date(2028, 9, 3), Term(1, Unit.MONTH), date(2028, 10, 4)),
        ("DE", date(2026, 4, 24), Term(2, Unit.WORKING_DAY), date(2026, 4, 28)),
    ],
)
def test_a_term_ends_when_the_law_of_the_country_says(
    code: str, base: date, term: Term, last: date
) -> None:
    assert last_day(base, term, code) == last
