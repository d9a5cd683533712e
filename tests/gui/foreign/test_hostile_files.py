"""Hostile and wrong files dropped on the window."""

import pickle
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from onnx_models import linear_model
from pytestqt.qtbot import QtBot

from tlgan_desktop.gui.main_window import MainWindow

PARITY = Path(__file__).parents[2] / "data" / "parity"


class Evil:
    def __init__(self, victim: Path) -> None:
        self._victim = victim

    def __reduce__(self) -> tuple[object, ...]:
        return Path.touch, (self._victim,)


FILES: dict[str, Callable[[Path], bytes]] = {
    "system.pkl": lambda victim: b"cos\nsystem\n(S'touch " + bytes(victim) + b"'\ntR.",
    "reduce.pkl": lambda victim: pickle.dumps({"direction": Evil(victim), "name": ["A"]}),
    "pointer.pkl": lambda _: b"version https://git-lfs.github.com/spec/v1\noid sha256:aa\nsize 381624121\n",
    "page.pkl": lambda _: b"<!DOCTYPE html><html>404</html>",
    "cut.pkl": lambda _: (PARITY / "sg2ada.pkl").read_bytes()[:100_000],
    "cut.pth": lambda _: (PARITY / "gan_zoo_pgan.pth").read_bytes()[:100_000],
    "cut.onnx": lambda _: linear_model().SerializeToString()[:700],
    "empty.npy": lambda _: b"",
    "empty.safetensors": lambda _: b"",
    "huge.npy": lambda _: (
        b"\x93NUMPY\x01\x00v\x00{'descr': '<f8', 'fortran_order': False, 'shape': (9999999999,), }"
    ),
    "nothing.bin": lambda _: bytes(range(256)) * 40,
}


@pytest.mark.parametrize("name", FILES)
def test_one_sentence_is_told_nothing_is_run_and_the_picture_stays(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, name: str
) -> None:
    path, victim, picture = tmp_path / name, tmp_path / "touched", window.pane.image()
    path.write_bytes(FILES[name](victim))
    window.open_files([path])
    qtbot.waitUntil(lambda: window.notice.text != "", timeout=20_000)
    assert name in window.notice.text
    assert window.notice.text.endswith(".")
    assert window.notice.text.count(". ") == 0
    assert not victim.exists()
    assert window.pane.image() == picture
    assert window.editor.axis_set is not None
    window.editor.begin_gesture()
    window.editor.move("Smile", 0.5)
    assert window.editor.steering.positions(window.editor.scene.document.latent)["Smile"] == pytest.approx(
        0.5
    )


def test_discriminators_and_plain_data_are_told_apart_from_generators(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "data.pkl"
    path.write_bytes(pickle.dumps({"epoch": 3, "loss": [1.0, np.pi]}))
    window.open_files([path])
    qtbot.waitUntil(lambda: window.notice.text != "", timeout=20_000)
    assert "data.pkl" in window.notice.text
