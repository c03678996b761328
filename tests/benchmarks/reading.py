"""How well letters are read: word errors and processor time, beside Tesseract and RapidOCR alone.

Composed letters (`tests/letters`) photographed in all its ways, plain, dim, in shadow, slanted and
shaken (synthetic), at stated resolutions of the sheet. Ours gets the photo and finds the sheet
itself; the peers get the sheet straightened by the truth: Tesseract at 203 dpi with its own layout,
RapidOCR at the photo's resolution. Words are NFC and parted by white space, as printed. "in order"
counts insertions, deletions and substitutions against the letter as its author ordered it; "blocks
free" lets what stands around the text come in another order (`reading_order`); "any order" compares
how often each word was read, so that nobody loses by columns.

    python -m tests.benchmarks reading [--letters N] [--dpi 78 118 150] [--material NAME]
        [--peers none] [--photos FOLDER]

`--photos` reads real photos instead: folders with ground_truth_words.json and pictures named
warped_document_*.jpg, as Inv3D has them (invoices in English on paper that is seldom flat).
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

import numpy as np

from tests.benchmarks.reading_order import as_read, tokens, words_of
from tests.benchmarks.stopwatch import timed
from tests.letters.maker import DEVELOPED, Material, make_letter
from tests.letters.photos import Photo, photograph
from vision.decode import decode
from vision.opencv import use_one_quiet_thread
from vision.outcome import Miss
from vision.picture import Frame, Grey
from vision.rectify import rectify
from vision.text.sheet_reader import SheetReader
from vision.text.tesseract import Layout, Tesseract

_MM_PER_INCH = 25.4
_TESSERACT_PX_PER_MM = 8.0
#: Seeds of letters no one looked at while reading was made.
_FIRST_SEED = 7000

Words = list[str]
Read = Callable[[Photo, float], Words]


@dataclass(frozen=True)
class Score:
    """One letter read by one reader; errors in words, time in CPU seconds."""

    words: int
    in_order: int
    blocks_free: int
    any_order: int
    cpu_s: float


def main(arguments: Sequence[str] | None = None) -> int:
    """Run it and print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks reading")
    parser.add_argument("--letters", type=int, default=12)
    parser.add_argument("--dpi", type=int, nargs="+", default=[78, 118, 150])
    parser.add_argument("--material", default=DEVELOPED.wordings, help="letters of another hand")
    parser.add_argument("--peers", choices=("all", "none"), default="all")
    parser.add_argument("--photos", type=Path)
    asked = parser.parse_args(arguments)
    use_one_quiet_thread()
    if asked.photos is not None:
        return _read_photos(asked.photos)
    readers = _readers() if asked.peers == "all" else {"ours": _our_reader()}
    material = Material(asked.material, asked.material, asked.material)
    print("  dpi  who          letters  in order  blocks free  any order  CPU s mean   most")
    for dpi in asked.dpi:
        scores: dict[str, list[Score]] = {who: [] for who in readers}
        for seed in range(_FIRST_SEED, _FIRST_SEED + asked.letters):
            shot = photograph(make_letter(seed, material=material), dpi, seed)
            for who, read in readers.items():
                scores[who].append(_scored(shot, dpi, read))
        for who, each in scores.items():
            print(_row(dpi, who, each), flush=True)
    return 0


def errors_in_order(truth: Words, read: Words) -> int:
    """The fewest words to insert, delete or change that lead from one to the other."""
    codes = {word: number for number, word in enumerate({*truth, *read})}
    target = np.array([codes[word] for word in read], np.int64)
    along = np.arange(len(read) + 1)
    costs = along.copy()
    for word in truth:
        kept = costs[:-1] + (target != codes[word])
        best = np.concatenate([[costs[0] + 1], np.minimum(costs[1:] + 1, kept)])
        # An insertion costs one for each step to the right.
        costs = np.minimum.accumulate(best - along) + along
    return int(costs[-1])


def errors_any_order(truth: Words, read: Words) -> int:
    """Words missed or made up, whichever are more."""
    missed, made_up = Counter(truth) - Counter(read), Counter(read) - Counter(truth)
    return max(missed.total(), made_up.total())


def _scored(shot: Photo, dpi: float, read: Read) -> Score:
    truth = [word for block in shot.sheet.blocks for word in words_of(block)]
    with timed() as spent:
        said = read(shot, dpi)
    free = [word for block in as_read(shot.sheet.blocks, said) for word in words_of(block)]
    in_order = errors_in_order(truth, said)
    return Score(
        len(truth), in_order, min(in_order, errors_in_order(free, said)),
        errors_any_order(truth, said), spent.cpu_ms / 1000,
    )  # fmt: skip


def _row(dpi: float, who: str, scores: list[Score]) -> str:
    words = sum(score.words for score in scores)
    ordered = 100 * sum(score.in_order for score in scores) / words
    free = 100 * sum(score.blocks_free for score in scores) / words
    any_order = 100 * sum(score.any_order for score in scores) / words
    seconds = [score.cpu_s for score in scores]
    return (
        f"{dpi:5}  {who:<11}  {len(scores):7}  {ordered:7.2f}%  {free:10.2f}%  {any_order:8.2f}%"
        f"  {mean(seconds):10.2f}  {max(seconds):5.2f}"
    )


def _our_reader() -> Read:
    ours = SheetReader()
    ours.read(Frame(np.full((600, 420, 3), 200, np.uint8)))
    return lambda shot, _dpi: _said(ours, Frame(shot.frame))


def _readers() -> dict[str, Read]:
    tesseract = Tesseract(layout=Layout.PAGE, timeout_s=60)

    def read_tesseract(shot: Photo, _dpi: float) -> Words:
        grey = _straight(shot, _TESSERACT_PX_PER_MM)
        return [word.text for word in tesseract.read(grey, _TESSERACT_PX_PER_MM)]

    readers: dict[str, Read] = {"ours": _our_reader(), "Tesseract": read_tesseract}
    try:
        from rapidocr import RapidOCR  # noqa: PLC0415
    except ImportError:
        print("RapidOCR is not installed (make setup-bench): without it.", file=sys.stderr)
        return readers
    threads = {f"EngineConfig.onnxruntime.{kind}_op_num_threads": 1 for kind in ("intra", "inter")}
    rapid = RapidOCR(params={"Global.log_level": "error", **threads})

    def read_rapid(shot: Photo, dpi: float) -> Words:
        grey = _straight(shot, dpi / _MM_PER_INCH)
        found = rapid(np.repeat(grey[..., None], 3, axis=2))
        return tokens("\n".join(found.txts or ()))

    return {**readers, "RapidOCR": read_rapid}


def _straight(shot: Photo, at_px_per_mm: float) -> Grey:
    sheet = shot.sheet
    frame = Frame(shot.frame)
    return rectify(frame, shot.page_to_frame, sheet.width_mm, sheet.height_mm, at_px_per_mm).grey


def _said(reader: SheetReader, frame: Frame) -> Words:
    sheet = reader.read(frame)
    if isinstance(sheet, Miss):
        return []
    return tokens("\n".join(line.text for line in sheet.text.lines()))


def _read_photos(folder: Path) -> int:
    """Real photos: words in any order, as their truth has no order of reading."""
    reader = SheetReader()
    print("photo                                            words  missed or made up  CPU s")
    for truth_file in sorted(folder.glob("*/ground_truth_words.json")):
        truth = _true_words(truth_file)
        for photo in sorted(truth_file.parent.glob("warped_document_*.jpg")):
            frame = decode(photo.read_bytes())
            with timed() as spent:
                said = _said(reader, frame)
            share = 100 * errors_any_order(truth, said) / max(1, len(truth))
            name = f"{photo.parent.name}/{photo.stem.removeprefix('warped_document_')}"
            print(f"{name:<47}  {len(truth):5}  {share:16.1f}%  {spent.cpu_ms / 1000:5.2f}")
    return 0


def _true_words(file: Path) -> Words:
    found = json.loads(file.read_text("utf-8"))
    return tokens(" ".join(str(entry["text"]) for entry in found))


if __name__ == "__main__":
    sys.exit(main())
