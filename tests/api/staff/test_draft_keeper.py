"""Reading goes on where it was, whatever stopped it."""

import io
import os

import pypdfium2
import pytest

from api.staff.draft_keeper import DraftKeeper
from api.staff.worker import ReadHeading, StaffDesk, StaffWorker
from api.workers.errors import FrameTimeout, OutOfMemory, WorkerCrashed
from forms.drafting.draft import DraftState, NewDraft
from forms.errors import DocumentError
from forms.store.catalogue import Catalogue
from forms.store.folder import Storage
from forms.store.senders import SenderBook
from tests.forms.drafting.builders import KEY, OWNER, book_in, library_pdf


class _Answered:
    """A future that is done."""

    def __init__(self, made):
        self._made = made

    def result(self):
        return self._made()


class Desk:
    """Does the work at once, or fails at the page of that number."""

    def __init__(self, fails_at=None, error=None):
        self._fails_at, self._error = fails_at, error
        self.done = []

    @property
    def workers(self):
        return self

    def submit(self, task):
        return _Answered(lambda: self._do(task))

    def _do(self, task):
        number = getattr(task, "number", 0)
        if number == self._fails_at:
            raise self._error
        self.done.append(number)
        return task(None)


@pytest.fixture
def shop(tmp_path):
    with (
        book_in(tmp_path) as book,
        Catalogue.open(tmp_path) as catalogue,
        SenderBook.open(tmp_path) as senders,
    ):
        yield lambda desk: (book, DraftKeeper(book, catalogue, senders, desk))


def _begin(book):
    return book.begin(NewDraft(KEY, "nl"), library_pdf(), OWNER)


def test_a_file_is_read_page_by_page(shop):
    desk = Desk()
    book, keeper = shop(desk)
    draft_id = _begin(book)
    keeper.do_what_waits()
    draft = book.draft(draft_id)
    assert (draft.state, len(draft.pages)) == (DraftState.EDITING, 2)
    assert desk.done == [0, 1, 2]
    keeper.do_what_waits()
    assert desk.done == [0, 1, 2]


def test_reading_goes_on_at_the_page_where_it_was_stopped(shop):
    book, keeper = shop(Desk(2, KeyboardInterrupt()))
    draft_id = _begin(book)
    with pytest.raises(KeyboardInterrupt):
        keeper.do_what_waits()
    assert [page.number for page in book.draft(draft_id).pages] == [1]
    desk = Desk()
    _, again = shop(desk)
    again.do_what_waits()
    assert desk.done == [2]
    assert book.draft(draft_id).state is DraftState.EDITING


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (DocumentError("Page 2 cannot be drawn.", "unreadable-pdf"), "unreadable-pdf"),
        (FrameTimeout("late"), "pdf-timeout"),
        (OutOfMemory("much"), "pdf-too-heavy"),
        (WorkerCrashed("gone"), "unreadable-pdf"),
    ],
)
def test_a_page_that_cannot_be_read_is_told_and_holds_up_nobody(shop, error, code):
    book, keeper = shop(Desk(2, error))
    draft_id = _begin(book)
    keeper.do_what_waits()
    draft = book.draft(draft_id)
    assert (draft.state, draft.problem[0]) == (DraftState.FAILED, code)
    assert draft.problem[1].endswith(".")
    assert book.unread() == []


@pytest.mark.slow
def test_the_process_for_staff_does_the_work_and_gives_way(tmp_path):
    with StaffWorker(Storage(tmp_path), None, tmp_path) as staff:
        heading = staff.workers.submit(ReadHeading(library_pdf())).result(60)
        assert (heading.page_count, heading.language) == (2, "nl")
        # As much more than ours, which need not be none; 19 is the most there is.
        assert staff.workers.submit(_niceness).result(60) == min(19, os.nice(0) + 10)
        with pytest.raises(DocumentError):
            staff.workers.submit(ReadHeading(b"none")).result(60)


def _niceness(_desk: StaffDesk) -> int:
    return os.nice(0)


@pytest.mark.slow
def test_a_scan_is_read_once_and_then_says_its_language(shop):
    desk = Desk()
    book, keeper = shop(desk)
    draft_id = book.begin(NewDraft(KEY, "nl"), _scan(), OWNER)
    keeper.do_what_waits()
    draft = book.draft(draft_id)
    assert (desk.done, draft.state, draft.language) == ([0, 1], DraftState.EDITING, "nl")
    assert any("Verhuizing" in piece.text for piece in draft.pages[0].printed)


def _scan() -> bytes:
    page = pypdfium2.PdfDocument(library_pdf())[0].render(scale=200 / 72).to_pil()
    saved = io.BytesIO()
    page.convert("L").save(saved, "PNG", dpi=(200, 200))
    return saved.getvalue()
