"""Following a sheet through a clip: ours beside jsfeat and OpenCV.js, on the same frames.

Each starts from the first frame with the exact place of the page there, and says where the page is
in every later frame; what is counted is the largest distance over the corners of all fields. Theirs
is the usual way with such a library: points followed from frame to frame (pyramidal Lucas-Kanade),
one homography laid through them. Only the trackers are measured here; `make glue` measures what the
phone client displays.

    python -m tests.benchmarks glue [--seconds 6] [--films sway,hand,fast] [--repeat 1]
                                    [--fps 30] [--trackers ours,jsfeat,opencv]
                                    [--missed 0.2] [--pdf form.pdf]

`--repeat` plays each clip so many times over: whether errors add up. `exposure` is no tracker: it
is how far the sheet was, on average while the shutter was open, from where it was in the middle of
that time, here and in the first frame. A picture shows the average; the middle is the truth.

`--missed`: before such a share of the frames up to nine others went by unseen, as on a phone that
is busy. `--pdf` films page 1 of another form, as one whose rows are all alike.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from tests.benchmarks.clips import FILMS, Clip, library_page, pdf_page
from tests.benchmarks.report import aligned
from tests.client.scenes import ASSISTANCE
from vision.geometry import FramePx, Homography, PageMm, Points

ROOT = Path(__file__).parents[2]
_HERE = Path(__file__).with_name("js")
_NODE = ROOT / ".setup" / "bin" / "node"
_CORE = ROOT / "client_demo" / "src" / "tracker" / "core.gen.wasm"
_TRACKERS = ("ours", "jsfeat", "opencv")
#: Further off than this the overlay points at the wrong field.
_LOST_PX = 20.0
_PATIENCE_S = 600
#: So many frames at most go by unseen, one after the other.
_MOST_MISSED = 9
#: The shutter's time in so many moments: odd, so that one is the middle.
_MOMENTS = 33
_COLUMNS = (
    ("frames", 6), ("px p50", 7), ("px p95", 7), ("px p99", 8), ("px max", 8), ("lost", 5),
    ("ms p50", 7), ("ms p95", 7), ("load ms", 7),
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class Followed:
    """What a tracker said of every frame after the first: px off (NaN: nothing), and ms taken."""

    off_px: NDArray[np.float64]
    spent_ms: NDArray[np.float64]
    load_ms: float


def main(arguments: Sequence[str] | None = None) -> int:
    """Run it and print the table."""
    options = _options(arguments)
    if options.trackers != ["ours"] and not (_HERE / "node_modules").exists():
        sys.exit("The other trackers are not installed: make setup-bench")
    printed = pdf_page(options.pdf, "a/form/1/1") if options.pdf else library_page(ASSISTANCE)
    with tempfile.TemporaryDirectory(prefix="leeswijzer-bench-") as folder:
        bundle = _bundled(Path(folder))
        print(f"{'':8} {'':8} {aligned(_COLUMNS)}")
        for name in options.films.split(","):
            clip = Clip(FILMS[name], printed, options.seconds, options.fps)
            seen = _seen(clip.count * options.repeat, options.missed)
            frames, key = _written(clip, Path(folder), seen)
            print(f"{name:8} {'exposure':8} {aligned(_cells(_exposed(clip)))}")
            for tracker in options.trackers:
                followed = _follow(tracker, frames, key, bundle, clip, seen)
                print(f"{name:8} {tracker:8} {aligned(_cells(followed))}", flush=True)
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Trackers beside one another.")
    parser.add_argument("--seconds", type=float, default=6)
    parser.add_argument("--films", default="sway,hand,fast")
    parser.add_argument("--repeat", type=int, default=1)
    parser.add_argument("--fps", type=int, default=30)
    parser.add_argument("--missed", type=float, default=0)
    parser.add_argument("--pdf", type=Path)
    parser.add_argument(
        "--trackers", type=lambda names: names.split(","), default=list(_TRACKERS), metavar="NAMES"
    )
    return parser.parse_args(arguments)


def _bundled(folder: Path) -> Path:
    """Our tracker as one module, as the client's build makes it."""
    bundle = folder / "ours.mjs"
    rolldown = ROOT / "client_demo" / "node_modules" / "rolldown" / "bin" / "cli.mjs"
    subprocess.run(
        [_NODE, rolldown, _HERE / "ours.ts", "--format", "esm", "--platform", "node", "--file",
         bundle],
        check=True, stdout=subprocess.DEVNULL, cwd=ROOT / "client_demo",
    )  # fmt: skip
    return bundle


def _seen(count: int, missed: float) -> list[int]:
    """The numbers of the frames that are looked at, counted on over a clip that is played again."""
    rng = np.random.default_rng(1)
    seen, number = [0], 1
    while number < count:
        number += int(rng.integers(1, _MOST_MISSED + 1)) if rng.random() < missed else 0
        seen.append(number)
        number += 1
    return seen


def _written(clip: Clip, folder: Path, seen: Sequence[int]) -> tuple[Path, Path]:
    """The grey frames of a clip that are looked at, and what is known of the first."""
    frames, key = folder / "frames.grey", folder / "key.json"
    grey = [cv2.cvtColor(frame, cv2.COLOR_BGR2GRAY).tobytes() for frame in clip.frames()]
    with frames.open("wb") as file:
        file.writelines(grey[number % clip.count] for number in seen)
    stance = clip.stance(0)
    region = stance.place(stance.outline).xy.tolist()
    key.write_text(json.dumps({"width": clip.size[0], "height": clip.size[1], "region": region}))
    return frames, key


def _follow(
    tracker: str, frames: Path, key: Path, bundle: Path, clip: Clip, seen: Sequence[int]
) -> Followed:
    command = [_NODE, _HERE / "follow.mjs", tracker, frames, key, bundle, _CORE]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=_PATIENCE_S)
    said: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    began = clip.stance(0).place(Points(clip.printed.corners_mm))
    off = [
        _off_px(clip, number % clip.count, began, each["homography"])
        for number, each in zip(seen, said["frames"], strict=True)
    ]
    spent = [each["ms"] for each in said["frames"]]
    return Followed(np.array(off[1:]), np.array(spent[1:]), said["loadMs"])


def _exposed(clip: Clip) -> Followed:
    """What a tracker without any error of its own would be off."""
    smeared = np.array([_smear(clip, number) for number in range(clip.count)])
    off = np.linalg.norm(smeared[1:] - smeared[0], axis=2).max(axis=1)
    return Followed(off, np.zeros(len(off)), 0)


def _smear(clip: Clip, number: int) -> NDArray[np.float64]:
    """From the middle of the open shutter to the average: (fields' corners, 2), px."""
    half = clip.film.open_share / 2
    corners = Points[PageMm](clip.printed.corners_mm)
    moments = number + np.linspace(-half, half, _MOMENTS)
    seen = np.array([clip.stance(float(each)).place(corners).xy for each in moments])
    return np.asarray(seen.mean(axis=0) - seen[_MOMENTS // 2])


def _off_px(
    clip: Clip, number: int, began: Points[FramePx], homography: list[float] | None
) -> float:
    if homography is None:
        return float("nan")
    to_frame = Homography[FramePx, FramePx](np.array(homography).reshape(3, 3))
    truth = clip.stance(number).place(Points(clip.printed.corners_mm)).xy
    off = np.linalg.norm(to_frame(began).xy - truth, axis=1)
    inside = np.all((truth > -0.5) & (truth < np.array(clip.size) - 0.5), axis=1)
    return float(off[inside].max()) if inside.any() else float("nan")


def _cells(followed: Followed) -> list[tuple[str, int]]:
    off = followed.off_px[~np.isnan(followed.off_px)]
    lost = len(followed.off_px) - int((off <= _LOST_PX).sum())
    if not len(off):
        off = np.array([np.nan])
    figures = [
        str(len(followed.off_px)), *(f"{np.percentile(off, q):.2f}" for q in (50, 95, 99, 100)),
        str(lost), *(f"{np.percentile(followed.spent_ms, q):.1f}" for q in (50, 95)),
        f"{followed.load_ms:.0f}",
    ]  # fmt: skip
    return [(cell, width) for cell, (_, width) in zip(figures, _COLUMNS, strict=True)]


if __name__ == "__main__":
    sys.exit(main())
