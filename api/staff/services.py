"""What the workbench needs besides: whoever works here, and what they work on."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from api.allowance import Allowance
from api.mail import Mail
from api.settings import Settings

if TYPE_CHECKING:
    from api.identity.openid import OpenidSignIn
    from api.identity.signing_in import SigningIn
    from api.staff.draft_keeper import DraftKeeper
    from api.staff.worker import StaffWorker
    from forms.store.catalogue import Catalogue
    from forms.store.desk.book import ReviewDesk
    from forms.store.drafts import DraftBook
    from forms.store.senders import SenderBook
    from forms.store.staff.book import StaffBook
    from forms.store.texts.exchanging import TextExchange
    from forms.store.texts.memory import SegmentBook
    from forms.store.texts.precedents import PrecedentBook
    from forms.store.texts.terms import TermBook


@dataclass(frozen=True)
class StaffServices:
    """All that routes of the workbench need, besides `api.services.Services`."""

    book: "StaffBook"
    signing_in: "SigningIn"
    openid: "OpenidSignIn | None"
    drafts: "DraftBook"
    draft_keeper: "DraftKeeper"
    desk: "ReviewDesk"
    exchange: "TextExchange"
    memory: "SegmentBook"
    precedents: "PrecedentBook"
    terms: "TermBook"
    worker: "StaffWorker"
    pack_key: Path | None = None
    mail: Mail | None = None
    sign_in_allowance: Allowance = field(default_factory=Allowance)


def require_signer(key_file: Path | None) -> None:
    """Check that packs can be signed with the key that was set, before a service is started.

    Not with the other settings: the commands that make such a key read those too.

    Raises:
        PackError: key or certificate cannot be used; the message says why.
    """
    if key_file is not None:
        from forms.packs.keys_on_disk import signer_in  # noqa: PLC0415 - asked for by few

        signer_in(key_file)


@contextmanager
def open_staff_services(
    settings: Settings, catalogue: "Catalogue", senders: "SenderBook"
) -> Iterator[StaffServices]:
    """The same, for as long as a server runs."""
    # The command line needs none of these here.
    from api.identity.signing_in import SigningIn  # noqa: PLC0415
    from api.staff.draft_keeper import DraftKeeper  # noqa: PLC0415
    from api.staff.worker import StaffWorker  # noqa: PLC0415
    from forms.store.desk.book import ReviewDesk  # noqa: PLC0415
    from forms.store.drafts import DraftBook  # noqa: PLC0415
    from forms.store.staff.book import StaffBook  # noqa: PLC0415
    from forms.store.texts.exchanging import TextExchange  # noqa: PLC0415
    from forms.store.texts.memory import SegmentBook  # noqa: PLC0415
    from forms.store.texts.precedents import PrecedentBook  # noqa: PLC0415
    from forms.store.texts.terms import TermBook  # noqa: PLC0415

    require_signer(settings.pack_key)
    storage, service = settings.storage, settings.translation_service
    with (
        StaffBook.open(storage) as book,
        TextExchange.open(storage) as exchange,
        SegmentBook.open(storage) as memory,
        PrecedentBook.open(storage) as precedents,
        TermBook.open(storage) as terms,
        DraftBook.open(storage) as drafts,
        ReviewDesk.open(storage) as desk,
        StaffWorker(storage, service, settings.fallback_folder) as worker,
        DraftKeeper(drafts, catalogue, senders, worker) as draft_keeper,
    ):
        yield StaffServices(
            book=book,
            signing_in=SigningIn(book),
            openid=_outside(settings, book),
            drafts=drafts,
            draft_keeper=draft_keeper,
            desk=desk,
            exchange=exchange,
            memory=memory,
            precedents=precedents,
            terms=terms,
            worker=worker,
            pack_key=settings.pack_key,
            mail=settings.mail,
        )


def _outside(settings: Settings, book: "StaffBook") -> "OpenidSignIn | None":
    from api.identity.openid import OpenidSignIn  # noqa: PLC0415 - asked for by few

    provider = settings.openid_provider
    return OpenidSignIn(provider, book) if provider else None
