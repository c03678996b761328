import pytest

from tests.benchmarks.peers.text_route import TextIndex
from tests.builders import printed_text


def test_the_page_is_found_from_half_of_its_words():
    texts = {str(seed): printed_text(seed) for seed in range(6)}
    index = TextIndex(texts)
    half = " ".join(texts["3"].split()[::2])
    assert index.most_alike(half, frozenset())[0] == "3"
    assert index.most_alike(texts["3"], frozenset())[1] == pytest.approx(1)
    assert index.most_alike(half, frozenset({"3"}))[0] != "3"
    assert index.most_alike("", frozenset()) is None
