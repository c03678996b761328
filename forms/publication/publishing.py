"""From draft to published version: one asks, another looks and decides."""

import hashlib
from datetime import date
from typing import Final

from sqlalchemy import Connection

from forms.drafting.checklist import blocking
from forms.drafting.content import Content, write_content
from forms.drafting.draft import OPEN, Draft, DraftState
from forms.drafting.texts import cleaned
from forms.errors import ConflictError, EditError
from forms.letters.senders import name_key
from forms.likeness import compared
from forms.pdf.reading import ReadPage, read_page
from forms.publication.versions import notes_of_draft, sender_of_draft, template_of_draft
from forms.registration import add_compared
from forms.store.addition import Together
from forms.store.catalogue import Catalogue
from forms.store.drafts import DraftBook, advance
from forms.store.entries import NewVersion
from forms.store.moments import now
from forms.store.senders import SenderBook, keep_senders
from vision.page_image import read_page_image
from vision.text.figure_reader import FigureReader

#: The stages in which a second person can still say no.
_UNDECIDED: Final = (DraftState.ASKED,)
_REVOCABLE: Final = (DraftState.ASKED, DraftState.SCHEDULED)


def ask(book: DraftBook, draft_id: int, *, on: date | None, by: str, today: date) -> Draft:
    """Ask a second person to publish a draft, at once or on a day.

    Raises:
        NotFoundError: there is no such draft.
        ConflictError: it is at another stage.
        EditError: something is missing without which it cannot be published.
    """
    missing = blocking(book.draft(draft_id), book.content(draft_id))
    if missing:
        raise EditError(
            f"This form cannot be published yet. Still missing: {', '.join(missing)}.",
            code="incomplete",
        )
    if on is not None and on < today:
        raise EditError("That day is past. Choose a later one, or none.", code="invalid-date")
    return book.advance(
        draft_id, OPEN, "publication-asked", by, state=DraftState.ASKED, asked_by=by,
        asked_at=now(), publish_on=on.isoformat() if on else None, decided_by=None,
        decided_at=None, reason=None,
    )  # fmt: skip


def withdraw(book: DraftBook, draft_id: int, *, by: str) -> Draft:
    """Take the request back, or stop a publication whose day is yet to come, and edit on.

    Raises:
        NotFoundError: there is no such draft.
        ConflictError: it is at another stage.
    """
    return book.advance(draft_id, _REVOCABLE, "publication-withdrawn", by, state=DraftState.EDITING)


def refuse(book: DraftBook, draft_id: int, *, reason: str, by: str) -> Draft:
    """Say no, with a reason that the one who asked will read.

    Raises:
        NotFoundError: there is no such draft.
        ConflictError: it is at another stage.
        EditError: there is no reason, or it is the one who asked.
    """
    said = cleaned(reason)
    if said is None:
        raise EditError("Say why, so that the other can mend it.", code="no-reason")
    _require_second(book, draft_id, by)
    return book.advance(
        draft_id, _UNDECIDED, "publication-refused", by, state=DraftState.EDITING,
        decided_by=by, decided_at=now(), reason=said,
    )  # fmt: skip


def approve(
    book: DraftBook, catalogue: Catalogue, senders: SenderBook, draft_id: int, *,
    by: str, today: date,
) -> Draft:  # fmt: skip
    """Say yes: it is published at once, or when its day comes.

    Raises:
        NotFoundError: there is no such draft.
        ConflictError: it is at another stage, or its key was taken by another form.
        EditError: it is the one who asked, or changed it last.
    """
    _require_second(book, draft_id, by)
    draft = book.draft(draft_id)
    is_later = draft.publish_on is not None and draft.publish_on > today
    if is_later or draft.state not in _UNDECIDED:
        # At a wrong stage this tells so, and changes nothing.
        return book.advance(
            draft_id, _UNDECIDED, "publication-approved", by, state=DraftState.SCHEDULED,
            decided_by=by, decided_at=now(),
        )  # fmt: skip

    def say_yes(connection: Connection) -> None:
        advance(
            connection, draft_id, _UNDECIDED, "publication-approved", by,
            state=DraftState.SCHEDULED, decided_by=by, decided_at=now(),
        )  # fmt: skip

    return _put_out(book, catalogue, senders, draft, by, say_yes)


def publish(book: DraftBook, catalogue: Catalogue, senders: SenderBook, draft_id: int) -> Draft:
    """Put an approved draft into the catalogue: all of it, or nothing that anybody sees.

    Raises:
        ConflictError: it was not approved, or its key was taken by another form.
        StoreError: the data folder cannot be written, as on a full disk.
    """
    draft = book.draft(draft_id)
    by = draft.decided_by or draft.created_by
    if draft.state is not DraftState.SCHEDULED:
        # The stage is wrong: this tells so, and changes nothing.
        return book.advance(draft_id, (DraftState.SCHEDULED,), "published", by)
    return _put_out(book, catalogue, senders, draft, by)


def _put_out(
    book: DraftBook, catalogue: Catalogue, senders: SenderBook, draft: Draft, by: str,
    say_yes: Together = lambda _connection: None,
) -> Draft:  # fmt: skip
    """The version, who sends it and the stage of the draft are written in one transaction."""
    content = book.content(draft.id)
    pages = pages_of_draft(book, draft, content)
    kept = {name_key(sender.name): sender for sender in senders.senders().all}
    said = sender_of_draft(draft, content, kept.get(name_key(draft.issuer_name or "")))

    def finish(connection: Connection) -> None:
        say_yes(connection)
        if said is not None:
            keep_senders(connection, [said], by)
        now_draft = advance(
            connection, draft.id, (DraftState.SCHEDULED,), "draft-published", by,
            state=DraftState.PUBLISHED,
        )  # fmt: skip
        if now_draft.revision != draft.revision:
            # Taken back, changed and asked again while its pages were compared.
            raise ConflictError("This draft was changed meanwhile. Load it again.", "other-stage")

    add_compared(
        catalogue,
        lambda: version_of_draft(catalogue, draft, content, pages, FigureReader()),
        publish=True,
        by=by,
        together=finish,
    )
    return book.draft(draft.id)


def _require_second(book: DraftBook, draft_id: int, who: str) -> None:
    """Check that somebody else decides than who asked, and than who changed it last.

    Raises:
        NotFoundError: there is no such draft.
        EditError: it is the same person.
    """
    if who in (book.draft(draft_id).asked_by, book.last_editor(draft_id)):
        raise EditError(
            "Somebody else of your organisation publishes it: two people look at every form.",
            code="second-person-needed",
        )


def pages_of_draft(book: DraftBook, draft: Draft, content: Content) -> tuple[ReadPage, ...]:
    """The pages with their pictures, as they are compared with others."""
    template = template_of_draft(draft, content)
    return tuple(
        read_page(page, read_page_image(book.image(kept.image_sha256)))
        for page, kept in zip(template.pages, draft.pages, strict=True)
    )


def version_of_draft(
    catalogue: Catalogue,
    draft: Draft,
    content: Content,
    pages: tuple[ReadPage, ...],
    figures: FigureReader | None = None,
) -> NewVersion:
    """The version a draft would be now, compared with all that is kept; `figures` as there."""
    notes = notes_of_draft(draft, content)
    return NewVersion(
        template=template_of_draft(draft, content),
        pages=compared(catalogue, draft.key, pages, figures),
        source_sha256=_sha256(draft, content),
        notes=() if notes is None else (notes,),
    )


def _sha256(draft: Draft, content: Content) -> str:
    """One hash over all that makes up the version."""
    whole = hashlib.sha256(write_content(content).encode())
    for page in draft.pages:
        whole.update(page.image_sha256.encode())
    return whole.hexdigest()
