"""Other ways of seeing, to compare with: each as the project it is named after does it.

A peer is a module here with `build`, which makes a `Peer` of the known pages; docs/benchmark.md
tells how to add one.
"""

from collections.abc import Mapping
from importlib import import_module
from typing import Any, Protocol

from tests.benchmarks.known_pages import KnownPages
from tests.benchmarks.ours import Subject
from tests.benchmarks.registering import Say

NAMES = (
    "contour",
    "page_dewarp",
    "orb",
    "sift",
    "rapidocr",
    "tesseract",
)


class Peer(Subject, Protocol):
    """Another way of seeing; `settings` are kept with its figures."""

    @property
    def settings(self) -> dict[str, Any]:
        """How it works."""


def built(
    asked: Mapping[str, int | None], known: KnownPages, say: Say
) -> list[tuple[Peer, int | None]]:
    """The peers asked, with what was asked of them; those not installed are left out, and said."""
    peers = []
    for name, most in asked.items():
        try:
            peer = import_module(f"{__name__}.{name}").build(known, say)
        except ImportError as error:
            say(f"{name} is left out: {error}. `make bench` installs it.")
        else:
            peers.append((peer, most))
    return peers
