"""The generator as the rest of the application sees it, whatever network stands behind it."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from typing import Protocol, TypedDict, Unpack, cast

import numpy as np
import torch
from numpy.typing import ArrayLike, NDArray
from torch import Tensor

from tlgan_desktop.errors import UserError
from tlgan_desktop.generators.device import choose_device
from tlgan_desktop.generators.interruption import interrupt_when
from tlgan_desktop.latents import FloatArray, Prior, sample_latents
from tlgan_desktop.precision import Precision, check_precision

Labels = int | np.integer | Sequence[float] | NDArray[np.floating] | Tensor
"""A class index for all latents, or one row ``(c,)`` or rows ``(n, c)`` of label values."""


FARTHEST_TRUNCATION = 100.0
"""Beyond it a picture is noise, and numbers run out of the range of 32 bits."""


class PictureOptions(TypedDict, total=False):
    """How `Generator.forward` makes pictures of latents; the meaning of each stands there."""

    space: str
    truncation: float
    cutoff: int | None
    labels: Labels | None
    size: int | None


class Network(Protocol):
    """What every network offers. Ours are ``nn.Module``; their parameters and buffers are their identity.

    A network without a mapping network has a ``style_dim`` of 0 and one layer: its synthesis takes z itself.
    ``preview_sizes`` are the lower resolutions at which the architecture gives true pictures, ascending.
    ``w_avg`` ``(style_dim,)`` is the mean style, the centre of truncation.
    """

    latent_dim: int
    style_dim: int
    num_layers: int
    num_labels: int
    resolution: int
    preview_sizes: tuple[int, ...]
    w_avg: Tensor

    def mapping(self, z: Tensor, labels: Tensor | None = None) -> Tensor:
        """Map latents ``(n, latent_dim)`` to styles ``(n, style_dim)``."""

    def synthesis(self, styles: Tensor, size: int | None = None) -> Tensor:
        """Pictures ``(n, 3, size, size)``, unclipped.

        ``styles`` are ``(n, num_layers, style_dim)``, or latents ``(n, d)`` where nothing maps them.
        """


@dataclass(frozen=True)
class GeneratorInfo:
    """What a generator is: where it came from and what it offers."""

    name: str
    format: str
    family: str
    fingerprint: str
    resolution: int
    spaces: Mapping[str, int]
    prior: Prior
    parameters: int
    labels: int
    num_layers: int
    licence: str | None = None


class Generator:
    """A trained network together with its latent spaces and prior: latent -> image.

    Calls are not thread-safe; one worker owns a generator.
    """

    def __init__(self, network: Network, info: GeneratorInfo, device: torch.device | None = None) -> None:
        self.network = network
        self.info = info
        self.device = device or choose_device()
        self._in_half = False
        if isinstance(network, torch.nn.Module):
            network.to(self.device).eval().requires_grad_(False)

    def compute_in(self, precision: Precision) -> None:
        """Make pictures in this precision from now on; 32 bits cannot be taken back but by opening anew.

        Raises:
            UserError: the device does not multiply in 16 bits.
        """
        check_precision(precision, self.device)
        self._in_half = precision is Precision.HALF
        if precision is Precision.FULL and isinstance(self.network, torch.nn.Module):
            for module in self.network.modules():
                if "half_precision" in vars(module):
                    vars(module)["half_precision"] = False

    def interrupt_when(self, is_outdated: Callable[[], bool]) -> None:
        """From now on raise `GivenUp` instead of making a picture on when it is outdated.

        Networks of ours ask between two layers; an ONNX model makes every picture that it has begun.
        """
        if isinstance(self.network, torch.nn.Module):
            interrupt_when(self.network, is_outdated)

    def sample(self, seed: int, count: int = 1) -> FloatArray:
        """Latents z ``(count, d)`` of the pictures ``seed``, ``seed + 1``, ... under the prior."""
        return sample_latents(seed, count, self.info.spaces["z"], self.info.prior)

    @torch.inference_mode()
    def mapping(self, z: ArrayLike, labels: Labels | None = None) -> Tensor:
        """Styles w ``(n, d_w)``, before truncation, of latents ``(n, d)``.

        Raises:
            UserError: the generator has no mapping network, or the shape or the labels do not fit.
        """
        if "w" not in self.info.spaces:
            raise UserError(f"{self.info.name} has no mapping network, so it has no w space; use --space z.")
        latents = self._rows(z, "z")
        return self.network.mapping(latents, self._label_rows(labels, len(latents)))

    @torch.inference_mode()
    def forward(
        self,
        latents: ArrayLike,
        *,
        space: str = "z",
        truncation: float = 1.0,
        cutoff: int | None = None,
        labels: Labels | None = None,
        size: int | None = None,
    ) -> Tensor:
        """Pictures ``(n, 3, H, W)`` float32, nominally in [-1, 1], unclipped.

        Args:
            latents: ``(n, d)`` in z or w, or ``(n, num_layers, d)`` in w with a style a layer.
            space: the latent space, ``z`` or ``w``.
            truncation: psi of the truncation trick (Karras et al. 2019, appendix B): w_avg + psi (w - w_avg).
            cutoff: the number of layers that are truncated; all when None.
            labels: for conditional generators; class 0 when None.
            size: the side of a smaller preview, the nearest true one not below it; full resolution when None.

        Raises:
            UserError: shape, space, labels or truncation do not fit this generator.
        """
        preview = self._preview_size(size)
        if "w" not in self.info.spaces:
            self._refuse_truncation(truncation)
            return self._synthesise(self._rows(latents, space), preview)
        styles = self._styles(latents, space, labels)
        return self._synthesise(self._truncate(styles, truncation, cutoff), preview)

    def pictures(
        self,
        latents: ArrayLike,
        *,
        batch_size: int = 8,
        on_batch: Callable[[int], None] | None = None,
        **options: Unpack[PictureOptions],
    ) -> NDArray[np.uint8]:
        """Pictures ``(n, H, W, 3)`` uint8 of latents, made in batches; ``options`` as in :meth:`forward`.

        ``on_batch`` hears the number of pictures made so far and may raise to stop.

        Raises:
            UserError: as :meth:`forward`.
        """
        rows = self._rows(latents, options.get("space", "z"))
        labels = self._label_rows(options.get("labels"), len(rows))
        batches = []
        for start in range(0, max(len(rows), 1), batch_size):
            batch = slice(start, start + batch_size)
            own: PictureOptions = {**options, "labels": None if labels is None else labels[batch]}
            batches.append(to_uint8(self.forward(rows[batch], **own)))
            if on_batch is not None:
                on_batch(start + len(batches[-1]))
        return np.concatenate(batches)

    def _synthesise(self, inputs: Tensor, preview: int | None) -> Tensor:
        with torch.autocast(self.device.type, torch.bfloat16) if self._in_half else nullcontext():
            return self.network.synthesis(inputs, preview).float()

    def _styles(self, latents: ArrayLike, space: str, labels: Labels | None) -> Tensor:
        styles = self.mapping(latents, labels) if space == "z" else self._rows(latents, space)
        if styles.ndim == 2:
            styles = styles.unsqueeze(1).expand(-1, self.network.num_layers, -1)
        return styles

    def _truncate(self, styles: Tensor, truncation: float, cutoff: int | None) -> Tensor:
        if truncation == 1:
            return styles
        layers = self.network.num_layers if cutoff is None else cutoff
        if not 0 <= layers <= self.network.num_layers:
            raise UserError(
                f"{self.info.name} has {self.network.num_layers} layers; it cannot cut off at {cutoff}."
            )
        if not abs(truncation) <= FARTHEST_TRUNCATION:
            raise UserError(
                f"A truncation of {truncation:g} leads nowhere; "
                f"use one from -{FARTHEST_TRUNCATION:g} to {FARTHEST_TRUNCATION:g}."
            )
        psi = torch.ones(self.network.num_layers, 1, device=self.device)
        psi[:layers] = truncation
        return torch.lerp(self.network.w_avg.to(styles), styles, psi)

    def _rows(self, latents: ArrayLike, space: str) -> Tensor:
        if space not in self.info.spaces:
            known = " or ".join(self.info.spaces)
            raise UserError(f"{self.info.name} has no latent space '{space}'; use {known}.")
        rows = self._tensor(latents)
        layered = space == "w" and rows.ndim == 3 and rows.shape[1] == self.network.num_layers
        if rows.shape[-1:] != (self.info.spaces[space],) or not (rows.ndim == 2 or layered):
            wanted = f"(n, {self.info.spaces[space]})"
            raise UserError(
                f"Latents of shape {tuple(rows.shape)} do not fit {self.info.name}, which takes {wanted}."
            )
        return rows

    def _label_rows(self, labels: Labels | None, count: int) -> Tensor | None:
        classes = self.info.labels
        if classes == 0:
            if labels is not None and self._tensor(labels).numel():
                raise UserError(f"{self.info.name} takes no labels; leave them out.")
            return None
        if labels is None or isinstance(labels, int | np.integer):
            return self._one_hot(int(labels or 0)).expand(count, -1)
        rows = self._tensor(labels)
        if rows.shape not in ((classes,), (1, classes), (count, classes)):
            raise UserError(
                f"{self.info.name} takes {classes} label values a picture, not {tuple(rows.shape)}."
            )
        return rows.expand(count, classes)

    def _one_hot(self, index: int) -> Tensor:
        if not 0 <= index < self.info.labels:
            raise UserError(f"{self.info.name} has labels 0 to {self.info.labels - 1}, not {index}.")
        chosen = torch.tensor([index], device=self.device)
        return torch.nn.functional.one_hot(chosen, self.info.labels).float()

    def _tensor(self, values: object) -> Tensor:
        if isinstance(values, Tensor):
            return values.detach().to(self.device, torch.float32)
        # A copy, for torch warns of arrays that cannot be written, as those of documents cannot.
        return torch.from_numpy(np.array(values, dtype=np.float32)).to(self.device)

    def _preview_size(self, size: int | None) -> int | None:
        fitting = [preview for preview in self.network.preview_sizes if size is not None and preview >= size]
        return min(fitting, default=None)

    def _refuse_truncation(self, truncation: float) -> None:
        if truncation != 1:
            raise UserError(f"{self.info.name} has no mapping network to truncate; use a truncation of 1.")


def to_uint8(images: Tensor) -> NDArray[np.uint8]:
    """Pictures ``(n, 3, H, W)`` on the [-1, 1] scale as ``(n, H, W, 3)`` uint8, clipped and rounded."""
    levels = images.mul(127.5).add_(127.5).round_().clamp_(0, 255).to(torch.uint8)
    return cast(NDArray[np.uint8], levels.permute(0, 2, 3, 1).contiguous().cpu().numpy())
