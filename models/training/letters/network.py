"""The network for letters, to learn: layers of multilingual-e5-small, and what letters ask."""

from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from models.letter_words import ASKS, KINDS, MARKS, ROLES, UNKNOWN
from models.training.letters.pretrained import LONGEST, WIDTH, Pretrained
from models.word_pieces import WordPieces

#: The layers kept: the first know words and how they hang together, the last what a whole text is
#: about among many.
LAYERS = 6
_INNER, _HEADS = 1536, 12
#: How many words of a letter are hidden while it learns, so that no word decides alone.
_HIDDEN = 0.06
#: What a mark means before anything is learned: the word for it.
_MARKED = (
    "bedrag", "datum", "termijn", "nummer", "iban", "telefoonnummer", "website", "tijd",
    "onderwerp",
)  # fmt: skip
_OUT_OF_SIGHT = -1e4


class Given(NamedTuple):
    """Windows side by side, as `models.letter_words.Window` has them, and what they are asked.

    `pieces` int64 (N, T); `real` (N, T), 1 where a piece is; `sentences` float32 (S, N * T), the
    share of each piece in each sentence; `values` int64 (V, 2), the piece among N * T and the
    sentence.
    """

    pieces: Tensor
    real: Tensor
    sentences: Tensor
    values: Tensor


class _Layer(nn.Module):
    """Attention, then two layers on each piece (Vaswani and others, 2017, normalised behind)."""

    def __init__(self) -> None:
        super().__init__()
        self.looks = nn.Linear(WIDTH, 3 * WIDTH)
        self.seen, self.seen_norm = nn.Linear(WIDTH, WIDTH), nn.LayerNorm(WIDTH)
        self.wide, self.narrow = nn.Linear(WIDTH, _INNER), nn.Linear(_INNER, WIDTH)
        self.norm = nn.LayerNorm(WIDTH)

    def forward(self, x: Tensor, hidden: Tensor) -> Tensor:
        """The same size; `hidden`, (N * heads, T, T) or alike, is added to what is seen."""
        count, length, _ = x.shape
        parted = self.looks(x).view(count, length, 3, _HEADS, WIDTH // _HEADS)
        query, key, value = parted.permute(2, 0, 3, 1, 4).flatten(1, 2)
        near = torch.baddbmm(hidden, query, key.transpose(1, 2), alpha=(WIDTH // _HEADS) ** -0.5)
        seen = torch.bmm(near.softmax(-1), value).view(count, _HEADS, length, WIDTH // _HEADS)
        x = self.seen_norm(x + self.seen(seen.transpose(1, 2).flatten(2)))
        return self.norm(x + self.narrow(functional.gelu(self.wide(x))))

    def start_from(self, weights: dict[str, Tensor], number: int) -> None:
        """Take the weights of a layer of the pretrained network."""
        named = {name.removeprefix(f"l{number}."): each for name, each in weights.items()}
        for end, attribute in (("w", "weight"), ("b", "bias")):
            looks = torch.cat([named[f"{part}.{end}"] for part in "qkv"])
            for name, layer in (
                ("ao", self.seen), ("aln", self.seen_norm), ("fi", self.wide),
                ("fo", self.narrow), ("oln", self.norm),
            ):  # fmt: skip
                _set(getattr(layer, attribute), named[f"{name}.{end}"])
            _set(getattr(self.looks, attribute), looks)


class Encoder(nn.Module):
    """Pieces of words among each other: vectors of `WIDTH`."""

    def __init__(self, pieces: int) -> None:
        """`pieces` of the vocabulary, whose vectors are not learned on."""
        super().__init__()
        self.pieces = pieces
        self.register_buffer("words", torch.zeros(pieces, WIDTH), persistent=False)
        self.marks = nn.Embedding(len(MARKS), WIDTH)
        self.places = nn.Embedding(LONGEST, WIDTH)
        self.norm = nn.LayerNorm(WIDTH)
        self.layers = nn.ModuleList(_Layer() for _ in range(LAYERS))

    def forward(self, pieces: Tensor, hidden: Tensor, unknown: int) -> Tensor:
        """(N, T, WIDTH) of (N, T); `unknown` stands for words that are hidden while it learns."""
        is_mark = pieces >= self.pieces
        if self.training:
            is_hidden = (torch.rand(pieces.shape) < _HIDDEN) & ~is_mark
            pieces = torch.where(is_hidden, unknown, pieces)
        words = self.words[pieces.clamp(max=self.pieces - 1)]
        marks = self.marks((pieces - self.pieces).clamp(min=0))
        x = torch.where(is_mark[..., None], marks, words)
        x = self.norm(x + self.places(torch.arange(pieces.shape[1])))
        for layer in self.layers:
            x = layer(x, hidden)
        return x


class LetterNet(nn.Module):
    """What sentences ask and say of the kind, and what values are: logits."""

    def __init__(self, words: WordPieces) -> None:
        """For texts cut by `words`."""
        super().__init__()
        self.unknown = words.number(UNKNOWN)
        self.encoder = Encoder(len(words))
        self.even: nn.Module
        self.even, self.even_values = nn.BatchNorm1d(WIDTH), nn.BatchNorm1d(WIDTH)
        self.asks = nn.Linear(WIDTH, len(ASKS))
        self.kinds = nn.Linear(WIDTH, len(KINDS))
        self.roles = nn.Linear(2 * WIDTH, sum(map(len, ROLES.values())))
        self.forget = nn.Dropout(0.1)
        nn.init.zeros_(self.kinds.weight)
        nn.init.zeros_(self.kinds.bias)

    def forward(self, given: Given) -> tuple[Tensor, Tensor, Tensor]:
        """Asks (S, 8), kinds (S, 15) and roles (V, 12)."""
        kind = self.encoder.words.dtype
        hidden = ((1 - given.real) * _OUT_OF_SIGHT).to(kind)[:, None, None, :]
        length = given.pieces.shape[1]
        hidden = hidden.expand(-1, _HEADS, length, length).flatten(0, 1)
        return self.tell(self.encoder(given.pieces, hidden, self.unknown), given)

    def tell(self, seen: Tensor, given: Given) -> tuple[Tensor, Tensor, Tensor]:
        """The same of what the encoder made of it."""
        flat = seen.float().flatten(0, 1)
        sentences = self.forget(self.even(given.sentences @ flat))
        values = torch.cat(
            [self.even_values(flat[given.values[:, 0]]), sentences[given.values[:, 1]]], dim=1
        )
        return self.asks(sentences), self.kinds(sentences), self.roles(self.forget(values))

    def start_from(self, known: Pretrained, words: WordPieces, full: WordPieces) -> None:
        """Take over what the pretrained network knows, of the pieces that `words` has."""
        weights = {name: torch.from_numpy(each) for name, each in known.weights.items()}
        table = weights["emb.word"].view(-1, WIDTH)
        encoder = self.encoder
        kept = [full.number(piece) for piece in words.pieces]
        encoder.words.copy_(table[kept])
        marks = [table[list(full.of_word(word))].mean(0) for word in _MARKED]
        _set(encoder.marks.weight, torch.stack(marks))
        places = weights["emb.pos"].view(-1, WIDTH) + weights["emb.type"][:WIDTH]
        _set(encoder.places.weight, places)
        _set(encoder.norm.weight, weights["emb.ln.w"])
        _set(encoder.norm.bias, weights["emb.ln.b"])
        for number, layer in enumerate(encoder.layers):
            layer.start_from(weights, number)


def _set(parameter: Tensor, values: Tensor) -> None:
    with torch.no_grad():
        parameter.copy_(values.reshape(parameter.shape))
