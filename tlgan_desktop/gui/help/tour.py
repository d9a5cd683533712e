"""The tour: six steps through the window, each beside what it tells about."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from tlgan_desktop.gui.help.callout import Callout
from tlgan_desktop.gui.marking import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from tlgan_desktop.gui.main_window import MainWindow


@dataclass(frozen=True)
class Step:
    """What is told, in English until it is shown, and beside which widget."""

    heading: str
    text: str
    target: Callable[["MainWindow"], QWidget]


def _picture(window: "MainWindow") -> QWidget:
    return window.pane


def _first_slider(window: "MainWindow") -> QWidget:
    return next(iter(window.panel.rows.values()), window.panel)


def _first_lock(window: "MainWindow") -> QWidget:
    return next((row.lock for row in window.panel.rows.values()), window.panel)


def _random(window: "MainWindow") -> QWidget:
    return window.action_bar.random


def _history(window: "MainWindow") -> QWidget:
    return window.bench.strip


def _menus(window: "MainWindow") -> QWidget:
    return window.menuBar()


STEPS = (
    Step(
        QT_TRANSLATE_NOOP("Tour", "The picture"),
        QT_TRANSLATE_NOOP(
            "Tour",
            "A trained network, the generator, draws it; you steer what it shows. Turn the wheel to "
            "zoom, hold C to see the picture that you started from. You can use the window during "
            "this tour.",
        ),
        _picture,
    ),
    Step(
        QT_TRANSLATE_NOOP("Tour", "Sliders"),
        QT_TRANSLATE_NOOP(
            "Tour",
            "Each slider changes one feature: 0 is an average picture, and few lie beyond 3. Others "
            "may move along, for features come together. A double-click takes the slider back; "
            '"weak" means that the feature changes little, or not the same everywhere.',
        ),
        _first_slider,
    ),
    Step(
        QT_TRANSLATE_NOOP("Tour", "Locks"),
        QT_TRANSLATE_NOOP(
            "Tour",
            "A locked feature stays as it is while you move the others, and in every random picture. "
            "Then a bar at each slider shows how much of its effect the locks leave.",
        ),
        _first_lock,
    ),
    Step(
        QT_TRANSLATE_NOOP("Tour", "Random"),
        QT_TRANSLATE_NOOP(
            "Tour", "Another picture. Whatever you locked stays. Reset takes you back to its start."
        ),
        _random,
    ),
    Step(
        QT_TRANSLATE_NOOP("Tour", "History"),
        QT_TRANSLATE_NOOP(
            "Tour",
            "Everything that you make is kept here: click a picture to go back to it. Nothing is "
            "lost by undoing, and a session saves all of it.",
        ),
        _history,
    ),
    Step(
        QT_TRANSLATE_NOOP("Tour", "Your own sliders"),
        QT_TRANSLATE_NOOP(
            "Tour",
            "Discover axes, in the File menu, makes sliders from folders of pictures that you sorted "
            "yourself. Help, Tour shows these steps again.",
        ),
        _menus,
    ),
)


class Tour(QObject):
    """Goes through the steps; the window can be used all the while."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._place = 0
        self.callout: Callout | None = None
        self.steps = STEPS
        window.panel.axes_shown.connect(self._point_anew)

    @Slot()
    def start(self) -> None:
        """Begin at the first step."""
        self.end()
        self.callout = Callout(self._window)
        self.callout.forward.connect(self._forward)
        self.callout.backward.connect(self._backward)
        self.callout.ended.connect(self.end)
        self._show(0)

    @Slot()
    def end(self) -> None:
        """Take the callout away."""
        if self.callout is not None:
            self._window.pane.setFocus()  # before its buttons hide, which would pass the keyboard on
            self.callout.close_up()
            self.callout = None

    @Slot()
    def _point_anew(self) -> None:
        """The slider that was pointed at has gone with its axes."""
        if self.callout is not None:
            self._show(self._place)

    @Slot()
    def _forward(self) -> None:
        self._show(self._place + 1)

    @Slot()
    def _backward(self) -> None:
        self._show(max(self._place - 1, 0))

    def _show(self, place: int) -> None:
        if self.callout is None or place >= len(self.steps):
            self.end()
            return
        self._place, step = place, self.steps[place]
        target = step.target(self._window)
        shown = target if target.isVisible() else self._window.panel
        self.callout.show_step(shown, self.tr(step.heading), self.tr(step.text), place, len(self.steps))
