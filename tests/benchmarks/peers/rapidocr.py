"""RapidOCR, whole page: the frame is read, and the page sought whose text is most alike."""

from dataclasses import asdict, dataclass

from rapidocr import RapidOCR

from tests.benchmarks.known_pages import KnownPages
from tests.benchmarks.peers.text_route import TextPeer
from tests.benchmarks.registering import Say
from vision.picture import Frame


@dataclass(frozen=True)
class RapidOcrSettings:
    """How the RapidOCR peer works; printed with its figures.

    The package's own defaults (detector, orientation of lines, recogniser; the weights in its
    wheel) but for one thread, as everyone here has. A page is named from `least_alike` (cosine)
    on, as for Tesseract.
    """

    threads: int = 1
    least_alike: float = 0.2


class _Reading:
    """Reads a frame whole."""

    def __init__(self, settings: RapidOcrSettings) -> None:
        engine = "EngineConfig.onnxruntime"
        self._engine = RapidOCR(
            params={
                "Global.log_level": "error",
                f"{engine}.intra_op_num_threads": settings.threads,
                f"{engine}.inter_op_num_threads": settings.threads,
            }
        )

    def __call__(self, frame: Frame) -> str:
        return "\n".join(self._engine(frame.pixels).txts or ())


def build(known: KnownPages, _say: Say) -> TextPeer:
    """The peer over all known pages."""
    wants = RapidOcrSettings()
    return TextPeer(
        "RapidOCR, whole page", known, _Reading(wants), wants.least_alike, asdict(wants)
    )
