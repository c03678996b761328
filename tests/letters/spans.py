"""Text on its way into a letter: runs of spans, each span saying a fact or none."""

from dataclasses import dataclass

from vision.text.printed import BlockKind


@dataclass(frozen=True)
class Span:
    """Some text; `says` is the key of the fact it states, `within` of one it is part of."""

    text: str
    says: str | None = None
    within: str | None = None
    is_bold: bool = False


#: A paragraph, a cell, a line of an address.
Run = tuple[Span, ...]


@dataclass(frozen=True)
class Part:
    """A piece of a letter that is one block once printed.

    `form` tells the layout how to draw it: a paragraph, a heading, a list, rows of cells …
    `rows` are its runs, row by row.
    """

    kind: BlockKind
    form: str
    rows: tuple[tuple[Run, ...], ...]


def plain(text: str) -> Run:
    """A run that states no fact."""
    return (Span(text),)


def text_of(run: Run) -> str:
    """What a run says."""
    return "".join(span.text for span in run)


def shown(text: str) -> str:
    """Text as a reader sees it: a hard space looks like any other."""
    return text.replace("\xa0", " ")
