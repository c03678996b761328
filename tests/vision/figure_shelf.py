"""A shelf of pages whose lines with figures are kept, as the store keeps them."""

from collections.abc import Iterable, Mapping

from vision.pages.known.figure_line import FigureLine
from vision.pages.known.shelf import Kin, PageShelf
from vision.picture import Reference


def shelf_with_figures(
    references: Mapping[str, Reference],
    lines: Mapping[str, Iterable[FigureLine]],
    kin: Mapping[str, Kin] | None = None,
) -> PageShelf:
    """The pages of `references`; `lines` are those of some of them."""
    kept = {key: tuple(of_page) for key, of_page in lines.items()}

    def printing(signs: str) -> list[tuple[str, FigureLine]]:
        return [(key, line) for key in kept for line in kept[key] if line.signs == signs]

    def worded_as(line: FigureLine) -> list[tuple[str, FigureLine]]:
        return [(key, each) for key in kept for each in kept[key] if each.letters == line.letters]

    return PageShelf(
        references.__getitem__, dict(kin or {}), load_figure_lines=kept.get, printing=printing,
        worded_as=worded_as,
    )  # fmt: skip
