"""Train the face generator on a folder of pictures, for a number of minutes, without labels."""

import argparse
import signal
from dataclasses import fields
from pathlib import Path
from typing import Any

import torch

from tlgan_desktop.generators.networks.compact_style import CompactStyleConfig
from training.gan.checkpoint import load_checkpoint
from training.gan.grow import grown_state
from training.gan.pictures import PictureSampler, packed_pictures
from training.gan.session import CHECKPOINT, Session
from training.gan.settings import Settings
from training.gan.trainer import Trainer


def parse_arguments(command_line: list[str] | None) -> argparse.Namespace:
    """Read the command line; settings that are not given keep their defaults."""
    parser = argparse.ArgumentParser(prog="python -m training.gan", description=__doc__)
    parser.add_argument("--pictures", type=Path, required=True, help="folder of pictures to learn from")
    parser.add_argument("--out", type=Path, required=True, help="folder for checkpoints, sheets and logs")
    parser.add_argument("--minutes", type=float, required=True, help="time budget of this run")
    start = parser.add_mutually_exclusive_group()
    start.add_argument("--resume", action="store_true", help="go on from the checkpoint in --out")
    start.add_argument("--grow-from", type=Path, help="go on from this checkpoint at twice its resolution")
    parser.add_argument("--grow-channels", type=int, default=32, help="feature channels of the new block")
    channels = CompactStyleConfig().channels
    help_text = "feature channels of a fresh training at 4x4, 8x8, ...; pictures are twice the last grid"
    parser.add_argument("--channels", type=int, nargs="+", default=channels, help=help_text)
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    for setting in fields(Settings):
        if setting.name != "network":
            option = "--" + setting.name.replace("_", "-")
            parser.add_argument(option, type=type(setting.default), default=argparse.SUPPRESS)
    return parser.parse_args(command_line)


def prepared_trainer(arguments: argparse.Namespace) -> Trainer:
    """A trainer as the command line asks for it: fresh, resumed or grown."""
    fresh = Settings(network=CompactStyleConfig(channels=arguments.channels))
    state = starting_state(arguments)
    given = {field.name: vars(arguments)[field.name] for field in fields(Settings) if field.name in arguments}
    settings = Settings.from_json({**(state["settings"] if state else fresh.to_json()), **given})
    pictures = packed_pictures(arguments.pictures, settings.network.resolution, arguments.out)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    trainer = Trainer(settings, PictureSampler(pictures, device), device)
    if state:
        trainer.load_state(state)
    return trainer


def starting_state(arguments: argparse.Namespace) -> dict[str, Any] | None:
    """The state to go on from, or None for a fresh training."""
    if arguments.resume:
        return load_checkpoint(arguments.out / CHECKPOINT)
    if arguments.grow_from:
        return grown_state(load_checkpoint(arguments.grow_from), arguments.grow_channels)
    return None


def main(command_line: list[str] | None = None) -> None:
    """Train, report and save until the time is over."""
    arguments = parse_arguments(command_line)
    torch.set_num_threads(arguments.threads)
    arguments.out.mkdir(parents=True, exist_ok=True)
    session = Session(prepared_trainer(arguments), arguments.out, arguments.minutes)
    for signum in (signal.SIGINT, signal.SIGTERM):
        signal.signal(signum, lambda *_: session.stop())
    session.run()


if __name__ == "__main__":
    main()
