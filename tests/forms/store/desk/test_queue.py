"""Which string comes next, for whom."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from forms.feedback import StepCount, StepEvent
from forms.keys import VersionKey
from forms.reviews.desk import Asked, Author, Work
from forms.reviews.states import Standing
from forms.store.desk.book import ReviewDesk
from forms.store.feedback import FeedbackBook
from forms.store.folder import Place
from tests.forms.store.desk.crew import KEY, LABEL, STEP, add_form, add_people, at, propose

OTHER = VersionKey.parse("elders/verhuizing/1")


@pytest.fixture
def desk(place: Place) -> Iterator[ReviewDesk]:
    for key in (KEY, OTHER):
        add_form(place, key)
    with ReviewDesk.open(place) as opened:
        yield opened


@pytest.fixture
def crew(desk: ReviewDesk, place: Place) -> list[Author]:
    return add_people(place, "en", "en", "tr")


def asked(author: Author, work: Work = Work.REVIEW, language: str = "en", **more) -> Asked:
    return replace(Asked(language, work, author.person_id, most=100), **more)


def paths(desk: ReviewDesk, question: Asked) -> list[tuple[str, str]]:
    return [(each.version.issuer, each.path) for each in desk.queue(question)]


def test_what_most_people_see_comes_first_else_as_it_stands_on_paper(
    desk: ReviewDesk, crew: list[Author], place: Place
) -> None:
    assert paths(desk, asked(crew[0]))[:2] == [("gemeente", "title"), ("gemeente", "purpose")]
    with FeedbackBook.open(place) as book:
        book.add_steps(OTHER.page(1), [StepCount("new-address", StepEvent.SHOWN, 3)])
        book.add_steps(KEY.page(1), [StepCount("new-address", StepEvent.DONE, 9)])
    first = desk.queue(asked(crew[0]))[0]
    assert (first.version, first.path, first.seen) == (OTHER, LABEL, 3)
    assert {each.seen for each in desk.queue(asked(crew[0]))} == {3, 0}


def test_one_page_follows_the_other_without_gaps(desk: ReviewDesk, crew: list[Author]) -> None:
    whole = desk.queue(asked(crew[0]))
    found, after = [], None
    while page := desk.queue(asked(crew[0], most=3, after=after)):
        found += page
        after = page[-1].string_id
    assert found == whole
    assert len(whole) == 16


def test_own_texts_are_for_others(desk: ReviewDesk, crew: list[Author]) -> None:
    propose(desk, LABEL, "en", "Your new address", crew[0])
    mine = asked(crew[0], standings=(Standing.PROPOSED,))
    assert desk.queue(mine) == []
    assert [each.path for each in desk.queue(replace(mine, person_id=crew[1].person_id))] == [LABEL]


def test_who_is_alone_reviews_own_texts(desk: ReviewDesk, crew: list[Author]) -> None:
    propose(desk, LABEL, "tr", "Yeni adres", crew[2])
    alone = asked(crew[2], language="tr", standings=(Standing.PROPOSED,))
    assert [each.path for each in desk.queue(alone)] == [LABEL]


def test_what_somebody_else_works_on_is_left_to_them(desk: ReviewDesk, crew: list[Author]) -> None:
    string_id = at(desk, STEP, "en").string_id
    desk.claim(string_id, "en", crew[0].person_id)
    assert string_id in {each.string_id for each in desk.queue(asked(crew[0]))}
    assert string_id not in {each.string_id for each in desk.queue(asked(crew[1]))}


def test_a_queue_is_of_these_organisations_and_forms_only(
    desk: ReviewDesk, crew: list[Author]
) -> None:
    one = frozenset({"elders"})
    assert {each[0] for each in paths(desk, asked(crew[0], organisations=one))} == {"elders"}
    assert paths(desk, asked(crew[0], organisations=frozenset())) == []
    form = asked(crew[0], form="gemeente/verhuizing")
    assert {each[0] for each in paths(desk, form)} == {"gemeente"}
    assert len(paths(desk, replace(form, form=str(KEY)))) == 8
    assert paths(desk, replace(form, organisations=one)) == []
    assert paths(desk, replace(form, form="gemeente/anders/1")) == []


def test_a_language_nobody_worked_in_has_everything_to_write(
    desk: ReviewDesk, crew: list[Author]
) -> None:
    turkish = desk.queue(asked(crew[2], Work.WRITE, "tr"))
    assert {each.standing for each in turkish} == {Standing.MISSING}
    assert len(turkish) == 16
