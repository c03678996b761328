"""Does a version that was laid and refuted tell whether the page that is there is?

Frames show known pages that have other versions. Up to three of those are laid on each, as if they
were what the sheet is most like; of each that is plainly contradicted it is told, flat and bent,
whether the right page would be contradicted too by where it lies. All frames are synthetic.

    python -m tests.benchmarks witnesses [--frames N] [--conditions plain,curled,folded] [--seed S]
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from forms.assistant import Assistant
from tests.benchmarks import options as wanted
from tests.benchmarks.compose import CONDITIONS
from tests.benchmarks.known_pages import KnownPages
from tests.benchmarks.registering import collection
from tests.benchmarks.seeing import say
from tests.benchmarks.shots import Shot, shoot_sister
from vision.decode import decode
from vision.geometry import FramePx, Quad
from vision.opencv import use_one_quiet_thread
from vision.pages.laid.accept import Evidence, print_shown
from vision.pages.laid.leaning import followed_further
from vision.pages.laid.placed import Placed
from vision.pages.likely.guesses import Sight
from vision.pages.tried.refuted import is_refutation
from vision.picture import Reference
from vision.placing.mesh import unbend
from vision.placing.register import Landmarks, Registrar
from vision.recognise import Recogniser

#: Versions laid on a frame.
_MOST_LAID = 3


@dataclass(frozen=True)
class _Witness:
    """A version that was laid and contradicted, and what the right page shows there."""

    laid: Placed
    right: Evidence

    @property
    def kind(self) -> str:
        """How the version lies."""
        lies = "flat" if self.laid.evidence.is_flat else "bent"
        return f"{lies}, {'shows well' if is_refutation(self.laid) else 'shows less'}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run it and print a line for each condition and way to lie."""
    options = _options(arguments)
    use_one_quiet_thread()
    known = KnownPages.open(collection(), say)
    recogniser = Assistant.open(known.data_dir).recogniser
    print(f"Synthetic frames of pages with other versions among {len(known.pages)} known pages")
    for name in options.conditions:
        laid, against = Counter[str](), Counter[str]()
        for number in range(options.frames):
            say(f"{name} {number + 1}/{options.frames}")
            shot = shoot_sister(known, CONDITIONS[name], number, options.seed, is_known=True)
            for witness in _witnesses(shot, recogniser):
                laid[witness.kind] += 1
                against[witness.kind] += witness.right.contradicts
        for kind, count in sorted(laid.items()):
            print(f"{name:8} {kind:18} {count:3} refuted, {against[kind]:3} against the right page")
    return 0


def _witnesses(shot: Shot, recogniser: Recogniser) -> Iterator[_Witness]:
    """Versions of the page shown, laid where it was found and contradicted."""
    page, frame = shot.page, decode(shot.jpeg)
    assert page is not None
    sheets = recogniser.finders.whole.find(frame)
    if not sheets:
        return
    guesses = Sight(frame, recogniser.index).as_large(sheets[0].corners).guesses()
    corners = next((each.corners for each in guesses if each.hit.key in page.same), None)
    if corners is None:
        return
    shelf, registrar = recogniser.shelf, Registrar(frame)
    for key in sorted(page.similar - page.same)[:_MOST_LAID]:
        laid = _laid(registrar, shelf.reference(key), shelf.landmarks(key), corners)
        right = None if laid is None else laid.evidence_of(shelf.reference(page.key))
        if laid is not None and right is not None and laid.evidence.contradicts:
            yield _Witness(laid, right)


def _laid(
    registrar: Registrar, reference: Reference, marks: Landmarks, corners: Quad[FramePx]
) -> Placed | None:
    """A page laid with all care, flat or bent."""
    flat = registrar.place(reference, marks, corners)
    bent = unbend(registrar, reference, marks, corners, flat, True, print_shown)
    placed = Placed.better(registrar.frame, reference, (flat, bent))
    return None if placed is None else followed_further(placed, registrar, marks)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--frames", type=int, default=16, help="frames a condition")
    parser.add_argument(
        "--conditions", type=wanted.conditions, default=("plain", "curled", "folded")
    )
    parser.add_argument("--seed", type=int, default=71)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
