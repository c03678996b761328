"""Train the network that tells what a letter asks: `python -m models.training.train_letters`.

Ten minutes of a free core. It writes `models/weights/letter_words.npz` and the manifest.
"""

import argparse
import io
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from models.letter_words import ASKS, BUCKETS, KINDS, MARKS, PIECES, ROLES, pieces_of, tokens_of
from models.training.halves import list_weights
from models.training.letter_drafts import DraftLetter, Drafts
from models.training.letter_lessons import ask_numbers, role_number
from models.training.story_lessons import Stories

WEIGHTS = Path(__file__).parents[1] / "weights"
_PIECE, _SEEN, _HIDDEN, _BATCH = 48, 64, 96, 24
_ROLES = sum(map(len, ROLES.values()))


class WordsNet(nn.Module):
    """The layers of `models.letter_words`, to learn."""

    def __init__(self) -> None:
        """Small random weights."""
        super().__init__()
        self.pieces = nn.EmbeddingBag(BUCKETS, _PIECE, mode="mean", padding_idx=0)
        self.first = nn.Conv1d(_PIECE, _SEEN, 5, padding=2)
        self.second = nn.Conv1d(_SEEN, _SEEN, 5, padding=2)
        self.sentence = nn.Linear(4 * _SEEN, _HIDDEN)
        self.asks = nn.Linear(_HIDDEN, len(ASKS))
        self.kinds = nn.Linear(_HIDDEN, len(KINDS))
        self.value = nn.Linear(5 * _SEEN, _HIDDEN)
        self.roles = nn.Linear(_HIDDEN, _ROLES)
        self.forget = nn.Dropout(0.3)

    def forward(
        self,
        pieces: Tensor,
        which: Tensor,
        longest: int,
        real: Tensor,
        values: Tensor,
        begins: Tensor,
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Asks, kinds and roles.

        `pieces` (W, P) are those of each word, `which` (S*T,) is the word at each place, `real`
        (S, T) 1 where there is one, `values` (V, 2) sentence and place of what has a role,
        `begins` (S,) is 1 where a letter begins.
        """
        words = self.pieces(pieces)[which].view(-1, longest, _PIECE)
        words = functional.dropout1d(words, 0.08, self.training) * real[..., None]
        first = torch.relu(self.first(words.transpose(1, 2))) * real[:, None]
        second = torch.relu(self.second(first)) * real[:, None]
        seen = (first + second).transpose(1, 2)
        most = (seen - 1e4 * (1 - real[..., None])).max(dim=1).values
        mean = seen.sum(dim=1) / real.sum(dim=1, keepdim=True)
        whole = torch.cat([most, mean], dim=1)
        before = torch.roll(whole, 1, 0) * (1 - begins[:, None])
        about = torch.cat([whole, before], dim=1)
        hidden = self.forget(torch.relu(self.sentence(self.forget(about))))
        near = torch.cat([seen[values[:, 0], values[:, 1]], about[values[:, 0]]], dim=1)
        valued = self.forget(torch.relu(self.value(self.forget(near))))
        return self.asks(hidden), self.kinds(hidden), self.roles(valued)

    def start_from(self, file: Path) -> None:
        """Take the weights that `arrays` wrote to `file`, to learn on from there."""
        kept = np.load(file)
        given = {name: torch.from_numpy(kept[name].astype(np.float32)) for name in kept.files}
        own = {"pieces.weight": given["pieces"]}
        for name in ("first", "second"):
            own[f"{name}.weight"] = given[name].permute(2, 1, 0)
            own[f"{name}.bias"] = given[f"{name}_bias"]
        for name in ("sentence", "asks", "kinds", "value", "roles"):
            own[f"{name}.weight"], own[f"{name}.bias"] = given[name].T, given[f"{name}_bias"]
        self.load_state_dict(own)

    def arrays(self) -> dict[str, np.ndarray]:
        """The weights as `models.letter_words` takes them, float16."""
        named = {
            "pieces": self.pieces.weight,
            "first": self.first.weight.permute(2, 1, 0), "first_bias": self.first.bias,
            "second": self.second.weight.permute(2, 1, 0), "second_bias": self.second.bias,
        }  # fmt: skip
        for name in ("sentence", "asks", "kinds", "value", "roles"):
            layer = getattr(self, name)
            named |= {name: layer.weight.T, f"{name}_bias": layer.bias}
        return {name: each.detach().numpy().astype(np.float16) for name, each in named.items()}


@dataclass
class Batch:
    """Letters as arrays: see `WordsNet.forward`; what each teaches, -1 where nothing."""

    pieces: Tensor
    which: Tensor
    longest: int
    real: Tensor
    values: Tensor
    begins: Tensor
    asks: Tensor
    taught: Tensor
    kinds: Tensor
    letter_of: Tensor
    roles: Tensor


def batch_of(letters: Sequence[DraftLetter]) -> Batch:
    """Letters side by side."""
    sentences = [
        (number, each) for number, letter in enumerate(letters) for each in letter.sentences
    ]
    tokens = [tokens_of(each.text) or (".",) for _, each in sentences]
    longest = max(map(len, tokens))
    known: dict[str, int] = {"": 0}
    which = np.zeros((len(tokens), longest), np.int64)
    real = np.zeros((len(tokens), longest), np.float32)
    values, roles = [], []
    asks = np.zeros((len(tokens), len(ASKS)), np.float32)
    taught = np.zeros(len(tokens), np.float32)
    begins = np.zeros(len(tokens), np.float32)
    last = -1
    for row, ((letter, each), words) in enumerate(zip(sentences, tokens, strict=True)):
        begins[row] = letter != last
        last = letter
        real[row, : len(words)] = 1
        left = iter(each.roles)
        for at, word in enumerate(words):
            which[row, at] = known.setdefault(word, len(known))
            if word in MARKS:
                mark, role = next(left, (word, ""))
                if mark in ROLES and role:
                    values.append((row, at))
                    roles.append(_first(mark) + role_number(mark, role))
        if each.asks is not None:
            taught[row] = 1
            asks[row, ask_numbers(each.asks)] = 1
    return Batch(
        torch.from_numpy(_pieces(known)), torch.from_numpy(which.reshape(-1)), longest,
        torch.from_numpy(real),
        torch.tensor(values or [(0, 0)]), torch.from_numpy(begins), torch.from_numpy(asks),
        torch.from_numpy(taught), torch.tensor([KINDS.index(letter.kind) for letter in letters]),
        torch.tensor([letter for letter, _ in sentences]), torch.tensor(roles or [0]),
    )  # fmt: skip


def _pieces(known: dict[str, int]) -> NDArray[np.int64]:
    pieces = np.zeros((len(known), PIECES), np.int64)
    for word, row in known.items():
        found = pieces_of(word) if word else ()
        pieces[row, : len(found)] = found
    return pieces


def _first(mark: str) -> int:
    return sum(len(names) for known, names in ROLES.items() if known < mark)


def loss_of(network: WordsNet, batch: Batch) -> Tensor:
    """How wrong the network is."""
    asks, kinds, roles = network(
        batch.pieces, batch.which, batch.longest, batch.real, batch.values, batch.begins
    )
    asked = functional.binary_cross_entropy_with_logits(asks, batch.asks, reduction="none").sum(1)
    added = torch.zeros(len(batch.kinds), len(KINDS)).index_add(0, batch.letter_of, kinds)
    of_kind = functional.cross_entropy(added, batch.kinds, label_smoothing=0.05)
    quiet = 0.002 * kinds.square().mean()
    of_role = torch.zeros(())
    for mark in ROLES:
        first, count = _first(mark), len(ROLES[mark])
        are = (batch.roles >= first) & (batch.roles < first + count)
        given, true = roles[are, first : first + count], batch.roles[are] - first
        of_role = of_role + functional.cross_entropy(given, true, reduction="sum")
    of_role = of_role / len(roles)
    return (asked * batch.taught).sum() / batch.taught.sum() + of_kind + 2 * of_role + quiet


def main(arguments: Sequence[str] | None = None) -> int:
    """Train, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--steps", type=int, default=6000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, default=WEIGHTS, help="where the weights go")
    parser.add_argument("--onward", action="store_true", help="learn on from the weights there are")
    parser.add_argument("--pace", type=float, default=3e-3, help="the highest learning rate")
    parser.add_argument(
        "--stories", type=Path, nargs="*", default=[], help="folders of wordings to learn from too"
    )
    parser.add_argument(
        "--mean",
        action="store_true",
        help="with --onward: the mean of the weights before and after",
    )
    options = parser.parse_args(arguments)
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    stories = Stories(options.stories) if options.stories else None
    drafts = Drafts(Random(options.seed), stories)  # noqa: S311 - chance to learn from
    network = WordsNet()
    if options.onward:
        network.start_from(WEIGHTS / "letter_words.npz")
    before = network.arrays()
    learner = torch.optim.AdamW(network.parameters(), lr=options.pace, weight_decay=0.01)
    pace = torch.optim.lr_scheduler.OneCycleLR(learner, options.pace, total_steps=options.steps)
    began, run = time.monotonic(), 0.0
    for step in range(options.steps):
        loss = loss_of(network, batch_of([drafts.letter() for _ in range(_BATCH)]))
        learner.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 2.0)
        learner.step()
        pace.step()
        run = 0.98 * run + 0.02 * loss.item()
        if step % 200 == 199:
            print(f"{step + 1}: {run:.3f}, {time.monotonic() - began:.0f} s", flush=True)
            save(network.arrays(), options.folder)
    if options.mean:
        save(mean_of(before, network.arrays()), options.folder)
    return 0


def mean_of(before: dict[str, np.ndarray], after: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """The weights halfway between two, float16: what both know counts for more."""
    return {
        name: ((before[name].astype(np.float32) + each.astype(np.float32)) / 2).astype(np.float16)
        for name, each in after.items()
    }


def save(arrays: dict[str, np.ndarray], folder: Path) -> None:
    """Write weights, and the manifest of the folder."""
    written = io.BytesIO()
    np.savez_compressed(written, **arrays)  # type: ignore[arg-type]
    (folder / "letter_words.npz").write_bytes(written.getvalue())
    list_weights(folder)


if __name__ == "__main__":
    sys.exit(main())
