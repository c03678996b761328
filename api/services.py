"""Builds what a running Leeswijzer consists of, and takes it down again."""

import contextlib
import logging
import multiprocessing
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from api.allowance import Allowance
from api.looking import Looker, open_assistant
from api.sessions import Sessions
from api.settings import Settings
from api.workers import Workers
from forms.errors import FormsError
from forms.language.languages import DUTCH, Language, known_languages
from forms.language.libretranslate import LibreTranslate
from forms.language.packages import installed_packages
from forms.language.phrases import bundled_phrases
from forms.store.folder import database_path

if TYPE_CHECKING:
    from forms.store.catalogue import Catalogue
    from forms.store.feedback import FeedbackBook

_log = logging.getLogger("leeswijzer")

#: Loaded once in the server that workers are forked from.
_PRELOAD = ("api.worker_process", "api.looking", "forms.assistant")


@dataclass(frozen=True)
class Services:
    """All that routes need."""

    catalogue: "Catalogue"
    feedback: "FeedbackBook"
    workers: Workers[Looker]
    sessions: Sessions
    allowance: Allowance
    authored_languages: tuple[str, ...]
    packages_folder: Path
    translation_service: LibreTranslate | None = None

    def languages(self) -> tuple[Language, ...]:
        """The languages a reader can choose now; installing a package adds one."""
        away = None if self.translation_service is None else self.translation_service.targets
        packages = installed_packages(self.packages_folder)
        return known_languages(self.authored_languages, packages, away and away(DUTCH))


def open_workers(
    settings: Settings, open_engine: Callable[[], Looker] | None = None
) -> Workers[Looker]:
    """Workers that look at pictures; the engine can be replaced in tests."""
    if open_engine is None and not database_path(settings.data_dir).exists():
        _seed_apart(settings.data_dir)
    return Workers(
        open_engine or partial(open_assistant, settings.data_dir, settings.translation_service),
        settings.worker_limits,
        fallback_folder=settings.fallback_folder,
        preload=_PRELOAD,
    )


def require_usable(data_dir: Path) -> None:
    """Check that a service can be opened over this folder, before anything is started.

    Raises:
        StoreError: it cannot; the message says why and what to do.
    """
    from forms.store.catalogue import Catalogue  # noqa: PLC0415 - the command line needs none here
    from forms.store.upgrade import unusable  # noqa: PLC0415

    try:
        data_dir.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unusable(data_dir, error) from error
    # An empty folder stays empty: the workers find by that that it is to be filled.
    if database_path(data_dir).exists():
        Catalogue.open(data_dir).close()


def seed_data_folder(data_dir: Path) -> None:
    """Fill an empty data folder with the bundled library; runs in a process of its own."""
    from forms.library import open_seeded  # noqa: PLC0415 - loads what draws PDFs

    # Each worker opens the folder too, and its error is the one people see.
    with contextlib.suppress(FormsError):
        open_seeded(data_dir).close()


def _seed_apart(data_dir: Path) -> None:
    """Draw the library once, not in every worker, and in none that keeps the memory it took."""
    process = multiprocessing.get_context("spawn").Process(
        target=seed_data_folder, args=(data_dir,)
    )
    process.start()
    process.join()


@contextmanager
def open_services(
    settings: Settings, open_engine: Callable[[], Looker] | None = None
) -> Iterator[Services]:
    """Everything a server needs, for as long as it runs."""
    service = settings.translation_service
    from forms.store.catalogue import Catalogue  # noqa: PLC0415 - the command line needs none here
    from forms.store.feedback import FeedbackBook  # noqa: PLC0415

    with (
        # Workers first: they fill an empty data folder, which the catalogue would make.
        open_workers(settings, open_engine) as workers,
        Catalogue.open(settings.data_dir) as catalogue,
        FeedbackBook.open(settings.data_dir) as feedback,
    ):
        for damage in catalogue.damages():
            _log.error("%s", damage.message)
        yield Services(
            catalogue=catalogue,
            feedback=feedback,
            workers=workers,
            sessions=Sessions(),
            allowance=Allowance(),
            authored_languages=tuple(bundled_phrases()),
            packages_folder=settings.packages_folder,
            translation_service=None if service is None else LibreTranslate(service),
        )
