from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
import torch
from disturbed import fresh_processes

from tlgan_desktop.discovery.batches import Look, WorkerFiles, make_pictures, resize, seeded_batches
from tlgan_desktop.discovery.cache import PictureCache
from tlgan_desktop.discovery.discovery import Discovery, discover
from tlgan_desktop.discovery.sampling import TASKS_IN_FLIGHT
from tlgan_desktop.discovery.settings import DiscoverySettings
from tlgan_desktop.errors import Cancelled
from tlgan_desktop.extractors import (
    ExtractorFeature,
    ExtractorInfo,
    NetworkExtractor,
    open_extractor,
    save_extractor,
)
from tlgan_desktop.extractors.head import Head
from tlgan_desktop.extractors.network import Backbone, BackboneConfig
from tlgan_desktop.features import FeatureKind
from tlgan_desktop.generators.generator import to_uint8
from tlgan_desktop.generators.native import save_generator
from tlgan_desktop.generators.networks.compact_style import CompactStyleConfig, CompactStyleGenerator
from tlgan_desktop.generators.open import open_generator
from tlgan_desktop.progress import Progress, ignore_progress

SETTINGS = DiscoverySettings(samples=300, check_latents=4, stop_angle=None)


def small_extractor(seed: int, size: int) -> NetworkExtractor:
    torch.manual_seed(seed)
    config = BackboneConfig(widths=(4, 8), blocks=(1, 1), places=2, place_width=2)
    features = tuple(ExtractorFeature(name, FeatureKind.CONTINUOUS, "") for name in ("one", "two"))
    weights = np.random.default_rng(seed).standard_normal((2, config.embedding))
    head = Head(weights, np.zeros(2))
    return NetworkExtractor(ExtractorInfo("small", size, features), Backbone(config), head)


@pytest.fixture(scope="module")
def files(tmp_path_factory) -> WorkerFiles:
    folder = tmp_path_factory.mktemp("files")
    torch.manual_seed(0)
    config = CompactStyleConfig(latent_dim=8, style_dim=8, channels=(8, 8))
    generator = folder / "generator.safetensors"
    save_generator(generator, CompactStyleGenerator(config), name="g", family="compact-style", config=config)
    extractors = [(folder / f"extractor-{size}.safetensors", size) for size in (16, 12)]
    for seed, (path, size) in enumerate(extractors):
        save_extractor(path, small_extractor(seed, size))
    return WorkerFiles(generator, tuple(path for path, _ in extractors))


def discovered(
    files: WorkerFiles, folder: Path, executor: Executor | None = None, listener=ignore_progress
) -> Discovery:
    """With the second extractor, of another size, as the judge."""
    first, second = (open_extractor(path) for path in files.extractors)
    return discover(
        open_generator(files.generator),
        [first],
        SETTINGS,
        PictureCache(folder),
        listener,
        executor,
        files=files,
        second_extractors=[second],
    )


def processes() -> Executor:
    return ProcessPoolExecutor(
        2, mp_context=fresh_processes(), initializer=torch.set_num_threads, initargs=(1,)
    )


@pytest.mark.parametrize("make_executor", [processes, lambda: ThreadPoolExecutor(2)])
def test_an_executor_gives_the_same_axes_bit_for_bit(files, tmp_path, make_executor):
    here = discovered(files, tmp_path / "here")
    with make_executor() as executor:
        elsewhere = discovered(files, tmp_path / "elsewhere", executor)
    assert elsewhere.rendered == here.rendered == 300
    assert np.array_equal(elsewhere.axis_set.directions, here.axis_set.directions)
    assert elsewhere.report.to_json() == here.report.to_json()


def test_a_cancelled_run_leaves_nothing_waiting_in_the_executor(files, tmp_path):
    def stop(progress: Progress) -> None:
        if progress.done >= 64:
            raise Cancelled

    with ThreadPoolExecutor(1) as executor, pytest.raises(Cancelled):
        discovered(files, tmp_path, executor, stop)
    carried_on = discovered(files, tmp_path)
    assert carried_on.resumed
    assert carried_on.reused >= 64


def test_more_tasks_than_are_in_flight_come_back_in_order(files, tmp_path):
    generator = open_generator(files.generator)
    extractor = open_extractor(files.extractors[0])
    settings = DiscoverySettings(samples=64 * (TASKS_IN_FLIGHT + 4), check_latents=0, stop_angle=None)
    with ThreadPoolExecutor(3) as executor:
        many = discover(
            generator,
            [extractor],
            settings,
            PictureCache(tmp_path / "a"),
            ignore_progress,
            executor,
            files=files,
        )
    here = discover(generator, [extractor], settings, PictureCache(tmp_path / "b"))
    assert np.array_equal(many.axis_set.directions, here.axis_set.directions)


def test_pictures_are_true_previews_where_one_is_near_and_else_averaged(files):
    generator = open_generator(files.generator)
    (batch,) = seeded_batches(generator, 5, 0, 20)
    full = generator.forward(batch.latents)
    preview = generator.forward(batch.latents, size=8)
    assert (full.shape[-1], preview.shape[-1]) == (16, 8)
    wanted = {16: full, 8: preview, 6: resize(preview, 6), 12: resize(full, 12)}
    for size, images in wanted.items():
        assert np.array_equal(make_pictures(generator, batch, size, Look()), to_uint8(images))


def test_resizing_averages_down_and_interpolates_up():
    images = torch.linspace(-1, 1, 36).view(1, 1, 6, 6).expand(1, 3, 6, 6)
    assert torch.allclose(resize(images, 3)[0, 0, 0, 0], images[0, 0, :2, :2].mean())
    assert resize(images, 6) is images
    assert resize(images, 12).shape == (1, 3, 12, 12)
    assert resize(4 * images, 3).abs().max() <= 1
