from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from forms.errors import DamagedError
from forms.form_shelf import FormShelf
from forms.keys import VersionKey
from forms.store.catalogue import Catalogue
from forms.store.engine import connect, database_url, writing
from tests.forms.store.builders import version_of

KEY = VersionKey.parse("voorbeeldstad/verhuizing/2026-01")
TODAY = date(2026, 5, 1)


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    with Catalogue.open(tmp_path) as opened:
        opened.add(version_of(str(KEY)), publish=True, by="test")
        yield opened


def test_what_was_read_is_not_read_again_until_the_shelf_is_cleared(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    shelf = FormShelf(catalogue)
    assert shelf.template(KEY).title == catalogue.template(KEY).title
    engine = connect(database_url(tmp_path))
    with writing(engine) as connection:
        connection.execute(text("UPDATE versions SET template = '{'"))
    engine.dispose()
    assert shelf.template(KEY).key == KEY
    shelf.clear()
    with pytest.raises(DamagedError):
        shelf.template(KEY)


def test_a_version_published_since_is_in_force_once_the_shelf_is_cleared(
    catalogue: Catalogue,
) -> None:
    shelf, newer = FormShelf(catalogue), VersionKey(KEY.issuer, KEY.form, "2026-02")
    assert shelf.in_force(KEY.family, TODAY) == (KEY,)
    catalogue.add(version_of(str(newer)), publish=True, by="test")
    assert shelf.in_force(KEY.family, TODAY) == (KEY,)
    shelf.clear()
    assert shelf.in_force(KEY.family, TODAY) == (newer,)


def test_notes_are_those_of_the_catalogue(catalogue: Catalogue) -> None:
    shelf = FormShelf(catalogue)
    assert shelf.notes(KEY, "nl") == catalogue.notes(KEY, "nl")
    assert shelf.notes(KEY, "xx") is None
