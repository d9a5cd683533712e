"""Write the averaged generator of a checkpoint as a generator file that the application opens."""

import argparse
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from tlgan_desktop.generators.native import save_generator
from tlgan_desktop.generators.networks.compact_style import CompactStyleGenerator
from training.gan.checkpoint import load_checkpoint
from training.gan.settings import Settings

FAMILY = "compact-style"
AVERAGED_LATENTS = 100_000


def mean_style(network: CompactStyleGenerator, count: int = AVERAGED_LATENTS, seed: int = 0) -> Tensor:
    """Mean w `(style_dim,)` over the prior: the centre of truncation (Karras et al., 2019, appendix B)."""
    random = torch.Generator().manual_seed(seed)
    with torch.inference_mode():
        return network.mapping(torch.randn(count, network.latent_dim, generator=random)).mean(dim=0)


def averaged_generator(state: dict[str, Any]) -> CompactStyleGenerator:
    """The moving average in a trainer's state, its `w_avg` filled in."""
    network = CompactStyleGenerator(Settings.from_json(state["settings"]).network)
    network.load_state_dict(state["average"])
    network.w_avg.copy_(mean_style(network))
    return network


def export(checkpoint: Path, out: Path, name: str, licence: str | None) -> None:
    """Write the generator file `out`; its header tells the pictures seen and the settings of the training."""
    state = load_checkpoint(checkpoint)
    network = averaged_generator(state)
    provenance = {"pictures_seen": state["seen"], "settings": state["settings"]}
    save_generator(
        out,
        network,
        name=name,
        family=FAMILY,
        config=network.config,
        licence=licence,
        provenance=provenance,
    )


def main() -> None:
    """Export as the command line asks."""
    parser = argparse.ArgumentParser(prog="python -m training.gan.export", description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--name", default="Portraits")
    parser.add_argument("--licence", default=None, help="licence of the weights, kept in the file")
    arguments = parser.parse_args()
    export(arguments.checkpoint, arguments.out, arguments.name, arguments.licence)


if __name__ == "__main__":
    main()
