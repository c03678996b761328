"""The network for letters as an ONNX file: the layers compute with whole numbers of eight bits."""

import copy
import io
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from models.training.letters.network import Given, LetterNet
from models.weight_files import list_weights
from models.word_pieces import WordPieces

_NAME = "letter_words"
_INPUTS, _OUTPUTS = ("pieces", "sentences", "values"), ("asks", "kinds", "roles")
#: How far eight bits reach.
_MOST = 127


class _Table(nn.Module):
    """Rows of a table in eight bits, each with a scale: it stays so while it is used."""

    def __init__(self, table: Tensor) -> None:
        super().__init__()
        scales = table.abs().amax(dim=1, keepdim=True).clamp(min=1e-9) / _MOST
        self.register_buffer("rows", (table / scales).round().to(torch.int8))
        self.register_buffer("scales", scales)

    def __getitem__(self, numbers: Tensor) -> Tensor:
        return self.rows[numbers].float() * self.scales[numbers]


class _Even(nn.Module):
    """A batch normalisation that has learned, as it is used: also of nothing."""

    def __init__(self, learned: nn.BatchNorm1d) -> None:
        super().__init__()
        spread = torch.sqrt(learned.running_var + learned.eps)
        self.register_buffer("scale", (learned.weight / spread).detach())
        self.register_buffer(
            "shift", (learned.bias - learned.running_mean * learned.weight / spread).detach()
        )

    def forward(self, given: Tensor) -> Tensor:
        return given * self.scale + self.shift


class _OneWindow(nn.Module):
    """The network for one window at a time."""

    def __init__(self, network: LetterNet) -> None:
        super().__init__()
        self.network = copy.deepcopy(network).float().eval()
        encoder = self.network.encoder
        table = encoder.words
        del encoder.words
        encoder.words = _Table(table)
        self.network.even = _Even(self.network.even)
        self.network.even_values = _Even(self.network.even_values)

    def forward(
        self, pieces: Tensor, sentences: Tensor, values: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Of `pieces` (T,), `sentences` (S, T) and `values` (V, 2)."""
        one = pieces[None]
        given = Given(one, torch.ones_like(one), sentences, values)
        seen = self.network.encoder(one, torch.zeros(1, 1, 1), self.network.unknown)
        asks, kinds, roles = self.network.tell(seen, given)
        return asks, kinds, roles


def export_letters(network: LetterNet, words: WordPieces, folder: Path) -> Path:
    """Write the network with its vocabulary, and the manifest of the folder."""
    made = io.BytesIO()
    given = (
        torch.zeros(9, dtype=torch.int64),
        torch.full((2, 9), 1 / 9),
        torch.tensor([[1, 0], [3, 1], [4, 1]]),
    )
    torch.onnx.export(
        _OneWindow(network), given, made, dynamo=False, opset_version=17,
        input_names=list(_INPUTS), output_names=list(_OUTPUTS), do_constant_folding=True,
        dynamic_axes={
            "pieces": {0: "T"}, "sentences": {0: "S", 1: "T"}, "values": {0: "V"},
            "asks": {0: "S"}, "kinds": {0: "S"}, "roles": {0: "V"},
        },
    )  # fmt: skip
    path = folder / f"{_NAME}.onnx"
    # Weights in seven of the eight bits: sums of them cannot run over on processors that add them
    # in sixteen, so that every processor counts the same.
    quantize_dynamic(
        onnx.load_from_string(made.getvalue()), path, weight_type=QuantType.QInt8,
        per_channel=True, reduce_range=True, op_types_to_quantize=["MatMul"],
    )  # fmt: skip
    graph = onnx.load(path)
    told = graph.metadata_props.add()
    told.key = "pieces"
    told.value = "\n".join(f"{each} {words.likelihood(each):.4f}" for each in words.pieces)
    path.write_bytes(graph.SerializeToString())
    list_weights(folder)
    return path
