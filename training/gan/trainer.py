"""One training: its networks, optimisers and random numbers, and the steps of its two phases.

Phase one fits generator and encoder as a variational autoencoder, without labels: faces that cover the data
are there after minutes. Then the prior is aligned with the encoder's latents. Phase two throws the encoder
away, lets the discriminator start from its trunk, and trains adversarially until the pictures are sharp.
"""

import math
from collections.abc import Iterable
from typing import Any

import torch
from torch import Tensor, nn

from training.gan.align import align_prior
from training.gan.augment import Augmentation
from training.gan.losses import discriminator_loss, evidence_loss, generator_loss, r1_penalty
from training.gan.networks import Networks
from training.gan.pictures import PictureSampler
from training.gan.settings import Settings

ADAM_DECAY = 0.99
ALIGNED_BATCHES = 128


class TrainingDiverged(RuntimeError):
    """A loss is no longer a number."""


class Trainer:
    """Holds all that a checkpoint holds; `step` advances it by one batch."""

    def __init__(self, settings: Settings, sampler: PictureSampler, device: torch.device) -> None:
        torch.manual_seed(settings.seed)
        self.settings = settings
        self.sampler = sampler
        self.device = device
        self.random = torch.Generator().manual_seed(settings.seed)
        self.augment = Augmentation(settings.augmented_share)
        self.seen = 0
        self.networks = networks = Networks.fresh(settings.network, device)
        rate = settings.learning_rate
        autoencoder = [networks.generator, networks.encoder]
        self.autoencoder_optimiser = scaled_adam(autoencoder, rate, momentum=0.9)
        self.generator_optimiser = scaled_adam([networks.generator], rate, momentum=0.0)
        self.discriminator_optimiser = scaled_adam([networks.discriminator], rate, momentum=0.0)

    @property
    def autoencoding(self) -> bool:
        """Whether the next step belongs to phase one."""
        return self.seen < self.settings.autoencode_pictures

    def step(self) -> dict[str, float]:
        """Train on one batch and return the losses by name.

        Raises:
            TrainingDiverged: a loss is not finite.
        """
        was_autoencoding = self.autoencoding
        losses = self._autoencode() if was_autoencoding else self._compete()
        self._update_average()
        self.seen += self.settings.batch
        if was_autoencoding and not self.autoencoding:
            self._leave_encoder()
        return losses

    def state(self) -> dict[str, Any]:
        """Everything that a resumed training needs to go on exactly as this one would."""
        return {
            "settings": self.settings.to_json(),
            "seen": self.seen,
            "random": self.random.get_state(),
            **{name: network.state_dict() for name, network in self.networks.named().items()},
            **{name: optimiser.state_dict() for name, optimiser in self._optimisers().items()},
        }

    def load_state(self, state: dict[str, Any]) -> None:
        """Take over what `state` gave; an optimiser that it lacks starts afresh."""
        for name, network in self.networks.named().items():
            network.load_state_dict(state[name])
        for name, optimiser in self._optimisers().items():
            if name in state:
                restore(optimiser, state[name])
        self.random.set_state(state["random"])
        self.seen = state["seen"]

    def _optimisers(self) -> dict[str, torch.optim.Adam]:
        return {
            "autoencoder_optimiser": self.autoencoder_optimiser,
            "generator_optimiser": self.generator_optimiser,
            "discriminator_optimiser": self.discriminator_optimiser,
        }

    def _autocast(self) -> torch.autocast:
        return torch.autocast(self.device.type, torch.bfloat16)

    def _normal(self) -> Tensor:
        shape = (self.settings.batch, self.settings.network.latent_dim)
        return torch.randn(shape, generator=self.random).to(self.device)

    def _autoencode(self) -> dict[str, float]:
        real = self.sampler.draw(self.settings.batch, self.random)
        with self._autocast():
            mean, log_variance = self.networks.encoder(real)
            drawn = self.networks.generator(self._posterior_sample(mean, log_variance))
        weight = self.settings.divergence_weight
        loss = evidence_loss(drawn, real, mean, log_variance, weight)
        descend(self.autoencoder_optimiser, loss)
        return {"evidence": loss.item(), "misfit": (drawn.detach() - real).square().mean().item()}

    def _leave_encoder(self) -> None:
        networks = self.networks
        align_prior(networks.average, self._encoded(ALIGNED_BATCHES))
        networks.generator.load_state_dict(networks.average.state_dict())
        networks.discriminator.trunk.load_state_dict(networks.encoder.trunk.state_dict())

    def _posterior_sample(self, mean: Tensor, log_variance: Tensor) -> Tensor:
        return mean + (0.5 * log_variance).exp() * self._normal()

    def _encoded(self, batches: int) -> Tensor:
        draw, encoder = self.sampler.draw, self.networks.encoder
        with torch.inference_mode(), self._autocast():
            moments = [encoder(draw(self.settings.batch, self.random)) for _ in range(batches)]
            return torch.cat([self._posterior_sample(*pair) for pair in moments])

    def _compete(self) -> dict[str, float]:
        real = self.sampler.draw(self.settings.batch, self.random)
        # Both networks learn from the same fakes: drawing them a second time would cost a sixth of the step.
        with self._autocast():
            fake = self.networks.generator(self._normal())
        losses = self._improve_discriminator(real, fake.detach())
        if self.seen >= self.settings.autoencode_pictures + self.settings.head_start_pictures:
            losses |= self._improve_generator(fake)
        return losses

    def _improve_discriminator(self, real: Tensor, fake: Tensor) -> dict[str, float]:
        real, fake = self.augment(real, self.random), self.augment(fake, self.random)
        with self._autocast():
            real_logits, fake_logits = self.networks.discriminator(real), self.networks.discriminator(fake)
        loss = discriminator_loss(real_logits, fake_logits)
        losses = {
            "discriminator": loss.item(),
            "real_sign": real_logits.detach().sign().mean().item(),
            "fake_sign": fake_logits.detach().sign().mean().item(),
        }
        if self.seen // self.settings.batch % self.settings.r1_interval == 0:
            with self._autocast():
                penalty = r1_penalty(self.networks.discriminator, real)
            loss = loss + self.settings.r1_weight * self.settings.r1_interval * penalty
            losses["r1"] = penalty.item()
        descend(self.discriminator_optimiser, loss)
        return losses

    def _improve_generator(self, fake: Tensor) -> dict[str, float]:
        self.networks.discriminator.requires_grad_(False)
        with self._autocast():
            loss = generator_loss(self.networks.discriminator(self.augment(fake, self.random)))
        descend(self.generator_optimiser, loss)
        self.networks.discriminator.requires_grad_(True)
        return {"generator": loss.item()}

    def _update_average(self) -> None:
        """Follow the generator with a moving average whose half-life grows with the pictures seen."""
        half_life = min(self.settings.average_half_life, max(self.seen, 1) * self.settings.average_ramp)
        follow = 1.0 - 0.5 ** (self.settings.batch / half_life)
        average, current = self.networks.average.parameters(), self.networks.generator.parameters()
        with torch.no_grad():
            for mean, weight in zip(average, current, strict=True):
                mean.lerp_(weight, follow)


def scaled_adam(modules: Iterable[nn.Module], rate: float, momentum: float) -> torch.optim.Adam:
    """Adam whose rate for a weight is divided by the square root of its number of inputs.

    That is the equalised learning rate of Karras et al. (2018, section 4.1) without a factor in the network.
    """
    groups: dict[float, list[nn.Parameter]] = {}
    for module in modules:
        for parameter in module.parameters():
            fan_in = math.prod(parameter.shape[1:]) if parameter.ndim > 1 else 1
            groups.setdefault(rate / math.sqrt(fan_in), []).append(parameter)
    parameters = [{"params": group, "lr": scaled} for scaled, group in groups.items()]
    return torch.optim.Adam(parameters, betas=(momentum, ADAM_DECAY), fused=True)


def restore(optimiser: torch.optim.Optimizer, state: dict[str, Any]) -> None:
    """Load an optimiser's moments but keep the rates that it was built with, which the settings decide."""
    rates = [group["lr"] for group in optimiser.param_groups]
    optimiser.load_state_dict(state)
    for group, rate in zip(optimiser.param_groups, rates, strict=True):
        group["lr"] = rate


def descend(optimiser: torch.optim.Optimizer, loss: Tensor) -> None:
    """Take one step down a loss that must be finite."""
    if not torch.isfinite(loss):
        raise TrainingDiverged(f"the loss became {loss.item()}")
    optimiser.zero_grad(set_to_none=True)
    loss.backward()  # type: ignore[no-untyped-call]
    optimiser.step()
