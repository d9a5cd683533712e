"""Files of extractors: our own safetensors container with a header, and opening of any supported format."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import torch

from tlgan_desktop.errors import UserError
from tlgan_desktop.extractors.extractor import Extractor, ExtractorFeature, ExtractorInfo, HeldOut
from tlgan_desktop.extractors.head import Head
from tlgan_desktop.extractors.network import Backbone, BackboneConfig
from tlgan_desktop.extractors.network_extractor import NetworkExtractor
from tlgan_desktop.extractors.onnx_description import OnnxDescription
from tlgan_desktop.features import FeatureKind
from tlgan_desktop.storage import Container, container_kind, read_container, write_container

KIND = "extractor"
FAMILY = "residual"


def save_extractor(path: Path, extractor: NetworkExtractor) -> None:
    """Write an extractor file.

    Raises:
        UserError: the file cannot be written.
    """
    header = {
        "family": FAMILY,
        "config": asdict(extractor.backbone.config),
        "info": asdict(extractor.info),
        "fingerprint": extractor.fingerprint,
    }
    write_container(Path(path), KIND, header, extractor.tensors)


def open_extractor(
    path: str | Path, device: torch.device | None = None, description: OnnxDescription | None = None
) -> Extractor:
    """Open an extractor of ours, or an ONNX model; which it is, the content tells.

    Args:
        path: the file.
        device: where extractors of ours compute; the CPU when None.
        description: of an ONNX model, where neither its metadata nor a file beside it has one.

    Raises:
        UserError: the file is missing, damaged, foreign or not an extractor.
    """
    path = Path(path)
    if container_kind(path) is None and path.is_file() and not _is_safetensors(path):
        # onnxruntime takes a third of a second to import, and extractors of ours do without.
        from tlgan_desktop.extractors.onnx_extractor import OnnxExtractor

        return OnnxExtractor(path, description)
    return _restored(path, read_container(path, KIND), device)


def _is_safetensors(path: Path) -> bool:
    """Whether a file begins as safetensors files do: with the length of a JSON header."""
    with path.open("rb") as file:
        return file.read(9)[8:] == b"{"


def _restored(path: Path, container: Container, device: torch.device | None) -> NetworkExtractor:
    try:
        header = container.header
        if header["family"] != FAMILY:
            raise ValueError(f"unknown family {header['family']}")
        backbone = Backbone(BackboneConfig(**header["config"]))
        tensors = container.tensors
        state = {
            name.removeprefix("backbone."): torch.from_numpy(tensor)
            for name, tensor in tensors.items()
            if name.startswith("backbone.")
        }
        backbone.load_state_dict(state)
        head = Head(*(np.asarray(tensors[name], np.float64) for name in ("head.weights", "head.bias")))
        return NetworkExtractor(_info(header["info"]), backbone, head, device)
    except (KeyError, TypeError, ValueError, RuntimeError) as error:
        raise UserError(
            f"{path.name} holds an extractor that this version cannot read; update it."
        ) from error


def _info(fields: dict[str, Any]) -> ExtractorInfo:
    return ExtractorInfo(**{**fields, "features": tuple(_feature(feature) for feature in fields["features"])})


def _feature(fields: dict[str, Any]) -> ExtractorFeature:
    held_out = fields["held_out"]
    return ExtractorFeature(
        name=str(fields["name"]),
        kind=FeatureKind(fields["kind"]),
        group=str(fields["group"]),
        classes=tuple(fields["classes"]),
        held_out=HeldOut(**held_out) if held_out else None,
    )
