import pytest

from tests.benchmarks.known_pages import KnownPage
from tests.benchmarks.photos import PHOTOS, Photo, documents, judged
from tests.benchmarks.scoring import Answer, Finding
from tests.builders import A4_MM
from vision.geometry import FramePx, Quad

PAGE = KnownPage("a/1", *A4_MM, (), "", frozenset({"a/1"}), frozenset())
SHEET = Quad[FramePx].box(10, 10, 110, 210)


def test_a_photo_is_judged_by_what_is_known_about_it():
    both = judged(Photo("g", "n", b"", PAGE, SHEET), Answer(frozenset({"a/1"}), outline=SHEET))
    assert (both.finding, both.outline_iou) == (Finding.RIGHT, 1)
    outline = judged(Photo("g", "n", b"", None, SHEET), Answer())
    assert (outline.finding, outline.outline_iou) == (None, 0)
    page = judged(Photo("g", "n", b"", PAGE, None), Answer(outline=SHEET))
    assert (page.finding, page.outline_iou) == (Finding.MISSED, None)


@pytest.mark.skipif(not PHOTOS.exists(), reason="needs the development material")
def test_every_document_photographed_is_registered_once():
    slugs = [document.slug for document in documents()]
    assert len(slugs) == len(set(slugs)) == 12


def test_without_photos_there_are_no_documents(tmp_path):
    assert documents(tmp_path) == ()
