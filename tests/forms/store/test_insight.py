from datetime import date, timedelta

import pytest
from sqlalchemy import text

from forms.errors import ConflictError, InputError, NotFoundError
from forms.feedback import FeedbackKind, Remark, StepCount, StepEvent
from forms.insight.remarks import Deed
from forms.keys import PageKey
from forms.store.audit_book import AuditBook
from forms.store.catalogue import Catalogue
from forms.store.engine import connect, database_url, reading
from forms.store.feedback import FeedbackBook
from forms.store.insight import InsightBook
from tests.forms.store.builders import version_of

PAGE = PageKey.parse("voorbeeld/verhuizing/2026-1/1")
LATER = PageKey.parse("voorbeeld/verhuizing/2026-2/1")
SECRET = "Ik snap dit vak niet"
TODAY = date(2026, 11, 26)


@pytest.fixture
def folder(place):
    with Catalogue.open(place) as catalogue:
        for page, shade in ((PAGE, 200), (LATER, 90)):
            catalogue.add(version_of(str(page.version), (shade,)), publish=True, by="test")
    with FeedbackBook.open(place) as book:
        book.keep(Remark(PAGE, "new-address", "ar", FeedbackKind.UNCLEAR, SECRET), on=TODAY)
    return place


@pytest.fixture
def book(folder):
    with InsightBook.open(folder) as opened:
        yield opened


def test_a_visit_counts_once_however_often_it_met_a_step(folder, book):
    with FeedbackBook.open(folder) as said:
        for language, day in (("ar", TODAY), ("ar", TODAY), ("nl", TODAY - timedelta(1))):
            shown = StepCount("new-address", StepEvent.SHOWN, 40)
            said.add_steps(PAGE, [shown], on=day, language=language)
    found = {(each.day, each.language, each.visits) for each in book.day_counts(PAGE.version)}
    assert found == {("2026-11-26", "ar", 2), ("2026-11-25", "nl", 1)}


def test_a_remark_is_answered_closed_and_open_again(book):
    (told,) = book.tracked(PAGE.version)
    assert (told.done, book.open_count(None)) == (None, 1)
    answered = book.do(told.id, Deed.ANSWERED, " Goed  punt ", by="person:3")
    assert (answered.done.text, answered.done.who) == ("Goed punt", "person:3")
    assert book.open_count({"voorbeeld"}) == 0
    assert book.do(told.id, Deed.CLOSED, None, by="person:3").done.deed is Deed.CLOSED
    assert book.undo(told.id, by="person:3").done.deed is Deed.ANSWERED
    assert book.undo(told.id, by="person:3").done is None
    assert (book.open_count({"voorbeeld"}), book.open_count({"elders"})) == (1, 0)
    with pytest.raises(ConflictError):
        book.undo(told.id, by="person:3")


def test_a_change_is_public_on_every_version_until_it_is_undone(book):
    (told,) = book.tracked(PAGE.version)
    book.do(told.id, Deed.CHANGED, "We leggen nu uit welk adres we bedoelen.", by="person:3")
    (change,) = book.changes("voorbeeld", "verhuizing")
    assert (change.page, change.anchor_id) == (PAGE, "new-address")
    assert change.text == "We leggen nu uit welk adres we bedoelen."
    assert book.changes("voorbeeld", "kaal") == []
    book.undo(told.id, by="person:3")
    assert book.changes("voorbeeld", "verhuizing") == []


@pytest.mark.parametrize(
    ("deed", "words", "code"),
    [
        (Deed.ANSWERED, "  ", "empty"),
        (Deed.CHANGED, None, "empty"),
        (Deed.CHANGED, "x" * 601, "too-long"),
        (Deed.CHANGED, "Dank aan jan@voorbeeld.nl", "personal-data"),
    ],
)
def test_words_that_cannot_be_kept_change_nothing(book, deed, words, code):
    (told,) = book.tracked(PAGE.version)
    with pytest.raises(InputError) as refused:
        book.do(told.id, deed, words, by="person:3")
    assert refused.value.code == code
    assert book.one(told.id).done is None


def test_who_did_what_is_in_the_audit_and_nobodys_words(folder, book):
    (told,) = book.tracked(PAGE.version)
    book.do(told.id, Deed.CHANGED, "Nu duidelijker.", by="person:3")
    book.undo(told.id, by="person:4")
    with AuditBook.open(folder) as audit:
        assert audit.verify().broken is None
    engine = connect(database_url(folder))
    with reading(engine) as connection:
        rows = connection.execute(text("SELECT who, what, subject, detail FROM audit")).all()
    engine.dispose()
    assert [(row.who, row.what) for row in rows[-2:]] == [
        ("person:3", "feedback-changed"),
        ("person:4", "feedback-undone"),
    ]
    assert SECRET not in repr(rows)
    assert "duidelijker" not in repr(rows)


def test_there_is_no_such_remark(book):
    with pytest.raises(NotFoundError):
        book.do(999, Deed.CLOSED, None, by="person:3")
