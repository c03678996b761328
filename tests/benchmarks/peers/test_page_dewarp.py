import pytest

from tests.benchmarks.compose import PLAIN, compose
from tests.benchmarks.shots import Shot
from tests.builders import A4_MM, printed_page

page_dewarp = pytest.importorskip(
    "tests.benchmarks.peers.page_dewarp", reason="needs the packages of make bench",
    exc_type=ImportError,
)  # fmt: skip


@pytest.mark.slow
def test_it_takes_most_of_the_picture_for_the_page():
    composed = compose(printed_page(1)[0], *A4_MM, PLAIN, 3)
    found = page_dewarp.PageDewarpPeer().see(Shot("plain", 0, composed, None, frozenset()))
    assert found.outline.xy.max(axis=0)[0] > 1000 and found.outline.xy.min() < 150
