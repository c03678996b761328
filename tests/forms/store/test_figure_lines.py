"""Lines with figures: kept with each page, and read for those that were there before."""

from pathlib import Path

import cv2
import pytest
from sqlalchemy import text

from forms.keys import PageKey
from forms.store import figure_lines as store_of_lines
from forms.store.catalogue import Catalogue
from forms.store.engine import connect, database_url, writing
from forms.store.entries import NewPage, NewVersion
from forms.store.figure_lines import FigureLines
from forms.store.renewal import renew
from tests.builders import printed_page, saying
from tests.forms.store.builders import template_of
from vision.pages.known.figure_line import Box, FigureLine

KEYS = tuple(PageKey.parse(f"gemeente/{form}/1/1") for form in ("verhuizing", "parkeren"))
NUMBER = FigureLine("Pagina 1 van 4", Box(18, 285, 44.25, 288.5))
YEAR = FigureLine("Versie 2027", Box(150, 285, 170, 288.5))
PNG = cv2.imencode(".png", saying(printed_page(3)[0], "Page 1 of 4"))[1].tobytes()


def keep(data_dir: Path, key: PageKey, lines: tuple[FigureLine, ...] | None) -> None:
    page = NewPage(PNG, b"\1" * 3072, figure_lines=lines)
    with Catalogue.open(data_dir) as catalogue:
        version = NewVersion(template_of(str(key.version)), (page,), f"sha {key}")
        catalogue.add(version, publish=True, by="test")


def of_page(data_dir: Path, key: PageKey) -> tuple[FigureLine, ...] | None:
    with FigureLines.open(data_dir) as figures:
        return figures.of_page(key)


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A catalogue of two pages, which share a line."""
    keep(tmp_path, KEYS[0], (NUMBER, YEAR))
    keep(tmp_path, KEYS[1], (NUMBER,))
    return tmp_path


def test_the_lines_of_a_page_are_kept_as_they_are(kept: Path) -> None:
    assert of_page(kept, KEYS[0]) == (NUMBER, YEAR)


def test_which_pages_print_a_line_is_told_by_its_signs(kept: Path) -> None:
    with FigureLines.open(kept) as figures:
        assert sorted(figures.printing("pagina1van4")) == sorted((key, NUMBER) for key in KEYS)
        assert figures.printing("versie2027") == [(KEYS[0], YEAR)]
        assert figures.printing("pagina2van4") == []


def test_which_pages_print_its_letters_is_told_whatever_their_figures(kept: Path) -> None:
    asked = FigureLine("Pagina 12 van 32", NUMBER.box)
    with FigureLines.open(kept) as figures:
        assert sorted(figures.worded_as(asked)) == sorted((key, NUMBER) for key in KEYS)
        assert figures.worded_as(FigureLine("Versie 1999 b", YEAR.box)) == []


def test_a_line_of_too_many_pages_is_of_none(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_of_lines, "MOST_WORDED", 1)
    with FigureLines.open(kept) as figures:
        assert figures.worded_as(NUMBER) == []


def test_a_page_without_figures_is_not_one_that_nobody_read(tmp_path: Path) -> None:
    keep(tmp_path, KEYS[0], ())
    keep(tmp_path, KEYS[1], None)
    assert of_page(tmp_path, KEYS[0]) == ()
    assert of_page(tmp_path, KEYS[1]) is None


@pytest.mark.slow
def test_a_page_from_before_is_read_from_its_picture_once(tmp_path: Path) -> None:
    keep(tmp_path, KEYS[0], None)
    told: list[tuple[int, int]] = []
    assert renew(tmp_path, lambda done, of: told.append((done, of))) == []
    assert told == [(1, 1)]
    read = of_page(tmp_path, KEYS[0])
    assert read is not None
    assert [line.signs for line in read] == ["page1of4"]
    assert renew(tmp_path, lambda done, of: told.append((done, of))) == []
    assert told == [(1, 1)]


def test_lines_of_a_page_that_are_damaged_are_as_good_as_not_kept(kept: Path) -> None:
    engine = connect(database_url(kept))
    with writing(engine) as connection:
        connection.execute(text("UPDATE figure_lines SET lines = '[[1'"))
    engine.dispose()
    assert of_page(kept, KEYS[0]) is None
    with FigureLines.open(kept) as figures:
        assert figures.printing("pagina1van4") == []
