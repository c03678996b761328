"""What hostile pictures cost a worker: outcome, time and extra memory of each file.

`python -m tests.benchmarks.hostile_pictures [FOLDER]` sends every file of FOLDER (default: the
shared hostile files), and the largest pictures we accept, through one real worker with its real
limits. Peak memory is the worker's resident set, reset before each picture (/proc/self/clear_refs).
"""

import argparse
import io
import json
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import cv2
import numpy as np
from PIL import Image

from api.workers.errors import WorkerError
from api.workers.pool import EXTRA_MEMORY_BYTES, WorkerLimits, Workers
from tests.outside import SHARED
from vision.decode import decode
from vision.errors import PictureError

RESULT = Path("bench/hostile_pictures.json")
_RESET_PEAK = "5"
_WIDTH_PX, _HEIGHT_PX = 6000, 4000


@dataclass(frozen=True)
class Cost:
    """What one picture led to and took."""

    outcome: str
    time_ms: float
    extra_mb: float


@dataclass(frozen=True)
class MeasuredDecode:
    """A task: decode, and tell what it took."""

    content: bytes

    def __call__(self, _engine: object) -> Cost:
        Path("/proc/self/clear_refs").write_text(_RESET_PEAK)
        before_mb, started = _status_mb("VmRSS"), time.perf_counter()
        try:
            decode(self.content)
            outcome = "picture"
        except PictureError as error:
            outcome = error.code
        took_ms = (time.perf_counter() - started) * 1000
        return Cost(outcome, round(took_ms, 1), round(_status_mb("VmHWM") - before_mb, 1))


def _status_mb(name: str) -> float:
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(name):
            return int(line.split()[1]) / 1024
    raise LookupError(name)


def largest_pictures() -> Iterator[tuple[str, bytes]]:
    """24 megapixels in every way that takes more memory than the plain one."""
    coarse = np.random.default_rng(0).integers(0, 255, (40, 60, 3), dtype=np.uint8)
    colour = cv2.resize(coarse, (_WIDTH_PX, _HEIGHT_PX))
    layered = np.dstack([colour, np.full(colour.shape[:2], 200, np.uint8)])
    photo, veil = Image.fromarray(colour), Image.fromarray(layered)
    yield "24 MP JPEG", _saved(photo, "JPEG")
    yield "24 MP JPEG, progressive 4:4:4", _saved(photo, "JPEG", progressive=True, subsampling=0)
    yield "24 MP JPEG, progressive CMYK", _saved(photo.convert("CMYK"), "JPEG", progressive=True)
    yield "24 MP JPEG, grey at its end", _saved(Image.new("RGB", photo.size, "#808080"), "JPEG")
    yield "24 MP PNG", _saved(photo, "PNG", compress_level=6)
    yield "24 MP PNG with alpha", _saved(Image.new("RGBA", photo.size, "#11223344"), "PNG")
    yield "12 MP PNG, 16 bits with alpha", _deep_png(layered[: _HEIGHT_PX // 2])
    yield "24 MP WebP", _saved(photo, "WEBP", method=0)
    yield "24 MP WebP with alpha", _saved(veil, "WEBP", method=0, quality=10)
    yield "24 MP WebP, lossless", _saved(photo, "WEBP", lossless=True, method=0, quality=0)


def _saved(image: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def _deep_png(layered: np.ndarray) -> bytes:
    flat = np.full_like(layered, 77).astype(np.uint16) * 257
    return cv2.imencode(".png", flat, [cv2.IMWRITE_PNG_COMPRESSION, 9])[1].tobytes()


def _engine() -> str:
    decode(_saved(Image.new("RGB", (256, 256)), "JPEG"))
    return "warm"


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield str(path.relative_to(folder)), path.read_bytes()


def measure(folder: Path) -> dict[str, Cost]:
    """The cost of every file in `folder` and of the largest pictures."""
    costs: dict[str, Cost] = {}
    limits = WorkerLimits(workers=1)
    with Workers(_engine, limits, fallback_folder=Path(tempfile.gettempdir())) as workers:
        for pictures in (_files(folder), largest_pictures()):
            for name, content in pictures:
                try:
                    costs[name] = workers.submit(MeasuredDecode(content)).result()
                except WorkerError as error:
                    costs[name] = Cost(error.code, 0, 0)
    return costs


def _asked_folder() -> Path:
    summary, _, _ = (__doc__ or "").partition("\n")
    parser = argparse.ArgumentParser(description=summary)
    parser.add_argument("folder", nargs="?", type=Path, default=SHARED / "hostile")
    folder: Path = parser.parse_args().folder
    if not folder.is_dir():
        parser.error(f"there is no folder {folder}")
    return folder


def main() -> None:
    """Print what stands out and write everything as JSON."""
    costs = measure(_asked_folder())
    for outcome, count in Counter(cost.outcome for cost in costs.values()).most_common():
        print(f"{count:6} {outcome}")
    print("\n extra MB       ms  outcome             picture (the ten that take most)")
    greedy = sorted(costs.items(), key=lambda item: -item[1].extra_mb)[:10]
    slow = sorted(costs.items(), key=lambda item: -item[1].time_ms)[:5]
    for name, cost in dict([*greedy, *slow]).items():
        print(f"{cost.extra_mb:9.1f}{cost.time_ms:9.1f}  {cost.outcome:18}  {name}")
    most = max(cost.extra_mb for cost in costs.values())
    allowed = EXTRA_MEMORY_BYTES / 2**20
    print(f"\n{len(costs)} pictures, at most {most:.0f} of {allowed:.0f} MB extra")
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text(json.dumps({name: asdict(cost) for name, cost in costs.items()}, indent=1))


if __name__ == "__main__":
    main()
