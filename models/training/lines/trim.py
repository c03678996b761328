"""Make models/weights/text_line.onnx of the recogniser in the `rapidocr` wheel.

    python -m models.training.lines.trim PP-OCRv6_rec_small.onnx models/weights

PP-OCRv6's small recogniser knows 18,708 signs, most of them Chinese, and their weights are four
tenths of its file. Ours keeps the signs of letters in Latin script. Weights are kept in half
precision, and are made single again when the network is loaded.

The file it starts from is checked: SOURCE_SHA256. Needs what ../requirements.txt names.
"""

import argparse
import hashlib
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import helper, numpy_helper

from models.training.weights import halve
from models.weight_files import list_weights

#: `rapidocr/models/PP-OCRv6_rec_small.onnx` of rapidocr 3.10.0 (PyPI), Apache-2.0.
SOURCE_SHA256 = "6f327246b50388f3c176ae304bd95767ea6dc0c9ae92153ef8cbe210b3c14884"
#: What letters to people in the Netherlands are printed with: the signs of ASCII, the accents of
#: Dutch and of the names of those who live there, and typographic signs.
ALPHABET = (
    "".join(map(chr, range(0x21, 0x7F)))
    + "£§©«®°±²³´µ·¹»½¼¾×÷€™…•–—―‘’“”‚†‰′″−≤≥→■□▪●○☎☐☑☒✉✓✔"
    + "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿ"
    + "ĂăĄąĆćČčĎďĐđĘęĚěĞğİıĽľŁłŃńŇňŐőŒœŘřŚśŞşŠšŢţŤťŮůŰűŸŹźŻżŽžȘșȚț"
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the trimmed network into a folder; its alphabet is in its metadata."""
    parser = argparse.ArgumentParser(
        prog="python -m models.training.lines.trim",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("source", type=Path, help="the recogniser, of the wheel")
    parser.add_argument("folder", type=Path, help="where text_line.onnx goes")
    options = parser.parse_args(arguments)
    content = options.source.read_bytes()
    if hashlib.sha256(content).hexdigest() != SOURCE_SHA256:
        print(f"{options.source} is not the file this was written for.", file=sys.stderr)
        return 1
    made = _trimmed(onnx.load_from_string(content))
    onnx.checker.check_model(made)
    target = options.folder / "text_line.onnx"
    target.write_bytes(made.SerializeToString())
    list_weights(options.folder)
    return 0


def _trimmed(model: Any) -> Any:
    """The network with only the signs of ALPHABET, blank first and space last."""
    known = {prop.key: prop.value for prop in model.metadata_props}["character"].split("\n")
    signs = [sign for sign in known if sign in ALPHABET and sign]
    columns = [0, *(known.index(sign) + 1 for sign in signs), len(known) + 1]
    graph = model.graph
    last = [node for node in graph.node if node.op_type == "MatMul"][-1]
    bias = next(node for node in graph.node if last.output[0] in node.input)
    for array in graph.initializer:
        if array.name in (*last.input, *bias.input):
            kept = np.ascontiguousarray(numpy_helper.to_array(array)[..., columns])
            array.CopyFrom(numpy_helper.from_array(kept, array.name))
    halve(model)
    del graph.value_info[:]
    graph.output[0].type.tensor_type.shape.dim[2].dim_value = len(columns)
    del model.metadata_props[:]
    helper.set_model_props(model, {"signs": "".join(signs)})
    return model


if __name__ == "__main__":
    sys.exit(main())
