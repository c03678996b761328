import numpy as np

from tests.builders import printed_page, reference_of
from vision.pages.known.contrast import Contrast
from vision.pages.known.shelf import Kin, PageShelf
from vision.picture import Reference

PAGE = printed_page(1)[0]
CHANGED = PAGE.copy()
CHANGED[600:640, 100:180] = 0
PRINT = {"form/1": PAGE, "form/2": CHANGED, "form/3": printed_page(2)[0]}
REFERENCES = {key: reference_of(grey, key) for key, grey in PRINT.items()}


class Loading:
    """Loads references and tells which."""

    def __init__(self) -> None:
        self.loaded: list[str] = []

    def __call__(self, key: str) -> Reference:
        self.loaded.append(key)
        return REFERENCES[key]


def test_only_the_pages_used_last_are_kept_and_forgotten_pages_are_loaded_anew() -> None:
    load = Loading()
    shelf = PageShelf(load, keep=2)
    for key in ("form/1", "form/2", "form/1", "form/3", "form/1", "form/2"):
        assert shelf.reference(key) is REFERENCES[key]
    assert load.loaded == ["form/1", "form/2", "form/3", "form/2"]
    shelf.forget("form/2")
    shelf.forget("never-seen")
    shelf.reference("form/2")
    assert load.loaded[-1] == "form/2"
    assert len(load.loaded) == 5


def test_landmarks_are_sought_once_for_each_page() -> None:
    shelf = PageShelf(REFERENCES.__getitem__)
    assert shelf.landmarks("form/1") is shelf.landmarks("form/1")
    assert shelf.landmarks("form/1") is not shelf.landmarks("form/3")


def test_a_page_without_look_alikes_has_no_kin() -> None:
    shelf = PageShelf(REFERENCES.__getitem__, {"form/1": Kin(similar=frozenset({"form/2"}))})
    assert shelf.kin_of("form/1").similar == {"form/2"}
    assert shelf.kin_of("form/3") == Kin()


def test_a_contrast_that_was_kept_is_used_without_loading_a_picture() -> None:
    kept = Contrast.between(REFERENCES["form/1"], REFERENCES["form/2"])
    assert kept is not None
    load = Loading()
    shelf = PageShelf(load, load_contrasts=lambda key: {"form/2": kept} if key == "form/1" else {})
    assert shelf.contrast("form/1", "form/2") is kept
    assert load.loaded == []


def test_a_contrast_that_was_not_kept_is_made_from_both_pictures_once() -> None:
    load = Loading()
    shelf = PageShelf(load)
    made = shelf.contrast("form/1", "form/2")
    assert made is not None
    assert np.abs(made.corners / 4 - [25, 150]).max() < 30
    assert shelf.contrast("form/1", "form/2") is made
    assert sorted(load.loaded) == ["form/1", "form/2"]


def test_pages_printed_alike_have_no_contrast() -> None:
    twins = {key: reference_of(PAGE, key) for key in ("one/1", "two/1")}
    assert PageShelf(twins.__getitem__).contrast("one/1", "two/1") is None


def test_forgetting_a_page_forgets_what_told_it_from_others() -> None:
    changing = dict(REFERENCES)
    shelf = PageShelf(changing.__getitem__)
    assert shelf.contrast("form/1", "form/2") is not None
    changing["form/2"] = reference_of(PAGE, "form/2")
    shelf.forget("form/2")
    assert shelf.contrast("form/1", "form/2") is None


def test_a_page_related_to_others_is_related_back():
    shelf = PageShelf(REFERENCES.__getitem__)
    shelf.relate("one", Kin(frozenset({"twin"}), frozenset({"cousin"})))
    shelf.relate("two", Kin(frozenset({"twin"})))
    assert shelf.kin_of("twin") == Kin(frozenset({"one", "two"}))
    assert shelf.kin_of("cousin") == Kin(frozenset(), frozenset({"one"}))
