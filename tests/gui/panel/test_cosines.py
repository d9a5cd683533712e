"""The heat map of the cosines, read with pointer and keys, and as files."""

import csv
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QImage
from pytestqt.qtbot import QtBot

from tlgan_desktop.axes import AxisSet, read_axes
from tlgan_desktop.errors import UserError
from tlgan_desktop.gui.main_window import MainWindow
from tlgan_desktop.gui.panel.cosine_chart import SMALLEST, ChartPainter, CosineChart
from tlgan_desktop.gui.panel.cosine_colours import NIGHT, PAPER, CosineColours
from tlgan_desktop.gui.panel.cosine_dialog import CosineDialog
from tlgan_desktop.gui.panel.cosine_export import export_cosines
from tlgan_desktop.gui.panel.cosine_map import CosineMap


@pytest.fixture
def axis_set(tiny_axes_path: Path) -> AxisSet:
    return read_axes(tiny_axes_path)


@pytest.fixture
def make_dialog(qtbot: QtBot, axis_set: AxisSet) -> Callable[..., CosineDialog]:
    def make(place: Path | None = None) -> CosineDialog:
        dialog = CosineDialog(axis_set, lambda *_: place)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitExposed(dialog)
        return dialog

    return make


def chart(count: int) -> CosineChart:
    rows = np.random.default_rng(0).standard_normal((count, 128))
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return CosineChart(tuple(f"A long name of feature {place}" for place in range(count)), rows @ rows.T)


def test_the_cell_under_the_pointer_is_named_with_its_cosine(
    qtbot: QtBot, make_dialog: Callable[..., CosineDialog]
) -> None:
    dialog = make_dialog()
    names = dialog.map.chart.names
    cell = names.index("Age"), names.index("Smile")
    qtbot.mouseMove(dialog.map, dialog.map.middle_of(cell))
    assert dialog.said.text() == "Age and Smile: +0.60"
    assert dialog.map.accessibleDescription() == "Age and Smile: +0.60"


def test_arrow_keys_go_from_cell_to_cell_and_stop_at_the_edges(
    qtbot: QtBot, make_dialog: Callable[..., CosineDialog]
) -> None:
    dialog = make_dialog()
    shown = dialog.map
    key = Qt.Key
    for pressed, words in (
        (key.Key_Up, "Smile"),
        (key.Key_Up, "Smile"),
        (key.Key_Right, "Smile and Age: +0.60"),
        (key.Key_End, "Smile and Glow: +0.60"),
        (key.Key_PageDown, "Glow"),
        (key.Key_Home, "Glow and Smile: +0.60"),
    ):
        qtbot.keyClick(shown, pressed)
        assert shown.words == words


def test_the_current_cell_keeps_its_axes_in_another_order(
    qtbot: QtBot, make_dialog: Callable[..., CosineDialog]
) -> None:
    dialog = make_dialog()
    names = dialog.map.chart.names
    dialog.map.go_to((names.index("Glow"), names.index("Smile")))
    dialog.order.setCurrentIndex(1)
    reordered = dialog.map.chart.names
    assert sorted(reordered) == sorted(names)
    assert abs(reordered.index("Smile") - reordered.index("Age")) == 1
    assert dialog.map.words == "Glow and Smile: +0.60"


def test_groups_are_parted_by_lines_and_locks_are_marked(make_dialog: Callable[..., CosineDialog]) -> None:
    dialog = make_dialog()
    assert dialog.map.chart.breaks == (6,)
    before = dialog.map.grab().toImage()
    dialog.show_locks(frozenset({"Hat"}))
    assert dialog.map.chart.locked == {"Hat"}
    assert dialog.map.grab().toImage() != before


@pytest.mark.parametrize("colours", [PAPER, NIGHT])
def test_larger_cosines_stand_out_more_and_signs_differ_without_red_and_green(colours: CosineColours) -> None:
    cosines = np.linspace(-1, 1, 21)
    rgb = colours.rgb(cosines).astype(float)
    away = np.abs(rgb - colours.rgb(np.zeros(1))).sum(axis=1)
    assert (np.diff(away[:11]) < 0).all()
    assert (np.diff(away[10:]) > 0).all()
    assert (rgb[:9, 2] > rgb[:9, 0]).all()  # blue below zero
    assert (rgb[12:, 2] < rgb[12:, 0]).all()  # orange above


@pytest.mark.parametrize("colours", [PAPER, NIGHT])
@pytest.mark.parametrize("cosine", [-1.0, -0.6, 0.0, 0.6, 1.0])
def test_numbers_can_be_read_upon_their_cells(colours: CosineColours, cosine: float) -> None:
    ground = colours.rgb(np.array(cosine)).astype(float) / 255
    ink = np.array(colours.upon(cosine).getRgbF()[:3])
    light, dark = sorted((luminance(ground), luminance(ink)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def luminance(rgb: np.ndarray) -> float:
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    return float(linear @ [0.2126, 0.7152, 0.0722])


def test_forty_names_keep_apart_and_a_small_field_scrolls() -> None:
    painter = ChartPainter(chart(40), PAPER, QFont(), QSizeF(300, 300))
    assert painter.cell == SMALLEST
    for cell in ((0, 0), (39, 0), (17, 39)):
        assert painter.cell_at(painter.rectangle(cell).center()) == cell


def test_the_keyboard_asks_for_its_cell_to_be_seen(qtbot: QtBot) -> None:
    shown = CosineMap(chart(40))
    qtbot.addWidget(shown)
    shown.resize(shown.minimumSizeHint())
    with qtbot.waitSignal(shown.went) as went:
        qtbot.keyClick(shown, Qt.Key.Key_PageDown)
    assert went.args[0] == shown.middle_of((39, 0))


@pytest.mark.parametrize("count", [1, 10, 40])
def test_an_export_as_table_holds_every_cosine_exactly(tmp_path: Path, qtbot: QtBot, count: int) -> None:
    path, exported = tmp_path / "cosines.csv", chart(count)
    export_cosines(exported, QFont(), path)
    with path.open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    assert tuple(head[1:]) == exported.names == tuple(row[0] for row in rows)
    np.testing.assert_array_equal(np.array([row[1:] for row in rows], dtype=float), exported.cosines)


def test_an_export_as_picture_shows_the_cells_on_white(tmp_path: Path, qtbot: QtBot) -> None:
    path, exported = tmp_path / "cosines.png", chart(40)
    export_cosines(exported, QFont(), path)
    image = QImage(str(path))
    assert image.width() > 2 * 40 * SMALLEST
    assert image.pixelColor(0, 0) == QColor("white")


def test_an_export_as_page_is_a_pdf_and_other_endings_are_refused(tmp_path: Path, qtbot: QtBot) -> None:
    export_cosines(chart(10), QFont(), tmp_path / "cosines.pdf")
    assert (tmp_path / "cosines.pdf").read_bytes().startswith(b"%PDF")
    with pytest.raises(UserError, match=r"must end in \.png, \.pdf or \.csv"):
        export_cosines(chart(10), QFont(), tmp_path / "cosines.bmp")
    assert not (tmp_path / "cosines.bmp").exists()


def test_the_dialog_exports_and_says_so(
    qtbot: QtBot, make_dialog: Callable[..., CosineDialog], tmp_path: Path
) -> None:
    dialog = make_dialog(tmp_path / "mine.csv")
    dialog.export.click()
    assert (tmp_path / "mine.csv").exists()
    assert dialog.summary.text() == "Exported mine.csv."


def test_an_export_that_fails_says_why(make_dialog: Callable[..., CosineDialog], tmp_path: Path) -> None:
    dialog = make_dialog(tmp_path / "missing" / "mine.png")
    dialog.export.click()
    assert "missing" in dialog.summary.text()


def test_the_window_opens_one_map_that_follows_the_locks(qtbot: QtBot, window: MainWindow) -> None:
    desk = window.bench.features
    desk.cosines.trigger()
    desk.cosines.trigger()
    dialogs = window.findChildren(CosineDialog)
    assert len(dialogs) == 1
    window.editor.set_lock("Hat", True)
    assert dialogs[0].map.chart.locked == {"Hat"}
    with qtbot.waitSignal(dialogs[0].destroyed):
        window.editor.use_axes(window.editor.axis_set)
    assert not window.findChildren(CosineDialog)
