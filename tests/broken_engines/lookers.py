"""What looks at pictures in HTTP tests: real decoding, then an answer made up beforehand."""

import dataclasses
from collections.abc import Sequence

from forms.letters.pages.together import Together
from forms.loose_page import LoosePage
from forms.overlay import FrameSize, Overlay, Purpose, Sighting
from forms.progress import LOOKING, OnProgress, no_listener
from tests.api import overlays
from tests.broken_engines import engines
from vision.decode import decode

# Sent instead of a picture, they make the engine misbehave.
MISHAPS = {
    b"hang": engines.hang_deaf,
    b"crash": engines.crash,
    b"memory": engines.grab_memory,
    b"mistake": engines.fail_quoting_the_paper,
    b"nap": engines.Nap(0.6),
    b"long nap": engines.Nap(1.6),
    b"wink": engines.Nap(0.1),
    b"late mistake": engines.fail_late,
}


class CannedLooker:
    """Answers any picture with the same page, in the language asked for."""

    def look(
        self,
        content: bytes,
        language: str,
        purpose: Purpose,
        prior: Sighting | None = None,
        on_progress: OnProgress = no_listener,
    ) -> Overlay:
        on_progress(LOOKING)
        if content in MISHAPS:
            MISHAPS[content](engines.Engine())
            return overlays.miss()
        frame = decode(content)
        answer = overlays.letter() if purpose is Purpose.READ else overlays.recognised()
        return dataclasses.replace(
            answer,
            frame=FrameSize(frame.width_px, frame.height_px),
            language=language,
            timing_ms={**answer.timing_ms, "prior": float(prior is not None)},
        )

    def together(
        self, pages: Sequence[LoosePage], language: str, on_progress: OnProgress = no_listener
    ) -> Together:
        on_progress(LOOKING)
        answer = dataclasses.replace(overlays.letter(), language=language)
        return Together(answer, tuple(reversed(range(len(pages)))))

    def draw(self, content: bytes, overlay: Overlay) -> bytes:
        return b""

    def prepare(self, overlay: Overlay) -> dict[str, bytes]:
        return {}


def open_looker() -> CannedLooker:
    return CannedLooker()
