"""Teaching the network that finds sides exactly."""

from pathlib import Path

import numpy as np
import torch
from torch.nn import functional

from models.training.legs import Pupil
from models.training.sheets.networks import SidesNet
from models.training.sheets.scenes.noise import Plane
from models.training.sheets.side_lessons import side_batches


def train_sides(folder: Path, kept: Path, leg_minutes: float, all_minutes: float) -> float:
    """Train on the lessons in `folder` for a leg, from `kept` on if it is there; minutes left."""
    pupil = Pupil(SidesNet, _losses, kept)
    lessons = side_batches(folder, np.random.default_rng([7, pupil.step]))
    return pupil.learn(lessons, leg_minutes, all_minutes)


def _losses(network: torch.nn.Module, batch: tuple[Plane, Plane]) -> list[torch.Tensor]:
    """How unlikely the network holds the true depths."""
    given, said = batch
    with torch.autocast("cpu", torch.bfloat16):
        logits = network(torch.from_numpy(given))
    likely = functional.log_softmax(logits.float(), 1)
    return [-(torch.from_numpy(said) * likely).sum(1).mean()]
