"""The tour: six steps through the window, each beside what it tells about."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from tlgan_desktop.gui.help.callout import Callout

if TYPE_CHECKING:
    from tlgan_desktop.gui.main_window import MainWindow


@dataclass(frozen=True)
class Step:
    """What is told, and beside which widget."""

    heading: str
    text: str
    target: Callable[[], QWidget]


class Tour(QObject):
    """Goes through the steps; the window can be used all the while."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._place = 0
        self.callout: Callout | None = None
        self.steps = self._steps()
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
        target = step.target()
        shown = target if target.isVisible() else self._window.panel
        self.callout.show_step(shown, step.heading, step.text, place, len(self.steps))

    def _steps(self) -> tuple[Step, ...]:
        window = self._window
        return (
            Step(
                self.tr("The picture"),
                self.tr(
                    "A trained network, the generator, draws it; you steer what it shows. Turn the wheel to "
                    "zoom, hold C to see the picture that you started from. You can use the window during "
                    "this tour."
                ),
                lambda: window.pane,
            ),
            Step(
                self.tr("Sliders"),
                self.tr(
                    "Each slider changes one feature: 0 is an average picture, and few lie beyond 3. Others "
                    "may move along, for features come together. A double-click takes the slider back; "
                    '"weak" means that the feature changes little, or not the same everywhere.'
                ),
                self._first_slider,
            ),
            Step(
                self.tr("Locks"),
                self.tr(
                    "A locked feature stays as it is while you move the others, and in every random picture. "
                    "Then a bar at each slider shows how much of its effect the locks leave."
                ),
                self._first_lock,
            ),
            Step(
                self.tr("Random"),
                self.tr("Another picture. Whatever you locked stays. Reset takes you back to its start."),
                lambda: window.action_bar.random,
            ),
            Step(
                self.tr("History"),
                self.tr(
                    "Everything that you make is kept here: click a picture to go back to it. Nothing is "
                    "lost by undoing, and a session saves all of it."
                ),
                lambda: window.bench.strip,
            ),
            Step(
                self.tr("Your own sliders"),
                self.tr(
                    "Discover axes, in the File menu, makes sliders from folders of pictures that you sorted "
                    "yourself. Help, Tour shows these steps again."
                ),
                window.menuBar,
            ),
        )

    def _first_slider(self) -> QWidget:
        return next((row for row in self._window.panel.rows.values()), self._window.panel)

    def _first_lock(self) -> QWidget:
        return next((row.lock for row in self._window.panel.rows.values()), self._window.panel)
