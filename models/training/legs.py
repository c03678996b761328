"""Teaching in legs: a network learns until its minutes are over and goes on from there later."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Generic, TypeVar

import numpy as np
import torch

#: The rate of learning falls to this share of the highest.
_HIGHEST_RATE, _LOWEST_SHARE, _WARM_STEPS = 3e-3, 1 / 150, 150
#: The steady weights follow those learned, so slowly; they are the ones exported.
_KEEPING = 0.998
#: A step is no longer than this: one strange batch must not spoil the network.
_LONGEST_STEP = 2.0
_SAVED_EVERY_S, _TOLD_EVERY = 120, 50

B = TypeVar("B")


class Pupil(Generic[B]):
    """A network that learns, with all that must be kept between legs in one file.

    `losses` gives the parts of the loss on a batch, by weight; their sum is what is lessened.
    """

    def __init__(
        self,
        make: Callable[[], torch.nn.Module],
        losses: Callable[[torch.nn.Module, B], list[torch.Tensor]],
        kept: Path,
        highest_rate: float = _HIGHEST_RATE,
    ) -> None:
        self._network, self._steady = make(), make()
        self._network.to(memory_format=torch.channels_last)
        self._steady.load_state_dict(self._network.state_dict())
        self._losses, self._kept, self._highest_rate = losses, kept, highest_rate
        self._optimiser = torch.optim.AdamW(
            self._network.parameters(), highest_rate, weight_decay=1e-2
        )
        self._spent_s, self.step = 0.0, 0
        if kept.exists():
            state = torch.load(kept, weights_only=True)
            for name, part in self._parts().items():
                part.load_state_dict(state[name])
            self._spent_s, self.step = state["spent_s"], state["step"]

    def learn(self, batches: Iterator[B], leg_minutes: float, all_minutes: float) -> float:
        """Learn for a leg; minutes left of `all_minutes`, over which the rate falls."""
        start = saved = time.monotonic()
        before_s, told = self._spent_s, []
        for batch in batches:
            self._spent_s = before_s + time.monotonic() - start
            share = min(1.0, self._spent_s / (all_minutes * 60))
            told.append(self._learn_once(batch, share))
            if self.step % _TOLD_EVERY == 0:
                losses = " ".join(f"{loss:.4f}" for loss in np.mean(told, axis=0))
                print(f"{self._spent_s / 60:5.1f} min  step {self.step}  {losses}", flush=True)
                told = []
            is_over = time.monotonic() - start > leg_minutes * 60 or share >= 1
            if is_over or time.monotonic() - saved > _SAVED_EVERY_S:
                self._save()
                saved = time.monotonic()
            if is_over:
                break
        return max(0.0, all_minutes - self._spent_s / 60)

    def _learn_once(self, batch: B, share: float) -> list[float]:
        lowest = self._highest_rate * _LOWEST_SHARE
        rate = lowest + (self._highest_rate - lowest) * (1 + np.cos(np.pi * share)) / 2
        for group in self._optimiser.param_groups:
            group["lr"] = float(rate * min(1, (self.step + 1) / _WARM_STEPS))
        self._network.train()
        losses = self._losses(self._network, batch)
        torch.stack(losses).sum().backward()
        torch.nn.utils.clip_grad_norm_(self._network.parameters(), _LONGEST_STEP)
        self._optimiser.step()
        self._optimiser.zero_grad(set_to_none=True)
        self.step += 1
        self._follow(min(_KEEPING, self.step / (self.step + 10)))
        return [float(loss.detach()) for loss in losses]

    def _follow(self, keeping: float) -> None:
        with torch.no_grad():
            for kept, learned in zip(
                self._steady.state_dict().values(), self._network.state_dict().values(), strict=True
            ):
                if kept.dtype.is_floating_point:
                    kept.lerp_(learned, 1 - keeping)
                else:
                    kept.copy_(learned)

    def _parts(self) -> dict[str, Any]:
        return {"network": self._network, "steady": self._steady, "optimiser": self._optimiser}

    def _save(self) -> None:
        state = {name: part.state_dict() for name, part in self._parts().items()}
        unfinished = self._kept.with_suffix(".part")
        torch.save(state | {"spent_s": self._spent_s, "step": self.step}, unfinished)
        unfinished.replace(self._kept)
