"""Teaching the network that finds sides exactly, in legs that end when their minutes are over."""

import time
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional

from models.training.networks import SidesNet
from models.training.side_lessons import side_batches

_HIGHEST_RATE, _LOWEST_RATE, _WARM_STEPS = 3e-3, 3e-5, 100


def train_sides(folder: Path, kept: Path, leg_minutes: float, all_minutes: float) -> float:
    """Train on the lessons in `folder` for a leg, from `kept` on if it is there; minutes left."""
    network = SidesNet()
    optimiser = torch.optim.AdamW(network.parameters(), _HIGHEST_RATE, weight_decay=1e-2)
    before_s, step = 0.0, 0
    if kept.exists():
        state = torch.load(kept, weights_only=True)
        network.load_state_dict(state["network"])
        optimiser.load_state_dict(state["optimiser"])
        before_s, step = state["spent_s"], state["step"]
    start = saved = time.monotonic()
    recent: list[float] = []
    for given, said in side_batches(folder, np.random.default_rng([7, step])):
        spent_s = before_s + time.monotonic() - start
        share = min(1.0, spent_s / (all_minutes * 60))
        rate = _LOWEST_RATE + (_HIGHEST_RATE - _LOWEST_RATE) * (1 + np.cos(np.pi * share)) / 2
        for group in optimiser.param_groups:
            group["lr"] = float(rate * min(1, (step + 1) / _WARM_STEPS))
        network.train()
        with torch.autocast("cpu", torch.bfloat16):
            logits = network(torch.from_numpy(given))
        likely = functional.log_softmax(logits.float(), 1)
        loss = -(torch.from_numpy(said) * likely).sum(1).mean()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 2.0)
        optimiser.step()
        optimiser.zero_grad(set_to_none=True)
        recent.append(float(loss.detach()))
        step += 1
        if step % 50 == 0:
            print(f"{spent_s / 60:5.1f} min  step {step}  {np.mean(recent):.4f}", flush=True)
            recent = []
        over = time.monotonic() - start > leg_minutes * 60 or share >= 1
        if over or time.monotonic() - saved > 120:
            state = {
                "network": network.state_dict(), "optimiser": optimiser.state_dict(),
                "spent_s": spent_s, "step": step,
            }  # fmt: skip
            torch.save(state, kept.with_suffix(".part"))
            kept.with_suffix(".part").replace(kept)
            saved = time.monotonic()
        if over:
            break
    return max(0.0, all_minutes - spent_s / 60)
