from dataclasses import replace

import numpy as np
import pytest
from patches import (
    NAMES,
    PatchExtractor,
    reader,
    second_reader,
)

from tlgan_desktop.discovery.cache import PictureCache
from tlgan_desktop.discovery.discovery import discover
from tlgan_desktop.discovery.settings import DiscoverySettings
from tlgan_desktop.errors import Cancelled
from tlgan_desktop.progress import Progress

QUICK = DiscoverySettings(samples=1000, check_latents=8, stop_angle=None)


def test_a_repeated_discovery_renders_and_labels_nothing(generator, cache):
    first, eyes = reader(), second_reader()
    one = discover(generator, [first], QUICK, cache, second_extractors=[eyes])
    scored = first.scored, eyes.scored
    two = discover(generator, [first], QUICK, cache, second_extractors=[eyes])
    assert (one.samples, one.rendered, one.reused) == (1000, 1000, 0)
    assert (two.samples, two.rendered, two.reused, two.check_pictures) == (1000, 0, 1000, 0)
    assert (first.scored, eyes.scored) == scored
    assert np.array_equal(one.axis_set.directions, two.axis_set.directions)
    assert one.report.to_json() == two.report.to_json()
    assert not one.resumed
    assert not two.resumed


def test_more_samples_reuse_those_that_are_there(generator, cache):
    discover(generator, [reader()], replace(QUICK, samples=640), cache)
    more = discover(generator, [reader()], replace(QUICK, samples=1000), cache)
    assert (more.rendered, more.reused) == (360, 640)


def test_only_the_wanted_features_are_looked_for_and_only_their_extractors_asked(generator, cache):
    left, right = reader(NAMES[:3]), PatchExtractor(NAMES[3:], first=3)
    found = discover(generator, [left, right], replace(QUICK, features=("e",)), cache)
    assert found.axis_set.names == ("e",)
    assert left.scored == 0


def test_sampling_stops_when_every_axis_is_sure(generator, cache):
    settings = DiscoverySettings(samples=100_000, check_latents=0)
    found = discover(generator, [reader()], settings, cache)
    assert found.stopped_early
    assert found.samples == found.rendered < 10_000
    assert max(axis.figures.angle_deg for axis in found.report.axes) <= 5
    unsure = replace(settings, samples=2100, stop_angle=1e-3)
    assert not discover(generator, [reader()], unsure, cache).stopped_early


def test_a_damaged_or_removed_cache_never_gives_other_axes(generator, cache):
    whole = discover(generator, [reader()], QUICK, cache).axis_set
    shards = sorted((cache.folder / "pictures").rglob("*.safetensors"))
    shards[0].unlink()
    shards[1].write_bytes(shards[1].read_bytes()[:-100])
    shards[2].write_bytes(shards[3].read_bytes())
    for entry in (cache.folder / "scores").rglob("*.safetensors"):
        entry.write_bytes(entry.read_bytes()[:-1])
    mended = discover(generator, [reader()], QUICK, cache)
    assert mended.rendered in (2 * 64 + 64, 2 * 64 + 1000 % 64)  # the last batch is smaller
    assert np.array_equal(mended.axis_set.directions, whole.directions)


def test_a_cache_too_small_for_one_run_still_serves(generator, tmp_path):
    roomy = discover(generator, [reader()], QUICK, PictureCache(tmp_path / "roomy"))
    tight = discover(generator, [reader()], QUICK, PictureCache(tmp_path / "tight", capacity=10_000))
    assert np.array_equal(roomy.axis_set.directions, tight.axis_set.directions)
    assert roomy.report.to_json() == tight.report.to_json()


def test_cancelled_and_carried_on_gives_the_same_axes(generator, cache, tmp_path):
    undisturbed = discover(generator, [reader()], QUICK, PictureCache(tmp_path / "other"))
    seen: list[Progress] = []

    def stop_after(count: int):
        def listen(progress: Progress) -> None:
            seen.append(progress)
            if len(seen) == count:
                raise Cancelled

        return listen

    for count in (3, 12, 40):
        seen.clear()
        with pytest.raises(Cancelled):
            discover(generator, [reader()], QUICK, cache, stop_after(count))
    carried_on = discover(generator, [reader()], QUICK, cache)
    assert carried_on.resumed
    assert carried_on.rendered < 1000
    assert np.array_equal(carried_on.axis_set.directions, undisturbed.axis_set.directions)
    assert carried_on.report.to_json() == undisturbed.report.to_json()
    assert not discover(generator, [reader()], QUICK, cache).resumed


def test_progress_counts_every_phase_to_its_end(generator, cache):
    heard: list[Progress] = []
    discover(generator, [reader()], QUICK, cache, heard.append)
    phases = list(dict.fromkeys(progress.phase for progress in heard))
    assert phases == ["sampling", "regression", "checks"]
    for phase in phases:
        own = [progress for progress in heard if progress.phase == phase]
        assert own[-1].done == own[-1].total
        assert [each.done for each in own] == sorted(each.done for each in own)
    heard.clear()
    discover(generator, [second_reader()], QUICK, cache, heard.append)
    assert heard[0].phase == "labelling"
