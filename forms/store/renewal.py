"""What is derived from page images, made anew where another generation of the program made it.

Each page is a transaction of its own: stopped half-way, the rest is done the next time. The
images stay as they are, so nobody has to register a form again.
"""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, Engine, Row, select, update
from sqlalchemy.exc import DBAPIError

from forms.derived import DERIVED_GENERATION
from forms.errors import StoreError
from forms.store.engine import connect, database_url, writing
from forms.store.figure_lines import has_no_figure_lines, keep_figure_lines
from forms.store.folder import Place
from forms.store.images.page_images import PageImages, open_images
from forms.store.images.page_pictures import kept_grey
from forms.store.schema import look_alikes, pages
from forms.store.sketches import has_no_sketch, keep_sketch
from forms.store.upgrade import unusable
from vision.pages.known.layout import describe
from vision.picture import Reference
from vision.text.figure_reader import FigureReader

#: Makes what one page lacks.
Make: TypeAlias = Callable[[Engine, PageImages, Row[Any]], None]
#: Opening a catalogue renews so many pages itself, in some 5 s; with more it would seem to hang.
_MOST_AT_OPENING = 300


def renew(place: Place, tell: Callable[[int, int], None] = lambda _done, _of: None) -> list[str]:
    """Derive anew what another generation derived, and read what was not read yet.

    `tell` hears how many of how many are done; reading takes a quarter of a second a page.

    Gives a sentence for each page whose image cannot be read: it stays as it was.

    Raises:
        StoreError: the data folder cannot be used.
    """
    engine, images = connect(database_url(place)), open_images(place)
    damaged = []
    try:
        lacking = _lacking(engine)
        for done, (page, make_anew) in enumerate(lacking, 1):
            try:
                make_anew(engine, images, page)
            except StoreError as error:
                damaged.append(error.message)
            tell(done, len(lacking))
    except DBAPIError as error:
        raise unusable(place, error) from error
    finally:
        engine.dispose()
    return list(dict.fromkeys(damaged))


def renew_at_opening(place: Place) -> None:
    """Renew what is outdated when that is quickly done.

    Raises:
        StoreError: it would take long, or the data folder cannot be used.
    """
    engine = connect(database_url(place))
    try:
        count = len(_outdated(engine))
    except DBAPIError as error:
        raise unusable(place, error) from error
    finally:
        engine.dispose()
    if count > _MOST_AT_OPENING:
        raise StoreError(
            f"{count} pages were described by another Leeswijzer. Run “leeswijzer db upgrade”; "
            "it takes about a minute for every 3000 pages.",
            code="pages-outdated",
        )
    if count:
        _describe_outdated(place)


def _describe_outdated(place: Place) -> None:
    engine, images = connect(database_url(place)), open_images(place)
    try:
        for page in _outdated(engine):
            # What cannot be read stays as it was, and “leeswijzer db upgrade” tells of it.
            with suppress(StoreError):
                _describe(engine, images, page)
    except DBAPIError as error:
        raise unusable(place, error) from error
    finally:
        engine.dispose()


def _lacking(engine: Engine) -> list[tuple[Row[Any], Make]]:
    """The pages that lack something, and what makes it."""
    read = partial(_read, FigureReader())
    kinds: tuple[tuple[ColumnElement[bool], Make], ...] = (
        (pages.c.generation != DERIVED_GENERATION, _describe),
        (has_no_sketch(), _draw),
        (has_no_figure_lines(), read),
    )
    return [(page, make) for lacks, make in kinds for page in _pages(engine, lacks)]


def _outdated(engine: Engine) -> list[Row[Any]]:
    return _pages(engine, pages.c.generation != DERIVED_GENERATION)


def _pages(engine: Engine, condition: ColumnElement[bool]) -> list[Row[Any]]:
    columns = (pages.c.version_id, pages.c.number, pages.c.image_sha256)
    query = select(*columns, pages.c.width_mm, pages.c.height_mm).where(condition)
    with engine.connect() as connection:
        return list(connection.execute(query.order_by(pages.c.version_id, pages.c.number)))


def _describe(engine: Engine, images: PageImages, page: Row[Any]) -> None:
    _keep(engine, page, _fingerprint(images, page.image_sha256))


def _draw(engine: Engine, images: PageImages, page: Row[Any]) -> None:
    png = images.read(page.image_sha256)
    with writing(engine) as connection:
        keep_sketch(connection, page.version_id, page.number, png)


def _read(reader: FigureReader, engine: Engine, images: PageImages, page: Row[Any]) -> None:
    grey = kept_grey(images, page.image_sha256)
    lines = reader.read_page(Reference("", grey, page.width_mm, page.height_mm))
    with writing(engine) as connection:
        keep_figure_lines(connection, page.version_id, page.number, lines)


def _fingerprint(images: PageImages, sha256: str) -> bytes:
    return describe(kept_grey(images, sha256)).to_bytes()


def _keep(engine: Engine, page: Row[Any], fingerprint: bytes) -> None:
    with writing(engine) as connection:
        connection.execute(
            update(pages)
            .where(pages.c.version_id == page.version_id, pages.c.number == page.number)
            .values(fingerprint=fingerprint, generation=DERIVED_GENERATION)
        )
        # What tells it from its look-alikes is made when it is first needed.
        here = look_alikes.c.version_id == page.version_id, look_alikes.c.number == page.number
        connection.execute(update(look_alikes).where(*here).values(contrast=None))
