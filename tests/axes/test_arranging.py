from dataclasses import replace

import numpy as np
import pytest

from tlgan_desktop.axes import AxisSet, Calibration, FeatureAxis
from tlgan_desktop.axes.arranging import Arrangement, arranged, free_name, merged, reordered
from tlgan_desktop.errors import UserError
from tlgan_desktop.features import FeatureKind
from tlgan_desktop.latents import Prior


def axis_set(*names: str, generator: str | None = "g") -> AxisSet:
    axes = tuple(
        FeatureAxis(name, "", FeatureKind.BINARY, direction, Calibration(0.5, 2.0, 1.0))
        for name, direction in zip(names, np.eye(4), strict=False)
    )
    return AxisSet(axes, "z", Prior.SPHERE, generator_fingerprint=generator)


def test_names_groups_and_choices_change_and_directions_do_not() -> None:
    before = axis_set("a", "b", "c")
    after = arranged(before, {"a": Arrangement(" A ", "G"), "b": Arrangement("b", "", kept=False)})
    assert after.names == ("A", "c")
    assert after.axes[0].group == "G"
    np.testing.assert_array_equal(after.directions, before.directions[[0, 2]])


def test_a_hidden_axis_stays_in_the_set() -> None:
    before = axis_set("a", "b")
    hidden = arranged(before, {"a": Arrangement("a", "", hidden=True)})
    assert hidden.names == before.names
    assert [axis.name for axis in hidden.shown] == ["b"]
    assert [axis.name for axis in arranged(hidden, {}).shown] == ["b"]
    shown = arranged(hidden, {"a": Arrangement("a", "")})
    assert shown.shown == shown.axes


def test_a_renamed_axis_still_knows_what_its_extractor_calls_the_feature() -> None:
    renamed = arranged(axis_set("a", "b"), {"a": Arrangement("A", "")})
    again = arranged(renamed, {"A": Arrangement("AA", "")})
    assert [(axis.name, axis.feature) for axis in again.axes] == [("AA", "a"), ("b", "b")]


def test_a_flipped_axis_tells_the_same_scores_from_the_other_side() -> None:
    before = axis_set("a")
    after = arranged(before, {"a": Arrangement("a", "", flipped=True)})
    latent = np.array([1.0, 2.0, 3.0, 4.0])
    for each in (before, after):
        calibration, position = each.axes[0].calibration, each.positions(latent)[0]
        assert calibration is not None
        assert calibration.intercept + calibration.slope * position == pytest.approx(2.5)


@pytest.mark.parametrize(
    "change",
    [
        {"a": Arrangement("b", "")},
        {"a": Arrangement(" ", "")},
        {"a": Arrangement("a", "", kept=False), "b": Arrangement("b", "", kept=False)},
        {"a": Arrangement("a", "", kept=False), "b": Arrangement("b", "", hidden=True)},
    ],
)
def test_what_makes_no_set_is_refused(change: dict[str, Arrangement]) -> None:
    with pytest.raises(UserError):
        arranged(axis_set("a", "b"), change)


def test_reordered_keeps_what_is_named() -> None:
    assert reordered(axis_set("a", "b", "c"), ["c", "a"]).names == ("c", "a")


def test_merged_sets_keep_every_axis_under_a_name_of_its_own() -> None:
    both = merged(axis_set("a", "b"), axis_set("b", "c"))
    assert both.names == ("a", "b", "b 2", "c")
    np.testing.assert_array_equal(both.directions, np.eye(4)[[0, 1, 0, 1]])


@pytest.mark.parametrize(("extractor", "feature"), [("e", "a"), ("f", "A")])
def test_a_merged_axis_is_scored_by_the_extractor_that_knew_it(extractor: str, feature: str) -> None:
    other = replace(arranged(axis_set("a"), {"a": Arrangement("A", "")}), extractor=extractor)
    both = merged(replace(axis_set("b"), extractor="e"), other)
    assert [axis.feature for axis in both.axes] == ["b", feature]


def test_sets_of_two_generators_are_not_merged() -> None:
    with pytest.raises(UserError, match="another generator"):
        merged(axis_set("a"), axis_set("b", generator="h"))


def test_free_names_count_on() -> None:
    assert free_name("a", ["a", "a 2", "b"]) == "a 3"
