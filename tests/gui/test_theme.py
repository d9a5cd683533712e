import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from tlgan_desktop.gui.theme import DARK, LIGHT, Appearance, Theme, style_sheet


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    channels = QColor(colour).getRgbF()[:3]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_text_can_be_read(theme: Theme) -> None:
    for ground in (theme.window, theme.panel, theme.hover):
        assert contrast(theme.text, ground) >= 7
        assert contrast(theme.secondary, ground) >= 4.5
    assert contrast(theme.on_accent, theme.accent) >= 4.5
    assert contrast(theme.on_notice, theme.notice) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_controls_stand_out(theme: Theme) -> None:
    for ground in (theme.window, theme.panel):
        assert contrast(theme.accent, ground) >= 3
        assert contrast(theme.disabled, ground) >= 3


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_a_slider_shows_on_the_ground_of_the_current_feature(theme: Theme) -> None:
    assert contrast(theme.groove, theme.hover) >= 1.15
    assert contrast(theme.reach, theme.groove) >= 1.4


def test_the_style_sheet_takes_every_colour_from_the_theme() -> None:
    assert style_sheet(LIGHT) != style_sheet(DARK)
    assert "$" not in style_sheet(LIGHT)


def test_a_chosen_look_is_taken_at_once(qapp: QApplication) -> None:
    appearance = Appearance(qapp)
    appearance.choose(Qt.ColorScheme.Dark)
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(DARK.window)
    appearance.choose(Qt.ColorScheme.Light)
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(LIGHT.window)
    appearance.choose(Qt.ColorScheme.Unknown)
