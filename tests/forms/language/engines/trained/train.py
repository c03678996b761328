"""Trains the fixture: a transformer of 0.2 million weights that reads a little Dutch.

It is no translator for people: it knows the ten patterns of sentences.py. It is there so that the
real loading, tokenizing and translating path runs on weights that were learned. Needs torch
(models/training/requirements.txt), takes about a minute, and is the same each time:

    python -m tests.forms.language.engines.trained.train
"""

import io
import json
import math
import tempfile
import zipfile
from pathlib import Path

import numpy as np
import sentencepiece
import torch
from ctranslate2.specs import TransformerSpec
from torch import Tensor, nn

from tests.forms.language.engines.trained.sentences import MASKS, pairs

FILE = Path(__file__).with_name("translate-nl_en-fixture.argosmodel")
DEPTH, HEADS, INNER, POSITIONS = 64, 4, 128, 64
ENCODERS, DECODERS = 2, 2
STEPS, BATCH, SEED = 900, 64, 18
UNKNOWN, START, END = 0, 1, 2
METADATA = {
    "package_version": "0.1",
    "argos_version": "1.9",
    "from_code": "nl",
    "from_name": "Dutch",
    "to_code": "en",
    "to_name": "English",
}


class Attention(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(DEPTH)
        self.query, self.key, self.value, self.out = (nn.Linear(DEPTH, DEPTH) for _ in range(4))

    def forward(self, x: Tensor, memory: Tensor | None, hidden: Tensor) -> Tensor:
        y = self.norm(x)
        seen = y if memory is None else memory

        def heads(each: Tensor) -> Tensor:
            return each.view(each.shape[0], each.shape[1], HEADS, -1).transpose(1, 2)

        q, k, v = heads(self.query(y)), heads(self.key(seen)), heads(self.value(seen))
        score = q @ k.transpose(-1, -2) / math.sqrt(DEPTH // HEADS)
        weights = score.masked_fill(hidden, -1e9).softmax(-1)
        return x + self.out((weights @ v).transpose(1, 2).reshape(x.shape))


class Inner(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(DEPTH)
        self.first, self.second = nn.Linear(DEPTH, INNER), nn.Linear(INNER, DEPTH)

    def forward(self, x: Tensor) -> Tensor:
        return x + self.second(torch.relu(self.first(self.norm(x))))


class Translator(nn.Module):
    def __init__(self, words: int) -> None:
        super().__init__()
        self.source, self.target = nn.Embedding(words, DEPTH), nn.Embedding(words, DEPTH)
        for embedding in (self.source, self.target):
            nn.init.normal_(embedding.weight, std=DEPTH**-0.5)
        self.encoder = nn.ModuleList(nn.ModuleList([Attention(), Inner()]) for _ in range(ENCODERS))
        self.decoder = nn.ModuleList(
            nn.ModuleList([Attention(), Attention(), Inner()]) for _ in range(DECODERS)
        )
        self.encoded, self.decoded = nn.LayerNorm(DEPTH), nn.LayerNorm(DEPTH)
        self.words = nn.Linear(DEPTH, words)
        self.register_buffer("places", torch.tensor(places()))

    def forward(self, source: Tensor, target: Tensor, padding: int) -> Tensor:
        hidden = (source == padding)[:, None, None, :]
        x = self.source(source) * math.sqrt(DEPTH) + self.places[: source.shape[1]]
        for attend, think in self.encoder:
            x = think(attend(x, None, hidden))
        x = self.encoded(x)
        length = target.shape[1]
        future = torch.ones(length, length).triu(1).bool()[None, None]
        y = self.target(target) * math.sqrt(DEPTH) + self.places[:length]
        for attend, look, think in self.decoder:
            y = think(look(attend(y, None, future), x, hidden))
        return self.words(self.decoded(y))


def places() -> np.ndarray:
    """Sines and cosines, POSITIONS x DEPTH."""
    angle = np.arange(POSITIONS)[:, None] / 10000 ** (np.arange(DEPTH // 2) / (DEPTH // 2))
    return np.concatenate([np.sin(angle), np.cos(angle)], axis=1).astype(np.float32)


def tokenizer() -> bytes:
    written = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(text for pair in pairs()[0] for text in pair),
        model_writer=written,
        model_type="unigram",
        vocab_size=150,
        hard_vocab_limit=False,
        user_defined_symbols=list(MASKS),
        character_coverage=1.0,
        num_threads=1,
        minloglevel=3,
    )
    return written.getvalue()


def train(pieces: sentencepiece.SentencePieceProcessor) -> Translator:
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    padding = pieces.vocab_size()
    known = [
        ([*pieces.encode(dutch), END], [START, *pieces.encode(english), END])
        for dutch, english in pairs()[0]
    ]
    model = Translator(padding + 1)
    optimizer = torch.optim.Adam(model.parameters(), lr=3e-3)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 4e-3, total_steps=STEPS)
    order = np.random.default_rng(SEED)
    for step in range(STEPS):
        chosen = [known[place] for place in order.integers(0, len(known), BATCH)]
        source, target = (
            torch.nn.utils.rnn.pad_sequence(
                [torch.tensor(pair[side]) for pair in chosen], True, padding
            )
            for side in (0, 1)
        )
        said = model(source, target[:, :-1], padding)
        loss = nn.functional.cross_entropy(
            said.flatten(0, 1), target[:, 1:].flatten(), ignore_index=padding, label_smoothing=0.05
        )
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        if step % 100 == 0:
            print(step, round(loss.item(), 3), flush=True)
    return model


def save(model: Translator, names: list[str], folder: Path) -> None:
    """The network as CTranslate2 reads it, weights in 8 bits."""
    spec = TransformerSpec.from_config((ENCODERS, DECODERS), num_heads=HEADS)
    spec.register_source_vocabulary(names)
    spec.register_target_vocabulary(names)
    spec.config.add_source_eos = True
    for side, embedding in ((spec.encoder, model.source), (spec.decoder, model.target)):
        side.position_encodings.encodings = places()
        weight = array(embedding.weight)[: len(names)]
        if side is spec.encoder:
            side.embeddings[0].weight = weight
        else:
            side.embeddings.weight = weight
    norm(spec.encoder.layer_norm, model.encoded)
    norm(spec.decoder.layer_norm, model.decoded)
    spec.decoder.projection.weight = array(model.words.weight)[: len(names)]
    spec.decoder.projection.bias = array(model.words.bias)[: len(names)]
    for layer, (attend, think) in zip(spec.encoder.layer, model.encoder, strict=True):
        own_attention(layer.self_attention, attend)
        inner(layer.ffn, think)
    for layer, (attend, look, think) in zip(spec.decoder.layer, model.decoder, strict=True):
        own_attention(layer.self_attention, attend)
        norm(layer.attention.layer_norm, look.norm)
        linear(layer.attention.linear[0], look.query)
        linear(layer.attention.linear[1], look.key, look.value)
        linear(layer.attention.linear[2], look.out)
        inner(layer.ffn, think)
    spec.validate()
    spec.optimize(quantization="int8")
    spec.save(str(folder))


def own_attention(spec: object, attend: Attention) -> None:
    norm(spec.layer_norm, attend.norm)
    linear(spec.linear[0], attend.query, attend.key, attend.value)
    linear(spec.linear[1], attend.out)


def inner(spec: object, think: Inner) -> None:
    norm(spec.layer_norm, think.norm)
    linear(spec.linear_0, think.first)
    linear(spec.linear_1, think.second)


def norm(spec: object, layer: nn.LayerNorm) -> None:
    spec.gamma, spec.beta = array(layer.weight), array(layer.bias)


def linear(spec: object, *layers: nn.Linear) -> None:
    spec.weight = np.concatenate([array(layer.weight) for layer in layers])
    spec.bias = np.concatenate([array(layer.bias) for layer in layers])


def array(tensor: Tensor) -> np.ndarray:
    return tensor.detach().numpy().astype(np.float32)


def main() -> None:
    model_file = tokenizer()
    pieces = sentencepiece.SentencePieceProcessor(model_proto=model_file)
    names = [pieces.id_to_piece(number) for number in range(pieces.vocab_size())]
    model = train(pieces)
    with tempfile.TemporaryDirectory() as scratch:
        save(model, names, Path(scratch))
        with zipfile.ZipFile(FILE, "w", zipfile.ZIP_DEFLATED) as archive:
            contents = {
                "metadata.json": json.dumps(METADATA).encode(),
                "sentencepiece.model": model_file,
                "README.md": b"A test fixture that knows ten sentences. Not for people.\n",
            }
            for file in sorted(Path(scratch).iterdir()):
                contents[f"model/{file.name}"] = file.read_bytes()
            for name, content in contents.items():
                entry = zipfile.ZipInfo(f"translate-nl_en-fixture/{name}", (2026, 1, 1, 0, 0, 0))
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, content)
    print(f"{FILE.name}: {FILE.stat().st_size} bytes")


if __name__ == "__main__":
    main()
