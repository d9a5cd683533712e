"""The losses of both phases, each a scalar."""

import torch
from torch import Tensor, nn
from torch.nn import functional


def discriminator_loss(real: Tensor, fake: Tensor) -> Tensor:
    """Logistic loss of logits `(n,)` (Goodfellow et al., 2014)."""
    return functional.softplus(-real).mean() + functional.softplus(fake).mean()


def generator_loss(fake: Tensor) -> Tensor:
    """Non-saturating loss of logits `(n,)` (Goodfellow et al., 2014)."""
    return functional.softplus(-fake).mean()


def r1_penalty(discriminator: nn.Module, real: Tensor) -> Tensor:
    """Half the mean squared gradient at real pictures `(n, 3, h, w)` (Mescheder et al., 2018, equation 9)."""
    real = real.detach().requires_grad_()
    (gradient,) = torch.autograd.grad(discriminator(real).sum(), real, create_graph=True)
    return 0.5 * gradient.float().square().sum(dim=(1, 2, 3)).mean()


def evidence_loss(
    drawn: Tensor, real: Tensor, mean: Tensor, log_variance: Tensor, divergence_weight: float
) -> Tensor:
    """Negative evidence bound per pixel value of a variational autoencoder (Kingma and Welling, 2014).

    The decoder's variance is its optimum, the mean squared error itself (Rybkin et al., "Simple and
    Effective VAE Training with Calibrated Decoders", 2021).

    Args:
        drawn: reconstructions `(n, 3, h, w)`.
        real: pictures `(n, 3, h, w)`.
        mean: posterior means `(n, d)`.
        log_variance: logarithms of the posterior variances `(n, d)`.
        divergence_weight: weight of the divergence from the prior. The misfits of neighbouring pixels are
            alike, so a picture holds fewer independent values than pixels; their ratio is the weight. With a
            weight of 1 the posterior shrinks to points and samples from the prior are no faces.
    """
    values = real[0].numel()
    misfit = 0.5 * values * (drawn - real).square().mean().log()
    divergence = 0.5 * (mean.square() + log_variance.exp() - log_variance - 1.0).sum(dim=1).mean()
    return (misfit + divergence_weight * divergence) / values
