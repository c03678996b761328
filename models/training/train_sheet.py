"""Teaching the sheet network, in legs that end when their minutes are over."""

import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional

from models.training.lessons import Batch, batches
from models.training.networks import SheetNet

_BATCH = 16
_HIGHEST_RATE, _LOWEST_RATE, _WARM_STEPS = 3e-3, 2e-5, 150
#: Corners and sides are few among many pixels; a mistake there counts more.
_CORNER_WEIGHT, _SIDE_WEIGHT, _EDGE_WEIGHT = 25.0, 4.0, 3.0
#: The kept weights follow those learned, so slowly, for a steadier network.
_KEEPING = 0.998


def train_sheet(folder: Path, kept: Path, leg_minutes: float, all_minutes: float) -> float:
    """Train on the lessons in `folder` for a leg, from `kept` on if it is there; minutes left.

    The rate falls to its lowest when the legs so far add up to `all_minutes`.
    """
    network = SheetNet().to(memory_format=torch.channels_last)
    steady = SheetNet()
    steady.load_state_dict(network.state_dict())
    optimiser = torch.optim.AdamW(network.parameters(), _HIGHEST_RATE, weight_decay=1e-2)
    before_s, step = 0.0, 0
    if kept.exists():
        state = torch.load(kept, weights_only=True)
        network.load_state_dict(state["network"])
        steady.load_state_dict(state["steady"])
        optimiser.load_state_dict(state["optimiser"])
        before_s, step = state["spent_s"], state["step"]
    start = saved = time.monotonic()
    lessons: Iterator[Batch] = batches(folder, np.random.default_rng(step), _BATCH)
    recent: list[list[float]] = []
    for batch in lessons:
        spent_s = before_s + time.monotonic() - start
        share = min(1.0, spent_s / (all_minutes * 60))
        rate = _LOWEST_RATE + (_HIGHEST_RATE - _LOWEST_RATE) * (1 + np.cos(np.pi * share)) / 2
        for group in optimiser.param_groups:
            group["lr"] = float(rate * min(1, (step + 1) / _WARM_STEPS))
        recent.append(_learn(network, optimiser, batch))
        step += 1
        _follow(steady, network, min(_KEEPING, step / (step + 10)))
        over = time.monotonic() - start > leg_minutes * 60 or share >= 1
        if step % 50 == 0:
            losses = " ".join(f"{loss:.4f}" for loss in np.mean(recent, axis=0))
            print(f"{spent_s / 60:5.1f} min  step {step}  {losses}", flush=True)
            recent = []
        if over or time.monotonic() - saved > 120:
            state = {
                "network": network.state_dict(), "steady": steady.state_dict(),
                "optimiser": optimiser.state_dict(), "spent_s": spent_s, "step": step,
            }  # fmt: skip
            torch.save(state, kept.with_suffix(".part"))
            kept.with_suffix(".part").replace(kept)
            saved = time.monotonic()
        if over:
            break
    return max(0.0, all_minutes - spent_s / 60)


def _learn(network: SheetNet, optimiser: torch.optim.Optimizer, batch: Batch) -> list[float]:
    network.train()
    given = torch.from_numpy(batch.given).to(memory_format=torch.channels_last)
    with torch.autocast("cpu", torch.bfloat16):
        maps, presence = network(given)
    losses = _losses(maps.float(), presence.float(), batch)
    loss = sum(losses)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(network.parameters(), 2.0)
    optimiser.step()
    optimiser.zero_grad(set_to_none=True)
    return [float(each.detach()) for each in losses]


def _losses(maps: torch.Tensor, presence: torch.Tensor, batch: Batch) -> list[torch.Tensor]:
    """Of the sheet's area and overlap, its corners, its sides, and of whether there is one."""
    wanted, there = torch.from_numpy(batch.maps), torch.from_numpy(batch.presence)
    by_pixel = functional.binary_cross_entropy_with_logits(maps, wanted, reduction="none")
    outside = functional.avg_pool2d(torch.from_numpy(batch.given[:, 3:4]), 2) < -0.5
    known = torch.where(outside, 0.5, 1.0)
    area = (by_pixel[:, :1] * (1 + _EDGE_WEIGHT * wanted[:, 2:]) * known).mean()
    guess = torch.sigmoid(maps[:, 0])
    both = (guess * wanted[:, 0]).sum((1, 2))
    either = (guess + wanted[:, 0] - guess * wanted[:, 0]).sum((1, 2))
    overlap = ((1 - (both + 1) / (either + 1)) * there[:, 0]).mean()
    corners = (by_pixel[:, 1:2] * (1 + _CORNER_WEIGHT * wanted[:, 1:2]) * known).mean()
    sides = (by_pixel[:, 2:] * (1 + _SIDE_WEIGHT * wanted[:, 2:]) * known).mean()
    present = functional.binary_cross_entropy_with_logits(presence, there)
    return [area * 1.5, overlap * 0.5, corners * 2.0, sides * 0.7, present * 0.15]


def _follow(steady: SheetNet, network: SheetNet, keeping: float) -> None:
    with torch.no_grad():
        for kept, learned in zip(
            steady.state_dict().values(), network.state_dict().values(), strict=True
        ):
            if kept.dtype.is_floating_point:
                kept.lerp_(learned, 1 - keeping)
            else:
                kept.copy_(learned)
