import os
import subprocess
import sys
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QFocusEvent, QImage, QPainter, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tlgan_desktop.gui.canvas import MARGIN
from tlgan_desktop.gui.image_pane import Background, ImagePane


@pytest.fixture
def pane(qtbot: QtBot) -> ImagePane:
    pane = ImagePane()
    qtbot.addWidget(pane)
    pane.resize(448, 348)
    pane.show()
    pane.show_image(two_halves(30))
    return pane


def two_halves(side: int) -> QImage:
    """Red on the left, blue on the right."""
    image = QImage(side, side, QImage.Format.Format_RGB888)
    image.fill(QColor("red"))
    for x in range(side // 2, side):
        for y in range(side):
            image.setPixelColor(x, y, QColor("blue"))
    return image


def turn_wheel(pane: ImagePane, place: QPoint, steps: int) -> None:
    at = QPointF(place)
    event = QWheelEvent(
        at, QPointF(pane.viewport().mapToGlobal(place)), QPoint(), QPoint(0, 120 * steps),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(pane.viewport(), event)


class PaintCounter(QObject):
    """Counts the paint events of a widget."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.count = 0
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += watched is self.parent() and event.type() == QEvent.Type.Paint
        return False


@pytest.mark.parametrize("kind", [QEvent.Type.FocusIn, QEvent.Type.FocusOut])
def test_the_frame_comes_and_goes_with_the_keyboard(qtbot: QtBot, pane: ImagePane, kind: QEvent.Type) -> None:
    pane.viewport().repaint()
    painted = PaintCounter(pane.viewport())
    QApplication.sendEvent(pane, QFocusEvent(kind, Qt.FocusReason.TabFocusReason))
    qtbot.waitUntil(lambda: painted.count > 0)


def test_a_picture_is_fitted_with_a_margin_and_stays_so(pane: ImagePane) -> None:
    assert pane.zoom == pytest.approx((348 - 2 * MARGIN) / 30)
    pane.resize(648, 448)
    assert pane.zoom == pytest.approx((448 - 2 * MARGIN) / 30)


def test_actual_size_is_a_pixel_for_a_pixel(pane: ImagePane) -> None:
    pane.actual_size()
    assert pane.zoom == 1
    pane.resize(648, 448)
    assert pane.zoom == 1


def test_zooming_keeps_what_is_under_the_pointer(pane: ImagePane) -> None:
    for _ in range(6):
        pane.zoom_in()
    place = QPoint(300, 100)
    before = pane.mapToScene(place)
    turn_wheel(pane, place, 4)
    after = pane.mapToScene(place)
    assert (after.x(), after.y()) == pytest.approx((before.x(), before.y()), abs=0.2)


def test_zoom_has_limits(pane: ImagePane) -> None:
    turn_wheel(pane, QPoint(50, 50), 60)
    assert pane.zoom == pytest.approx(64)
    turn_wheel(pane, QPoint(50, 50), -90)
    assert pane.zoom == pytest.approx(0.05)


def test_another_picture_of_the_same_size_keeps_the_place(pane: ImagePane) -> None:
    pane.actual_size()
    pane.show_image(two_halves(30))
    assert pane.zoom == 1
    pane.show_image(two_halves(60))
    assert pane.fitting


def test_a_double_click_changes_between_fitted_and_actual_size(qtbot: QtBot, pane: ImagePane) -> None:
    qtbot.mouseDClick(pane.viewport(), Qt.MouseButton.LeftButton)
    assert pane.zoom == 1
    qtbot.mouseDClick(pane.viewport(), Qt.MouseButton.LeftButton)
    assert pane.fitting


@pytest.mark.qt_log_ignore("not accepted by receiving widget")  # QGraphicsView leaves a release to its parent
def test_a_drag_moves_an_enlarged_picture(qtbot: QtBot, pane: ImagePane) -> None:
    for _ in range(4):
        pane.zoom_in()
    before = pane.mapToScene(QPoint(200, 150))
    qtbot.mousePress(pane.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(200, 150))
    qtbot.mouseMove(pane.viewport(), QPoint(230, 150))
    qtbot.mouseRelease(pane.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(230, 150))
    after = pane.mapToScene(QPoint(230, 150))
    assert (after.x(), after.y()) == pytest.approx((before.x(), before.y()), abs=0.1)


def middle_colours(pane: ImagePane) -> set[str]:
    image = pane.viewport().grab().toImage()
    row = image.height() // 2
    return {image.pixelColor(x, row).name() for x in range(image.width() // 2 - 8, image.width() // 2 + 8)}


def test_pixels_are_squares_unless_scaling_is_smooth(pane: ImagePane) -> None:
    pane.set_smooth(False)
    assert middle_colours(pane) == {"#ff0000", "#0000ff"}
    pane.set_smooth(True)
    assert len(middle_colours(pane)) > 4


def test_the_picture_itself_is_kept_as_it_is_whatever_the_scaling(pane: ImagePane) -> None:
    for smooth in (True, False):
        pane.set_smooth(smooth)
        assert pane.image() == two_halves(30)
        assert pane.scene().itemsBoundingRect().width() == pytest.approx(30)


def test_the_background_can_be_a_checker(pane: ImagePane) -> None:
    def corner() -> set[str]:
        image = pane.viewport().grab().toImage()
        return {image.pixelColor(x, 4).name() for x in range(40)}

    assert len(corner()) == 1
    pane.set_background(Background.CHECKER)
    assert len(corner()) == 2


def test_before_the_first_picture_a_caption_says_why(qtbot: QtBot) -> None:
    pane = ImagePane()
    qtbot.addWidget(pane)
    pane.resize(448, 348)
    pane.show()
    empty = pane.viewport().grab().toImage()
    pane.show_caption("Loading torch…")
    assert pane.viewport().grab().toImage() != empty


def test_a_grid_parts_the_pixels_only_where_they_are_large(pane: ImagePane) -> None:
    pane.set_grid(True)
    for _ in range(20):
        pane.zoom_out()
    assert not pane.grid_shown
    assert pane.smooth
    pane.actual_size()
    turn_wheel(pane, QPoint(224, 174), 20)
    assert pane.grid_shown
    image = pane.viewport().grab().toImage()
    row = [image.pixelColor(x, 100).name() for x in range(image.width())]
    lines = [x for x, colour in enumerate(row) if colour not in ("#ff0000", "#0000ff")]
    steps = {after - before for before, after in pairwise(lines)}
    assert steps <= {int(pane.zoom), int(pane.zoom) + 1}
    pane.set_grid(False)
    assert pane.smooth


def test_the_arrows_move_a_picture_that_is_larger_than_the_pane(qtbot: QtBot, pane: ImagePane) -> None:
    for _ in range(6):
        pane.zoom_in()
    before = pane.mapToScene(QPoint(0, 0))
    qtbot.keyClick(pane, Qt.Key.Key_Right)
    qtbot.keyClick(pane, Qt.Key.Key_Down)
    after = pane.mapToScene(QPoint(0, 0))
    assert after.x() > before.x()
    assert after.y() > before.y()


def test_space_is_a_hand_for_as_long_as_it_is_held(qtbot: QtBot, pane: ImagePane) -> None:
    qtbot.keyPress(pane, Qt.Key.Key_Space)
    assert pane.hand
    assert not pane.isInteractive()
    qtbot.keyRelease(pane, Qt.Key.Key_Space)
    assert not pane.hand
    assert pane.isInteractive()


def test_a_large_picture_is_shrunk_without_losing_fine_lines(pane: ImagePane) -> None:
    image = QImage(4096, 4096, QImage.Format.Format_RGB888)
    image.fill(QColor("white"))
    painter = QPainter(image)
    for x in range(0, 4096, 16):
        painter.fillRect(x, 0, 2, 4096, QColor("black"))
    painter.end()
    pane.show_image(image)
    shown = pane.viewport().grab().toImage()
    row = shown.height() // 2
    shades = [shown.pixelColor(x, row).red() for x in range(shown.width() // 2 - 60, shown.width() // 2 + 60)]
    assert min(shades) > 150  # an eighth of it is black, everywhere


class TwoScreens(ImagePane):
    """A pane that can be brought to a screen of another scale."""

    ratio = 1.0

    def devicePixelRatioF(self) -> float:
        return self.ratio

    def bring_to_screen(self, ratio: float) -> None:
        self.ratio = ratio
        QApplication.sendEvent(self, QEvent(QEvent.Type.DevicePixelRatioChange))


def test_actual_size_stays_so_on_a_screen_of_another_scale(qtbot: QtBot) -> None:
    pane = TwoScreens()
    qtbot.addWidget(pane)
    pane.show_image(two_halves(30))
    pane.actual_size()
    zooms: list[float] = []
    pane.zoomed.connect(zooms.append)
    pane.bring_to_screen(2.0)
    assert pane.transform().m11() == pytest.approx(0.5)
    assert zooms == pytest.approx([1.0])


AT_SCALE = """
import sys
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage, QGuiApplication
from PySide6.QtWidgets import QApplication
from tlgan_desktop.gui.image_pane import ImagePane
QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
application = QApplication([])
pane = ImagePane()
pane.resize(501, 403)
pane.show()
image = QImage(200, 200, QImage.Format.Format_RGB888)
for x in range(200):
    for y in range(200):
        image.setPixelColor(x, y, QColor(x, y, 255 * ((x + y) % 2)))
pane.show_image(image)
pane.actual_size()
shown = pane.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
print(pane.devicePixelRatioF(), any(
    shown.copy(x, y, 200, 200) == image
    for x in range(shown.width() // 2 - 105, shown.width() // 2 - 94)
    for y in range(shown.height() // 2 - 105, shown.height() // 2 - 94)
))
"""


@pytest.mark.parametrize("scale", ["1", "1.25", "1.5", "2", "3"])
def test_actual_size_is_exact_on_screens_of_every_scale(scale: str) -> None:
    environment = {**os.environ, "QT_SCALE_FACTOR": scale}
    command = [sys.executable, "-c", AT_SCALE]
    told = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=True)
    assert told.stdout.split() == [f"{float(scale)}", "True"]
