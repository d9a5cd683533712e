"""Train the extractor that ships, or one like it, and write its card.

``python -m training.extractor --dataset DIR --labels TABLE --out FILE.safetensors``; a run that was broken
off goes on where it stood. The card, with the held-out figures of every feature, is written beside the file.
"""

import argparse
import sys
import time
from dataclasses import replace
from pathlib import Path

from tlgan_desktop.datasets import Dataset, read_dataset
from tlgan_desktop.datasets.statistics import describe
from tlgan_desktop.extractors import (
    ExtractorFeature,
    NetworkExtractor,
    TrainingSettings,
    save_extractor,
    train_extractor,
)
from tlgan_desktop.paths import cache_folder
from tlgan_desktop.progress import Progress
from tlgan_desktop.storage import atomic_path

STRONGEST_TIES = 12
CARD = """\
# {name}

An extractor: pictures of {size} x {size} pixels -> {count} features. A compact residual network of
{weights:,} numbers with one linear head. Licence: {licence}.

Fingerprint: `{fingerprint}`

Made with `{command}`
from {pictures:,} labelled computer-graphics portraits (CC0) with seed {seed}: eight tenths to learn from,
one to stop and calibrate by, one held out for the figures below. The labels come of
`training.portraits_features`.

The portraits are drawn, not photographed. Ages and looks are settings of the renderer and say nothing about
people; on photographs the figures do not hold.

| group | feature | kind | held out | accuracy | mean error |
|---|---|---|---|---|---|
{rows}

What the portraits tie together (correlations of their labels), and axes are likely to inherit:

{ties}
"""


class ProgressLine:
    """Tells a phase, its count and the time left on one line of the terminal, at most once a second."""

    def __init__(self) -> None:
        self._told = 0.0

    def __call__(self, progress: Progress) -> None:
        """Hear of progress."""
        if time.monotonic() - self._told < 1 and progress.done < progress.total:
            return
        self._told = time.monotonic()
        left = "" if progress.seconds_left is None else f", {progress.seconds_left:.0f} s left"
        print(f"\r{progress.phase}: {progress.done} of {progress.total}{left}    ", end="", file=sys.stderr)


def write_card(path: Path, extractor: NetworkExtractor, dataset: Dataset, command: str) -> None:
    """Write what an extractor is, how it was made and how well it tells each feature, as Markdown."""
    info, described = extractor.info, describe(dataset)
    card = CARD.format(
        name=info.name,
        size=info.size,
        count=len(info.features),
        weights=sum(tensor.size for tensor in extractor.tensors.values()),
        licence=info.licence,
        fingerprint=extractor.fingerprint,
        command=command,
        pictures=described.pictures,
        seed=info.provenance["seed"],
        rows="\n".join(_row(feature) for feature in info.features),
        ties="\n".join(
            f"- {tie.first}, {tie.second}: {tie.correlation:.2f}" for tie in described.ties()[:STRONGEST_TIES]
        ),
    )
    with atomic_path(path) as temporary:
        temporary.write_text(card, encoding="utf-8")


def main() -> None:
    """The command."""
    arguments = _arguments()
    begun = time.monotonic()
    dataset = read_dataset(arguments.dataset, arguments.labels)
    settings = TrainingSettings(seed=arguments.seed, steps=arguments.steps, size=arguments.size)
    checkpoint = arguments.out.with_suffix(".training")
    trained = train_extractor(dataset, settings, ProgressLine(), checkpoint, cache=cache_folder())
    trained.info = replace(trained.info, name=arguments.name, licence="CC0-1.0")
    save_extractor(arguments.out, trained)
    made = f"--dataset PORTRAITS --labels FEATURES.csv --seed {arguments.seed}"
    write_card(arguments.out.with_suffix(".md"), trained, dataset, f"python -m training.extractor {made}")
    checkpoint.unlink(missing_ok=True)
    print(f"\n{arguments.out}: {time.monotonic() - begun:.0f} s")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dataset", type=Path, required=True, help="the folder of portraits")
    parser.add_argument("--labels", type=Path, required=True, help="what training.portraits_features wrote")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--name", default="Portraits extractor")
    parser.add_argument("--seed", type=int, default=0, help="of the split, the first weights and all chance")
    parser.add_argument("--steps", type=int, help="batches of 64 to learn from")
    parser.add_argument("--size", type=int, default=TrainingSettings().size, help="side of what it looks at")
    return parser.parse_args()


def _row(feature: ExtractorFeature) -> str:
    figures = feature.held_out
    if figures is None:
        return f"| {feature.group} | {feature.name} | {feature.kind} | | | |"
    judged = f"AUC {figures.auc:.3f}" if figures.auc is not None else f"R2 {figures.figure:.2f}"
    accuracy = "" if figures.accuracy is None else f"{100 * figures.accuracy:.1f} %"
    error = "" if figures.error is None else f"{figures.error:.3g}"
    return f"| {feature.group} | {feature.name} | {feature.kind} | {judged} | {accuracy} | {error} |"


if __name__ == "__main__":
    main()
