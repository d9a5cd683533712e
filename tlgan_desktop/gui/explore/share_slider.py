"""A slider for a share between nothing and all, which moves as it is dragged."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from tlgan_desktop.editing import SliderState
from tlgan_desktop.gui.panel.feature_slider import FeatureSlider


class ShareSlider(FeatureSlider):
    """Goes from 0 to 1; Delete and a double-click bring it back to where it began."""

    moved = Signal(float)
    """The share that it stands at now."""

    def __init__(self, share: float, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._usual = share
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.set_share(share)
        self.targeted.connect(self._move)
        self.reverted.connect(self._go_back)

    @property
    def share(self) -> float:
        """Where it stands."""
        return self.state.position

    def set_share(self, share: float) -> None:
        """Put it somewhere without saying so."""
        self.show_state(SliderState(share, 0.0, 1.0, 0.0, 1.0, 1.0, locked=False, enabled=True))

    @Slot(float)
    def _move(self, share: float) -> None:
        self.set_share(share)
        self.moved.emit(share)

    @Slot()
    def _go_back(self) -> None:
        self._move(self._usual)
