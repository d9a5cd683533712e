"""How long every generator family takes for a picture and for its previews, beside its floor.

The networks have random weights in the shapes that their authors published. The floor is the time that the
multiplications and additions of a network's convolutions (see `multiply_adds`) would take at the rate of
matrix products measured in the same run. Times are the least of several. On a machine that does other work
too, ``--cpu-time`` gives the processor time on one thread, for networks and matrix products alike.

    python -m benchmarks.generators [--networks NAME ...] [--sizes 256 1024] [--repeats 3] [--cpu-time]
"""

import argparse
import json
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import cast

import torch

from benchmarks.multiply_adds import Config, multiply_adds
from tlgan_desktop.generators.generator import Network
from tlgan_desktop.generators.networks.compact_style import CompactStyleConfig
from tlgan_desktop.generators.networks.pggan import PgganConfig
from tlgan_desktop.generators.networks.registry import FAMILIES
from tlgan_desktop.generators.networks.stylegan1 import StyleGAN1Config
from tlgan_desktop.generators.networks.stylegan2 import StyleGAN2Config
from tlgan_desktop.generators.networks.stylegan3_layout import StyleGAN3Config

MATRIX = 2048
SIZES = (256, 1024)
FULL = 0


@dataclass(frozen=True)
class Subject:
    """A network to time."""

    name: str
    family: str
    config: Config


@dataclass(frozen=True)
class Timing:
    """What was measured of a network; times in milliseconds, previews by their size."""

    name: str
    size: int
    parameters: int
    published_multiply_adds: float
    least_multiply_adds: float
    matrix_gflops: float
    floor: float
    least_floor: float
    picture: float
    previews: Mapping[int, float]


def narrowing(size: int, base: int) -> tuple[int, ...]:
    """Channels of the blocks at 4x4, 8x8, ... up to ``size``: base / side, 512 at most."""
    return tuple(min(base >> side, 512) for side in range(2, size.bit_length()))


def subjects(size: int) -> list[Subject]:
    """The published shapes for pictures of a size, and the shipped network's, whatever its size."""
    base = 32768 if size > 256 else 16384
    stylegan3_r = StyleGAN3Config(
        size, channel_base=2 * base, channel_max=1024, kernel_size=1, radial_filters=True
    )
    return [
        Subject("PGGAN", "pggan", PgganConfig(512, narrowing(size, 16384))),
        Subject("StyleGAN", "stylegan1", StyleGAN1Config(narrowing(size, 16384))),
        Subject("StyleGAN2", "stylegan2", StyleGAN2Config(narrowing(size, base), clamp=256.0)),
        Subject("StyleGAN3-T", "stylegan3", StyleGAN3Config(size, channel_base=base)),
        Subject("StyleGAN3-R", "stylegan3", stylegan3_r),
    ]


SHIPPED = Subject("compact-style", "compact-style", CompactStyleConfig())


@torch.inference_mode()
def measure(subject: Subject, repeats: int, clock: Callable[[], float] = time.perf_counter) -> Timing:
    """Time a network with random weights."""
    torch.manual_seed(0)
    network = FAMILIES[subject.family].network(subject.config)
    module = cast(torch.nn.Module, network)
    module.eval()
    left, right = torch.randn(2, MATRIX, MATRIX)
    jobs = {None: lambda: left @ right, FULL: lambda: network.synthesis(_styles(network))}
    jobs |= {size: _preview(network, size) for size in network.preview_sizes}
    times = least_times(jobs, repeats, clock)
    rate = 2 * MATRIX**3 / times.pop(None)
    count = multiply_adds(subject.config)
    return Timing(
        name=subject.name,
        size=network.resolution,
        parameters=sum(weight.numel() for weight in module.parameters()),
        published_multiply_adds=count.published,
        least_multiply_adds=count.least,
        matrix_gflops=rate / 1e9,
        floor=2e3 * count.published / rate,
        least_floor=2e3 * count.least / rate,
        picture=1e3 * times.pop(FULL),
        previews={size: 1e3 * seconds for size, seconds in times.items() if size is not None},
    )


def least_times(
    jobs: Mapping[int | None, Callable[[], object]], repeats: int, clock: Callable[[], float]
) -> dict[int | None, float]:
    """The least time of each job in seconds; the jobs take turns, so that they share the machine's moods."""
    times = dict.fromkeys(jobs, float("inf"))
    for job in jobs.values():
        job()
    for _ in range(repeats):
        for name, job in jobs.items():
            start = clock()
            job()
            times[name] = min(times[name], clock() - start)
    return times


HEAD = """\
| network | size | M weights | floor ms | least floor ms | picture ms | x floor | previews ms |
|---|--:|--:|--:|--:|--:|--:|---|"""


def row(timing: Timing) -> str:
    """A row of the table, in Markdown."""
    previews = ", ".join(f"{size}: {time:.0f}" for size, time in timing.previews.items()) or "-"
    cells = (
        timing.name,
        f"{timing.size}",
        f"{timing.parameters / 1e6:.1f}",
        f"{timing.floor:.0f}",
        f"{timing.least_floor:.0f}",
        f"{timing.picture:.0f}",
        f"{timing.picture / timing.floor:.2f}",
        previews,
    )
    return f"| {' | '.join(cells)} |"


def _styles(network: Network) -> torch.Tensor:
    z = torch.randn(1, network.latent_dim, generator=torch.Generator().manual_seed(1))
    styles = network.mapping(z)
    return styles.unsqueeze(1).expand(-1, network.num_layers, -1) if network.style_dim else styles


def _preview(network: Network, size: int) -> Callable[[], object]:
    return lambda: network.synthesis(_styles(network), size)


def main() -> None:
    """Measure and print a table, then the same figures as JSON."""
    names = [subject.name for subject in (*subjects(SIZES[0]), SHIPPED)]
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--networks", nargs="+", choices=names, default=names)
    parser.add_argument("--sizes", nargs="+", type=int, default=SIZES)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--cpu-time", action="store_true")
    arguments = parser.parse_args()
    if arguments.cpu_time:
        torch.set_num_threads(1)
    clock = time.process_time if arguments.cpu_time else time.perf_counter
    chosen = [subject for size in arguments.sizes for subject in subjects(size)] + [SHIPPED]
    print(HEAD)
    timings = []
    for subject in chosen:
        if subject.name in arguments.networks:
            timings.append(measure(subject, arguments.repeats, clock))
            print(row(timings[-1]), flush=True)
    print(json.dumps({"threads": torch.get_num_threads(), "timings": [asdict(timing) for timing in timings]}))


if __name__ == "__main__":
    main()
