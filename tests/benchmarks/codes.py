"""Which QR and bar codes are read, how finely they must be seen, and what looking for them costs.

First synthetic frames: a code of each standard on a printed sheet, at so many pixels a module.
Then, where the development forms are there, every page of them at 8 px/mm: what zxing-cpp reads
on the whole page, and what we read of it at a fraction of the time.

    python -m tests.benchmarks codes [--frames N] [--most N]
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pypdfium2
import zxingcpp

from tests.benchmarks.registering import collection
from tests.benchmarks.stopwatch import timed
from tests.builders import frame_of, print_code, printed_page, upright
from vision.codes import read_codes
from vision.geometry import FramePx, Homography, PageMm, scaling
from vision.opencv import use_one_quiet_thread
from vision.picture import Frame, Grey
from vision.rectify import rectify

_HELD = {
    "QRCode": "https://www.voorbeeldstad.nl/verhuizing",
    "DataMatrix": "VERHUIZING-2026-1-1",
    "Aztec": "VERHUIZING-2026-1-1",
    "PDF417": "VERHUIZING",
    "Code128": "VB2026",
    "Code39": "VB2026",
    "ITF": "005421010100",
}
_PX_A_MODULE = (1.25, 1.5, 1.75, 2.0, 2.5, 3.0)
_MODULE_MM = 0.5
_A6_MM = (105.0, 148.0)
#: Pages of the development forms are drawn at this resolution, 203 dpi: that of a close photo.
_DRAWN_PX_PER_MM = 8.0


def main(arguments: Sequence[str] | None = None) -> int:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--frames", type=int, default=8, help="of each code and resolution")
    parser.add_argument("--most", type=int, help="look at most at so many PDFs")
    options = parser.parse_args(arguments)
    use_one_quiet_thread()
    print("Synthetic frames: share of codes read, by pixels a module")
    print("".join([f"{'':12}", *(f"{px:>7}" for px in _PX_A_MODULE)]))
    for name in _HELD:
        shares = (_share_read(name, px, options.frames) for px in _PX_A_MODULE)
        print("".join([f"{name:12}", *(f"{share:7.0%}" for share in shares)]), flush=True)
    _compare(collection(options.most).pdfs)
    return 0


def _share_read(name: str, px_a_module: float, frames: int) -> float:
    read = 0
    for seed in range(frames):
        page, _ = printed_page(seed, *_A6_MM, px_per_mm=16)
        rng = np.random.default_rng([seed, 5])
        at = (float(rng.uniform(8, 14)), float(rng.uniform(20, 110)))
        print_code(page, 16, name, _HELD[name], at, _MODULE_MM)
        size = tuple(round(side * px_a_module / _MODULE_MM * 1.05) for side in _A6_MM)
        place = upright(*size, share=1 / 1.05, sheet_mm=_A6_MM)
        angle = np.radians(rng.uniform(-6, 6))
        turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
        middle = np.array(size) / 2
        spin = np.column_stack([np.vstack([turn, [0, 0]]), [*(middle - turn @ middle), 1]])
        place = place.then(Homography[FramePx, FramePx](spin))
        frame = frame_of(page, place, sheet_mm=_A6_MM, size=(size[0], size[1]), noise=3)
        found = read_codes(frame, rectify(frame, place, *_A6_MM))
        read += any(code.text == _HELD[name] for code in found)
    return read / frames


def _compare(pdfs: Sequence[Path]) -> None:
    """Ours beside the whole page, over the development forms."""
    whole, ours, with_code, pages, missed = [], [], [], 0, 0
    for grey in _drawn(pdfs):
        pages += 1
        size_mm = (grey.shape[1] / _DRAWN_PX_PER_MM, grey.shape[0] / _DRAWN_PX_PER_MM)
        frame = Frame(np.repeat(grey[..., None], 3, axis=2))
        place: Homography[PageMm, FramePx] = Homography(scaling(_DRAWN_PX_PER_MM).matrix)
        scan = rectify(frame, place, *size_mm)
        with timed() as spent:
            there = {found.text for found in zxingcpp.read_barcodes(grey)}
        whole.append(spent.cpu_ms)
        with timed() as spent:
            seen = {code.text for code in read_codes(frame, scan)}
        (with_code if there else ours).append(spent.cpu_ms)
        missed += len(there - seen)
        if there - seen:
            print(f"page {pages}: {len(there - seen)} of {len(there)} codes not read")
    if not pages:
        print("\nNo development forms here: nothing to compare with.")
        return
    print(
        f"\n{pages} pages of public forms at {_DRAWN_PX_PER_MM:g} px/mm, {len(with_code)} with "
        f"codes; of those read on the whole page we miss {missed}.\nCPU ms a page, median: whole "
        f"page {np.median(whole):.1f}; ours {np.median(ours):.1f} on pages without codes"
        + (f", {np.median(with_code):.1f} on those with." if with_code else ".")
    )


def _drawn(pdfs: Sequence[Path]) -> Iterator[Grey]:
    for pdf in pdfs:
        try:
            document = pypdfium2.PdfDocument(pdf)
        except pypdfium2.PdfiumError:
            continue
        for page in document:
            drawn = page.render(scale=_DRAWN_PX_PER_MM * 25.4 / 72, grayscale=True).to_numpy()
            yield np.ascontiguousarray(drawn.reshape(drawn.shape[:2]))
        document.close()


if __name__ == "__main__":
    sys.exit(main())
