"""Lessons for the network that finds sides exactly: strips cut from scenes at a finer scale."""

from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np

from models.quads import area, is_convex
from models.strips import ACROSS, ALONG, axes, cut
from models.training.sheets.lessons import Lesson, read
from models.training.sheets.scenes.noise import Floats, Plane, Rng
from models.training.sheets.scenes.studio import Studio

SCENES = 48
#: Lessons that batches are drawn from at a time, and scenes in a batch: four strips of each.
_AT_ONCE, _SCENES_A_BATCH = 4, 12
_SHAPES = ((640, 360), (360, 640), (560, 420), (420, 560), (480, 480))
#: Depth steps in scene px: what half a pixel of the sheet network's canvas is, more or less.
_LEAST_STEP, _LARGEST_STEP = 0.8, 2.0
#: How far outlines are put beside the truth, px standard deviation: like those of the network, some
#: better, some much worse.
_ERRORS_PX = (0.7, 2.0, 4.0, 8.0)


def painted_side_lesson(studio: Studio) -> Lesson:
    """Scenes with a sheet, of one shape, at a finer scale."""
    width, height = _SHAPES[int(studio.rng.integers(len(_SHAPES)))]
    pictures = np.empty((SCENES, height, width, 3), np.uint8)
    edges = np.empty((SCENES, 64, 2))
    number = 0
    while number < SCENES:
        scene = studio.scene(width, height)
        if scene.edge is not None:
            pictures[number], edges[number] = scene.pixels, scene.edge
            number += 1
    return Lesson(pictures, edges)


def side_batches(folder: Path, rng: Rng) -> Iterator[tuple[Plane, Plane]]:
    """Strips (4 N, 7, 32, 64) and what to say of them, (4 N, 33, 32), without end."""
    while True:
        paths = [path for path in folder.glob("*.npz") if ".part" not in path.name]
        lessons = [read(paths[int(rng.integers(len(paths)))]) for _ in range(_AT_ONCE)]
        for _ in range(_AT_ONCE * SCENES // _SCENES_A_BATCH):
            lesson = lessons[int(rng.integers(len(lessons)))]
            some = rng.choice(len(lesson.pictures), _SCENES_A_BATCH, replace=False)
            made = [_strips(lesson.pictures[n], lesson.edges[n], rng) for n in some]
            yield np.concatenate([m[0] for m in made]), np.concatenate([m[1] for m in made])


def _strips(picture: np.ndarray, edge: Floats, rng: Rng) -> tuple[Plane, Plane]:
    if rng.random() < 0.5:
        picture = np.ascontiguousarray(picture[:, ::-1])
        edge = (np.array([picture.shape[1] - 1, 0]) + edge * [-1, 1])[np.r_[0, 63:0:-1]]
    if rng.random() < 0.4:
        gain = rng.normal(1, 0.12, 3)
        picture = np.clip(picture * gain + rng.normal(0, 6), 0, 255).astype(np.uint8)
    corners = edge[::16]
    quad = corners
    for _ in range(5):
        sigma = rng.choice(_ERRORS_PX)
        # Part of the error moves the whole side, as real errors do.
        moved = corners + rng.normal(0, sigma, (4, 2)) + rng.normal(0, sigma / 2, 2)
        if is_convex(moved) and area(moved) > 0.5 * area(corners):
            quad = moved
            break
    step = float(rng.uniform(_LEAST_STEP, _LARGEST_STEP))
    if step > 1.5 and rng.random() < 0.5:
        picture = np.asarray(cv2.GaussianBlur(picture, (0, 0), 0.35 * step), np.uint8)
    return cut(picture, quad, step), wanted(quad, edge, step, picture.shape[1::-1])


def wanted(quad: Floats, edge: Floats, step_px: float, size: tuple[int, int]) -> Plane:
    """For each second place along each side, where the paper's edge is: (4, 33, 32)."""
    said = np.zeros((4, ACROSS + 1, ALONG // 2), np.float32)
    places, way, inward = axes(quad)
    places = (places[:, ::2] + places[:, 1::2]) / 2
    columns = np.arange(ALONG // 2)
    for side in range(4):
        path = np.vstack([edge, edge[:1]])[side * 16 : side * 16 + 17] - quad[side]
        along, depth = path @ way[side], path @ inward[side]
        order = np.argsort(along)
        at = (places[side] - quad[side]) @ way[side]
        found = np.interp(at, along[order], depth[order], np.nan, np.nan) / step_px
        index = found + (ACROSS - 1) / 2
        place = places[side] + (found * step_px)[:, None] * inward[side]
        there = np.isfinite(index) & (index > 0) & (index < ACROSS - 1.001)
        there &= ((place > 0) & (place < np.array(size) - 1)).all(axis=1)
        low = np.where(there, index, 0).astype(int)
        part = np.where(there, index - low, 0)
        said[side, low[there], columns[there]] = 1 - part[there]
        said[side, low[there] + 1, columns[there]] = part[there]
        said[side, ACROSS, columns[~there]] = 1
    return said
