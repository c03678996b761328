"""Lines with figures at the head and foot of pages: what tells pages apart that look alike there.

A sheet that runs out of the frame may show no more. Which pages print a line is asked by its signs
(`FigureLine.signs`), which have a table of their own.
"""

import json
import re
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, insert, select

from forms.keys import PageKey, VersionKey
from forms.store import schema
from forms.store.book import Book
from forms.store.one_page import IS_PAGE, has_none, of_page, of_same_page
from vision.pages.known.figure_line import Box, FigureLine

#: Kept to a hundredth of a mm.
_DIGITS = 2
_FIGURES = re.compile(r"[0-9]+")

_OF_ONE_PAGE = (
    select(schema.figure_lines.c.lines)
    .join_from(schema.pages, schema.versions)
    .join(schema.figure_lines, of_same_page(schema.figure_lines))
    .where(IS_PAGE)
)
_OF_PAGES = (
    select(
        schema.versions.c.issuer,
        schema.versions.c.form,
        schema.versions.c.version,
        schema.figure_lines.c.number,
        schema.figure_lines.c.lines,
    )
    .join_from(
        schema.figure_signs,
        schema.figure_lines,
        of_same_page(schema.figure_lines, schema.figure_signs),
    )
    .join(schema.versions, schema.versions.c.id == schema.figure_lines.c.version_id)
)
_OF_SIGNS = _OF_PAGES.where(schema.figure_signs.c.signs == bindparam("signs"))
#: So many pages with a line of the same letters are read at most: of more it tells nothing.
MOST_WORDED = 1_000
_OF_LETTERS = (
    _OF_PAGES.where(schema.figure_signs.c.signs.like(bindparam("shape")))
    .distinct()
    .limit(MOST_WORDED + 1)
)


class FigureLines(Book):
    """The lines with figures of the pages we know."""

    def of_page(self, key: PageKey) -> tuple[FigureLine, ...] | None:
        """Those of a page; None where they were not kept."""
        with self._reading() as connection:
            row = connection.execute(_OF_ONE_PAGE, of_page(key)).first()
        return None if row is None else _lines(row.lines)

    def printing(self, signs: str) -> list[tuple[PageKey, FigureLine]]:
        """All pages with a line of those signs, each with that line."""
        with self._reading() as connection:
            rows = connection.execute(_OF_SIGNS, {"signs": signs}).all()
        return [each for each in _by_page(rows) if each[1].signs == signs]

    def worded_as(self, line: FigureLine) -> list[tuple[PageKey, FigureLine]]:
        """All pages with a line of the letters of `line`, each with that line; none of too many."""
        shape = _FIGURES.sub("%", line.signs)
        with self._reading() as connection:
            rows = connection.execute(_OF_LETTERS, {"shape": shape}).all()
        if len(rows) > MOST_WORDED:
            return []
        return [each for each in _by_page(rows) if each[1].letters == line.letters]


def keep_figure_lines(
    connection: Connection, version_id: int, number: int, lines: Sequence[FigureLine]
) -> None:
    """Keep those of a page, which has none so far."""
    at = {"version_id": version_id, "number": number}
    written = [[line.text, *(round(side, _DIGITS) for side in _sides(line.box))] for line in lines]
    text = json.dumps(written, ensure_ascii=False)
    connection.execute(insert(schema.figure_lines).values(**at, lines=text))
    signs = sorted({line.signs for line in lines})
    if signs:
        connection.execute(insert(schema.figure_signs), [{**at, "signs": each} for each in signs])


def has_no_figure_lines() -> ColumnElement[bool]:
    """The condition that those of a row of `pages` were not kept."""
    return has_none(schema.figure_lines)


def _by_page(rows: Iterable[Any]) -> list[tuple[PageKey, FigureLine]]:
    """The lines of some pages, each with its page."""
    return [
        (VersionKey(row.issuer, row.form, row.version).page(row.number), line)
        for row in rows
        for line in _lines(row.lines) or ()
    ]


def _lines(written: str) -> tuple[FigureLine, ...] | None:
    """What was written so; None where it is damaged, as if it had not been kept."""
    try:
        return tuple(FigureLine(text, Box(*sides)) for text, *sides in json.loads(written))
    except (ValueError, TypeError):
        return None


def _sides(box: Box) -> tuple[float, float, float, float]:
    return box.left_mm, box.top_mm, box.right_mm, box.bottom_mm
