from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.checks import Finding, Verdict, check_field, is_iban, read_date
from forms.countries.country import country
from forms.overlay import CheckCode, FieldState, Value
from forms.template import Condition, Field, FieldType, Term
from vision.geometry import Quad

TODAY = date(2026, 11, 22)
EMPTY, FILLED = FieldState.EMPTY, FieldState.FILLED
TICKED, UNTICKED, UNKNOWN = FieldState.TICKED, FieldState.UNTICKED, FieldState.UNKNOWN


def _field(*checks: str, id: str = "it", page: int = 1) -> Field:
    area = Quad.box(0, 0, 10, 5)
    return Field(id=id, type=FieldType.TEXT, page=page, area=area, order=1, checks=checks)


def _with_term(**term: str | int) -> Field:
    return replace(_field("date-before-deadline"), term=Term(**term))  # type: ignore[arg-type]


def _passed(field: Field, **states: FieldState | str) -> bool | None:
    """The verdict on the only check of `field`; states by id, a text stands for a sure reading."""
    findings = {
        name: Finding(state) if isinstance(state, FieldState) else Finding(FILLED, Value(state, 1))
        for name, state in states.items()
    }
    [verdict] = check_field(field, [field], findings, TODAY)
    return verdict.passed


@pytest.mark.parametrize("code", ["required-empty", "signature-missing"])
def test_what_must_be_there_is_seen_missed_or_left_open(code: str) -> None:
    field = _field(code)
    assert _passed(field, it=EMPTY) is False
    assert _passed(field, it=FILLED) is True
    assert _passed(field, it=UNKNOWN) is None
    assert _passed(field) is None


@pytest.mark.parametrize(
    ("condition", "state", "passed"),
    [
        (TICKED, EMPTY, False),
        (TICKED, FILLED, True),
        (TICKED, UNKNOWN, None),
        (UNTICKED, EMPTY, True),
        (UNTICKED, UNKNOWN, True),
        (UNKNOWN, EMPTY, None),
        (UNKNOWN, FILLED, True),
        (FILLED, EMPTY, False),
        (EMPTY, EMPTY, True),
    ],
)
@pytest.mark.parametrize("code", ["conditional-missing", "required-empty", "signature-missing"])
def test_a_question_counts_only_when_its_condition_holds(
    code: str, condition: FieldState, state: FieldState, passed: bool | None
) -> None:
    field = replace(_field(code), condition=Condition("partner"))
    assert _passed(field, partner=condition, it=state) is passed


def test_a_condition_may_be_named_with_its_page() -> None:
    field = replace(_field("conditional-missing", page=2), condition=Condition("2/partner"))
    assert _passed(field, partner=TICKED, it=EMPTY) is False
    elsewhere = replace(field, condition=Condition("1/partner"))
    assert _passed(elsewhere, partner=TICKED, it=EMPTY) is None
    findings = {"1/partner": Finding(TICKED), "it": Finding(EMPTY)}
    [verdict] = check_field(elsewhere, [elsewhere], findings, TODAY)
    assert verdict == Verdict(CheckCode.CONDITIONAL_MISSING, False)


def _choices(*states: FieldState, choose: int | None = 1) -> tuple[bool | None, ...]:
    """Verdicts on the first of a group: required-empty, too-many-ticked."""
    fields = [
        replace(_field("required-empty", "too-many-ticked", id=f"c{n}"), group="who", choose=choose)
        for n in range(len(states))
    ]
    findings = {f"c{n}": Finding(state) for n, state in enumerate(states)}
    return tuple(verdict.passed for verdict in check_field(fields[0], fields, findings, TODAY))


def test_one_tick_answers_the_whole_question_and_two_are_too_many() -> None:
    assert _choices(UNTICKED, UNTICKED) == (False, True)
    assert _choices(UNTICKED, TICKED) == (True, True)
    assert _choices(TICKED, TICKED) == (True, False)
    assert _choices(UNTICKED, UNKNOWN) == (None, None)
    assert _choices(TICKED, UNKNOWN) == (True, None)
    assert _choices(TICKED, TICKED, UNKNOWN) == (True, False)
    assert _choices(TICKED, TICKED, choose=2) == (True, True)


def test_nothing_is_said_of_a_value_that_is_not_written() -> None:
    field = _field("required-empty", "elfproef", "iban-mod97", "date-plausible")
    verdicts = check_field(field, [field], {"it": Finding(EMPTY)}, TODAY)
    assert [verdict.code for verdict in verdicts] == [CheckCode.REQUIRED_EMPTY]


def test_nobody_is_accused_on_a_doubtful_reading() -> None:
    field = _field("elfproef")
    for text, confidence, passed in [
        ("123456789", 0.99, False),
        ("123456789", 0.5, None),
        ("111222333", 0.5, True),
    ]:
        findings = {"it": Finding(FILLED, Value(text, confidence))}
        assert check_field(field, [field], findings, TODAY)[0].passed is passed
    assert check_field(field, [field], {"it": Finding(FILLED)}, TODAY)[0].passed is None


@pytest.mark.parametrize(
    ("country_code", "semantic", "text", "passed"),
    [
        ("BE", "x-rijksregisternummer", "85.07.30-033.28", True),
        ("BE", "x-partner-rijksregisternummer", "85.07.30-033.29", False),
        ("BE", "x-gestructureerde-mededeling", "+++090/9337/55493+++", True),
        ("BE", "x-ondernemingsnummer", "0403.201.184", False),
        ("BE", None, "85.07.30-033.28", True),
        ("DE", "x-steuer-id", "86 095 742 719", True),
        ("DE", "x-steuer-id", "86 095 742 718", False),
        ("DE", "x-steuer-id", "999990019", False),
        ("DE", "x-steuer-id", "86 O95", None),
    ],
)
def test_a_number_is_judged_as_its_country_does(
    country_code: str, semantic: str | None, text: str, passed: bool | None
) -> None:
    field = replace(_field("elfproef"), type=FieldType.NUMBER, semantic=semantic)
    findings = {"it": Finding(FILLED, Value(text, 1))}
    assert check_field(field, [field], findings, TODAY, country_code)[0].passed is passed


@pytest.mark.parametrize(
    ("country_code", "text"),
    [
        ("BE", "5 maart 2026"),
        ("BE", "5 mars 2026"),
        ("BE", "5. März 2026"),
        ("DE", "5. März 2026"),
        ("DE", "05.03.2026"),
        ("DE", "05032026"),
    ],
)
def test_a_date_is_read_as_its_country_writes_it(country_code: str, text: str) -> None:
    assert read_date(text, TODAY, of=country(country_code)) == date(2026, 3, 5)


def test_a_month_of_another_country_is_not_read() -> None:
    assert read_date("5 mars 2026", TODAY) is None
    assert read_date("5 juillet 2026", TODAY, of=country("DE")) is None


@pytest.mark.parametrize(
    "text",
    [
        "NL91 ABNA 0417 1643 00",
        "nl91abna0417164300",
        "DE89370400440532013000",
        "BE68 5390 0754 7034",
    ],
)
def test_a_real_iban_is_right(text: str) -> None:
    assert is_iban(text) is True


@pytest.mark.parametrize(
    "text",
    ["NL91 ABNA 0417 1643 01", "NL91 ABNA 0417 1643", "0417164300", "NL91 0BNA 0417 1643 00"],
)
def test_a_changed_or_short_iban_is_not(text: str) -> None:
    assert is_iban(text) is False


@pytest.mark.parametrize("text", ["", "NL91 ABNA 0417 16?3 00"])
def test_a_half_read_iban_stays_open(text: str) -> None:
    assert is_iban(text) is None


@given(st.from_regex(r"[A-Z]{4}[0-9]{10}", fullmatch=True), st.integers(0, 9), st.integers(1, 9))
def test_an_iban_with_its_own_check_digits_is_right_and_no_other_digit_fits(
    account: str, place: int, change: int
) -> None:
    number = int("".join(str(int(letter, 36)) for letter in account + "NL00"))
    iban = f"NL{98 - number % 97:02d}{account}"
    assert is_iban(iban) is True
    at = 8 + place
    assert is_iban(iban[:at] + str((int(iban[at]) + change) % 10) + iban[at + 1 :]) is False


@pytest.mark.parametrize(
    "text",
    [
        "05-03-2026",
        "5/3/2026",
        "5.3.26",
        "05 03 2026",
        "05032026",
        "5 maart 2026",
        "5 mrt 2026",
        "5 MAART 26",
    ],
)
def test_every_way_dutch_people_write_a_date_is_read(text: str) -> None:
    assert read_date(text, TODAY) == date(2026, 3, 5)


@pytest.mark.parametrize("text", ["", "31-02-2026", "5 ma 2026", "5 juin 2026", "2026-03-05", "x"])
def test_what_is_no_day_gives_none(text: str) -> None:
    assert read_date(text, TODAY) is None


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_a_date_written_out_reads_back(day: date) -> None:
    assert read_date(day.strftime("%d-%m-%Y"), TODAY) == day


@given(st.text(max_size=40))
def test_any_text_gets_an_answer_and_no_error(text: str) -> None:
    term = _with_term(after="it", months=3)
    for field in (_field("date-plausible"), _field("elfproef"), _field("iban-mod97"), term):
        findings = {"it": Finding(FILLED, Value(text, 1.0))}
        assert check_field(field, [field], findings, TODAY)[0].passed in (True, False, None)


@pytest.mark.parametrize(
    ("semantic", "text", "passed"),
    [
        ("bday", "05-03-1980", True),
        ("bday", "05-03-2027", False),
        ("x-partner-bday", "05-03-1880", False),
        ("x-signature-date", "22-11-2026", True),
        ("x-signature-date", "22-12-2026", False),
        ("x-moving-date", "22-12-2026", True),
        ("x-moving-date", "22-12-2096", False),
        (None, "31-02-2026", False),
        (None, "3?-02-2026", None),
        (None, "-02-2026", None),
        ("bday", "00-00-1985", None),
        ("bday", "00001985", None),
    ],
)
def test_a_date_is_judged_by_what_it_is_for(
    semantic: str | None, text: str, passed: bool | None
) -> None:
    assert _passed(replace(_field("date-plausible"), semantic=semantic), it=text) is passed


def test_a_day_named_in_the_template_is_the_last_one() -> None:
    field = _with_term(last_day="2026-03-05")
    assert _passed(field, it="05-03-2026") is True
    assert _passed(field, it="06-03-2026") is False


@pytest.mark.parametrize(
    ("moved_on", "passed"),
    [
        ("17-11-2026", True),
        ("16-11-2026", False),
        ("01-12-2026", True),
        ("05-01-27", True),
        ("16-11-26", False),
    ],
)
def test_a_term_counted_from_its_own_date_says_until_when_to_hand_in(
    moved_on: str, passed: bool
) -> None:
    assert _passed(_with_term(after="it", days=5), it=moved_on) is passed
    assert _passed(_with_term(after="1/it", days=5), it=moved_on) is passed


@pytest.mark.parametrize(("signed_on", "passed"), [("28-02-2026", True), ("01-03-2026", False)])
def test_a_term_counted_from_another_date_ends_in_a_month_that_may_be_shorter(
    signed_on: str, passed: bool
) -> None:
    field = _with_term(after="decided-on", months=3)
    findings = {"it": signed_on, "decided-on": "30-11-2025"}
    assert _passed(field, **findings) is passed


def test_months_are_counted_before_days_and_over_the_year() -> None:
    field = _with_term(after="start", months=13, days=1)
    assert _passed(field, it="01-03-2026", start="31-01-2025") is True
    assert _passed(field, it="02-03-2026", start="31-01-2025") is False


@pytest.mark.parametrize("text", ["soon", "31-02-2026", ""])
def test_without_a_date_nobody_is_told_to_be_in_time_or_too_late(text: str) -> None:
    assert _passed(_with_term(last_day="2026-03-05"), it=text) is None
    assert _passed(_with_term(after="start", months=3), it="05-03-2026", start=text) is None
    assert _passed(_with_term(after="2/start", months=3), it="05-03-2026") is None


def test_a_doubtful_reading_says_nothing_of_a_deadline() -> None:
    field = _with_term(last_day="2026-03-05")
    for day in ("05-03-2026", "06-03-2026"):
        findings = {"it": Finding(FILLED, Value(day, 0.79))}
        assert check_field(field, [field], findings, TODAY)[0].passed is None


def test_a_term_beyond_the_calendar_says_nothing() -> None:
    assert _passed(_with_term(after="it", months=3), it="31-12-9999") is None


def test_a_deadline_nobody_wrote_down_is_unknown() -> None:
    assert _passed(_field("date-before-deadline"), it="05-03-2026") is None


@pytest.mark.parametrize(
    ("country_code", "handed_in", "passed"),
    [
        # Eight working days after Wednesday 14 July 2027: the Belgian national day is none.
        ("BE", date(2027, 7, 27), True),
        ("BE", date(2027, 7, 28), False),
        ("NL", date(2027, 7, 26), True),
        ("NL", date(2027, 7, 27), False),
    ],
)
def test_working_days_are_those_of_the_country(
    country_code: str, handed_in: date, passed: bool
) -> None:
    field = _with_term(after="it", working_days=8)
    findings = {"it": Finding(FILLED, Value("14-07-2027", 1))}
    assert check_field(field, [field], findings, handed_in, country_code)[0].passed is passed
