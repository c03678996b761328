"""Forms that are being made, for tests in the browser."""

from forms.drafting.content import Content
from forms.drafting.draft import Draft, NewDraft
from forms.keys import VersionKey
from forms.store.drafts import DraftBook
from tests.api.identity.cast import OWN
from tests.forms.drafting.builders import one_page_pdf, read_into
from tests.workbench.conftest import Bench


def draft_of(bench: Bench, form: str, by: str, pdf: bytes | None = None) -> int:
    """A form that was read, begun by somebody; without a `pdf` it is of one page."""
    new = NewDraft(
        VersionKey(OWN, form, "1"), "nl", "Gemeente Voorbeeldstad", "Verhuizing doorgeven"
    )
    with DraftBook.open(bench.data) as book:
        draft_id = book.begin(new, b"file", by)
        read_into(book, draft_id, pdf or one_page_pdf())
        return draft_id


def kept(bench: Bench, draft_id: int) -> tuple[Draft, Content]:
    """A draft as the database has it."""
    with DraftBook.open(bench.data) as book:
        return book.draft(draft_id), book.content(draft_id)
