"""The state of an interrupted training, in a file of its own."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from torch import Tensor

from tlgan_desktop.errors import UserError
from tlgan_desktop.storage import read_container, write_container

KIND = "extractor training"


@dataclass(frozen=True)
class Standing:
    """Where a training stands: steps done, the best validation loss, validations since without a better."""

    step: int = 0
    best: float = float("inf")
    worse: int = 0


def write_checkpoint(path: Path, key: str, standing: Standing, tensors: Mapping[str, Tensor]) -> None:
    """Keep the state of the training called ``key``; the last state stays until this one is whole.

    Raises:
        UserError: the file cannot be written.
    """
    arrays = {name: tensor.detach().cpu().contiguous().numpy() for name, tensor in tensors.items()}
    write_container(path, KIND, {"key": key, **asdict(standing)}, arrays)


def read_checkpoint(path: Path, key: str) -> tuple[Standing, dict[str, Tensor]] | None:
    """The kept state, or None where there is none of this training or it is damaged: then it begins anew."""
    if not path.is_file():
        return None
    try:
        container = read_container(path, KIND)
    except UserError:
        return None
    header = dict(container.header)
    if header.pop("key") != key:
        return None
    return Standing(**header), {name: torch.from_numpy(array) for name, array in container.tensors.items()}
