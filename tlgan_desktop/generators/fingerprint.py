"""The identity of a network: the same for the same weights, whatever container they came in."""

import hashlib
from typing import Any, cast

import numpy as np
import torch
from numpy.typing import NDArray

from tlgan_desktop.generators.generator import Network
from tlgan_desktop.storage import Tensors, update_with_tensors


def network_fingerprint(network: Network) -> str:
    """SHA-256 in hex over names, shapes and float32 bytes of a network's parameters and buffers.

    The names are those of our own networks, to which every reader of a foreign format converts, so the
    average style (``w_avg``) is covered and the container is not.
    """
    state = cast(torch.nn.Module, network).state_dict()
    return tensors_fingerprint({name: _canonical(tensor) for name, tensor in state.items()})


def tensors_fingerprint(tensors: Tensors) -> str:
    """SHA-256 in hex over names, types, shapes and bytes of tensors."""
    digest = hashlib.sha256()
    update_with_tensors(digest, tensors)
    return digest.hexdigest()


def _canonical(tensor: torch.Tensor) -> NDArray[Any]:
    canonical: NDArray[np.float32] = tensor.detach().to("cpu", torch.float32).contiguous().numpy()
    return canonical
