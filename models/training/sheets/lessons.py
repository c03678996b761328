"""Scenes as lessons: kept in files while training, drawn in any order, flipped at will."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from models.canvas import Canvas
from models.training.sheets.scenes.noise import Floats, Pixels, Plane, Rng, polygon
from models.training.sheets.scenes.studio import Studio

#: Scenes are painted this much larger than the network sees them.
_FINER = 1.25
#: Pictures by shape, and how often; half of all batches are turned on their side.
_SHAPES = (((256, 144), 0.45), ((222, 166), 0.3), ((235, 157), 0.1), ((192, 192), 0.15))
#: Scenes in one file; points along an edge.
SCENES = 128
_EDGE = 64
#: Lessons that batches are drawn from at a time: a file holds scenes of one shape and studio.
_AT_ONCE = 3
#: Width of a corner's and a side's mark in the targets, px at half size.
_CORNER_PX, _SIDE_PX = 1.5, 1.2


@dataclass(frozen=True, eq=False)
class Lesson:
    """Scenes of one shape: pictures uint8 (N, H, W, 3), edges (N, 64, 2); NaN without a sheet."""

    pictures: Pixels
    edges: Floats


def painted_lesson(studio: Studio) -> Lesson:
    """A file's worth of scenes of one shape."""
    shares = [share for _, share in _SHAPES]
    width, height = _SHAPES[int(studio.rng.choice(len(_SHAPES), p=shares))][0]
    canvas = Canvas(width, height)
    large = round(width * _FINER), round(height * _FINER)
    pictures = np.empty((SCENES, canvas.picture[1], canvas.picture[0], 3), np.uint8)
    edges = np.full((SCENES, _EDGE, 2), np.nan)
    for number in range(SCENES):
        scene = studio.scene(*large)
        pictures[number] = canvas.shrunk(scene.pixels)
        if scene.edge is not None:
            edges[number] = (scene.edge + 0.5) / _FINER - 0.5
    return Lesson(pictures, edges)


def write(lesson: Lesson, path: Path) -> None:
    """Keep a lesson, whole or not at all."""
    unfinished = path.with_suffix(".part.npz")
    np.savez(unfinished, pictures=lesson.pictures, edges=lesson.edges)
    unfinished.replace(path)


def read(path: Path) -> Lesson:
    """A lesson from its file."""
    with np.load(path) as kept:
        return Lesson(kept["pictures"], kept["edges"])


@dataclass(frozen=True, eq=False)
class Batch:
    """What the network is given, (N, 4, H, W), and should say: maps (N, 3, H/2, W/2), presence."""

    given: Plane
    maps: Plane
    presence: Plane


def batches(folder: Path, rng: Rng, size: int) -> Iterator[Batch]:
    """Batches without end from the files in a folder, which may come and go meanwhile."""
    while True:
        # Half from the newest: they were never seen, the others a few times.
        paths = sorted(folder.glob("*.npz"), key=lambda path: path.stat().st_mtime)
        paths = [path for path in paths if ".part" not in path.name]
        some = paths[-max(6, len(paths) // 3) :] if rng.random() < 0.5 else paths
        lessons = [read(some[int(rng.integers(len(some)))]) for _ in range(_AT_ONCE)]
        for _ in range(_AT_ONCE * SCENES // size):
            lesson = lessons[int(rng.integers(len(lessons)))]
            chosen = rng.choice(len(lesson.pictures), size, replace=False)
            yield batch(lesson.pictures[chosen], lesson.edges[chosen], rng)


def batch(pictures: Pixels, edges: Floats, rng: Rng | None = None) -> Batch:
    """A batch of one shape; flipped, turned and recoloured at random if `rng` is given."""
    edges = edges.copy()
    if rng is not None and rng.random() < 0.5:
        pictures, edges = pictures.transpose(0, 2, 1, 3), edges[:, ::-1, ::-1]
    height, width = pictures.shape[1:3]
    canvas = Canvas(width, height)
    given, maps = [], []
    for picture, edge in zip(pictures, edges, strict=True):
        shown, at = (picture, edge) if rng is None else _varied(rng, picture, edge)
        given.append(canvas.tensor(shown))
        maps.append(target(canvas, at))
    presence = (~np.isnan(edges[:, 0, 0])).astype(np.float32)[:, None]
    return Batch(np.stack(given), np.stack(maps), presence)


def _varied(rng: Rng, picture: Pixels, edge: Floats) -> tuple[Pixels, Floats]:
    height, width = picture.shape[:2]
    if rng.random() < 0.5:
        picture, edge = picture[:, ::-1], np.array([width - 1, 0]) + edge * [-1, 1]
    if rng.random() < 0.5:
        picture, edge = picture[::-1], np.array([0, height - 1]) + edge * [1, -1]
    if rng.random() < 0.5:
        gain, lift = rng.normal(1, 0.12, 3), rng.normal(0, 6)
        picture = np.clip(picture * gain + lift, 0, 255).astype(np.uint8)
    if rng.random() < 0.3:
        grain = rng.normal(0, rng.uniform(1, 7), picture.shape)
        picture = np.clip(picture + grain, 0, 255).astype(np.uint8)
    return picture, edge


def target(canvas: Canvas, edge: Floats) -> Plane:
    """Sheet, corners, sides as planes 0..1 at half size; all 0 without a sheet."""
    width, height = canvas.size[0] // 2, canvas.size[1] // 2
    planes = np.zeros((3, height, width), np.float32)
    if np.isnan(edge[0, 0]):
        return planes
    at = (canvas.from_frame(edge) + 0.5) / 2 - 0.5
    planes[0] = polygon((height, width), at)
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    for corner in at[:: _EDGE // 4]:
        gap = (x - corner[0]) ** 2 + (y - corner[1]) ** 2
        planes[1] = np.maximum(planes[1], np.exp(-gap / (2 * _CORNER_PX**2)))
    line = np.zeros((height * 4, width * 4), np.uint8)
    path = np.round(((at + 0.5) * 4 - 0.5) * 16).astype(np.int32)
    cv2.polylines(line, [path], True, 255, round(4 * _SIDE_PX), cv2.LINE_8, 4)
    planes[2] = cv2.resize(line, (width, height), interpolation=cv2.INTER_AREA) / np.float32(255)
    return planes
