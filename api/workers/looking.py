"""What a worker does with a frame, and where its engine comes from."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import cv2
import numpy as np

from api.workers.progress_note import writing_on
from forms.language.engines.libretranslate import ServiceAddress
from forms.letters.pages.together import Together
from forms.loose_page import LoosePage
from forms.overlay import Overlay, Purpose, Sighting
from forms.progress import OnProgress, no_listener
from forms.store.folder import Place

# The empty sheet a new worker looks at first.
_TABLE_SIDE_PX, _MARGIN_PX = 960, 60


class Looker(Protocol):
    """What looks at pictures: the assistant, or a broken one in a test."""

    def look(
        self,
        content: bytes,
        language: str,
        purpose: Purpose,
        prior: Sighting | None = None,
        on_progress: OnProgress = no_listener,
    ) -> Overlay:
        """The answer to the picture in `content`, in `language`."""

    def together(
        self, pages: Sequence[LoosePage], language: str, on_progress: OnProgress = no_listener
    ) -> Together:
        """What pages of one letter say together, in `language`."""

    def draw(self, content: bytes, overlay: Overlay) -> bytes:
        """The answer drawn on its picture, as a PNG."""

    def prepare(self, overlay: Overlay) -> dict[str, bytes]:
        """Files to do what a letter asks with, by the end of their names."""


@dataclass(frozen=True)
class Look:
    """A task for a worker: look at one picture. `prior` is what the session saw last.

    `note` is where to write how far it is, for who wants to know.
    """

    content: bytes
    language: str
    purpose: Purpose
    prior: Sighting | None = None
    note: Path | None = None

    def __call__(self, engine: Looker) -> Overlay:
        """Run in the worker."""
        with writing_on(self.note) as on_progress:
            return engine.look(self.content, self.language, self.purpose, self.prior, on_progress)


@dataclass(frozen=True, eq=False)
class PutTogether:
    """A task for a worker: understand pages of one letter together; `note` as in `Look`."""

    pages: tuple[LoosePage, ...]
    language: str
    note: Path | None = None

    def __call__(self, engine: Looker) -> Together:
        """Run in the worker."""
        with writing_on(self.note) as on_progress:
            return engine.together(self.pages, self.language, on_progress)


@dataclass(frozen=True, eq=False)
class WorkedOut:
    """An answer with what was made of it: its illustration, a PNG, and files to do it with."""

    overlay: Overlay
    picture: bytes | None
    files: dict[str, bytes]


@dataclass(frozen=True)
class LookAndMake(Look):
    """A task for a worker: look at one picture, and make of the answer what is wanted."""

    is_drawn: bool = False
    is_prepared: bool = False

    def __call__(self, engine: Looker) -> WorkedOut:  # type: ignore[override]
        """Run in the worker."""
        overlay = super().__call__(engine)
        return WorkedOut(
            overlay,
            engine.draw(self.content, overlay) if self.is_drawn else None,
            engine.prepare(overlay) if self.is_prepared else {},
        )


def open_assistant(
    place: Place,
    service: ServiceAddress | None = None,
    *,
    reading_s: float,
    awaits_letters: bool = False,
) -> Looker:
    """The assistant over the catalogue of `place`, warm: it has looked at a picture before.

    After `reading_s` it reads no more lines of a letter and answers with what it has. Where it
    `awaits_letters` it makes ready for the first one while nobody asks for anything.
    """
    from forms.assistant import Assistant  # noqa: PLC0415

    assistant = Assistant.open(place, service)
    assistant.desk.reading_s = reading_s
    # The first look loads code and grows buffers: 0.6 s that the first person need not wait.
    assistant.look(_empty_sheet(), "nl", Purpose.FIND)
    if awaits_letters:
        assistant.desk.get_ready()
    return assistant


def _empty_sheet() -> bytes:
    """A JPEG of white paper on a dark table: goes through every step that needs no form."""
    table = np.full((_TABLE_SIDE_PX, _TABLE_SIDE_PX), 40, np.uint8)
    table[_MARGIN_PX:-_MARGIN_PX, 2 * _MARGIN_PX : -2 * _MARGIN_PX] = 230
    return cv2.imencode(".jpg", table)[1].tobytes()
