"""Pages drawn small: kept with each page, and drawn for those that were there before."""

from pathlib import Path

import cv2
import numpy as np
import pytest
from sqlalchemy import text

from forms.keys import PageKey
from forms.store.catalogue import Catalogue
from forms.store.engine import connect, database_url, writing
from forms.store.entries import NewPage, NewVersion
from forms.store.renewal import renew
from forms.store.sketches import Sketches
from tests.builders import printed_page
from tests.forms.store.builders import template_of
from vision.pages.known.sketch import Sketch

KEY = PageKey.parse("gemeente/verhuizing/1/1")


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A catalogue of one page."""
    png = cv2.imencode(".png", printed_page(3)[0])[1].tobytes()
    version = NewVersion(
        template_of(str(KEY.version)), (NewPage(png, b"\1" * 3072, figure_lines=()),), "sha"
    )
    with Catalogue.open(tmp_path) as catalogue:
        catalogue.add(version, publish=True, by="test")
    return tmp_path


def drawn(data_dir: Path) -> Sketch | None:
    with Sketches.open(data_dir) as sketches:
        return sketches.sketch(KEY)


def run(data_dir: Path, sql: str) -> None:
    engine = connect(database_url(data_dir))
    with writing(engine) as connection:
        connection.execute(text(sql))
    engine.dispose()


def test_a_page_that_is_added_is_drawn_small_as_it_is(kept: Path) -> None:
    sketch = drawn(kept)
    assert sketch is not None
    with Catalogue.open(kept) as catalogue:
        truth = Sketch.of(catalogue.reference(KEY))
    assert np.array_equal(sketch.grey, truth.grey)
    assert (sketch.key, sketch.width_mm, sketch.height_mm) == (str(KEY), 210, 297)


def test_a_page_from_before_has_none_until_it_is_renewed(kept: Path) -> None:
    then = drawn(kept)
    run(kept, "DELETE FROM sketches")
    assert drawn(kept) is None
    told: list[tuple[int, int]] = []
    assert renew(kept, lambda done, of: told.append((done, of))) == []
    assert told == [(1, 1)]
    now = drawn(kept)
    assert then is not None
    assert now is not None
    assert np.array_equal(now.grey, then.grey)


def test_a_sketch_that_cannot_be_read_is_none(kept: Path) -> None:
    run(kept, "UPDATE sketches SET picture = x'00'")
    assert drawn(kept) is None
