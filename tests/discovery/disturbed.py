"""A discovery in a process of its own, to be killed."""

import multiprocessing
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from pathlib import Path

import torch
from patches import PatchNetwork, patch_generator, reader, second_reader, true_axes

from tlgan_desktop.discovery.cache import PictureCache
from tlgan_desktop.discovery.discovery import Discovery, discover
from tlgan_desktop.discovery.settings import DiscoverySettings
from tlgan_desktop.progress import Progress, ProgressListener, ignore_progress

SETTINGS = DiscoverySettings(samples=1280, check_latents=32, stop_angle=1e-3)


def fresh_processes() -> BaseContext:
    """Processes that share nothing with this one, from a server that has imported torch already."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tlgan_desktop.discovery.discovery"])
    return context


def run(folder: Path, listener: ProgressListener = ignore_progress) -> Discovery:
    generator = patch_generator(PatchNetwork(true_axes(6, 24), nuisance=0.1))
    return discover(
        generator,
        [reader()],
        SETTINGS,
        PictureCache(folder),
        listener,
        second_extractors=[second_reader()],
    )


def run_and_tell(folder: Path, connection: Connection) -> None:
    """Run, sending every (phase, done) before going on."""

    def tell(progress: Progress) -> None:
        connection.send((progress.phase, progress.done))

    torch.set_num_threads(1)
    run(folder, tell)
    connection.send(("finished", 0))
