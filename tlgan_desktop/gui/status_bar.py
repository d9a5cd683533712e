"""The status bar: what is open, what is going on, and how fast it is."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel, QStatusBar, QWidget

from tlgan_desktop.editing.scene import Scene


class StatusBar(QStatusBar):
    """Left: generator, seed, load state. Right: zoom, time of the last picture, device."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.generator = _Fact(self.tr("Generator"))
        self.seed = _Fact(self.tr("Seed"))
        self.busy = _Fact(self.tr("Activity"))
        self.addWidget(self.generator)
        self.addWidget(self.seed)
        self.addWidget(self.busy)
        self.zoom = _Fact(self.tr("Zoom"))
        self.time = _Fact(self.tr("Time of the last picture"))
        self.device = _Fact(self.tr("Device"))
        for label in (self.zoom, self.time, self.device):
            self.addPermanentWidget(label)
        self.messageChanged.connect(self._make_room)

    def show_generator(self, name: str, resolution: int, device: str) -> None:
        """Say what draws the pictures, and where."""
        self.generator.setText(f"{name}  {resolution} × {resolution}")
        self.show_device(device)

    def show_device(self, device: str) -> None:
        """Say where pictures are drawn."""
        self.device.setText(device.upper())

    def show_scene(self, scene: Scene) -> None:
        """Give the seed that repeats the start picture."""
        self.seed.setText("" if scene.seed is None else self.tr("Seed {seed}").format(seed=scene.seed))

    def show_time(self, milliseconds: float) -> None:
        """Tell how long the last picture took."""
        self.time.setText(f"{milliseconds:.1f} ms" if milliseconds < 100 else f"{milliseconds:.0f} ms")

    def show_zoom(self, zoom: float) -> None:
        """Tell how many screen pixels a pixel of the picture takes."""
        self.zoom.setText(f"{100 * zoom:.0f} %")

    @Slot(str)
    def _make_room(self, message: str) -> None:
        for label in (self.generator, self.seed, self.busy):
            label.cover(bool(message))


class _Fact(QLabel):
    """A label that takes no room while it has nothing to say, or while a message stands in its place."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setToolTip(name)
        self._covered = False
        self.hide()

    def setText(self, text: str) -> None:
        """Show a text, or nothing."""
        super().setText(text)
        self.setVisible(bool(text) and not self._covered)

    def cover(self, covered: bool) -> None:
        """Give way to a message, or come back after it."""
        self._covered = covered
        self.setVisible(bool(self.text()) and not covered)
