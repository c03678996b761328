"""Pages drawn small, kept for a glance: reading a whole page takes several times as long.

They are kept beside the pages and not with them, so that asking for pages stays quick.
"""

from sqlalchemy import ColumnElement, Connection, insert, select

from forms.keys import PageKey
from forms.store import schema
from forms.store.book import Book
from forms.store.one_page import IS_PAGE, has_none, of_page, of_same_page
from vision.errors import PictureError
from vision.page_image import read_page_image, write_page_image
from vision.pages.known.sketch import Sketch
from vision.picture import Reference

_ONE_SKETCH = (
    select(schema.pages.c.width_mm, schema.pages.c.height_mm, schema.sketches.c.picture)
    .join_from(schema.pages, schema.versions)
    .join(schema.sketches, of_same_page(schema.sketches))
    .where(IS_PAGE)
)


class Sketches(Book):
    """The sketches of the pages we know."""

    def sketch(self, key: PageKey) -> Sketch | None:
        """The sketch of a page; None where none was made yet, or it cannot be read."""
        with self._reading() as connection:
            row = connection.execute(_ONE_SKETCH, of_page(key)).first()
        if row is None:
            return None
        try:
            return Sketch(str(key), read_page_image(row.picture), row.width_mm, row.height_mm)
        except PictureError:
            return None


def keep_sketch(connection: Connection, version_id: int, number: int, png: bytes) -> None:
    """Draw a page that is kept small, from its image; nothing where that cannot be read."""
    at = (schema.pages.c.version_id == version_id, schema.pages.c.number == number)
    sides_mm = select(schema.pages.c.width_mm, schema.pages.c.height_mm).where(*at)
    width_mm, height_mm = connection.execute(sides_mm).one()
    try:
        sketch = Sketch.of(Reference("", read_page_image(png), width_mm, height_mm))
    except PictureError:
        return
    picture = write_page_image(sketch.grey)
    connection.execute(
        insert(schema.sketches).values(version_id=version_id, number=number, picture=picture)
    )


def has_no_sketch() -> ColumnElement[bool]:
    """The condition that of a row of `pages` no sketch was made."""
    return has_none(schema.sketches)
