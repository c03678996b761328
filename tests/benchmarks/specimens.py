"""The whole way from picture to card on the specimen letters.

`python -m tests.benchmarks specimens [--dpi 127] [--only SLUG ...]`. Pictures of the typeset pages,
seen straight from above: synthetic.
"""

import argparse
import time

import cv2
import numpy as np

from forms.letters.understand import understand
from tests.benchmarks.letter_scores import Scores
from tests.benchmarks.letters import table
from tests.letters.maker import picture
from tests.letters.specimens import Specimen, all_specimens
from vision.outcome import Miss
from vision.picture import Frame
from vision.text.sheet_reader import SheetReader

_MM_PER_INCH = 25.4


def photographed(specimen: Specimen, dpi: float) -> Frame:
    """Its first page with a dark table around."""
    page = picture(specimen.pdf, dpi / _MM_PER_INCH)
    around = round(0.3 * dpi)
    framed = cv2.copyMakeBorder(
        page, around, around, around, around, cv2.BORDER_CONSTANT, value=(70, 80, 90)
    )
    return Frame(np.asarray(framed, np.uint8))


def main() -> None:
    """Read, understand and compare each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dpi", type=float, default=127)
    parser.add_argument("--only", nargs="*")
    options = parser.parse_args()
    reader, scores, spent = SheetReader(), Scores(), 0.0
    for specimen in all_specimens():
        if options.only and specimen.slug not in options.only:
            continue
        start = time.process_time()
        read = reader.read(photographed(specimen, options.dpi))
        if isinstance(read, Miss):
            print(f"{specimen.slug}: not read, {read.reason}")
            continue
        card = understand(read.text)
        spent += time.process_time() - start
        scores.add(specimen.slug, card, specimen.truth)
    print(table(scores, 1000 * spent / max(1, scores.letters)))
    print("\n".join(scores.mistakes))


if __name__ == "__main__":
    main()
