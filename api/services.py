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
from api.sessions import Sessions
from api.settings import Settings
from api.staff.services import StaffServices, open_staff_services
from api.workers.errors import EngineFailed
from api.workers.looking import Looker, open_assistant
from api.workers.pool import Workers
from forms.errors import AwayError, FormsError
from forms.explain import Explainer
from forms.language.engines.libretranslate import LibreTranslate
from forms.language.glossary import Glossary, bundled_glossary
from forms.language.languages import DUTCH, Language, known_languages
from forms.language.packages import installed_packages
from forms.language.phrases import bundled_phrases
from forms.store.folder import Storage

if TYPE_CHECKING:
    from api.metrics import Metrics
    from forms.store.catalogue import Catalogue
    from forms.store.insight import InsightBook
    from forms.store.packs import PackBook
    from forms.store.senders import SenderBook

_log = logging.getLogger("leeswijzer")

#: Loaded once in the server that workers are forked from.
_PRELOAD = ("api.workers.child", "api.workers.looking", "forms.assistant")

#: Of the time a letter may take; the rest is for what its lines mean, so that not all is lost.
_READING_SHARE = 0.8


@dataclass(frozen=True)
class Services:
    """All that routes need."""

    catalogue: "Catalogue"
    feedback: "InsightBook"
    senders: "SenderBook"
    packs: "PackBook"
    workers: Workers[Looker]
    staff: StaffServices
    explainer: Explainer
    authored_languages: tuple[str, ...]
    packages_folder: Path
    metrics: "Metrics"
    translation_service: LibreTranslate | None = None
    sessions: Sessions = field(default_factory=Sessions)
    allowance: Allowance = field(default_factory=Allowance)
    glossary: Glossary = field(default_factory=bundled_glossary)

    def languages(self) -> tuple[Language, ...]:
        """The languages a reader can choose now; installing a package adds one."""
        away = None if self.translation_service is None else self.translation_service.targets
        packages = installed_packages(self.packages_folder)
        return known_languages(self.authored_languages, packages, away and away(DUTCH))


def open_workers(
    settings: Settings,
    open_engine: Callable[[], Looker] | None = None,
    *,
    is_service: bool = False,
) -> Workers[Looker]:
    """Workers that look at pictures; the engine can be replaced in tests.

    Those of a service get ready for the first letter before it comes, and say in the log why
    they do not open: nobody may send a picture for hours.
    """
    if open_engine is None and _lacks_library(settings.storage):
        _seed_apart(settings.storage)
    opening = partial(
        open_assistant,
        settings.storage,
        settings.translation_service,
        reading_s=_READING_SHARE * settings.letter_timeout_s,
        awaits_letters=is_service,
    )
    return Workers(
        open_engine or opening,
        settings.worker_limits,
        fallback_folder=settings.fallback_folder,
        preload=_PRELOAD,
        tell=_tell_stuck if is_service else None,
    )


def _lacks_library(storage: Storage) -> bool:
    """Whether there is something to draw: all of the library, or what a newer program brings."""
    from forms.library import lacking_of  # noqa: PLC0415 - loads what draws PDFs
    from forms.store.catalogue import Catalogue  # noqa: PLC0415
    from forms.store.upgrade import has_catalogue  # noqa: PLC0415

    # Each worker opens the database too, and its error is the one people see.
    with contextlib.suppress(FormsError):
        if not has_catalogue(storage):
            return True
        with Catalogue.open(storage) as catalogue:
            return bool(lacking_of(catalogue))
    return False


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


def _seed_data_folder(storage: Storage) -> None:
    """Put the bundled library where nothing is kept yet; runs in a process of its own."""
    from forms.library import open_seeded  # noqa: PLC0415 - loads what draws PDFs

    # Each worker opens the folder too, and its error is the one people see.
    with contextlib.suppress(FormsError):
        open_seeded(storage).close()


def _seed_apart(storage: Storage) -> None:
    """Draw the library once, not in every worker, and in none that keeps the memory it took."""
    process = multiprocessing.get_context("spawn").Process(
        target=_seed_data_folder, args=(storage,)
    )
    process.start()
    process.join()


def _tell_stuck(error: Exception) -> None:
    """Say in the log why no picture can be looked at; what is not ours, by its place alone."""
    if isinstance(error, EngineFailed):
        _log.error("No picture can be looked at: %s (%s)", error.message, error.place)
    else:
        _log.error("No picture can be looked at: %s", error)


def _tell_damage(catalogue: "Catalogue") -> None:
    """Say in the log what of the catalogue is damaged, or that this cannot be seen now."""
    try:
        for damage in catalogue.damages():
            _log.error("%s", damage.message)
    except AwayError as error:
        # What was met before can be read: that is not refused because of the rest.
        _log.error("%s", error.message)


@contextmanager
def open_services(
    settings: Settings,
    metrics: "Metrics",
    open_engine: Callable[[], Looker] | None = None,
) -> Iterator[Services]:
    """Everything a server needs, for as long as it runs."""
    # The command line needs none of these here.
    from forms.store.catalogue import Catalogue  # noqa: PLC0415
    from forms.store.insight import InsightBook  # noqa: PLC0415
    from forms.store.packs import PackBook  # noqa: PLC0415
    from forms.store.senders import SenderBook  # noqa: PLC0415

    service = settings.translation_service
    phrases = bundled_phrases()
    with (
        # Workers first: they fill an empty data folder, which the catalogue would make.
        open_workers(settings, open_engine, is_service=True) as workers,
        Catalogue.open(settings.storage) as catalogue,
        InsightBook.open(settings.storage) as feedback,
        SenderBook.open(settings.storage) as senders,
        PackBook.open(settings.storage) as packs,
        open_staff_services(settings, catalogue, senders) as staff,
    ):
        _tell_damage(catalogue)
        yield Services(
            catalogue=catalogue,
            feedback=feedback,
            senders=senders,
            packs=packs,
            workers=workers,
            staff=staff,
            explainer=Explainer(phrases),
            authored_languages=tuple(phrases),
            packages_folder=settings.packages_folder,
            translation_service=None if service is None else LibreTranslate(service),
            metrics=metrics,
        )
