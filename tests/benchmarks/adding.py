"""What registering costs as more pages are known: made-up forms added to a copy of a registry.

    python -m tests.benchmarks adding [--sizes 100,1000] [--pages 60] [--folder DATA_DIR]

Processor time for each page, of one process: drawing the made-up form (which no owner waits for),
reading its PDF, and comparing and keeping it. Registries smaller than the one asked for are
registered first where they are not there; `--folder` takes a data folder as it is instead. Only a
copy is added to. Synthetic.
"""

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from forms.keys import VersionKey
from forms.library import open_seeded
from forms.pdf.reading import read_pdf
from forms.registration import register
from tests.benchmarks import options as wanted
from tests.benchmarks.made_up.families import MadeUpVersion, made_up_versions
from tests.benchmarks.registering import ISSUER, grown, registered
from tests.benchmarks.seeing import say
from tests.benchmarks.stopwatch import timed
from vision.opencv import use_one_quiet_thread

#: Forms that no registry of a benchmark holds.
_FIRST_FORM = 50_000


def main(arguments: Sequence[str] | None = None) -> int:
    """Run it and print a line for each size."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--sizes", type=wanted.numbers, default=(100, 1_000))
    parser.add_argument("--pages", type=int, default=60, help="pages added to each")
    parser.add_argument("--folder", type=Path, help="a data folder instead of those sizes")
    options = parser.parse_args(arguments)
    use_one_quiet_thread()
    print(f"load {os.getloadavg()[0]:.1f}; CPU ms a page: drawn, read, compared and kept")
    folders = (registered(grown(size), say) for size in options.sizes)
    for data_dir in (options.folder,) if options.folder else folders:
        with tempfile.TemporaryDirectory() as folder:
            copied = Path(shutil.copytree(data_dir, Path(folder) / "copy"))
            known, added = _added(copied, list(made_up_versions(options.pages, _FIRST_FORM)))
        each = "  ".join(f"{ms / options.pages:6.1f}" for ms in added)
        print(f"{known:6d} pages known  {each}")
    return 0


def _added(data_dir: Path, versions: Sequence[MadeUpVersion]) -> tuple[int, tuple[float, ...]]:
    """How many pages were known, and the milliseconds of each step."""
    with timed() as drawing:
        pdfs = [version.pdf for version in versions]
    with timed() as reading:
        documents = [read_pdf(pdf) for pdf in pdfs]
    with open_seeded(data_dir) as catalogue:
        known = len(catalogue.pages())
        with timed() as keeping:
            for version, document in zip(versions, documents, strict=True):
                key = VersionKey(ISSUER, version.form_slug, version.version)
                register(catalogue, document, key, publish=True, by=ISSUER)
    return known, (drawing.cpu_ms, reading.cpu_ms, keeping.cpu_ms)


if __name__ == "__main__":
    sys.exit(main())
