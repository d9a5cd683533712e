"""Checkpoints: plain tensors and numbers, written under a temporary name and renamed."""

from pathlib import Path
from typing import Any

import torch


def save_checkpoint(path: Path, state: dict[str, Any]) -> None:
    """Write a state so that a reader never sees half of it."""
    partial = path.with_suffix(".partial")
    torch.save(state, partial)
    partial.replace(path)


def load_checkpoint(path: Path) -> dict[str, Any]:
    """Read a state; nothing but tensors and plain values is accepted, so no code can run from the file."""
    state: dict[str, Any] = torch.load(path, map_location="cpu", weights_only=True)
    return state
