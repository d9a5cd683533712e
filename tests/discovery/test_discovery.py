from dataclasses import replace

import numpy as np
import pytest
from patches import (
    NAMES,
    RELIABLE,
    PatchExtractor,
    PatchNetwork,
    patch_generator,
    reader,
    second_reader,
    true_axes,
)

from tlgan_desktop.axes.axis import AxisSet, Verdict
from tlgan_desktop.axes.axis_file import read_axes, write_axes
from tlgan_desktop.discovery.checks import rank_correlations
from tlgan_desktop.discovery.discovery import discover, extend
from tlgan_desktop.discovery.settings import DiscoverySettings
from tlgan_desktop.editing.steering import Steering
from tlgan_desktop.errors import UserError
from tlgan_desktop.extractors.extractor import HeldOut
from tlgan_desktop.features import FeatureKind

QUICK = DiscoverySettings(samples=1000, check_latents=8, stop_angle=None)


def levels(generator, latent: np.ndarray) -> np.ndarray:
    """The true features of one latent, as the picture shows them."""
    return reader().score(generator.pictures(latent[None]))[0]


def test_every_true_axis_is_found_and_locks_hold_the_true_features(axes, cache):
    generator = patch_generator(PatchNetwork(axes))
    found = discover(generator, [reader()], QUICK, cache, second_extractors=[second_reader()])
    assert np.sum(found.axis_set.directions * axes, axis=1).min() >= 0.98
    assert found.report.count(Verdict.GOOD) == 6
    steering = Steering(found.axis_set)
    start = generator.sample(10**6)[0]
    document = steering.open(start)
    position = steering.positions(start)["a"]
    free = steering.move(document, {"a": position + 2})
    held = steering.with_lock(steering.with_lock(document, "d", True), "e", True)
    held = steering.move(held, {"a": position + 2})
    before, after_free, after_held = (levels(generator, each.latent) for each in (document, free, held))
    assert after_held[0] - before[0] == pytest.approx(2, abs=0.1)
    assert np.abs(after_free - before)[[3, 4]].min() > 0.5
    assert np.abs(after_held - before)[[3, 4]].max() < 0.1


def test_axes_of_w_are_found_in_whitened_coordinates(cache):
    rng = np.random.default_rng(4)
    weight = rng.standard_normal((24, 24)) * np.linspace(0.2, 1.5, 24)[:, None]
    covariance = weight @ weight.T
    in_w = true_axes(3, 24)
    in_w /= np.sqrt(np.einsum("kd,de,ke->k", in_w, covariance, in_w))[:, None]
    generator = patch_generator(PatchNetwork(in_w, mapping_weight=weight))
    settings = replace(QUICK, space="w", samples=2000)
    found = discover(
        generator, [reader(NAMES[:3])], settings, cache, second_extractors=[second_reader(NAMES[:3])]
    )
    white = in_w @ found.axis_set.whitening.root
    assert (
        np.sum(found.axis_set.directions * white / np.linalg.norm(white, axis=1)[:, None], axis=1).min()
        > 0.98
    )
    assert found.axis_set.space == "w"
    assert found.report.count(Verdict.GOOD) == 3


def test_an_added_feature_renders_no_sample_and_turns_no_axis(generator, axes, cache):
    four = discover(generator, [reader(NAMES[:4])], QUICK, cache).axis_set
    fresh = PatchExtractor(("e",), first=4)
    five = extend(four, generator, [fresh], QUICK, cache)
    assert (five.rendered, five.reused) == (0, 1000)
    assert five.axis_set.names == tuple("abcde")
    assert np.array_equal(five.axis_set.directions[:4], four.directions)
    assert np.sum(five.axis_set.directions * axes[:5], axis=1).min() > 0.98
    assert [axis.name for axis in five.report.axes] == ["e"]
    at_once = discover(generator, [reader(NAMES[:4]), fresh], QUICK, cache).axis_set
    np.testing.assert_allclose(at_once.directions, five.axis_set.directions, atol=1e-12)
    assert at_once.extractor == five.axis_set.extractor


def test_features_of_two_data_sets_are_locked_against_each_other(axes, cache):
    generator = patch_generator(PatchNetwork(axes))
    sets = [reader(NAMES[:3]), PatchExtractor(NAMES[3:], first=3, name="other data")]
    found = discover(generator, sets, QUICK, cache)
    assert (found.rendered, found.axis_set.names) == (1000, NAMES)
    steering = Steering(found.axis_set)
    document = steering.with_lock(steering.open(generator.sample(5)[0]), "d", True)
    before = levels(generator, document.latent)
    moved = steering.move(document, {"a": steering.positions(document.latent)["a"] + 1.5})
    change = levels(generator, moved.latent) - before
    assert change[0] > 1
    assert abs(change[3]) < 0.1


def test_verdicts_tell_what_falls_short(axes, cache):
    silent = np.vstack([axes[:2], np.zeros((2, 24))])
    generator = patch_generator(PatchNetwork(silent, nuisance=0.1))
    names = ("found", "hardly learned", "nuisance alone", "learned from nothing")
    told = PatchExtractor(names)
    figures = [RELIABLE, HeldOut(500, auc=0.7), RELIABLE, RELIABLE]
    told.held_outs = figures
    blind = second_reader(names)
    blind.held_outs = figures
    found = discover(generator, [told], replace(QUICK, samples=2000), cache, second_extractors=[blind])
    verdicts = {axis.name: (axis.verdict, axis.shortfalls) for axis in found.report.axes}
    assert verdicts["found"] == (Verdict.GOOD, ())
    assert verdicts["hardly learned"][0] is Verdict.WEAK
    assert "AUC 0.70" in verdicts["hardly learned"][1][0]
    assert verdicts["nuisance alone"][0] is Verdict.NOT_FOUND


def test_no_axis_is_good_without_a_second_extractor(generator, cache):
    found = discover(generator, [reader()], QUICK, cache)
    assert {axis.verdict for axis in found.report.axes} == {Verdict.WEAK}
    assert {axis.shortfalls for axis in found.report.axes} == {("no second extractor has checked it",)}


def test_locks_take_the_effects_on_entangled_features_away(generator, cache):
    found = discover(generator, [reader()], replace(QUICK, check_latents=32), cache)
    report = found.report
    place = {name: column for column, name in enumerate(report.effect_features)}
    locked_pairs = [(row, place[lock]) for row, axis in enumerate(report.axes) for lock in axis.locks]
    before = np.array([abs(report.effects[pair]) for pair in locked_pairs])
    after = np.array([abs(report.effects_locked[pair]) for pair in locked_pairs])
    assert len(locked_pairs) >= 6
    assert before.mean() > 0.25
    assert after.mean() < 0.05


def test_a_feature_that_never_changes_is_left_out_and_told(axes, cache):
    generator = patch_generator(PatchNetwork(axes[:2]))
    found = discover(generator, [reader(("a", "b", "unchanging"))], QUICK, cache)
    assert found.axis_set.names == ("a", "b")
    assert found.report.constant == ("unchanging",)
    with pytest.raises(UserError, match="the same scores"):
        discover(generator, [PatchExtractor(("x",), first=5)], QUICK, cache)


def test_axes_found_are_saved_with_their_quality(generator, cache, tmp_path):
    found = discover(generator, [reader()], QUICK, cache, second_extractors=[second_reader()]).axis_set
    write_axes(tmp_path / "axes.safetensors", found)
    read = read_axes(tmp_path / "axes.safetensors")
    assert [axis.quality for axis in read.axes] == [axis.quality for axis in found.axes]
    assert read.generator_fingerprint == generator.info.fingerprint
    assert read.axes[0].calibration == found.axes[0].calibration
    assert np.array_equal(read.directions, found.directions)


def nan_reader() -> PatchExtractor:
    broken = reader()
    broken.score = lambda pictures: np.full((len(pictures), 6), np.nan)
    return broken


def renamed(axis_set: AxisSet) -> AxisSet:
    return replace(axis_set, generator_fingerprint="0" * 64)


@pytest.mark.parametrize(
    ("extractors", "change", "reason"),
    [
        ([], {}, "needs an extractor"),
        ([reader(), reader(("a",))], {}, "'a' comes twice"),
        ([reader()], {"features": ("smile",)}, "No extractor tells a feature 'smile'"),
        ([reader()], {"features": ()}, "no feature to look for"),
        ([reader()], {"space": "w"}, "has no w space"),
        ([nan_reader()], {}, "not finite numbers"),
    ],
)
def test_what_does_not_fit_is_told(generator, cache, extractors, change, reason):
    with pytest.raises(UserError, match=reason):
        discover(generator, extractors, replace(QUICK, **change), cache)


@pytest.mark.parametrize("change", [{"samples": 10}, {"seed": -1}, {"space": "y"}, {"check_latents": -1}])
def test_settings_out_of_range_are_told(change):
    with pytest.raises(UserError):
        replace(QUICK, **change)


def test_extending_with_what_does_not_fit_is_told(generator, cache):
    axis_set = discover(generator, [reader()], QUICK, cache).axis_set
    with pytest.raises(UserError, match="has all of them"):
        extend(axis_set, generator, [reader()], QUICK, cache)
    with pytest.raises(UserError, match="already has an axis 'a'"):
        extend(axis_set, generator, [reader()], replace(QUICK, features=("a",)), cache)
    with pytest.raises(UserError, match="another generator"):
        extend(renamed(axis_set), generator, [reader(("new",))], QUICK, cache)
    with pytest.raises(UserError, match="same as the first"):
        discover(generator, [reader()], QUICK, cache, second_extractors=[reader()])


def test_continuous_features_have_no_auc_and_no_share(generator, cache):
    found = discover(generator, [reader(kind=FeatureKind.CONTINUOUS)], QUICK, cache)
    assert {(axis.figures.auc, axis.present) for axis in found.report.axes} == {(None, None)}
    assert min(axis.figures.r2 for axis in found.report.axes) > 0.8


def test_a_feature_that_is_seldom_present_can_be_good(axes, cache):
    """Where it is surely absent its logit is any very negative number, which is no shortfall of the axis."""

    class SeldomReader(PatchExtractor):
        def score(self, pictures: np.ndarray) -> np.ndarray:
            levels = super().score(pictures)
            noise = np.sin(50 * levels[:, ::-1])
            return np.where(levels > 1, 8 * (levels - 1), -6) + noise

    generator = patch_generator(PatchNetwork(axes, nuisance=0.02))
    found = discover(
        generator,
        [SeldomReader(NAMES)],
        replace(QUICK, samples=4000, check_latents=32),
        cache,
        second_extractors=[SeldomReader(NAMES, offset=0.1, name="second")],
    )
    assert max(axis.present for axis in found.report.axes) < 0.25
    assert {axis.verdict for axis in found.report.axes} == {Verdict.GOOD}
    assert np.sum(found.axis_set.directions * axes, axis=1).min() > 0.98


@pytest.mark.parametrize(
    ("scores", "correlation"),
    [
        ([1, 2, 3, 4, 5], 1),
        ([5, 4, 3, 2, 1], -1),
        ([1, 3, 2, 4, 5], 0.9),
        ([0, 0, 0, 2, 2], 1),
        ([2, 2, 2, 0, 0], -0.5),
        ([0, 0, 0, 0, 0], 0),
    ],
)
def test_equal_scores_count_as_in_order(scores, correlation):
    assert rank_correlations(np.array(scores, dtype=float)[:, None])[0] == pytest.approx(correlation)
