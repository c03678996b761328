"""Work for staff in a process of its own: reading files of drafts, and trying drafts out.

It gives way to people's pictures, and starts with the first piece of work: a service that
only looks at pictures has one process less.
"""

import os
import threading
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Self

from api.workers.pdf_readers import EXTRA_MEMORY_BYTES, PageReader
from api.workers.pool import WorkerLimits, Workers
from forms.drafting.reading import FoundPage, read_draft_page, read_heading
from forms.language.engines.engine import TranslationEngine
from forms.language.engines.libretranslate import ServiceAddress
from forms.language.engines.opening import open_engines
from forms.pdf.reading import Heading
from forms.publication.tried import Preview, Recognisability
from forms.store.folder import Storage
from forms.text import Text

if TYPE_CHECKING:
    from forms.publication.trial import TrialRoom

#: The slowest page takes 8 s (a scan); trying ten photos of one 3, or 15 on a busy machine.
TASK_TIMEOUT_S = 120.0
#: Higher is nicer: whoever holds up a phone goes first.
_NICENESS = 10
#: Pages of drafts wait here one at a time; previews come from people who wait.
_QUEUE_LENGTH = 32
_PRELOAD = ("api.workers.child", "api.staff.worker", "forms.publication.trial")


class StaffDesk:
    """What the process holds: a room to try drafts in, made when the first is tried."""

    def __init__(self, storage: Storage, service: ServiceAddress | None) -> None:
        self._storage = storage
        self._service = service
        self._room: TrialRoom | None = None
        self._engines: TranslationEngine | None = None

    @property
    def room(self) -> "TrialRoom":
        """Where drafts are tried out."""
        # Loads all that sees and reads, which the service that only asks for it does without.
        from forms.publication.trial import TrialRoom  # noqa: PLC0415

        if self._room is None:
            self._room = TrialRoom.open(self._storage, self._service)
        return self._room

    @property
    def engines(self) -> TranslationEngine:
        """What translates by machine."""
        if self._engines is None:
            self._engines = open_engines(self._storage.data_dir / "languages", self._service)
        return self._engines


@dataclass(frozen=True)
class ReadHeading:
    """A task: what a file says of itself."""

    content: bytes

    def __call__(self, _desk: StaffDesk) -> Heading:
        """Run in the process."""
        return read_heading(self.content)


@dataclass(frozen=True)
class ReadPage:
    """A task: one page of a file, with its picture and fields; `number` counts from 1."""

    content: bytes
    number: int

    def __call__(self, _desk: StaffDesk) -> FoundPage:
        """Run in the process."""
        return read_draft_page(self.content, self.number, PageReader())


@dataclass(frozen=True)
class ShowPreview:
    """A task: what a phone would show of a draft."""

    draft_id: int
    page: int
    language: str

    def __call__(self, desk: StaffDesk) -> Preview:
        """Run in the process."""
        return desk.room.preview(self.draft_id, self.page, self.language)


@dataclass(frozen=True)
class TryRecognition:
    """A task: how well a page of a draft is recognised."""

    draft_id: int
    page: int

    def __call__(self, desk: StaffDesk) -> Recognisability:
        """Run in the process."""
        return desk.room.recognisability(self.draft_id, self.page)


@dataclass(frozen=True)
class Suggest:
    """A task: what a machine would say for a text; None where no machine can be trusted with it."""

    text: str
    source: str
    target: str

    def __call__(self, desk: StaffDesk) -> Text | None:
        """Run in the process."""
        found = desk.engines.translate([self.text], self.source, self.target, remembers=True)
        return found.get(self.text)


class StaffWorker:
    """The process for staff work, started when first needed. Close it."""

    def __init__(
        self, storage: Storage, service: ServiceAddress | None, fallback_folder: Path
    ) -> None:
        self._open_desk = partial(open_staff_desk, storage, service)
        self._fallback_folder = fallback_folder
        self._lock = threading.Lock()
        self._workers: Workers[StaffDesk] | None = None

    @property
    def workers(self) -> Workers[StaffDesk]:
        """Where to submit tasks."""
        with self._lock:
            if self._workers is None:
                limits = WorkerLimits(
                    workers=1,
                    timeout_s=TASK_TIMEOUT_S,
                    extra_bytes=EXTRA_MEMORY_BYTES,
                    queue_length=_QUEUE_LENGTH,
                )
                self._workers = Workers(
                    self._open_desk,
                    limits,
                    fallback_folder=self._fallback_folder,
                    preload=_PRELOAD,
                )
            return self._workers

    def close(self) -> None:
        """End the process, if there is one."""
        with self._lock:
            if self._workers is not None:
                self._workers.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()


def open_staff_desk(storage: Storage, service: ServiceAddress | None) -> StaffDesk:
    """The desk over a data folder; runs in the process, which gives way from then on."""
    os.nice(_NICENESS)
    return StaffDesk(storage, service)
