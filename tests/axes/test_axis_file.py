from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from entangled import axis_set_of, entangled_directions, unit

from tlgan_desktop.axes.axis import AxisSet, Calibration, Quality, Verdict
from tlgan_desktop.axes.axis_file import read_axes, write_axes
from tlgan_desktop.axes.whitening import Whitening
from tlgan_desktop.errors import UserError
from tlgan_desktop.storage import read_container, write_container


@pytest.fixture
def measured() -> AxisSet:
    axes = axis_set_of(entangled_directions(np.random.default_rng(1), 3, 16))
    first = replace(
        axes.axes[0],
        calibration=Calibration(0.1, 0.7, 0.3),
        quality=Quality(Verdict.GOOD, r2=None, auc=0.93, angle_deg=4.5, extractor_score=0.97, monotone=0.96),
    )
    return replace(
        axes,
        axes=(first, replace(axes.axes[1], hidden=True, scored_as="smiling"), *axes.axes[2:]),
        generator_fingerprint="ab" * 32,
        extractor="cd" * 32,
        provenance={"seed": 7, "report": {"off_target": [[1.0, 0.2], [0.1, 1.0]]}},
    )


def in_w(axes: AxisSet) -> AxisSet:
    styles = np.random.default_rng(3).standard_normal((200, 16)) @ np.diag(np.arange(1.0, 17.0))
    return replace(axes, space="w", whitening=Whitening.fit(styles))


@pytest.mark.parametrize("space", ["z", "w"])
def test_an_axis_set_comes_back_to_the_last_bit(measured: AxisSet, space: str, tmp_path: Path) -> None:
    written = in_w(measured) if space == "w" else measured
    write_axes(tmp_path / "a.safetensors", written)
    read = read_axes(tmp_path / "a.safetensors")
    assert read.directions.tobytes() == written.directions.tobytes()
    assert read.fingerprint == written.fingerprint
    for field in ("space", "prior", "generator_fingerprint", "extractor", "provenance", "names"):
        assert getattr(read, field) == getattr(written, field)
    for one, other in zip(read.axes, written.axes, strict=True):
        for field in ("kind", "group", "calibration", "quality", "hidden", "feature"):
            assert getattr(one, field) == getattr(other, field)
    if written.whitening is not None and read.whitening is not None:
        assert read.whitening.covariance.tobytes() == written.whitening.covariance.tobytes()


def spoilt(path: Path, header: dict[str, object], tensors: dict[str, np.ndarray]) -> None:
    """Write the file at ``path`` anew, whole and with a true digest, but with wrong content."""
    container = read_container(path)
    kept = {name: array for name, array in container.tensors.items() if name not in tensors}
    changed = {name: array for name, array in tensors.items() if array.size}
    write_container(path, "axes", {**container.header, **header}, {**kept, **changed})


@pytest.mark.parametrize(
    ("header", "tensors", "reason"),
    [
        ({"space": "q"}, {}, "live in z"),
        ({"prior": "cauchy"}, {}, "prior"),
        ({"features": []}, {}, "for 0 features"),
        ({"features": [{"name": "Smile"}]}, {}, "features.0"),
        ({}, {"directions": np.zeros((0, 0))}, "directions' is missing"),
        ({}, {"directions": np.eye(3)[:2]}, "for 3 features"),
        ({}, {"directions": 2 * np.eye(16)[:3]}, "unit"),
        ({}, {"directions": np.float64(3.0)}, r"shape \(\)"),
        ({}, {"whitening.mean": np.zeros(16)}, "covariance"),
    ],
)
def test_a_file_that_contradicts_itself_is_refused(
    measured: AxisSet, header: dict[str, object], tensors: dict[str, np.ndarray], reason: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.safetensors"
    write_axes(path, measured)
    spoilt(path, header, tensors)
    with pytest.raises(UserError, match=f"a.safetensors is not a valid axis file.*{reason}"):
        read_axes(path)


def test_a_header_of_a_later_version_may_say_more(measured: AxisSet, tmp_path: Path) -> None:
    path = tmp_path / "a.safetensors"
    write_axes(path, measured)
    spoilt(path, {"colour": "green"}, {})
    assert read_axes(path).names == measured.names


def test_a_header_of_an_earlier_version_hides_nothing_and_scores_by_the_names_of_the_axes(
    measured: AxisSet, tmp_path: Path
) -> None:
    path = tmp_path / "a.safetensors"
    write_axes(path, measured)
    features = read_container(path).header["features"]
    later = ("hidden", "scored_as")
    spoilt(path, {"features": [{k: v for k, v in each.items() if k not in later} for each in features]}, {})
    assert len(read_axes(path).shown) == len(measured.axes)
    assert tuple(axis.feature for axis in read_axes(path).axes) == measured.names


def test_another_kind_of_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "e.safetensors"
    write_container(path, "extractor", {}, {"weights": unit(np.ones((2, 2)))})
    with pytest.raises(UserError, match="kind 'extractor'"):
        read_axes(path)
