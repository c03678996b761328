"""The pages of a catalogue, as seeing asks for them."""

from forms.keys import PageKey
from forms.store.catalogue import Catalogue
from forms.store.figure_lines import FigureLines
from forms.store.sketches import Sketches
from vision.pages.known.shelf import PageShelf


def shelf_of(catalogue: Catalogue, sketches: Sketches, figures: FigureLines) -> PageShelf:
    """A shelf that loads pages from `catalogue`; the others are of the same database."""
    return PageShelf(
        load=lambda key: catalogue.reference(PageKey.parse(key)),
        load_sketch=lambda key: sketches.sketch(PageKey.parse(key)),
        load_figure_lines=lambda key: figures.of_page(PageKey.parse(key)),
        printing=lambda signs: [(str(key), line) for key, line in figures.printing(signs)],
        worded_as=lambda line: [(str(key), other) for key, other in figures.worded_as(line)],
        load_contrasts=lambda key: {
            str(other): contrast
            for other, contrast in catalogue.contrasts(PageKey.parse(key)).items()
        },
    )
