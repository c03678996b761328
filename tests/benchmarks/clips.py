"""Clips of a form in front of a moving camera, with exact truth for every frame.

The sheet lies on a table; the camera sways over it as a hand does. Every clip ends where it began,
so that a camera that plays it again and again never jumps.

    python -m tests.benchmarks.clips sway fast --folder /tmp/clips [--seconds 10] [--fps 30]
                                     [--size 720x1280] [--pdf form.pdf --key issuer/form/1/1]

writes `sway.y4m` and `sway.json` for each, in the form `make glue` takes (clip-truth.schema.json).
"""

import argparse
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pypdfium2
from numpy.typing import NDArray

from tests.benchmarks import hands, lens, scenery
from tests.benchmarks.frame_numbers import CELL_PX, CELLS, strip
from tests.benchmarks.options import size
from tests.benchmarks.sheet import frame_scale, seen_sheet
from tests.benchmarks.stance import Bend, Stance
from vision.geometry import (
    FramePx,
    Homography,
    PageMm,
    Points,
    Quad,
    picture_outline,
    resizing,
)

Pixels = NDArray[np.uint8]
Plane = NDArray[np.float32]

#: Of the table with the sheet on it, before the camera sees it.
_PX_PER_MM = 5.0
#: How much table lies around the sheet: even a sheet out of view is surrounded by table.
_TABLE_MM = (460.0, 380.0)
_PAPER = np.array((0.90, 0.92, 0.91), np.float32)
#: Each frame pixel is the mean of this many squared.
_SAMPLES = 2
#: Steps of the truth mesh of curled paper: between them it is straight within 0.02 px.
_MESH_COLUMNS, _MESH_ROWS = 43, 61
#: The sheet spans this share of the frame, in the direction that is tighter.
_SHARE = 0.9
_MM_PER_POINT, _PDF_DPI, _INSET_MM = 25.4 / 72, 150, 15


@dataclass(frozen=True)
class Film:
    """How a clip moves: `speed` 1 is a calm hand, 0 a stand; `open_share` of a frame's time the
    shutter is open; `lift_mm` is how far the curled edge rises; `hand`: one writes on the paper;
    `leaves`: the camera looks away for a moment and comes back.
    """

    name: str
    speed: float = 1.0
    open_share: float = 0.0
    lift_mm: float = 0.0
    hand: bool = False
    leaves: bool = False


FILMS = {
    film.name: film
    for film in (
        Film("still", speed=0),
        Film("sway", open_share=0.2),
        Film("hand", open_share=0.2, hand=True),
        Film("fast", speed=3, open_share=0.5),
        Film("smeared", speed=3, open_share=1.0),
        Film("curled", open_share=0.2, lift_mm=12),
        Film("leaves", open_share=0.2, leaves=True),
    )
}

#: Of the time the camera looks away, how long it takes to turn, and to turn back.
_AWAY_S, _SLIDE_S = 1.6, 0.5


@dataclass(frozen=True, eq=False)
class Printed:
    """A sheet to film: `pixels` uint8 BGR of all of it, and where its fields lie (PageMm)."""

    key: str
    pixels: Pixels
    width_mm: float
    height_mm: float
    corners_mm: NDArray[np.float64]

    @property
    def outline(self) -> Quad[PageMm]:
        """The paper's edge."""
        return Quad.box(0, 0, self.width_mm, self.height_mm)


class Clip:
    """The frames of a film and where the paper is in each: the same arguments, the same clip."""

    def __init__(
        self, film: Film, printed: Printed, seconds: float = 10, fps: int = 30,
        size: tuple[int, int] = (1280, 720), seed: int = 1,
    ) -> None:  # fmt: skip
        self.film, self.printed, self.fps, self.size = film, printed, fps, size
        self.count = round(seconds * fps)
        rng = np.random.default_rng([seed, zlib.crc32(film.name.encode())])
        self._waves = _Waves(rng, seconds)
        self._world = _world(rng, printed, bare=film.lift_mm > 0)
        self._light = (lens.lamp(rng, size[1], size[0]) * 255)[..., None].astype(np.float32)
        self._grain = [_grain(rng, size) for _ in range(5)]
        self._rng = rng
        self._hand = _Hand(rng, size, frame_scale(self.stance(0))) if film.hand else None

    def stance(self, at: float) -> Stance:
        """How the sheet lies at frame `at`, which need not be whole."""
        film, sheet = self.film, self.printed
        width, height = self.size
        seconds = at / self.fps
        sway = self._waves.at(seconds, film.speed)
        focal = 0.85 * max(width, height)
        tightest = max(sheet.height_mm / height, sheet.width_mm / width)
        distance = focal * tightest / _SHARE * (1 + 0.03 * sway[5])
        turn = np.radians([8 + 4 * sway[2], -5 + 4 * sway[3], 3 + 3 * sway[4]])
        rotation = cv2.Rodrigues(turn)[0]
        shift = np.array([9 * sway[0], 7 * sway[1], distance])
        if film.leaves:
            shift[0] += _away(seconds, self.count / self.fps) * 1.4 * width * distance / focal
        centre = ((width - 1) / 2, (height - 1) / 2)
        bend = None
        if film.lift_mm:
            half = sheet.width_mm / 2
            start = -0.2 * half
            radius = ((half - start) ** 2 + film.lift_mm**2) / (2 * film.lift_mm)
            bend = Bend(4.0, start, radius)
        return Stance(
            sheet.width_mm, sheet.height_mm, rotation, shift, focal, centre, bend
        )  # fmt: skip

    def frames(self) -> Iterator[Pixels]:
        """uint8 BGR, each with its number in the corner."""
        for number in range(self.count):
            scene = self._seen(number)
            if self._hand is not None:
                scene = self._hand.over(scene, number / self.count)
            grain = self._grain[number % len(self._grain)]
            dy, dx = self._rng.integers(0, 64, 2)
            scene *= self._light
            scene += np.roll(grain, (dy, dx), (0, 1)) + np.float32(0.5)
            frame = np.clip(scene, 0, 255, out=scene).astype(np.uint8)
            frame[:CELL_PX, : CELLS * CELL_PX] = strip(number)[..., None]
            yield frame

    def truth(self) -> dict[str, Any]:
        """What clip-truth.schema.json describes."""
        return {
            "fps": self.fps,
            "widthPx": self.size[0],
            "heightPx": self.size[1],
            "key": self.printed.key,
            "anchorsMm": self.printed.corners_mm.round(3).tolist(),
            "frames": [self._truth(number) for number in range(self.count)],
        }

    def _truth(self, number: int) -> dict[str, Any]:
        stance = self.stance(number)
        corners = stance.place(stance.outline).xy
        gone = bool(np.all(corners[:, 0] >= self.size[0]) or np.all(corners[:, 0] < 0))
        if gone:
            return {"n": number, "pageToFrame": None}
        truth: dict[str, Any] = {
            "n": number,
            "pageToFrame": stance.homography.matrix.ravel().tolist(),
        }
        if self.film.lift_mm:
            points = stance.place(stance.grid(_MESH_COLUMNS, _MESH_ROWS)).xy
            truth["mesh"] = {
                "columns": _MESH_COLUMNS,
                "rows": _MESH_ROWS,
                "points": points.round(3).tolist(),
            }
        return truth

    def _seen(self, number: int) -> Plane:
        """What falls on the sensor while the shutter is open, centred on the frame's moment."""
        share = self.film.open_share if self.film.speed or self.film.leaves else 0
        moved = self._shift(number - share / 2, number + share / 2) if share else 0.0
        steps = int(np.clip(np.ceil(moved * 1.5), 1, 12))
        # What moves is smooth enough without more samples to a pixel.
        samples = _SAMPLES if steps < 4 else 1
        moments = number + share * ((np.arange(steps) + 0.5) / steps - 0.5)
        total = np.zeros((self.size[1], self.size[0], 3), np.float32)
        for moment in moments:
            cv2.accumulate(self._sharp(self.stance(float(moment)), samples), total)
        total /= 255 * steps
        return total

    def _shift(self, start: float, end: float) -> float:
        before, after = (self.stance(each).place(self.printed.outline).xy for each in (start, end))
        return float(np.max(np.linalg.norm(after - before, axis=1)))

    def _sharp(self, stance: Stance, samples: int) -> Pixels | Plane:
        """The scene at one moment, grey values 0..255."""
        flat = stance if stance.bend is None else _flattened(stance)
        seen_from = flat.place(Points[PageMm](self._world.corners_mm))
        picture = self._world.pixels[samples - 1]
        outline = picture_outline(picture.shape[1], picture.shape[0])
        world_to_frame = Homography.between(outline, Quad[FramePx](seen_from.xy))
        seen = cv2.warpPerspective(
            picture, resizing(samples, samples).matrix @ world_to_frame.matrix,
            (self.size[0] * samples, self.size[1] * samples), flags=cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_REFLECT,
        )  # fmt: skip
        small = cv2.resize(seen, self.size, interpolation=cv2.INTER_AREA) if samples > 1 else seen
        if stance.bend is None:
            return small
        page = self.printed.pixels.astype(np.float32) / 255 * _PAPER
        layer, alpha = seen_sheet(stance, page, *self.size)
        laid = small * (1 - alpha[..., None]) + layer * (255 * alpha[..., None])
        return np.asarray(laid, np.float32)


class _Waves:
    """Six smooth movements of about -1..1 that come back to where they began."""

    def __init__(self, rng: np.random.Generator, seconds: float) -> None:
        self._seconds = seconds
        # A hand sways at about half a turn a second, and trembles a little faster.
        turns = np.maximum(1, np.round(np.array([0.35, 0.8, 1.5]) * seconds))
        self._turns = turns + rng.integers(0, 2, (6, 3))
        self._phases = rng.uniform(0, 2 * np.pi, (6, 3))
        self._sizes = np.array([0.7, 0.25, 0.08])

    def at(self, seconds: float, speed: float) -> NDArray[np.float64]:
        """The movements at a moment; at a whole `speed` the clip still closes."""
        angle = 2 * np.pi * self._turns * speed * seconds / self._seconds + self._phases
        return np.asarray((self._sizes * np.sin(angle)).sum(axis=1))


@dataclass(frozen=True, eq=False)
class _World:
    """The table with the sheet on it from straight above, uint8 BGR: at half size, and whole."""

    pixels: tuple[Pixels, Pixels]
    corners_mm: NDArray[np.float64]


def _world(rng: np.random.Generator, printed: Printed, bare: bool) -> _World:
    left, top = (round(each * _PX_PER_MM / 2) * 2 for each in _TABLE_MM)
    wide, high = (
        round(each * _PX_PER_MM / 2) * 2 for each in (printed.width_mm, printed.height_mm)
    )
    width, height = wide + 2 * left, high + 2 * top
    table = scenery.table(rng, height // 3, width // 3, "wood")
    pixels = cv2.resize((table * 255).astype(np.uint8), (width, height))
    if not bare:
        page = cv2.resize(printed.pixels, (wide, high), interpolation=cv2.INTER_AREA)
        pixels[top : top + high, left : left + wide] = page * _PAPER
    half = cv2.resize(pixels, (width // 2, height // 2), interpolation=cv2.INTER_AREA)
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]]) - [left, top]
    scale = np.array([printed.width_mm / wide, printed.height_mm / high])
    return _World((half, pixels), corners * scale)


class _Hand:
    """A writing hand that covers a third of the sheet and moves along its lines."""

    def __init__(self, rng: np.random.Generator, size: tuple[int, int], px_per_mm: float) -> None:
        self._size, self._px_per_mm = size, px_per_mm
        black = np.zeros((size[1], size[0], 3), np.float32)
        state = rng.bit_generator.state
        at = (size[0] * 0.46, size[1] * 0.42)
        layers = []
        for ground in (black, black + 1):
            rng.bit_generator.state = state
            # Larger than life size: it covers a third of the sheet.
            layers.append(hands.hand_over(rng, ground, at, 20, px_per_mm * 1.35, "writing")[0])
        self._ink, self._through = layers[0], layers[1] - layers[0]

    def over(self, scene: Plane, share: float) -> Plane:
        """The scene with the hand, `share` (0..1) of the way through the clip."""
        x = 14 * np.sin(2 * np.pi * share * 6) * self._px_per_mm
        y = (30 * np.sin(2 * np.pi * share)) * self._px_per_mm
        move = np.array([[1, 0, x], [0, 1, y]])
        ink = cv2.warpAffine(self._ink, move, self._size, borderMode=cv2.BORDER_REPLICATE)
        through = cv2.warpAffine(self._through, move, self._size, borderMode=cv2.BORDER_REPLICATE)
        return np.asarray(ink + scene * through, np.float32)


def _away(seconds: float, whole: float) -> float:
    """How far the camera looks away, 0..1, in the middle of a clip of `whole` seconds."""
    into = seconds - (whole - _AWAY_S) / 2
    if into <= 0 or into >= _AWAY_S:
        return 0.0
    slide = min(into, _AWAY_S - into) / _SLIDE_S
    return float(np.sin(min(1.0, slide) * np.pi / 2) ** 2)


def _flattened(stance: Stance) -> Stance:
    return Stance(
        stance.width_mm, stance.height_mm, stance.rotation, stance.shift_mm, stance.focal_px,
        stance.centre_px,
    )  # fmt: skip


def _grain(rng: np.random.Generator, size: tuple[int, int]) -> Plane:
    """What a phone's sensor leaves after its own cleaning, grey values."""
    noise = rng.standard_normal((size[1], size[0], 1), np.float32) * np.float32(2.5)
    return cv2.GaussianBlur(noise, (0, 0), 0.6)[..., None]


def write(clip: Clip, folder: Path) -> tuple[Path, Path]:
    """`<name>.y4m` and `<name>.json` of a clip."""
    folder.mkdir(parents=True, exist_ok=True)
    video, truth = (folder / f"{clip.film.name}.{kind}" for kind in ("y4m", "json"))
    width, height = clip.size
    with video.open("wb") as file:
        file.write(f"YUV4MPEG2 W{width} H{height} F{clip.fps}:1 Ip A1:1 C420jpeg\n".encode())
        for frame in clip.frames():
            file.write(b"FRAME\n" + cv2.cvtColor(frame, cv2.COLOR_BGR2YUV_I420).tobytes())
    truth.write_text(json.dumps(clip.truth()))
    return video, truth


def library_page(page: Any) -> Printed:
    """A page of the bundled library (tests.client.scenes.LibraryPage), its field corners judged."""
    sheet = json.loads((page.folder / "pages.json").read_text("utf-8"))["pages"][page.page - 1]
    corners = [corner for field in page.fields() for corner in field["areaMm"]]
    return Printed(
        f"{page.version}/{page.page}", page.print(), sheet["widthMm"], sheet["heightMm"],
        np.asarray(corners, np.float64),
    )  # fmt: skip


def pdf_page(pdf: Path, key: str) -> Printed:
    """A page of any PDF; judged are corners of a grid over it, away from its edge."""
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[int(key.rpartition("/")[2]) - 1]
        width, height = (each * _MM_PER_POINT for each in page.get_size())
        pixels = np.ascontiguousarray(page.render(scale=_PDF_DPI / 72).to_numpy()[..., :3])
    x, y = np.meshgrid(
        np.linspace(_INSET_MM, width - _INSET_MM, 4), np.linspace(_INSET_MM, height - _INSET_MM, 5)
    )
    return Printed(key, pixels, width, height, np.column_stack([x.ravel(), y.ravel()]))


def main() -> None:
    """Write the clips named on the command line."""
    from tests.client.scenes import ASSISTANCE  # noqa: PLC0415  (scenes imports benchmarks)

    parser = argparse.ArgumentParser(description="Clips with exact truth for `make glue`.")
    parser.add_argument("films", nargs="*", choices=[*FILMS, []], default=[])
    parser.add_argument("--folder", type=Path, default=Path("/tmp/clips"))
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--fps", type=int, default=30)
    parser.add_argument("--size", type=size, default=(1280, 720), help="as 720x1280")
    parser.add_argument("--pdf", type=Path, help="film this form, not one of the library")
    parser.add_argument("--key", default="gemeente-nieuwstad/formulier/1/1", help="with --pdf")
    options = parser.parse_args()
    printed = pdf_page(options.pdf, options.key) if options.pdf else library_page(ASSISTANCE)
    for name in options.films or FILMS:
        clip = Clip(FILMS[name], printed, options.seconds, options.fps, options.size)
        print(write(clip, options.folder)[0])


if __name__ == "__main__":
    main()
