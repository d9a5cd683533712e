"""Labelled pictures, a small extractor to build on, and folders of one's own for every test."""

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import onnx
import pytest
import torch
from brief import shorten_quick
from mouse import drag
from onnx import TensorProto, helper, numpy_helper
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QAbstractButton, QWizard
from pytestqt.qtbot import QtBot
from shelf import labelled_pictures

from tlgan_desktop import paths
from tlgan_desktop.discovery.plan import Start
from tlgan_desktop.extractors import (
    ExtractorFeature,
    ExtractorInfo,
    HeldOut,
    NetworkExtractor,
    save_extractor,
)
from tlgan_desktop.extractors.head import Head
from tlgan_desktop.extractors.network import Backbone, BackboneConfig
from tlgan_desktop.features import FeatureKind
from tlgan_desktop.gui.images import to_pixels
from tlgan_desktop.gui.main_window import MainWindow
from tlgan_desktop.gui.wizard.wizard import DiscoveryWizard

SIZE = 16
MILLISECONDS = 60_000


@pytest.fixture(autouse=True)
def brief_presets(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep trainings and searches to seconds."""
    shorten_quick(monkeypatch.setitem)


@pytest.fixture(autouse=True)
def own_folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Keep axes, plans and caches of a test to itself, and ship no extractor."""
    monkeypatch.setattr(paths, "data_folder", lambda: tmp_path / "data")
    monkeypatch.setattr(paths, "cache_folder", lambda: tmp_path / "cache")
    monkeypatch.setattr(paths, "default_extractor", lambda: tmp_path / "none.safetensors")


@pytest.fixture(scope="session")
def bright_pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sub-folders ``bright`` and ``not bright``, 75 pictures each."""
    return labelled_pictures(tmp_path_factory.mktemp("labelled") / "brightness", 75)


@pytest.fixture(scope="session")
def small_extractor(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An extractor with random weights whose one feature is of no use; its backbone sees brightness."""
    config = BackboneConfig(widths=(8, 8), blocks=(1, 1), places=1, place_width=8)
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        backbone = Backbone(config)
    feature = ExtractorFeature("noise", FeatureKind.BINARY, held_out=HeldOut(50, auc=0.5))
    head = Head(np.ones((1, config.embedding)), np.zeros(1))
    path = tmp_path_factory.mktemp("extractor") / "small.safetensors"
    save_extractor(path, NetworkExtractor(ExtractorInfo("small", SIZE, (feature,)), backbone, head))
    return path


@pytest.fixture
def onnx_extractor(tmp_path: Path) -> Path:
    """An ONNX model that tells how bright a picture is."""
    axes = numpy_helper.from_array(np.array([2, 3]), "axes")
    weights = numpy_helper.from_array(np.ones((3, 1), np.float32), "weights")
    nodes = [
        helper.make_node("ReduceMean", ["picture", "axes"], ["colours"], keepdims=0),
        helper.make_node("MatMul", ["colours", "weights"], ["scores"]),
    ]
    picture = helper.make_tensor_value_info("picture", TensorProto.FLOAT, ["n", 3, SIZE, SIZE])
    scores = helper.make_tensor_value_info("scores", TensorProto.FLOAT, ["n", 1])
    graph = helper.make_graph(nodes, "brightness", [picture], [scores], [axes, weights])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=9)
    features = [{"name": "Brightness", "kind": "continuous"}]
    helper.set_model_props(model, {"tlgan": json.dumps({"features": features})})
    path = tmp_path / "brightness.onnx"
    onnx.save(model, path)
    return path


@pytest.fixture
def bare_window(
    make_window: Callable[..., MainWindow],
    settled: Callable[[MainWindow], None],
    tiny_generator_path: Path,
) -> MainWindow:
    """A window with the tiny generator and no axes."""
    window = make_window(tiny_generator_path)
    settled(window)
    return window


class Person:
    """Whoever clicks through the wizard of a window."""

    def __init__(self, qtbot: QtBot, window: MainWindow, settled: Callable[[MainWindow], None]) -> None:
        self._qtbot = qtbot
        self._settled = settled
        self.window = window

    @property
    def wizard(self) -> DiscoveryWizard:
        wizard = self.window.desk.wizard
        assert wizard is not None
        return wizard

    def wait(self, condition: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(condition, timeout=MILLISECONDS)

    def drop(self, *files: Path) -> None:
        """Drop files on the window."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in files])
        action, left, nothing = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0)
        self.window.dropEvent(QDropEvent(QPointF(100, 100), action, data, left, nothing))

    def brightness_at(self, name: str, position: float) -> float:
        """Drag a slider to a position, and see how bright the picture is there."""
        drag(self._qtbot, self.window.panel.rows[name].slider, position)
        self._settled(self.window)
        return float(to_pixels(self.window.pane.image()).mean())

    def press(self, which: QWizard.WizardButton) -> None:
        """Press a button of the wizard as soon as it can be pressed."""
        button = self.wizard.button(which)
        self.wait(button.isEnabled)
        self.click(button)

    def click(self, button: QAbstractButton) -> None:
        self._qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def choose_extractor(self, path: Path, start: Start = Start.EXTRACTOR) -> None:
        """On the second page, build on an extractor file, or use it in another way."""
        page = self.wizard.extractor_page
        self.click(page.starts[start])
        page.use_extractor(path)
        self.wait(lambda: page.isComplete() or bool(page.notice.text))

    def come_to_the_run(self, folder: Path, extractor: Path | None = None) -> None:
        """Drop a folder, choose, and start."""
        assert self.window.desk.take_pictures([folder])
        self.press(QWizard.WizardButton.NextButton)
        if extractor is not None:
            self.choose_extractor(extractor)
        self.press(QWizard.WizardButton.CommitButton)


@pytest.fixture
def person(qtbot: QtBot, bare_window: MainWindow, settled: Callable[[MainWindow], None]) -> Person:
    return Person(qtbot, bare_window, settled)
