"""PGAN checkpoints of facebookresearch/pytorch_GAN_zoo: {config, netG, netD, avgG}.

``avgG`` is the running average of the generator. The settings object is left unread: the shapes of the
weights tell all that its trained models vary in.
"""

from collections.abc import Iterator, Mapping

from torch import Tensor

from tlgan_desktop.generators.formats.foreign import ForeignFormat, ForeignNetwork
from tlgan_desktop.generators.formats.pggan_weights import equalised, pggan
from tlgan_desktop.generators.networks.pggan import PgganConfig

PREFERRED = ("avgG", "netG")
INPUT = "formatLayer.module.weight"


def recognises(content: object) -> bool:
    """Whether this has a PGAN generator of the zoo."""
    return bool(_generator(content))


def read(content: object) -> ForeignNetwork:
    """The averaged generator."""
    weights = _generator(content)
    blocks = _count(weights, "scaleLayers")
    channels = [len(weights[f"scaleLayers.{index}.1.module.bias"]) for index in range(blocks)]
    config = PgganConfig(weights[INPUT].shape[1], (len(weights["groupScale0.0.module.bias"]), *channels))
    return pggan(config, len(weights[f"toRGBLayers.{blocks}.module.bias"]), _weights(weights, blocks))


def _generator(content: object) -> Mapping[str, Tensor]:
    states = content if isinstance(content, Mapping) else {}
    found = [states[name] for name in PREFERRED if isinstance(states.get(name), Mapping)]
    return next((state for state in found if INPUT in state), {})


def _count(weights: Mapping[str, Tensor], prefix: str) -> int:
    indices = {int(name.split(".")[1]) for name in weights if name.startswith(f"{prefix}.")}
    return len(indices)


def _weights(weights: Mapping[str, Tensor], blocks: int) -> Iterator[tuple[str, Tensor]]:
    names = {"input": "formatLayer", "first": "groupScale0.0", "to_rgb": f"toRGBLayers.{blocks}"}
    names |= {f"blocks.{i}.conv{j}": f"scaleLayers.{i}.{j}" for i in range(blocks) for j in range(2)}
    for ours, theirs in names.items():
        weight, bias = (weights[f"{theirs}.module.{part}"] for part in ("weight", "bias"))
        fan_in = weight[0].numel()
        # The zoo scales what a layer gives, its bias included.
        yield f"{ours}.weight", equalised(weight, fan_in)
        yield f"{ours}.bias", equalised(bias, fan_in)


FORMAT = ForeignFormat(
    "pytorch_GAN_zoo PGAN checkpoint",
    recognises,
    read,
    licence_hint="BSD 3-Clause, that of their repository, for the networks that pytorch_GAN_zoo published",
)
