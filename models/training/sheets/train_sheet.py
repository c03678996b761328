"""Teaching the network that sees the sheet."""

from pathlib import Path

import numpy as np
import torch
from torch.nn import functional

from models.training.legs import Pupil
from models.training.sheets.lessons import Batch, batches
from models.training.sheets.networks import SheetNet

_BATCH = 16
#: Corners and sides are few among many pixels; a mistake there counts more.
_CORNER_WEIGHT, _SIDE_WEIGHT, _EDGE_WEIGHT = 25.0, 4.0, 3.0
#: What lies outside the picture can only be guessed.
_OUTSIDE_WEIGHT = 0.5
#: The parts of the loss: area, overlap, corners, sides, presence.
_SHARES = (1.5, 0.5, 2.0, 0.7, 0.15)


def train_sheet(folder: Path, kept: Path, leg_minutes: float, all_minutes: float) -> float:
    """Train on the lessons in `folder` for a leg, from `kept` on if it is there; minutes left."""
    pupil = Pupil(SheetNet, _losses, kept)
    lessons = batches(folder, np.random.default_rng(pupil.step), _BATCH)
    return pupil.learn(lessons, leg_minutes, all_minutes)


def _losses(network: torch.nn.Module, batch: Batch) -> list[torch.Tensor]:
    """Of the sheet's area and overlap, its corners, its sides, and of whether there is one."""
    given = torch.from_numpy(batch.given)
    with torch.autocast("cpu", torch.bfloat16):
        maps, presence = network(given.to(memory_format=torch.channels_last))
    maps, presence = maps.float(), presence.float()
    wanted, there = torch.from_numpy(batch.maps), torch.from_numpy(batch.presence)
    by_pixel = functional.binary_cross_entropy_with_logits(maps, wanted, reduction="none")
    outside = functional.avg_pool2d(given[:, 3:4], 2) < -0.5
    by_pixel = by_pixel * torch.where(outside, _OUTSIDE_WEIGHT, 1.0)
    area = by_pixel[:, :1] * (1 + _EDGE_WEIGHT * wanted[:, 2:])
    corners = by_pixel[:, 1:2] * (1 + _CORNER_WEIGHT * wanted[:, 1:2])
    sides = by_pixel[:, 2:] * (1 + _SIDE_WEIGHT * wanted[:, 2:])
    overlap = _apart(torch.sigmoid(maps[:, 0]), wanted[:, 0]) * there[:, 0]
    present = functional.binary_cross_entropy_with_logits(presence, there)
    parts = (area.mean(), overlap.mean(), corners.mean(), sides.mean(), present)
    return [share * part for share, part in zip(_SHARES, parts, strict=True)]


def _apart(guess: torch.Tensor, wanted: torch.Tensor) -> torch.Tensor:
    """One less the intersection over union of planes (N, H, W): (N,)."""
    both = (guess * wanted).sum((1, 2))
    either = (guess + wanted - guess * wanted).sum((1, 2))
    return 1 - (both + 1) / (either + 1)
