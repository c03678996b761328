"""Other ways of seeing, to compare with: each as the project it is named after does it.

A peer is a `Subject` with `settings`, built from the known pages; docs/benchmark.md tells how to
add one.
"""

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from tests.benchmarks.known_pages import KnownPages
from tests.benchmarks.ours import Subject
from tests.benchmarks.peers.contour import ContourPeer
from tests.benchmarks.peers.orb import OrbPeer
from tests.benchmarks.peers.page_dewarp import PageDewarpPeer
from tests.benchmarks.peers.rapid_ocr import rapid_ocr
from tests.benchmarks.peers.sift import SiftPeer
from tests.benchmarks.peers.tesseract import tesseract
from tests.benchmarks.registering import Say


class Peer(Subject, Protocol):
    """Another way of seeing; `settings` are kept with its figures."""

    @property
    def settings(self) -> dict[str, Any]:
        """How it works."""


KINDS: dict[str, Callable[[KnownPages, Say], Peer]] = {
    "contour": ContourPeer,
    "page-dewarp": PageDewarpPeer,
    "orb": OrbPeer,
    "sift": SiftPeer,
    "rapidocr": rapid_ocr,
    "tesseract": tesseract,
}


def built(
    asked: Mapping[str, int | None], known: KnownPages, say: Say
) -> list[tuple[Peer, int | None]]:
    """The peers asked, with what was asked of them; those not installed are left out, and said."""
    peers = []
    for name, most in asked.items():
        try:
            peers.append((KINDS[name](known, say), most))
        except ImportError as error:
            say(f"{name} is left out: {error}. `make bench` installs it.")
    return peers
