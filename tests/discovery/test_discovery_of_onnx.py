from pathlib import Path

import numpy as np
import onnx
import pytest
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from patches import GRID, LEVEL, NAMES, PATCH, SIDE, reader, second_reader, true_axes

from tlgan_desktop.axes.axis import Verdict
from tlgan_desktop.discovery.cache import PictureCache
from tlgan_desktop.discovery.discovery import discover
from tlgan_desktop.discovery.settings import DiscoverySettings
from tlgan_desktop.editing.steering import Steering
from tlgan_desktop.generators import Generator, open_generator

SAMPLES = 20_000
DIMENSION = 64


def painted(directions: NDArray[np.float64]) -> NDArray[np.float32]:
    """The matrix ``(d, 3 * SIDE * SIDE)`` that paints patch j with the grey of direction j."""
    levels = np.zeros((GRID * GRID, directions.shape[1]))
    levels[: len(directions)] = LEVEL * directions
    # What no feature explains: the other patches follow directions of their own.
    levels[len(directions) :] = LEVEL * true_axes(GRID * GRID - len(directions), directions.shape[1], seed=9)
    patches = levels.reshape(GRID, GRID, -1).repeat(PATCH, axis=0).repeat(PATCH, axis=1)
    picture = np.broadcast_to(patches, (3, SIDE, SIDE, directions.shape[1]))
    return picture.reshape(-1, directions.shape[1]).T.astype(np.float32)


def saved_model(path: Path, directions: NDArray[np.float64]) -> Path:
    """Pictures sin(z W), so that the grey is no linear function of the latent."""
    held = [
        numpy_helper.from_array(painted(directions), "weight"),
        numpy_helper.from_array(np.array([-1, 3, SIDE, SIDE]), "shape"),
    ]
    nodes = [
        helper.make_node("MatMul", ["z", "weight"], ["drawn"]),
        helper.make_node("Sin", ["drawn"], ["bounded"]),
        helper.make_node("Reshape", ["bounded", "shape"], ["picture"]),
    ]
    latent = helper.make_tensor_value_info("z", TensorProto.FLOAT, ["n", directions.shape[1]])
    picture = helper.make_tensor_value_info("picture", TensorProto.FLOAT, ["n", 3, SIDE, SIDE])
    graph = helper.make_graph(nodes, "patches", [latent], [picture], held)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    helper.set_model_props(model, {"tlgan.prior": "sphere"})
    onnx.save(model, path)
    return path


@pytest.fixture(scope="module")
def directions() -> NDArray[np.float64]:
    return true_axes(6, DIMENSION, shared=0.8)


@pytest.fixture(scope="module")
def generator(directions: NDArray[np.float64], tmp_path_factory: pytest.TempPathFactory) -> Generator:
    return open_generator(saved_model(tmp_path_factory.mktemp("onnx") / "patches.onnx", directions))


def true_features(generator: Generator, latent: NDArray[np.float64]) -> NDArray[np.float64]:
    return reader().score(generator.pictures(latent[None]))[0]


def test_known_axes_of_an_onnx_generator_are_recovered_and_locks_hold_true_features(
    generator, directions, tmp_path
):
    settings = DiscoverySettings(samples=SAMPLES, stop_angle=None, check_latents=8)
    found = discover(
        generator, [reader()], settings, PictureCache(tmp_path), second_extractors=[second_reader()]
    )
    assert found.rendered == SAMPLES
    correlations = directions @ directions.T - np.eye(6)
    assert np.abs(correlations).max() > 0.3
    assert np.sum(found.axis_set.directions * directions, axis=1).min() >= 0.98
    assert found.report.count(Verdict.GOOD) == 6
    np.testing.assert_allclose(found.axis_set.cosines(), directions @ directions.T, atol=0.05)
    steering = Steering(found.axis_set)
    for seed in range(5):
        document = steering.open(generator.sample(10**6 + seed)[0])
        for lock in NAMES[1:]:
            document = steering.with_lock(document, lock, True)
        before = true_features(generator, document.latent)
        target = steering.positions(document.latent)["a"] + 1.5
        after = true_features(generator, steering.move(document, {"a": target}).latent)
        assert after[0] - before[0] > 1
        assert np.abs(after[1:] - before[1:]).max() < 0.1
