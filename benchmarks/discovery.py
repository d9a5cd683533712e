"""A whole discovery of 40 features, phase by phase, beside the way of the TL-GAN scripts of 2018.

``python -m benchmarks.discovery [--samples N] [--generator G] [--extractor E]``. Both ways use the same
generator, extractor, latents and machine. The scripts drew full-size pictures, wrote each as a JPEG, read
them back, made them small, labelled them 64 at a time and fitted one LinearRegression a feature. Axes of both
are then judged by how well they tell the scores of fresh pictures.
"""

import argparse
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
from PIL import Image
from sklearn.linear_model import LinearRegression

from tlgan_desktop.discovery.batches import BATCH_SIZE, Look, make_pictures, seeded_batches
from tlgan_desktop.discovery.cache import PictureCache
from tlgan_desktop.discovery.discovery import Discovery, discover
from tlgan_desktop.discovery.settings import DiscoverySettings
from tlgan_desktop.extractors import Extractor, ExtractorInfo, NetworkExtractor, open_extractor
from tlgan_desktop.extractors.head import Head
from tlgan_desktop.generators import Generator, open_generator
from tlgan_desktop.latents import FloatArray
from tlgan_desktop.paths import default_extractor, default_generator

FEATURES = 40
FRESH = 2048
JPEG_QUALITY = 95


@dataclass
class Stopwatch:
    """Seconds by phase."""

    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def time(self, phase: str) -> Iterator[None]:
        start = time.perf_counter()
        yield
        self.seconds[phase] = self.seconds.get(phase, 0.0) + time.perf_counter() - start


def with_forty_features(extractor: NetworkExtractor) -> NetworkExtractor:
    """The extractor with exactly 40 features: its own, and mixtures of them where it has fewer."""
    own = len(extractor.features)
    mixing = np.random.default_rng(0).standard_normal((FEATURES, own)) / np.sqrt(own)
    mixing[: min(own, FEATURES)] = np.eye(FEATURES, own)[: min(own, FEATURES)]
    head = Head(mixing @ extractor.head.weights, mixing @ extractor.head.bias)
    features = tuple(replace(extractor.features[k % own], name=f"feature {k}") for k in range(FEATURES))
    return NetworkExtractor(ExtractorInfo("forty", extractor.size, features), extractor.backbone, head)


def ours(generator: Generator, extractor: Extractor, settings: DiscoverySettings, folder: Path) -> Discovery:
    return discover(generator, [extractor], settings, PictureCache(folder))


def as_in_2018(
    generator: Generator, extractor: Extractor, samples: int, folder: Path, watch: Stopwatch
) -> FloatArray:
    """Unit axes ``(k, d)`` by the way of the scripts."""
    latents = generator.sample(0, samples)
    with watch.time("sampling"):
        for start in range(0, samples, BATCH_SIZE):
            pictures = generator.pictures(latents[start : start + BATCH_SIZE], batch_size=BATCH_SIZE)
            for k, picture in enumerate(pictures, start):
                Image.fromarray(picture).save(folder / f"{k:06d}.jpg", quality=JPEG_QUALITY)
    with watch.time("labelling"):
        files = sorted(folder.glob("*.jpg"))
        scores = np.concatenate(
            [
                extractor.score(
                    np.stack([read_small(file, extractor.size) for file in files[start:][:BATCH_SIZE]])
                )
                for start in range(0, samples, BATCH_SIZE)
            ]
        )
    with watch.time("regression"):
        slopes = np.stack([LinearRegression().fit(latents, column).coef_ for column in scores.T])
    return np.asarray(slopes / np.linalg.norm(slopes, axis=1, keepdims=True))


def read_small(file: Path, size: int) -> np.ndarray:
    with Image.open(file) as image:
        return np.asarray(image.convert("RGB").resize((size, size), Image.Resampling.BILINEAR))


def told_on_fresh_pictures(
    generator: Generator, extractor: Extractor, axes: FloatArray, seed: int
) -> FloatArray:
    """Correlations ``(k,)`` of positions along the axes with the scores of pictures that neither way saw."""
    batches = seeded_batches(generator, seed, 0, FRESH)
    scores = np.concatenate(
        [extractor.score(make_pictures(generator, batch, extractor.size, Look())) for batch in batches]
    )
    positions = np.concatenate([batch.latents for batch in batches]) @ axes.T
    return np.array([np.corrcoef(*pair)[0, 1] for pair in zip(positions.T, scores.T, strict=True)])


def main() -> None:
    arguments = _arguments()
    generator = open_generator(arguments.generator)
    opened = open_extractor(arguments.extractor)
    assert isinstance(opened, NetworkExtractor)
    extractor = with_forty_features(opened)
    settings = DiscoverySettings(samples=arguments.samples, stop_angle=None, check_latents=0)
    watch = Stopwatch()
    with tempfile.TemporaryDirectory() as scratch:
        cache, jpegs = Path(scratch, "cache"), Path(scratch, "jpegs")
        jpegs.mkdir()
        found = ours(generator, extractor, settings, cache)
        again = ours(generator, extractor, settings, cache)
        single = ours(generator, extractor, replace(settings, features=("feature 0",)), cache)
        old_axes = as_in_2018(generator, extractor, arguments.samples, jpegs, watch)
    _print_phases(found, watch.seconds)
    new, old = (
        told_on_fresh_pictures(generator, extractor, axes, 10 * arguments.samples)
        for axes in (found.axis_set.directions, old_axes)
    )
    print(f"mean R2 on {FRESH} fresh pictures: ours {np.mean(new**2):.3f}, 2018 {np.mean(old**2):.3f}")
    ratio = again.seconds["regression"] / single.seconds["regression"]
    print(f"regression of {FEATURES} features over that of one: {ratio:.2f}")


def _print_phases(found: Discovery, old: dict[str, float]) -> None:
    print(f"{len(found.axis_set.axes)} features, {found.samples} samples, seconds:")
    print(f"{'phase':12} {'ours':>8} {'2018':>8} {'times':>7}")
    rows = [(phase, found.seconds[phase], old[phase]) for phase in ("sampling", "labelling", "regression")]
    rows.append(("all", sum(row[1] for row in rows), sum(row[2] for row in rows)))
    for phase, own, scripts in rows:
        print(f"{phase:12} {own:8.2f} {scripts:8.2f} {scripts / own:7.1f}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--samples", type=int, default=20_000)
    parser.add_argument("--generator", type=Path, default=default_generator())
    parser.add_argument("--extractor", type=Path, default=default_extractor())
    return parser.parse_args()


if __name__ == "__main__":
    main()
