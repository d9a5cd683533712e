"""Colours and spacing: a calm light and a calm dark look on Qt's Fusion style."""

from dataclasses import asdict, dataclass
from string import Template

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from tlgan_desktop import paths

GRID = 8
"""Every distance in the window is a multiple of this, in device-independent pixels."""


@dataclass(frozen=True)
class Theme:
    """The colours of one look; contrast of text is at least 4.5 to 1."""

    window: str
    panel: str
    canvas: str
    text: str
    secondary: str
    disabled: str
    line: str
    groove: str
    reach: str
    hover: str
    accent: str
    on_accent: str
    notice: str
    on_notice: str
    tick: str
    """The icon of what is ticked, to be seen on the accent."""
    chevron: str
    """The icon of what drops down."""
    upward: str
    """The icon of the folder above, in file dialogs; as the next two, to be seen on the window."""
    backward: str
    forward: str


ICONS = ("tick", "chevron", "upward", "backward", "forward")
LIGHT = Theme(
    window="#f5f5f7",
    panel="#ffffff",
    canvas="#e6e7ea",
    text="#1b1c20",
    secondary="#62646d",
    disabled="#878a94",
    line="#dcdde2",
    groove="#d9dbe2",
    reach="#b0b3bf",
    hover="#ececf0",
    accent="#4657cf",
    on_accent="#ffffff",
    notice="#fdf1d8",
    on_notice="#5c3b00",
    tick="icons/tick-light.svg",
    chevron="icons/chevron-light.svg",
    upward="icons/upward-light.svg",
    backward="icons/backward-light.svg",
    forward="icons/forward-light.svg",
)
DARK = Theme(
    window="#1d1e22",
    panel="#25272c",
    canvas="#151619",
    text="#ecedf1",
    secondary="#a3a6b1",
    disabled="#7d808c",
    line="#363940",
    groove="#3f434c",
    reach="#686d7a",
    hover="#2f3238",
    accent="#93a1ff",
    on_accent="#10121c",
    notice="#3b2f17",
    on_notice="#ffdf9f",
    tick="icons/tick-dark.svg",
    chevron="icons/chevron-dark.svg",
    upward="icons/upward-dark.svg",
    backward="icons/backward-dark.svg",
    forward="icons/forward-dark.svg",
)


class Appearance(QObject):
    """Gives the application its look and follows the system between light and dark."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        application.setStyle("fusion")
        application.styleHints().colorSchemeChanged.connect(self._follow)
        self._follow(application.styleHints().colorScheme())

    def choose(self, scheme: Qt.ColorScheme) -> None:
        """Use the light or the dark look whatever the system says; ``Unknown`` follows the system again."""
        self._application.styleHints().setColorScheme(scheme)
        self._follow(scheme if scheme != Qt.ColorScheme.Unknown else self._system())

    def _system(self) -> Qt.ColorScheme:
        return self._application.styleHints().colorScheme()

    @Slot(Qt.ColorScheme)
    def _follow(self, scheme: Qt.ColorScheme) -> None:
        theme = DARK if scheme == Qt.ColorScheme.Dark else LIGHT
        self._application.setPalette(palette(theme))
        self._application.setStyleSheet(style_sheet(theme))


def style_sheet(theme: Theme) -> str:
    """The style sheet of the application in the colours of a theme."""
    icons = {icon: paths.resource(getattr(theme, icon)).as_posix() for icon in ICONS}
    template = Template(paths.resource("styles/application.qss").read_text("utf-8"))
    return template.substitute(asdict(theme) | icons)


def palette(theme: Theme) -> QPalette:
    """The palette of a theme.

    The painted widgets of ours read these roles: ``Mid`` is a groove, ``Dark`` the part of it within reach,
    ``PlaceholderText`` secondary text, ``Accent`` what the person set.
    """
    role = QPalette.ColorRole
    colours = {
        role.Window: theme.window,
        role.WindowText: theme.text,
        role.Base: theme.panel,
        role.AlternateBase: theme.window,
        role.Text: theme.text,
        role.PlaceholderText: theme.secondary,
        role.Button: theme.panel,
        role.ButtonText: theme.text,
        role.ToolTipBase: theme.panel,
        role.ToolTipText: theme.text,
        role.BrightText: theme.on_accent,
        role.Light: theme.hover,
        role.Midlight: theme.line,
        role.Mid: theme.groove,
        role.Dark: theme.reach,
        role.Shadow: theme.canvas,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.on_accent,
        role.Accent: theme.accent,
        role.Link: theme.accent,
    }
    result = QPalette()
    for each, colour in colours.items():
        result.setColor(each, QColor(colour))
    for each in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        result.setColor(QPalette.ColorGroup.Disabled, each, QColor(theme.disabled))
    result.setColor(QPalette.ColorGroup.Disabled, role.Accent, QColor(theme.reach))
    return result
