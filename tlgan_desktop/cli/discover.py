"""The job ``discover``: a generator and what tells its features to an axis file."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from tlgan_desktop.axes import write_axes
from tlgan_desktop.cli.feature_rows import feature_rows, feature_table
from tlgan_desktop.cli.learning import (
    learnt_extractors,
    places,
    read_labelled_pictures,
    readable,
    remark_lines,
    remarks,
)
from tlgan_desktop.cli.options import DiscoverOptions, Result
from tlgan_desktop.cli.starting import open_chosen_generator
from tlgan_desktop.datasets import Dataset
from tlgan_desktop.discovery.discovery import Discovery, discover
from tlgan_desktop.discovery.page import write_page
from tlgan_desktop.discovery.regression import Method
from tlgan_desktop.discovery.settings import DiscoverySettings
from tlgan_desktop.extractors import Extractor, open_extractor
from tlgan_desktop.generators import Generator
from tlgan_desktop.generators.device import choose_device
from tlgan_desktop.progress import ProgressListener
from tlgan_desktop.storage import atomic_path, check_writable


def run(options: DiscoverOptions, on_progress: ProgressListener) -> Result:
    """Find the axes and save them; finished work of an interrupted run is not done again.

    Raises:
        UserError: a file cannot be read or written, or labels, extractors and generator do not fit.
    """
    for path in filter(None, (options.out, options.report)):
        check_writable(path)
    settings = _settings(options)
    generator = open_chosen_generator(options.generator, options.device, options)
    dataset = read_labelled_pictures(options, on_progress) if options.datasets else None
    first, second = _extractors(options, dataset, on_progress)
    if dataset is not None:
        dataset = readable(dataset, first[0])
    found = discover(
        generator,
        first,
        settings,
        places().pictures,
        on_progress,
        second_extractors=second,
    )
    write_axes(options.out, found.axis_set)
    if options.report is not None:
        _write_report(options.report, found, generator, on_progress)
    return {
        "out": str(options.out),
        "samples": found.samples,
        "rendered": found.rendered,
        "reused": found.reused,
        "resumed": found.resumed,
        "stopped_early": found.stopped_early,
        "seconds": dict(found.seconds),
        "features": feature_rows(found.axis_set),
        **remarks(dataset, options),
    }


def summary(result: Result) -> str:
    """What was found, from how many pictures."""
    early = ", enough for every axis" if result["stopped_early"] else ""
    made = f"{result['rendered']} made, {result['reused']} from the cache"
    seconds = ", ".join(f"{phase} {spent:.0f} s" for phase, spent in result["seconds"].items())
    return "\n".join(
        [
            feature_table(result["features"]),
            "",
            f"{result['samples']} pictures{early}: {made}.",
            f"Wrote {result['out']} ({seconds}).",
            *remark_lines(result),
        ]
    )


def _settings(options: DiscoverOptions) -> DiscoverySettings:
    settings = DiscoverySettings(
        seed=options.seed,
        space=options.space,
        method=Method(options.method),
        stop_angle=options.stop_angle or None,
        truncation=options.truncation,
        label=options.label,
    )
    return settings if options.samples is None else replace(settings, samples=options.samples)


def _extractors(
    options: DiscoverOptions, dataset: Dataset | None, on_progress: ProgressListener
) -> tuple[Sequence[Extractor], Sequence[Extractor]]:
    """What tells the features, and what judges the axes that were found with it."""
    first, second = options.extractors, options.second_extractors
    if dataset is not None:
        finding, judging = learnt_extractors(dataset, options, on_progress)
        first, second = [finding], [judging]
    device = choose_device(options.device)
    return [open_extractor(path, device) for path in first], [open_extractor(path, device) for path in second]


def _write_report(path: Path, found: Discovery, generator: Generator, on_progress: ProgressListener) -> None:
    if path.suffix.lower() in (".html", ".htm"):
        write_page(path, found, generator, on_progress)
        return
    with atomic_path(path) as temporary:
        temporary.write_text(json.dumps(found.report.to_json(), indent=2), encoding="utf-8")
