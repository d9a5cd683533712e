"""Generators as ONNX models: latents ``(n, d)`` or ``(n, d, 1, 1)`` in, pictures NCHW or NHWC out.

What a model does not tell of its pictures is found out by drawing a few. See `OnnxAnswers` for what cannot be
found out.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from tlgan_desktop.generators.device import choose_device
from tlgan_desktop.generators.formats.onnx_answers import (
    METADATA_PREFIX,
    NO_ANSWERS,
    Layout,
    OnnxAnswers,
    OnnxQuestion,
    Pixels,
    answers_in_metadata,
)
from tlgan_desktop.generators.formats.onnx_model import OnnxModel, read_onnx_model
from tlgan_desktop.generators.formats.onnx_session import OnnxSession
from tlgan_desktop.generators.generator import Generator, GeneratorInfo
from tlgan_desktop.latents import Prior, sample_latents
from tlgan_desktop.unpickling import UnreadableContent, map_file, told_of

FORMAT = "ONNX"
PROBES = 4
CHANNELS = (3, 1)
"""Colour, or grey, which is shown as colour."""
PRIORS = (Prior.NORMAL, Prior.UNIFORM, Prior.SPHERE)
"""What latents may come from, the usual one first: a model itself never shows it."""


@dataclass(frozen=True)
class PictureForm:
    """How the arrays of a model are pictures."""

    pixels: Pixels
    layout: Layout

    def to_pictures(self, arrays: NDArray[Any]) -> Tensor:
        """Arrays of this form as pictures ``(n, 3, H, W)`` float32 on the [-1, 1] scale."""
        pictures = torch.from_numpy(np.asarray(arrays, dtype=np.float32))
        if self.layout is Layout.CHANNELS_LAST:
            pictures = pictures.permute(0, 3, 1, 2)
        if self.pixels is not Pixels.SIGNED:
            pictures = pictures * (2 if self.pixels is Pixels.UNIT else 2 / 255) - 1
        return pictures.expand(-1, 3, -1, -1)


class OnnxNetwork:
    """An ONNX model as a network without a mapping network."""

    style_dim = 0
    num_layers = 1
    num_labels = 0
    preview_sizes: tuple[int, ...] = ()

    def __init__(
        self, session: OnnxSession, form: PictureForm, resolution: int, device: torch.device
    ) -> None:
        self.latent_dim = session.latent_dim
        self.resolution = resolution
        self.w_avg = torch.empty(0)
        self._session = session
        self._form = form
        self._device = device

    def mapping(self, z: Tensor, labels: Tensor | None = None) -> Tensor:  # noqa: ARG002
        """There is no mapping network: latents are their own styles."""
        return z

    def synthesis(self, styles: Tensor, size: int | None = None) -> Tensor:  # noqa: ARG002
        """Pictures ``(n, 3, resolution, resolution)``, about -1 to 1 and unclipped, of latents ``(n, d)``."""
        return self._form.to_pictures(self._session.run(styles.cpu().numpy())).to(self._device)


def open_onnx(
    path: Path,
    device: torch.device | None = None,
    answers: OnnxAnswers = NO_ANSWERS,
    ask_prior: bool = False,
) -> Generator:
    """Open a generator in an ONNX file; a prior that nobody tells is normal, or is asked with ``ask_prior``.

    Raises:
        OnnxQuestion: the file leaves something open that ``answers`` do not tell.
        UserError: it is damaged, or no generator that can be run.
    """
    device = device or choose_device()
    with told_of(path):
        model = read_onnx_model(map_file(path))
        answers = answers.or_else(answers_in_metadata(model.metadata))
        session = OnnxSession(path, device)
        prior = answers.prior or PRIORS[0]
        probes = _probed(session, prior)
        form = _form(path, probes, answers, PRIORS if ask_prior and answers.prior is None else ())
        resolution = _side(form.to_pictures(probes))
    network = OnnxNetwork(session, form, resolution, device)
    return Generator(network, _info(path, model, network, prior), device)


def _info(path: Path, model: OnnxModel, network: OnnxNetwork, prior: Prior) -> GeneratorInfo:
    return GeneratorInfo(
        name=path.stem,
        format=FORMAT,
        family="onnx",
        fingerprint=model.fingerprint,
        resolution=network.resolution,
        spaces={"z": network.latent_dim},
        prior=prior,
        parameters=model.parameters,
        labels=0,
        num_layers=1,
        licence=model.metadata.get(f"{METADATA_PREFIX}licence"),
    )


def _probed(session: OnnxSession, prior: Prior) -> NDArray[Any]:
    latents = sample_latents(0, PROBES, session.latent_dim, prior).astype(np.float32)
    session.settle_batch(latents)
    probes = session.run(latents)
    if not np.isfinite(probes).all():
        raise UnreadableContent("draws pictures with values that are not numbers")
    return probes


def _form(path: Path, probes: NDArray[Any], answers: OnnxAnswers, priors: tuple[Prior, ...]) -> PictureForm:
    """The form of the pictures, where nothing is in doubt, nor one of several ``priors`` to be chosen."""
    pixels = (answers.pixels,) if answers.pixels else _possible_pixels(probes)
    layouts = (answers.layout,) if answers.layout else _possible_layouts(probes)
    possible = {"prior": priors, "pixels": pixels, "layout": layouts}
    doubts = {field: choices for field, choices in possible.items() if len(choices) > 1}
    if doubts:
        raise OnnxQuestion(path.name, doubts)
    return PictureForm(pixels[0], layouts[0])


def _possible_layouts(probes: NDArray[Any]) -> tuple[Layout, ...]:
    places = {Layout.CHANNELS_FIRST: probes.shape[1], Layout.CHANNELS_LAST: probes.shape[3]}
    possible = tuple(layout for layout, channels in places.items() if channels in CHANNELS)
    if not possible:
        raise UnreadableContent(
            f"gives {probes.shape[1:]} for a latent, which is no picture in colour or grey"
        )
    return possible


def _possible_pixels(probes: NDArray[Any]) -> tuple[Pixels, ...]:
    """The scale of the values, where it is beyond doubt. Unclipped pictures overshoot it a little."""
    low, high = float(probes.min()), float(probes.max())
    if probes.dtype == np.uint8 or (high > 16 and low > -16):
        return (Pixels.BYTES,)
    if low > -high / 8 and high < 1.5:
        return (Pixels.UNIT,)
    if -4 < low < -high / 4 and high < 4:
        return (Pixels.SIGNED,)
    return tuple(Pixels)


def _side(pictures: Tensor) -> int:
    height, width = pictures.shape[2:]
    if height != width:
        raise UnreadableContent(f"draws pictures of {width}x{height}, where square ones are needed")
    return height
