"""A real, tiny Argos package: a transformer whose weights are worked out instead of trained.

Its one attention head looks, at output position t, at source position t, and its value matrix
maps each Dutch piece to its translation; a piece outside the lexicon maps to itself. So it
translates word by word, exactly, through the very code that runs large packages.
"""

import io
import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import sentencepiece
from ctranslate2.specs import TransformerSpec

POSITIONS = 200
# The score of the matching position stands this far above the others: softmax is then exact.
SHARPNESS = 60.0
SPECIALS = ["<unk>", "<s>", "</s>"]
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,:;?!'()/@€-"


def make_argos_package(
    folder: Path, source: str, target: str, lexicon: Mapping[str, str], version: str = "1.0"
) -> Path:
    """Write an installed package `folder/translate-source_target` and give its path."""
    package = folder / f"translate-{source}_{target}"
    (package / "model").mkdir(parents=True)
    metadata = {
        "package_version": version,
        "argos_version": "1.9",
        "from_code": source,
        "from_name": source.upper(),
        "to_code": target,
        "to_name": target.upper(),
    }
    (package / "metadata.json").write_text(json.dumps(metadata), "utf-8")
    pieces = _write_tokenizer(package / "sentencepiece.model", lexicon)
    _write_model(package / "model", pieces, {f"▁{s}": f"▁{t}" for s, t in lexicon.items()})
    return package


def _write_tokenizer(path: Path, lexicon: Mapping[str, str]) -> list[str]:
    words = sorted({f"▁{word}" for pair in lexicon.items() for word in pair})
    written = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter([" ".join(LETTERS), *(" ".join(LETTERS[i:]) for i in range(20))]),
        model_writer=written,
        model_type="char",
        vocab_size=len(words) + len(LETTERS) + len(SPECIALS) + 1,
        user_defined_symbols=words,
        character_coverage=1.0,
        hard_vocab_limit=False,
        num_threads=1,
        minloglevel=3,
    )
    path.write_bytes(written.getvalue())
    trained = sentencepiece.SentencePieceProcessor(model_proto=written.getvalue())
    return [trained.id_to_piece(number) for number in range(trained.vocab_size())]


def _write_model(folder: Path, pieces: list[str], lexicon: Mapping[str, str]) -> None:
    vocabulary = SPECIALS + [piece for piece in pieces if piece not in SPECIALS]
    number_of = {piece: number for number, piece in enumerate(vocabulary)}
    size = len(vocabulary)
    depth = 2 * size + POSITIONS  # source piece | position | target piece
    position = slice(size, size + POSITIONS)
    mapping = np.zeros((size, size))
    for piece, number in number_of.items():
        mapping[number_of[lexicon.get(piece, piece)], number] = 1

    spec = TransformerSpec.from_config((1, 1), num_heads=1, no_final_norm=True)
    spec.register_source_vocabulary(vocabulary)
    spec.register_target_vocabulary(vocabulary)
    spec.config.add_source_eos = True
    _silence(spec, depth)
    places = np.zeros((POSITIONS, depth))
    places[:, position] = np.eye(POSITIONS)
    for side in (spec.encoder, spec.decoder):
        side.scale_embeddings = False
        side.position_encodings.encodings = places.astype(np.float32)
    spec.encoder.embeddings[0].weight = np.eye(size, depth, dtype=np.float32)
    spec.decoder.embeddings.weight = np.zeros((size, depth), np.float32)
    attention = spec.decoder.layer[0].attention
    look, offer = np.zeros((depth, depth)), np.zeros((2 * depth, depth))
    look[position, position] = SHARPNESS * np.eye(POSITIONS)  # query: my own position
    offer[position, position] = np.eye(POSITIONS)  # key: the position of the source piece
    offer[depth + size + POSITIONS :, :size] = mapping  # value: its translation
    attention.linear[0].weight = look.astype(np.float32)
    attention.linear[1].weight = offer.astype(np.float32)
    attention.linear[2].weight = np.eye(depth, dtype=np.float32)
    spec.decoder.projection.weight = SHARPNESS * np.eye(
        size, depth, k=size + POSITIONS, dtype=np.float32
    )
    spec.decoder.projection.bias = np.zeros(size, np.float32)
    spec.validate()
    spec.save(str(folder))


def _silence(spec: TransformerSpec, depth: int) -> None:
    """Start with layers that add nothing, and norms that only standardise."""
    encoder, decoder = spec.encoder.layer[0], spec.decoder.layer[0]
    for layer in (encoder, decoder):
        _zero(layer.self_attention.linear[0], 3 * depth, depth)
        _zero(layer.self_attention.linear[1], depth, depth)
        _zero(layer.ffn.linear_0, 4, depth)
        _zero(layer.ffn.linear_1, depth, 4)
        for part in (layer.self_attention, layer.ffn):
            part.layer_norm.gamma = np.ones(depth, np.float32)
            part.layer_norm.beta = np.zeros(depth, np.float32)
    decoder.attention.layer_norm.gamma = np.ones(depth, np.float32)
    decoder.attention.layer_norm.beta = np.zeros(depth, np.float32)
    for linear, rows in zip(decoder.attention.linear, (depth, 2 * depth, depth), strict=True):
        _zero(linear, rows, depth)


def _zero(linear: object, rows: int, columns: int) -> None:
    linear.weight = np.zeros((rows, columns), np.float32)
    linear.bias = np.zeros(rows, np.float32)
