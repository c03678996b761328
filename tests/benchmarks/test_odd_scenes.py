"""What is no known form is not taken for one; the scenes that are cheap to paint and look at."""

import numpy as np
import pytest

from tests.benchmarks.odd_scenes import ODD_SCENES, OddScene
from tests.builders import printed_page, reference_of
from vision.outcome import Match, Miss
from vision.pages.known.layout import describe
from vision.pages.known.layout_index import LayoutIndex
from vision.pages.known.shelf import PageShelf
from vision.picture import Frame
from vision.recognise import Recogniser

pytestmark = pytest.mark.slow

PAGES = {f"form/{seed}": printed_page(seed)[0] for seed in range(4)}
REFERENCES = {key: reference_of(page, key) for key, page in PAGES.items()}
SCENES = {scene.name: scene for scene in ODD_SCENES}


@pytest.fixture(scope="module")
def recogniser() -> Recogniser:
    index = LayoutIndex()
    index.add((key, describe(page)) for key, page in PAGES.items())
    return Recogniser(index, PageShelf(REFERENCES.__getitem__))


def seen(recogniser: Recogniser, scene: OddScene) -> Match | Miss:
    rng = np.random.default_rng(5)
    return recogniser.recognise(Frame(scene.paint(rng, PAGES["form/2"])))


@pytest.mark.parametrize(
    "name", ["black", "white", "noise", "face", "keyboard", "mirrored", "back side"]
)
def test_what_is_no_form_is_a_miss_with_a_fitting_reason(recogniser: Recogniser, name: str) -> None:
    found = seen(recogniser, SCENES[name])
    assert isinstance(found, Miss)
    assert found.reason in SCENES[name].allowed


@pytest.mark.parametrize("name", ["torn", "behind glass"])
def test_a_page_hard_to_see_is_taken_for_no_other(recogniser: Recogniser, name: str) -> None:
    found = seen(recogniser, SCENES[name])
    if isinstance(found, Match):
        assert found.key == "form/2"
    else:
        assert found.reason in SCENES[name].allowed
