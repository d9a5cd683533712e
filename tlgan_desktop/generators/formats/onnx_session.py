"""An ONNX model run by ONNX Runtime: latents in, pictures of whatever scale and layout out."""

from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from tlgan_desktop.unpickling import UnreadableContent

INPUT_TYPES = {"tensor(float)": np.float32, "tensor(float16)": np.float16, "tensor(double)": np.float64}
PICTURE_RANK = 4
SILENT = 4
"""The level of ONNX Runtime's log at which only fatal errors show; all others come as exceptions too."""


class OnnxSession:
    """A model with one input of latents ``(n, d)`` or ``(n, d, 1, 1)``.

    ``batch`` is the number of latents that it takes at once, or None where it takes any number.
    """

    def __init__(self, path: Path, device: torch.device) -> None:
        self._session = _session(path, device)
        self._input = _latent_input(self._session.get_inputs())
        self._output = _picture_output(self._session.get_outputs())
        self.latent_dim: int = self._input.shape[1]
        self.batch: int | None = self._input.shape[0] if isinstance(self._input.shape[0], int) else None

    def run(self, latents: NDArray[np.float32]) -> NDArray[Any]:
        """Pictures of latents ``(n, d)``, as the model gives them.

        Raises:
            UnreadableContent: the model fails.
        """
        batch = self.batch or max(len(latents), 1)
        starts = range(0, max(len(latents), 1), batch)
        return np.concatenate([self._run_batch(latents[start : start + batch], batch) for start in starts])

    def settle_batch(self, latents: NDArray[np.float32]) -> None:
        """Find out whether a model that declares any number of latents was exported for one alone.

        Raises:
            UnreadableContent: it draws neither several nor one.
        """
        try:
            self.run(latents)
        except UnreadableContent:
            self.batch = 1
            self.run(latents)

    def _run_batch(self, latents: NDArray[np.float32], batch: int) -> NDArray[Any]:
        full = np.zeros((batch, self.latent_dim), INPUT_TYPES[self._input.type])
        full[: len(latents)] = latents
        feed = {self._input.name: full.reshape(batch, *self._input.shape[1:])}
        try:
            pictures = np.asarray(self._session.run([self._output.name], feed)[0])
        except Exception as error:  # the errors of ONNX Runtime have no base of their own
            raise UnreadableContent(f"fails when it is run ({_first_line(error)})") from error
        if pictures.ndim != PICTURE_RANK or len(pictures) != batch:
            raise UnreadableContent(f"gives {pictures.shape} for {batch} latents, which are no pictures")
        return pictures[: len(latents)]


def _session(path: Path, device: torch.device) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.log_severity_level = SILENT
    wanted = ["CUDAExecutionProvider"] if device.type == "cuda" else []
    providers = [each for each in wanted if each in onnxruntime.get_available_providers()]
    try:
        return onnxruntime.InferenceSession(path, options, [*providers, "CPUExecutionProvider"])
    except Exception as error:  # the errors of ONNX Runtime have no base of their own
        raise UnreadableContent(f"is no model that ONNX Runtime can run ({_first_line(error)})") from error


def _latent_input(inputs: list[Any]) -> Any:
    if len(inputs) != 1:
        names = ", ".join(each.name for each in inputs)[:100]
        raise UnreadableContent(f"takes {len(inputs)} inputs ({names}); export it with the latent alone")
    shape, kind = list(inputs[0].shape), inputs[0].type
    if len(shape) < 2 or not isinstance(shape[1], int) or shape[2:] not in ([], [1, 1]):
        raise UnreadableContent(f"takes an input {shape}, where a latent (n, d) with a fixed d is needed")
    if kind not in INPUT_TYPES:
        raise UnreadableContent(f"takes latents of type {kind}; export it with latents of type float")
    return inputs[0]


def _picture_output(outputs: list[Any]) -> Any:
    pictures = [each for each in outputs if not each.shape or len(each.shape) == PICTURE_RANK]
    if not pictures:
        raise UnreadableContent("puts out no pictures (n, 3, H, W) or (n, H, W, 3)")
    return pictures[0]


def _first_line(error: Exception) -> str:
    return next(iter(str(error).splitlines()), type(error).__name__)[:200]
