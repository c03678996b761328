import cv2
import pytest

from forms.store.catalogue import Catalogue
from tests.benchmarks.pictured import Pictured, register_pictured
from tests.builders import printed_page


@pytest.mark.slow
def test_a_picture_is_registered_on_the_paper_of_its_shape(tmp_path):
    path = tmp_path / "letter.png"
    cv2.imwrite(str(path), printed_page(1, 215.9, 279.4)[0])
    with Catalogue.open(tmp_path) as catalogue:
        register_pictured(catalogue, [Pictured("letter", path)], "sender")
        (page,) = catalogue.published_pages()
    assert str(page.key) == "sender/letter/1/1"
    assert (page.width_mm, page.height_mm) == (215.9, 279.4)
