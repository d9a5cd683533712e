"""Design of StyleGAN3's low-pass filters (Karras et al., "Alias-Free GANs", 2021, appendix C.1)."""

import math

import numpy as np
import torch
from torch import Tensor


def lowpass_filter(
    taps: int, cutoff: float, half_width: float, rate: float, *, radial: bool = False
) -> Tensor:
    """A Kaiser-windowed low-pass filter of unit sum: ``(taps,)``, or ``(taps, taps)`` where it is radial.

    ``cutoff``, the ``half_width`` of the transition band and the sampling ``rate`` share one unit.
    """
    window = np.kaiser(taps, _kaiser_beta(taps, 4 * half_width / rate))
    x = (np.arange(taps) - (taps - 1) / 2) / rate
    if radial:
        radius = np.hypot(x[:, None], x[None, :])
        jinc = torch.special.bessel_j1(torch.from_numpy(2 * math.pi * cutoff * radius)).numpy()
        response = jinc / (math.pi * radius) * np.outer(window, window)
    else:
        response = np.sinc(2 * cutoff * x) * window
    return torch.from_numpy(response / response.sum()).float()


def _kaiser_beta(taps: int, width: float) -> float:
    """Kaiser's window parameter; ``width`` is the transition's, relative to half the sampling rate."""
    attenuation = 2.285 * (taps - 1) * math.pi * width + 7.95
    if attenuation > 50:
        return 0.1102 * (attenuation - 8.7)
    if attenuation > 21:
        return float(0.5842 * (attenuation - 21) ** 0.4 + 0.07886 * (attenuation - 21))
    return 0.0
