"""Brings drafts on while nobody waits: reads their files page by page, publishes them on their day.

What is still to be done stands in the database, and each step can be done again: a service that
was killed goes on where it was, and two services doing the same step do no harm.
"""

import logging
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError
from datetime import date
from functools import partial
from typing import Self

from api.staff.worker import ReadHeading, ReadPage, StaffWorker
from api.workers.errors import FrameTimeout, OutOfMemory, Unavailable, WorkerCrashed, WorkerError
from forms.drafting.content import Content
from forms.drafting.draft import Draft, Printed
from forms.drafting.inheriting import with_inherited
from forms.drafting.reading import FoundPage, language_of
from forms.errors import DocumentError, FormsError, NotFoundError
from forms.language_tags import UNKNOWN
from forms.publication.publishing import publish
from forms.publication.versions import predecessor
from forms.store.catalogue import Catalogue
from forms.store.drafts import DraftBook
from forms.store.senders import SenderBook

_log = logging.getLogger("leeswijzer")

#: How often it looks whether a draft's day has come, or another service left one half read.
_LOOK_AROUND_S = 60.0
#: After an error of the machine, not of the file.
_RETRY_AFTER_S = 5.0

_TOO_SLOW = DocumentError(
    "Reading a page of this file took too long and was stopped. Save it again in a simpler way.",
    code="pdf-timeout",
)
_TOO_HEAVY = DocumentError(
    "Reading a page of this file takes more memory than is allowed. Save it again with smaller "
    "pages or pictures.",
    code="pdf-too-heavy",
)
_BROKEN = DocumentError(
    "The program that read this file stopped unexpectedly. The file is probably damaged; save it "
    "again.",
    code="unreadable-pdf",
)


class DraftKeeper:
    """A thread that does what drafts wait for. `wake` it after a new one came."""

    def __init__(
        self,
        book: DraftBook,
        catalogue: Catalogue,
        senders: SenderBook,
        staff: StaffWorker,
        today: Callable[[], date] = date.today,
    ) -> None:
        self._book = book
        self._catalogue = catalogue
        self._senders = senders
        self._staff = staff
        self._today = today
        self._wake = threading.Event()
        self._is_closing = False
        self._thread = threading.Thread(target=self._keep, name="draft-keeper", daemon=True)

    def wake(self) -> None:
        """Look at once whether there is something to do."""
        self._wake.set()

    def close(self) -> None:
        """Stop; a page that is being read is read again next time."""
        self._is_closing = True
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join()

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    # In the thread ----------------------------------------------------------------------------

    def _keep(self) -> None:
        while not self._is_closing:
            wait_s = _LOOK_AROUND_S
            try:
                self.do_what_waits()
            except (FormsError, WorkerError, CancelledError) as error:
                if not self._is_closing:
                    _log.error("Drafts wait: %s", error)
                wait_s = _RETRY_AFTER_S
            self._wake.wait(wait_s)
            self._wake.clear()

    def do_what_waits(self) -> None:
        """Read what is unread, publish what is due.

        Raises:
            FormsError: the database cannot be used.
            WorkerError: no process could be had.
        """
        for draft_id in self._book.unread():
            self._read(draft_id)
        for draft_id in self._book.due(self._today()):
            try:
                publish(self._book, self._catalogue, self._senders, draft_id)
            except FormsError as error:
                # One that cannot be published must not hold up the others.
                _log.error("A draft could not be published on its day: %s", error)

    def _read(self, draft_id: int) -> None:
        try:
            self._read_pages(draft_id)
        except NotFoundError:
            return  # it was thrown away meanwhile
        except DocumentError as error:
            self._fail(draft_id, error)
        except FrameTimeout:
            self._fail(draft_id, _TOO_SLOW)
        except OutOfMemory:
            self._fail(draft_id, _TOO_HEAVY)
        except WorkerCrashed:
            self._fail(draft_id, _BROKEN)

    def _read_pages(self, draft_id: int) -> None:
        draft = self._book.draft(draft_id)
        source = self._book.source(draft_id)
        if source is None:
            return
        count = draft.page_count or self._opened(draft, source)
        before = predecessor(self._catalogue, draft.replaces)
        there = {page.number for page in draft.pages}
        for number in range(1, count + 1):
            if self._is_closing:
                raise Unavailable("The service is stopping.")
            if number not in there:
                found = self._staff.workers.submit(ReadPage(source, number)).result()
                self._book.keep_page(
                    draft_id,
                    found.page,
                    found.png,
                    partial(_with_fields, found, before, self._printed(draft, number)),
                )
        self._settle_language(draft_id)

    def _printed(self, draft: Draft, number: int) -> Sequence[Printed]:
        """What stands on that page of the version before, where it was made here."""
        page = draft.replaces and self._book.page_of_version(draft.replaces, number)
        return page.printed if page else ()

    def _settle_language(self, draft_id: int) -> None:
        """A scan says in which language it is only once its print is read."""
        draft = self._book.draft(draft_id)
        if draft.language == UNKNOWN:
            self._book.set_language(draft_id, language_of(draft.pages))

    def _opened(self, draft: Draft, source: bytes) -> int:
        heading = self._staff.workers.submit(ReadHeading(source)).result()
        self._book.open_file(
            draft.id,
            page_count=heading.page_count,
            language=heading.language,
            title=heading.title,
            warnings=heading.warnings,
        )
        return heading.page_count

    def _fail(self, draft_id: int, error: DocumentError) -> None:
        self._book.fail(draft_id, error.code, error.message)


def _with_fields(
    found: FoundPage, before: Content, printed: Sequence[Printed], content: Content, _draft: Draft
) -> Content:
    return with_inherited(content, found.page.number, found.fields, before, printed)
