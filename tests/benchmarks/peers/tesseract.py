"""Whole-page Tesseract: the frame is read, and the page sought whose printed text is most alike."""

import os
from dataclasses import asdict, dataclass

import cv2
import pytesseract

from tests.benchmarks.known_pages import KnownPages
from tests.benchmarks.peers.text_route import TextPeer
from tests.benchmarks.registering import Say
from vision.picture import Frame


@dataclass(frozen=True)
class TesseractSettings:
    """How the Tesseract peer works; printed with its figures.

    The frame is enlarged so that small print is as tall as Tesseract wants it; `config` lets it
    turn the page itself. A page is named from `least_alike` (cosine) on: right answers were seen
    from .23 up, wrong ones at .15.
    """

    language: str = "nld+eng"
    longest_side_px: int = 2560
    config: str = "--psm 1"
    timeout_s: float = 60.0
    least_alike: float = 0.2


class _Reading:
    """Reads a frame whole."""

    def __init__(self, settings: TesseractSettings) -> None:
        self._wants = settings
        # With four threads it takes four times the processor time for nothing.
        os.environ.setdefault("OMP_THREAD_LIMIT", "1")

    def __call__(self, frame: Frame) -> str:
        wants = self._wants
        factor = wants.longest_side_px / max(frame.width_px, frame.height_px)
        grey = cv2.resize(frame.grey, None, fx=factor, fy=factor, interpolation=cv2.INTER_CUBIC)
        try:
            read = pytesseract.image_to_string(
                grey, wants.language, wants.config, timeout=wants.timeout_s
            )
        except (pytesseract.TesseractError, RuntimeError):
            # It gives up on pictures with too few letters to tell which way is up, or took too
            # long: nothing read.
            return ""
        return str(read)


def build(known: KnownPages, _say: Say) -> TextPeer:
    """The peer over all known pages."""
    wants = TesseractSettings()
    reading = _Reading(wants)
    return TextPeer("Tesseract, whole page", known, reading, wants.least_alike, asdict(wants))
