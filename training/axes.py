"""Find the feature axes that ship, and write their report.

``python -m training.axes --generator G --extractor E --second-extractor E2 --out FILE.safetensors
--report PAGE.html``; a run that was broken off goes on where it stood. Axes that were not found are left out
of the file and stand in the report.
"""

import argparse
import json
import time
from dataclasses import replace
from pathlib import Path

from tlgan_desktop.axes import AxisSet, Verdict, write_axes
from tlgan_desktop.discovery.cache import PictureCache
from tlgan_desktop.discovery.discovery import Discovery, discover
from tlgan_desktop.discovery.page import write_page
from tlgan_desktop.discovery.settings import DiscoverySettings
from tlgan_desktop.errors import UserError
from tlgan_desktop.extractors import open_extractor
from tlgan_desktop.generators import open_generator
from tlgan_desktop.paths import cache_folder, default_axes, default_extractor, default_generator
from tlgan_desktop.storage import atomic_path
from training.extractor import ProgressLine


def found_axes(axis_set: AxisSet) -> AxisSet:
    """The set without the axes that were not found.

    Raises:
        UserError: none was found.
    """
    axes = tuple(axis for axis in axis_set.axes if axis.quality.verdict is not Verdict.NOT_FOUND)
    if not axes:
        raise UserError("No axis was found; train the generator or the extractor longer.")
    return replace(axis_set, axes=axes)


def write_report(path: Path, discovery: Discovery) -> None:
    """Write the figures as JSON."""
    with atomic_path(path) as temporary:
        temporary.write_text(json.dumps(discovery.report.to_json(), indent=1), encoding="utf-8")


def summary(discovery: Discovery) -> str:
    """One line an axis, and what the discovery took."""
    rows = [
        f"{axis.verdict:9} {axis.name:28} R2 {axis.figures.r2:.2f}  angle {axis.figures.angle_deg:4.1f}  "
        f"{'; '.join(axis.shortfalls)}"
        for axis in discovery.report.axes
    ]
    seconds = ", ".join(f"{phase} {spent:.0f} s" for phase, spent in discovery.seconds.items())
    pictures = f"{discovery.rendered} rendered, {discovery.reused} reused, {discovery.check_pictures} checked"
    return "\n".join([*rows, f"{discovery.samples} samples ({pictures}): {seconds}"])


def main() -> None:
    """The command."""
    arguments = _arguments()
    begun = time.monotonic()
    generator = open_generator(arguments.generator)
    settings = DiscoverySettings(
        samples=arguments.samples,
        seed=arguments.seed,
        space=arguments.space,
        check_latents=arguments.check_latents,
    )
    discovery = discover(
        generator,
        [open_extractor(arguments.extractor)],
        settings,
        PictureCache(cache_folder() / "pictures"),
        ProgressLine(),
        second_extractors=[open_extractor(arguments.second_extractor)],
    )
    write_axes(arguments.out, found_axes(discovery.axis_set))
    if arguments.report is not None:
        write_page(arguments.report, discovery, generator, ProgressLine())
        write_report(arguments.report.with_suffix(".json"), discovery)
    print(f"\n{summary(discovery)}\n{arguments.out}: {time.monotonic() - begun:.0f} s")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--generator", type=Path, default=default_generator())
    parser.add_argument("--extractor", type=Path, default=default_extractor())
    parser.add_argument("--second-extractor", type=Path, required=True, help="of another seed and split")
    parser.add_argument("--out", type=Path, default=default_axes())
    parser.add_argument("--report", type=Path, help="the page to write; its figures go beside it as JSON")
    parser.add_argument("--samples", type=int, default=20_000)
    parser.add_argument("--check-latents", type=int, default=DiscoverySettings().check_latents)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--space", choices=("z", "w"), default="z")
    return parser.parse_args()


if __name__ == "__main__":
    main()
