from dataclasses import dataclass

import numpy as np
import pytest

from tests.benchmarks.compose import PLAIN, compose
from tests.benchmarks.known_pages import KnownPage
from tests.benchmarks.peers.orb import OrbPeer
from tests.benchmarks.shots import Shot
from tests.builders import A4_MM, printed_page, reference_of

PAGE = KnownPage("a/1", *A4_MM, (), "", frozenset({"a/1"}), frozenset())


@dataclass(frozen=True)
class OnePage:
    """Knows one page."""

    def reference(self, key):
        return reference_of(printed_page(1)[0], key)


@pytest.mark.slow
def test_a_page_it_is_told_is_placed_to_a_few_pixels():
    composed = compose(printed_page(1)[0], *A4_MM, PLAIN, 3)
    answer = OrbPeer(OnePage()).see(Shot("plain", 0, composed, PAGE, frozenset()))
    corners = composed.stance.place(composed.stance.outline).xy
    assert np.abs(answer.outline.xy - corners).max() < 15


def test_it_answers_nothing_where_it_is_told_nothing():
    shot = Shot("empty_scene", 0, None, None, frozenset())
    assert OrbPeer(OnePage()).see(shot) is None
    assert OrbPeer(OnePage()).see(Shot("unknown_form", 0, None, PAGE, PAGE.kin)) is None
