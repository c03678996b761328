"""The files of `models/weights`, each checked against their manifest before it is used."""

import hashlib
from importlib import resources
from pathlib import Path
from typing import Any

from models.errors import ModelsError

#: Which weights belong to this version, one line `sha256  name` each.
MANIFEST = "SHA256SUMS"


def weights_of(name: str, folder: Any = None) -> bytes:
    """What is in a file of a folder of weights, by default our own.

    Raises:
        ModelsError: the file or its line in the manifest is missing, or they differ.
    """
    folder = folder or resources.files("models") / "weights"
    try:
        lines = (folder / MANIFEST).read_text("ascii").splitlines()
        weights: bytes = (folder / name).read_bytes()
    except FileNotFoundError as error:
        raise ModelsError(
            f"the network {name} is not where the program was installed: {error.filename} is "
            "missing; install the program anew"
        ) from error
    wanted = {line.split()[1]: line.split()[0] for line in lines if line.strip()}
    if wanted.get(name) != hashlib.sha256(weights).hexdigest():
        raise ModelsError(
            f"the network {name} is not the one of this version: its SHA-256 differs from "
            f"{MANIFEST}; install the program anew"
        )
    return weights


def list_weights(folder: Path) -> None:
    """Write the manifest of the weights in a folder."""
    lines = [
        f"{hashlib.sha256(each.read_bytes()).hexdigest()}  {each.name}"
        for each in sorted((*folder.glob("*.onnx"), *folder.glob("*.npz")))
    ]
    (folder / MANIFEST).write_text("\n".join(lines) + "\n")
