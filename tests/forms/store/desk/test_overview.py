"""What a reviewer looks at beside a string, and what waits for whom."""

from collections.abc import Iterator

import pytest

from forms.errors import NotFoundError
from forms.reviews.desk import Author
from forms.store.desk.book import ReviewDesk
from forms.store.desk.overview import DeskOverview
from forms.store.folder import Place
from tests.forms.store.desk.crew import LABEL, STEP, add_form, add_people, at, propose, seen

EVERYWHERE = [(None, None)]


@pytest.fixture
def desk(place: Place) -> Iterator[ReviewDesk]:
    add_form(place)
    with ReviewDesk.open(place) as opened:
        yield opened


@pytest.fixture
def overview(desk: ReviewDesk, place: Place) -> Iterator[DeskOverview]:
    del desk
    with DeskOverview.open(place) as opened:
        yield opened


@pytest.fixture
def crew(desk: ReviewDesk, place: Place) -> list[Author]:
    del desk
    return add_people(place, "en", "en", "tr")


def test_a_string_is_seen_between_those_above_and_below(
    desk: ReviewDesk, overview: DeskOverview, crew: list[Author]
) -> None:
    assert crew
    around = overview.around(at(desk, LABEL, "tr").string_id, "tr", pivot="en")
    assert (around.title, around.purpose) == (
        "Verhuizing",
        "Hiermee geeft u uw nieuwe adres door.",
    )
    assert around.pivot == "Nieuw adres"
    assert [each.path for each in around.before][-1] == "before"
    assert [each.path for each in around.after] == [
        "fields/1/new-address/explanation",
        STEP,
    ]
    assert {each.said for each in around.after} == {None}
    assert around.speakers == 1
    assert overview.around(at(desk, LABEL, "en").string_id, "en").speakers == 2
    with pytest.raises(NotFoundError):
        overview.around(999_999, "en")


def test_what_waits_for_somebody_is_what_others_wrote(
    desk: ReviewDesk, overview: DeskOverview, crew: list[Author]
) -> None:
    writer, other, turkish = crew
    propose(desk, LABEL, "en", "Your new address", writer)
    propose(desk, LABEL, "tr", "Yeni adresiniz", turkish)
    ids = [each.person_id or 0 for each in crew]
    assert [overview.waiting(each, EVERYWHERE) for each in ids] == [1, 2, 2]
    assert overview.waiting(ids[1], [(None, frozenset({"en"}))]) == 1
    assert overview.waiting(ids[1], [(frozenset({"elders"}), None)]) == 0
    assert overview.waiting(ids[1], []) == 0
    assert other.person_id == ids[1]


def test_a_text_that_was_sent_back_waits_for_its_writer_until_there_is_a_new_one(
    desk: ReviewDesk, overview: DeskOverview, crew: list[Author]
) -> None:
    writer, reviewer, _ = crew
    string = propose(desk, LABEL, "en", "Your new address", writer)
    desk.reject(string.waiting_id or 0, reviewer, "Too formal.")
    assert [overview.sent_back(each.person_id or 0) for each in crew] == [1, 0, 0]
    again = propose(desk, LABEL, "en", "Your address, the new one", writer)
    assert overview.sent_back(writer.person_id or 0) == 0
    # What one takes back oneself is no news.
    desk.reject(again.waiting_id or 0, writer, None)
    assert overview.sent_back(writer.person_id or 0) == 0


def test_a_day_counts_what_still_holds(
    desk: ReviewDesk, overview: DeskOverview, crew: list[Author]
) -> None:
    writer, reviewer, _ = crew
    for path, text in ((LABEL, "Your new address"), (STEP, "Look in your rental contract.")):
        string = propose(desk, path, "en", text, writer)
        desk.approve(string.waiting_id or 0, reviewer, seen(string))
    desk.undo(reviewer)
    day = overview.day_of_work(reviewer.person_id or 0, "2020")
    assert (day.written, day.approved, day.rejected) == (0, 1, 0)
    assert overview.day_of_work(writer.person_id or 0, "2020").written == 2
    assert overview.day_of_work(reviewer.person_id or 0, "2999").approved == 0
