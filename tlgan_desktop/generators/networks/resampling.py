"""Resampling with the filters of the style-based generators."""

import torch
from torch import Tensor
from torch.nn import functional

BLUR_TAPS = (1.0, 3.0, 3.0, 1.0)
"""The one filter that StyleGAN2's published networks resample with."""
SMOOTH_TAPS = (1.0, 2.0, 1.0)
"""The filter that StyleGAN smooths with after doubling its grid."""


def blur(x: Tensor, bias: Tensor | None = None) -> Tensor:
    """Smooth a grid ``(n, c, h, w)`` that was doubled by inserting zeros: ``(n, c, h - 3, w - 1)``.

    The rows must bring their surroundings, of the columns one more on either side counts as zero. The filter
    has a gain of 4, as three of four inputs are zeros.
    """
    return _filter(x, BLUR_TAPS, 2.0, bias)


def smooth(x: Tensor, bias: Tensor | None = None) -> Tensor:
    """Smooth ``(n, c, h, w)`` with StyleGAN's filter (1, 2, 1) / 4 either way: ``(n, c, h - 2, w)``.

    The rows must bring their surroundings, beside the columns zeros lie.
    """
    return _filter(x, SMOOTH_TAPS, 1.0, bias)


def double(x: Tensor) -> Tensor:
    """Double a grid with StyleGAN2's filter: ``(n, c, h + 2, w)`` to ``(n, c, 2 h, 2 w)``.

    The rows must bring one row more at either end; beside the columns zeros lie. The filter's two phases,
    (1, 3) / 4 and (3, 1) / 4, are those of bilinear interpolation.
    """
    padded = functional.pad(x, (1, 1))
    doubled = functional.interpolate(padded, scale_factor=2, mode="bilinear", align_corners=False)
    return doubled[:, :, 2:-2, 2:-2]


def upsample(x: Tensor, taps: Tensor, factor: int, rows: tuple[int, int], crop: int) -> Tensor:
    """Insert zeros, filter, cut: ``(n, c, h, w)`` on a grid finer by ``factor``.

    Kept are the given ``rows`` of the filtered grid, and of its columns all but ``crop`` at either side. The
    filter ``(taps,)`` is symmetric and of unit sum. A transposed convolution reads no inserted zero.
    """
    channels = x.shape[1]
    kernel = (taps * factor).to(x.dtype).repeat(channels, 1, 1, 1)
    x = functional.conv_transpose2d(x, kernel.transpose(2, 3), stride=(factor, 1), groups=channels)
    x = x[:, :, rows[0] : rows[1]]
    return functional.conv_transpose2d(x, kernel, stride=(1, factor), padding=(0, crop), groups=channels)


def downsample(x: Tensor, taps: Tensor, factor: int) -> Tensor:
    """Filter and keep every ``factor``-th sample; the filter ``(taps,)`` or ``(taps, taps)`` is symmetric."""
    channels = x.shape[1]
    kernel = taps.to(x.dtype).repeat(channels, 1, 1, 1)
    if taps.ndim == 2:
        return functional.conv2d(x, kernel, stride=factor, groups=channels)
    x = functional.conv2d(x, kernel, stride=(1, factor), groups=channels)
    return functional.conv2d(x, kernel.transpose(2, 3), stride=(factor, 1), groups=channels)


def _filter(x: Tensor, taps: tuple[float, ...], gain: float, bias: Tensor | None) -> Tensor:
    line = torch.tensor(taps, dtype=x.dtype, device=x.device) * (gain / sum(taps))
    kernel = torch.outer(line, line).repeat(x.shape[1], 1, 1, 1)
    return functional.conv2d(x, kernel, bias, padding=(0, 1), groups=x.shape[1])
