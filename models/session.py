"""One network, loaded once and run with one thread."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from onnxruntime.capi.onnxruntime_pybind11_state import Fail, InvalidGraph, InvalidProtobuf

from models.errors import ModelsError
from models.weight_files import weights_of


class Session:
    """A network of `models/weights`, checked against the manifest and ready to run."""

    def __init__(self, name: str, folder: Any = None, *, keeps_room: bool = False) -> None:
        """Load `name`.onnx from `folder`, by default our own weights.

        What always sees about as many pixels `keeps_room` for them between runs, which saves a
        fifth of its time.

        Raises:
            ModelsError: the file or its line in the manifest is missing, they differ, or
                onnxruntime cannot load it.
        """
        weights = weights_of(f"{name}.onnx", folder)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        # Where pictures differ in size, an arena would keep the memory of the largest for ever.
        options.enable_cpu_mem_arena = keeps_room
        options.log_severity_level = 3
        try:
            self._session = onnxruntime.InferenceSession(
                weights, options, providers=["CPUExecutionProvider"]
            )
        except (Fail, InvalidGraph, InvalidProtobuf) as error:
            raise ModelsError(
                f"onnxruntime {onnxruntime.__version__} cannot load {name}.onnx; "
                "install the program anew"
            ) from error
        self._given = self._session.get_inputs()[0].name

    @property
    def about(self) -> dict[str, str]:
        """What the file says of itself besides the network."""
        return dict(self._session.get_modelmeta().custom_metadata_map)

    def run(self, given: NDArray[np.float32]) -> list[NDArray[np.float32]]:
        """What the network makes of `given`, in the order it was exported."""
        return self.run_named({self._given: given})

    def run_named(self, given: Mapping[str, NDArray[Any]]) -> list[NDArray[np.float32]]:
        """The same of a network that is given several things, by their names."""
        return [np.asarray(made, np.float32) for made in self._session.run(None, dict(given))]
