"""The identity of a network: the same for the same weights, whatever container they came in."""

import hashlib

import numpy as np
import torch

from tlgan_desktop.storage import update_with_tensors


def network_fingerprint(network: torch.nn.Module) -> str:
    """SHA-256 in hex over names, shapes and float32 bytes of a network's parameters and buffers.

    The names are those of our own networks, to which every reader of a foreign format converts, so the
    average style (``w_avg``) is covered and the container is not.
    """
    digest = hashlib.sha256()
    update_with_tensors(digest, {name: _canonical(tensor) for name, tensor in network.state_dict().items()})
    return digest.hexdigest()


def _canonical(tensor: torch.Tensor) -> np.ndarray:
    return tensor.detach().to("cpu", torch.float32).contiguous().numpy()
