from forms.feedback import StepEvent
from forms.insight.alerts import alerts_of
from forms.insight.groups import DayCount, blocks_of
from tests.forms.insight.counts import after, counted


def weeks(stops: list[int], visits: int = 100) -> list[DayCount]:
    shown = [counted(visits, week) for week in range(len(stops))]
    stopped = [counted(n, week, StepEvent.STOPPED) for week, n in enumerate(stops) if n]
    return shown + stopped


def alerts(counts: list[DayCount], on_week: int) -> list[str]:
    today = after(on_week)
    return [alert.place.anchor_id for alert in alerts_of(blocks_of(counts, today), today)]


def test_a_share_that_doubles_is_told() -> None:
    counts = weeks([10, 9, 11, 10, 24, 26])
    assert alerts(counts, 6) == ["bsn"]
    (alert,) = alerts_of(blocks_of(counts, after(6)), after(6))
    assert (alert.before.stall_share, alert.now.stall_share) == (0.1, 0.25)


def test_a_share_that_stays_or_grows_a_little_is_not() -> None:
    assert alerts(weeks([10, 9, 11, 10, 12, 14]), 6) == []


def test_more_people_at_the_same_share_is_no_alert() -> None:
    many = [counted(1000, 5), counted(100, 5, StepEvent.STOPPED)]
    assert alerts([*weeks([10, 10, 10, 10, 10]), *many], 6) == []


def test_few_stops_wake_nobody() -> None:
    assert alerts(weeks([1, 1, 1, 1, 2, 2], visits=12), 6) == []


def test_chance_in_small_numbers_wakes_nobody() -> None:
    # Three of 12 and then 6 of 12 doubles, and happens by chance one time in five.
    assert alerts(weeks([3, 6], visits=12), 3) == []


def test_a_new_step_has_nothing_to_be_compared_with() -> None:
    assert alerts(weeks([40, 40]), 2) == []


def test_what_was_long_ago_is_no_news() -> None:
    assert alerts(weeks([10, 10, 10, 10, 30, 30]), 9) == []
