import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tlgan_desktop.gui.image_pane import MARGIN, Background, ImagePane


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
