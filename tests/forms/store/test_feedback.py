from datetime import date

import pytest

from forms.errors import NotFoundError
from forms.feedback import FeedbackKind, Remark, StepCount, StepEvent
from forms.keys import PageKey
from forms.store.catalogue import Catalogue
from forms.store.engine import connect, database_url
from forms.store.feedback import FeedbackBook
from tests.forms.store.builders import version_of

PAGE = PageKey.parse("voorbeeld/verhuizing/2026-1/1")
TODAY = date(2026, 11, 26)


@pytest.fixture
def folder(place):
    with Catalogue.open(place) as catalogue:
        catalogue.add(version_of(str(PAGE.version)), publish=True, by="test")
    return place


def remark(message=None, kind=FeedbackKind.UNCLEAR, page=PAGE):
    return Remark(page, "new-address", "ar", kind, message)


def test_a_remark_is_kept_with_its_day_and_nothing_else(folder):
    with FeedbackBook.open(folder) as book:
        assert book.keep(remark("Welk adres?"), on=TODAY)
        assert book.keep(remark(kind=FeedbackKind.THANKS), on=TODAY)
        first, second = book.remarks()
    assert first.remark == remark("Welk adres?")
    assert first.day == "2026-11-26"
    assert second.remark.message is None


def test_a_day_has_room_for_so_many_and_the_next_day_for_more(folder):
    book = FeedbackBook(connect(database_url(folder)), most_a_day=2)
    with book:
        assert [book.keep(remark(), on=TODAY) for _ in range(3)] == [True, True, False]
        assert book.keep(remark(), on=date(2026, 11, 27))
        assert len(book.remarks()) == 3


def test_counts_of_one_day_and_place_add_up(folder):
    shown = StepCount("new-address", StepEvent.SHOWN, 2)
    with FeedbackBook.open(folder) as book:
        for day in (TODAY, TODAY, date(2026, 11, 27)):
            book.add_steps(PAGE, [shown, StepCount("reason", StepEvent.DONE, 1)], on=day)
        assert book.steps(PAGE) == [
            StepCount("new-address", StepEvent.SHOWN, 6),
            StepCount("reason", StepEvent.DONE, 3),
        ]


def test_a_form_that_is_not_there_takes_nothing(folder):
    nowhere = PageKey.parse("voorbeeld/anders/1/1")
    with FeedbackBook.open(folder) as book:
        with pytest.raises(NotFoundError):
            book.keep(remark(page=nowhere))
        with pytest.raises(NotFoundError):
            book.add_steps(nowhere, [StepCount("a", StepEvent.DONE, 1)])
        assert book.remarks() == []
