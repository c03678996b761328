"""Builds what a running Leeswijzer consists of, and takes it down again."""

import contextlib
import logging
import multiprocessing
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from api.allowance import Allowance
from api.looking import Looker, open_assistant
from api.mail.post import Mail
from api.sessions import Sessions
from api.settings import Settings
from api.workers import Workers
from forms.errors import FormsError
from forms.explain import Explainer
from forms.language.glossary import Glossary, bundled_glossary
from forms.language.languages import DUTCH, Language, known_languages
from forms.language.libretranslate import LibreTranslate
from forms.language.packages import installed_packages
from forms.language.phrases import bundled_phrases
from forms.store.folder import Storage

if TYPE_CHECKING:
    from api.draft_keeper import DraftKeeper
    from api.identity.openid import OpenidSignIn
    from api.identity.signing_in import SigningIn
    from api.staff_worker import StaffWorker
    from forms.store.catalogue import Catalogue
    from forms.store.desk.book import ReviewDesk
    from forms.store.drafts import DraftBook
    from forms.store.exchanging import TextExchange
    from forms.store.insight import InsightBook
    from forms.store.memory import SegmentBook
    from forms.store.packs import PackBook
    from forms.store.precedents import PrecedentBook
    from forms.store.senders import SenderBook
    from forms.store.staff.book import StaffBook

_log = logging.getLogger("leeswijzer")

#: Loaded once in the server that workers are forked from.
_PRELOAD = ("api.worker_process", "api.looking", "forms.assistant")


@dataclass(frozen=True)
class Services:
    """All that routes need."""

    catalogue: "Catalogue"
    feedback: "InsightBook"
    senders: "SenderBook"
    packs: "PackBook"
    workers: Workers[Looker]
    staff: "StaffBook"
    signing_in: "SigningIn"
    openid: "OpenidSignIn | None"
    explainer: Explainer
    exchange: "TextExchange"
    memory: "SegmentBook"
    precedents: "PrecedentBook"
    authored_languages: tuple[str, ...]
    packages_folder: Path
    drafts: "DraftBook"
    desk: "ReviewDesk"
    staff_worker: "StaffWorker"
    draft_keeper: "DraftKeeper"
    translation_service: LibreTranslate | None = None
    pack_key: Path | None = None
    mail: Mail | None = None
    sessions: Sessions = field(default_factory=Sessions)
    allowance: Allowance = field(default_factory=Allowance)
    sign_in_allowance: Allowance = field(default_factory=Allowance)
    glossary: Glossary = field(default_factory=bundled_glossary)

    def languages(self) -> tuple[Language, ...]:
        """The languages a reader can choose now; installing a package adds one."""
        away = None if self.translation_service is None else self.translation_service.targets
        packages = installed_packages(self.packages_folder)
        return known_languages(self.authored_languages, packages, away and away(DUTCH))


def open_workers(
    settings: Settings, open_engine: Callable[[], Looker] | None = None
) -> Workers[Looker]:
    """Workers that look at pictures; the engine can be replaced in tests."""
    if open_engine is None and not _has_catalogue(settings.storage):
        _seed_apart(settings.storage)
    return Workers(
        open_engine or partial(open_assistant, settings.storage, settings.translation_service),
        settings.worker_limits,
        fallback_folder=settings.fallback_folder,
        preload=_PRELOAD,
    )


def _has_catalogue(storage: Storage) -> bool:
    from forms.store.upgrade import has_catalogue  # noqa: PLC0415 - loads the database

    # Each worker opens the database too, and its error is the one people see.
    with contextlib.suppress(FormsError):
        return has_catalogue(storage)
    return True


def require_usable(storage: Storage) -> None:
    """Check that a service can be opened over this folder and database, before it is started.

    Raises:
        StoreError: it cannot; the message says why and what to do.
    """
    from forms.store.catalogue import Catalogue  # noqa: PLC0415 - most commands need none
    from forms.store.upgrade import has_catalogue, unusable  # noqa: PLC0415

    try:
        storage.data_dir.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unusable(storage, error) from error
    # An empty folder stays empty: the workers find by that that it is to be filled.
    if has_catalogue(storage):
        Catalogue.open(storage).close()


def seed_data_folder(storage: Storage) -> None:
    """Put the bundled library where nothing is kept yet; runs in a process of its own."""
    from forms.library import open_seeded  # noqa: PLC0415 - loads what draws PDFs

    # Each worker opens the folder too, and its error is the one people see.
    with contextlib.suppress(FormsError):
        open_seeded(storage).close()


def _seed_apart(storage: Storage) -> None:
    """Draw the library once, not in every worker, and in none that keeps the memory it took."""
    process = multiprocessing.get_context("spawn").Process(target=seed_data_folder, args=(storage,))
    process.start()
    process.join()


@contextmanager
def open_services(
    settings: Settings, open_engine: Callable[[], Looker] | None = None
) -> Iterator[Services]:
    """Everything a server needs, for as long as it runs."""
    # The command line needs none of these here.
    from api.draft_keeper import DraftKeeper  # noqa: PLC0415
    from api.identity.signing_in import SigningIn  # noqa: PLC0415
    from api.staff_worker import StaffWorker  # noqa: PLC0415
    from forms.store.catalogue import Catalogue  # noqa: PLC0415
    from forms.store.desk.book import ReviewDesk  # noqa: PLC0415
    from forms.store.drafts import DraftBook  # noqa: PLC0415
    from forms.store.exchanging import TextExchange  # noqa: PLC0415
    from forms.store.insight import InsightBook  # noqa: PLC0415
    from forms.store.memory import SegmentBook  # noqa: PLC0415
    from forms.store.packs import PackBook  # noqa: PLC0415
    from forms.store.precedents import PrecedentBook  # noqa: PLC0415
    from forms.store.senders import SenderBook  # noqa: PLC0415
    from forms.store.staff.book import StaffBook  # noqa: PLC0415

    service = settings.translation_service
    phrases = bundled_phrases()
    with (
        # Workers first: they fill an empty data folder, which the catalogue would make.
        open_workers(settings, open_engine) as workers,
        Catalogue.open(settings.storage) as catalogue,
        InsightBook.open(settings.storage) as feedback,
        StaffBook.open(settings.storage) as staff,
        SenderBook.open(settings.storage) as senders,
        TextExchange.open(settings.storage) as exchange,
        SegmentBook.open(settings.storage) as memory,
        PrecedentBook.open(settings.storage) as precedents,
        DraftBook.open(settings.storage) as drafts,
        ReviewDesk.open(settings.storage) as desk,
        StaffWorker(settings.storage, service, settings.fallback_folder) as staff_worker,
        DraftKeeper(drafts, catalogue, senders, staff_worker) as draft_keeper,
        PackBook.open(settings.storage) as packs,
    ):
        for damage in catalogue.damages():
            _log.error("%s", damage.message)
        yield Services(
            catalogue=catalogue,
            feedback=feedback,
            senders=senders,
            packs=packs,
            workers=workers,
            staff=staff,
            signing_in=SigningIn(staff),
            openid=_outside(settings, staff),
            explainer=Explainer(phrases),
            authored_languages=tuple(phrases),
            exchange=exchange,
            memory=memory,
            precedents=precedents,
            packages_folder=settings.packages_folder,
            drafts=drafts,
            desk=desk,
            staff_worker=staff_worker,
            draft_keeper=draft_keeper,
            translation_service=None if service is None else LibreTranslate(service),
            pack_key=settings.pack_key,
            mail=settings.mail,
        )


def _outside(settings: Settings, staff: "StaffBook") -> "OpenidSignIn | None":
    from api.identity.openid import OpenidSignIn  # noqa: PLC0415 - asked for by few

    provider = settings.openid_provider
    return OpenidSignIn(provider, staff) if provider else None
