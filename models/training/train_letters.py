"""Train the network that tells what a letter asks: `python -m models.training.train_letters`.

It begins with six layers of multilingual-e5-small, and writes `models/weights/letter_words.onnx`
and the manifest. `--onward` learns on from such a file.
"""

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from random import Random

import torch
from torch import Tensor, distributed, multiprocessing, nn
from torch.nn import functional
from torch.optim.lr_scheduler import OneCycleLR

from models.letter_words import FIRST_ROLE, KINDS, ROLES, LetterPieces
from models.training.export import WEIGHTS
from models.training.letter_batches import Batch, batch_of
from models.training.letter_drafts import Drafts
from models.training.letter_export import export_letters
from models.training.letter_import import take_over
from models.training.letter_network import LetterNet
from models.training.letter_vocabulary import vocabulary
from models.training.pretrained import pretrained
from models.training.story_lessons import Stories

#: How much faster than the others the layers learn that begin with nothing.
_NEW = 10
_SHOWN, _WRITTEN = 25, 500
#: How many steps' letters tell what a network that learns on is given.
_MEASURED = 20
#: Where the processes of a training meet.
_PORT = 29571


def loss_of(network: LetterNet, batch: Batch) -> Tensor:
    """How wrong the network is."""
    asks, kinds, roles = network(batch.given)
    asked = functional.binary_cross_entropy_with_logits(asks, batch.asks, reduction="none").sum(1)
    added = torch.zeros(len(batch.kinds), len(KINDS)).index_add(0, batch.letters, kinds)
    of_kind = functional.cross_entropy(added, batch.kinds, label_smoothing=0.05)
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
        loss = loss_of(self._network, batch)
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


def main(arguments: Sequence[str] | None = None) -> int:
    """Train, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--steps", type=int, default=4000)
    parser.add_argument("--letters", type=int, default=12, help="letters of a step")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, default=WEIGHTS, help="where the weights go")
    parser.add_argument("--onward", type=Path, help="weights to learn on from (.onnx)")
    parser.add_argument("--pace", type=float, default=3e-4, help="the highest learning rate")
    parser.add_argument("--processes", type=int, default=1, help="each with letters of its own")
    parser.add_argument(
        "--stories", type=Path, nargs="*", default=[], help="folders of wordings to learn from too"
    )
    options = parser.parse_args(arguments)
    if options.processes == 1:
        _learn(0, options)
    else:
        multiprocessing.spawn(_learn, (options,), options.processes)
    return 0


def _learn(number: int, options: argparse.Namespace) -> None:
    """Learn as one of several processes: what each has learned in a step is the mean of all."""
    torch.set_num_threads(1)
    if options.processes > 1:
        distributed.init_process_group(
            "gloo", f"tcp://127.0.0.1:{_PORT}", rank=number, world_size=options.processes
        )
    torch.manual_seed(options.seed)
    known = pretrained()
    words, full = vocabulary(known, options.stories)
    network = LetterNet(words)
    network.start_from(known, words, full)
    pieces = LetterPieces(words)
    stories = Stories(options.stories) if options.stories else None
    if options.onward:
        same = Drafts(Random(f"{options.seed}"), stories)  # noqa: S311 - in all processes
        batches = _batches(same, options.letters, pieces)
        take_over(network, options.onward, islice(batches, _MEASURED))
    torch.manual_seed(options.seed + number)
    drafts = Drafts(Random(f"{options.seed} {number}"), stories)  # noqa: S311 - to learn from
    batches = _batches(drafts, options.letters, pieces)
    learner = Learner(network, options.pace, options.steps)
    began, run = time.monotonic(), 0.0
    for step in range(1, options.steps + 1):
        run += (learner.step(next(batches)) - run) / min(step, 50)
        if number == 0 and step % _SHOWN == 0:
            print(f"{step}: {run:.3f}, {time.monotonic() - began:.0f} s", flush=True)
        if number == 0 and (step % _WRITTEN == 0 or step == options.steps):
            export_letters(network, words, options.folder)


def _batches(drafts: Drafts, letters: int, pieces: LetterPieces) -> Iterator[Batch]:
    """So many letters to learn from at a time, without end."""
    while True:
        yield batch_of([drafts.letter() for _ in range(letters)], pieces)


if __name__ == "__main__":
    sys.exit(main())
