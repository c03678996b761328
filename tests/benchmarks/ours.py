"""What is measured: any way of seeing, and ours."""

from typing import Protocol

from forms.assistant import Assistant
from forms.overlay import Overlay, Purpose
from tests.benchmarks.known_pages import KnownPage, KnownPages
from tests.benchmarks.scoring import Answer
from tests.benchmarks.stopwatch import timed
from vision.decode import decode
from vision.heap import keep_heap
from vision.outcome import Match

#: The name our figures go by.
OURS = "Leeswijzer"


class Sight(Protocol):
    """A picture to see, and the truth that a subject may be told about it."""

    @property
    def jpeg(self) -> bytes:
        """The picture as it is sent."""

    @property
    def page(self) -> KnownPage | None:
        """The known page it shows."""

    @property
    def hidden(self) -> frozenset[str]:
        """The pages that count as not known when it is seen."""


class Subject(Protocol):
    """A way of seeing that is measured."""

    name: str

    def see(self, shot: Sight) -> Answer | None:
        """What it says about the picture, when the pages hidden are not known to it.

        Of the truth about it it may only use what its class says it is told. None where there
        is nothing to ask it.
        """


class Ours:
    """The product's own pipeline in this process, as a worker runs it; nothing kept of a page.

    Time is up to knowing the page and where it lies, as for the peers; the stage `end to end`
    is the whole answer with fields read and texts put in place.
    """

    name = OURS

    def __init__(self, known: KnownPages) -> None:
        keep_heap()
        self._assistant = Assistant.open(known.data_dir)

    def see(self, shot: Sight) -> Answer:
        """The whole answer to a picture."""
        index = self._assistant.recogniser.index
        kept = [(key, index.fingerprint(key)) for key in shot.hidden if key in index]
        if kept:
            index.remove(shot.hidden)
        try:
            return self._seen(shot.jpeg)
        finally:
            if kept:
                index.add(kept)

    def _seen(self, content: bytes) -> Answer:
        recogniser = self._assistant.recogniser
        self._forget()
        with timed() as recognising:
            found = recogniser.recognise(decode(content))
        times = {"spent_ms": recognising.wall_ms, "cpu_ms": recognising.cpu_ms}
        outline = found.page.corners if found.page else None
        if not isinstance(found, Match):
            # The whole answer says no more than this.
            return Answer(outline=outline, **times)
        self._forget()
        with timed() as whole:
            overlay = self._assistant.look(content, "nl", Purpose.FIND)
        stages = {"end to end": whole.wall_ms, "end to end CPU": whole.cpu_ms, **found.timing_ms}
        return Answer(
            named=_named(overlay),
            page_to_frame=found.lie,
            outline=outline,
            states={anchor.id: anchor.state.value for anchor in overlay.anchors},
            **times,
            stages=stages,
        )

    def _forget(self) -> None:
        """As for a first frame: no page's picture is in memory."""
        for key in self._assistant.recogniser.index:
            self._assistant.recogniser.forget(key)


def _named(overlay: Overlay) -> frozenset[str]:
    return frozenset(map(str, overlay.template.candidates if overlay.template else ()))
