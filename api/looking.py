"""What a worker does with a frame, and where its engine comes from."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from api.sessions import Sighting
from forms.overlay import Overlay


class Looker(Protocol):
    """What looks at pictures: the assistant, or a broken one in a test."""

    def look(
        self, content: bytes, language: str, purpose: str, prior: Sighting | None = None
    ) -> Overlay:
        """The answer to the picture in `content`, in `language`."""


@dataclass(frozen=True)
class Look:
    """A task for a worker: look at one picture. `prior` is what the session saw last."""

    content: bytes
    language: str
    purpose: str
    prior: Sighting | None = None

    def __call__(self, engine: Looker) -> Overlay:
        """Run in the worker."""
        return engine.look(self.content, self.language, self.purpose, self.prior)


def open_assistant(data_dir: Path) -> Looker:
    """The assistant over the catalogue in `data_dir`."""
    from forms.assistant import Assistant  # noqa: PLC0415

    return Assistant.open(data_dir)
