"""Whether work goes on, by its note: slow work on a busy machine is let be, what hangs is not."""

from dataclasses import dataclass
from pathlib import Path

from api.workers.progress_note import said_on


@dataclass(eq=False)
class Standstill:
    """Watches the note at `note`: the work may leave it as it is for `still_s` seconds."""

    note: Path
    still_s: float
    _said: bytes = b""
    _since_s: float | None = None

    def begin(self) -> None:
        """The work begins, or begins anew: the time runs from the next look."""
        self._since_s = None

    def is_over(self, now_s: float) -> bool:
        """Whether nothing was told for too long; `now_s` is of a clock that only goes on."""
        said = said_on(self.note)
        if self._since_s is None or said != self._said:
            self._said, self._since_s = said, now_s
        return now_s - self._since_s > self.still_s
