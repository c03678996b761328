"""Teaching the network for letters: what it is told it got wrong, and the steps of its learning."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from random import Random

import torch
from torch import Tensor, distributed, nn
from torch.nn import functional
from torch.optim.lr_scheduler import OneCycleLR

from models.letter_words import FIRST_ROLE, KINDS, ROLES, LetterPieces
from models.training.letters.batches import NO_KIND, Batch, batch_of
from models.training.letters.drafts import Drafts
from models.training.letters.export import export_letters
from models.training.letters.network import LetterNet
from models.training.letters.onward import take_over
from models.training.letters.pretrained import pretrained
from models.training.letters.stories import Stories
from models.training.letters.vocabulary import vocabulary
from models.training.letters.whole import WholeLetters

#: How much faster than the others the layers learn that begin with nothing.
_NEW = 10
_SHOWN, _WRITTEN = 25, 500
#: How many steps' letters tell what a network that learns on is given.
_MEASURED = 20
#: Where the processes of a training meet.
_PORT = 29571


@dataclass(frozen=True)
class Plan:
    """So many steps, each of so many letters; `pace` is the highest learning rate.

    Weights go to `folder`, and come from the file `onward` where there is one. Each of the
    processes has letters of its own, also from the wordings in the folders `stories` and from the
    files `whole` of letters written whole.
    """

    steps: int
    letters: int
    seed: int
    folder: Path
    onward: Path | None
    pace: float
    processes: int
    stories: Sequence[Path]
    whole: Sequence[Path]


def _loss_of(network: LetterNet, batch: Batch) -> Tensor:
    """How wrong the network is."""
    asks, kinds, roles = network(batch.given)
    asked = functional.binary_cross_entropy_with_logits(asks, batch.asks, reduction="none").sum(1)
    added = torch.zeros(len(batch.kinds), len(KINDS)).index_add(0, batch.letters, kinds)
    of_kind = functional.cross_entropy(
        added, batch.kinds, ignore_index=NO_KIND, label_smoothing=0.05
    )
    quiet = 0.002 * kinds.square().mean()
    of_role = sum(_role_losses(roles[batch.values], batch.roles), torch.zeros(()))
    taught = batch.taught.sum().clamp(min=1)
    return (
        (asked * batch.taught).sum() / taught
        + of_kind
        + 2 * of_role / max(1, len(batch.roles))
        + quiet
    )


def _role_losses(scores: Tensor, roles: Tensor) -> Iterator[Tensor]:
    for mark, names in ROLES.items():
        first, stop = FIRST_ROLE[mark], FIRST_ROLE[mark] + len(names)
        those = (roles >= first) & (roles < stop)
        yield functional.cross_entropy(
            scores[those, first:stop], roles[those] - first, reduction="sum"
        )


class Learner:
    """The steps of learning: the encoder computes in bfloat16 and learns in float32."""

    def __init__(self, network: LetterNet, pace: float, steps: int) -> None:
        """`pace` is the highest learning rate of the layers that know something already."""
        network.encoder.to(torch.bfloat16)
        self._network = network
        self._coarse = list(network.encoder.parameters())
        self._fine = [each.detach().float().requires_grad_() for each in self._coarse]
        self._new = [
            each for name, each in network.named_parameters() if not name.startswith("encoder.")
        ]
        groups = [{"params": self._fine}, {"params": self._new}]
        self._learner = torch.optim.AdamW(groups, lr=pace, weight_decay=0.01)
        self._pace = OneCycleLR(
            self._learner, [pace, _NEW * pace], total_steps=steps, pct_start=0.1
        )

    def step(self, batch: Batch) -> float:
        """Learn from a batch, and say how wrong the network was."""
        self._network.zero_grad()
        loss = _loss_of(self._network, batch)
        loss.backward()
        for coarse, fine in zip(self._coarse, self._fine, strict=True):
            fine.grad = torch.zeros_like(fine) if coarse.grad is None else coarse.grad.float()
        if distributed.is_initialized():
            for each in (*self._fine, *self._new):
                distributed.all_reduce(each.grad)
                each.grad /= distributed.get_world_size()
        nn.utils.clip_grad_norm_([*self._fine, *self._new], 1.0)
        self._learner.step()
        self._pace.step()
        with torch.no_grad():
            for coarse, fine in zip(self._coarse, self._fine, strict=True):
                coarse.copy_(fine)
        return float(loss.detach())


def learn(number: int, plan: Plan) -> None:
    """Learn as one of several processes: what each has learned in a step is the mean of all."""
    torch.set_num_threads(1)
    if plan.processes > 1:
        distributed.init_process_group(
            "gloo", f"tcp://127.0.0.1:{_PORT}", rank=number, world_size=plan.processes
        )
    torch.manual_seed(plan.seed)
    known = pretrained()
    words, full = vocabulary(known, plan.stories, plan.whole)
    network = LetterNet(words)
    network.start_from(known, words, full)
    pieces = LetterPieces(words)
    stories = Stories(plan.stories) if plan.stories else None
    whole = WholeLetters(plan.whole) if plan.whole else None
    if plan.onward:
        same = Drafts(Random(f"{plan.seed}"), stories, whole)  # noqa: S311 - in all processes
        batches = _batches(same, plan.letters, pieces)
        take_over(network, plan.onward, islice(batches, _MEASURED))
    torch.manual_seed(plan.seed + number)
    drafts = Drafts(Random(f"{plan.seed} {number}"), stories, whole)  # noqa: S311
    batches = _batches(drafts, plan.letters, pieces)
    learner = Learner(network, plan.pace, plan.steps)
    began, run = time.monotonic(), 0.0
    for step in range(1, plan.steps + 1):
        run += (learner.step(next(batches)) - run) / min(step, 50)
        if number == 0 and step % _SHOWN == 0:
            print(f"{step}: {run:.3f}, {time.monotonic() - began:.0f} s", flush=True)
        if number == 0 and (step % _WRITTEN == 0 or step == plan.steps):
            export_letters(network, words, plan.folder)


def _batches(drafts: Drafts, letters: int, pieces: LetterPieces) -> Iterator[Batch]:
    """So many letters to learn from at a time, without end."""
    while True:
        yield batch_of([drafts.letter() for _ in range(letters)], pieces)
