"""What the main window knows of settings: keeps them, applies them, opens their dialog."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Qt, Slot
from PySide6.QtGui import QAction

from tlgan_desktop.gui.engine import Device, Engine
from tlgan_desktop.gui.messages import (
    DevicesFound,
    EngineReady,
    GeneratorOpened,
    PictureRendered,
    RequestFailed,
    Result,
    RunOn,
)
from tlgan_desktop.gui.previews import Previews
from tlgan_desktop.gui.settings.settings import Look, Settings, read_settings, write_settings
from tlgan_desktop.gui.settings.settings_dialog import SettingsDialog

if TYPE_CHECKING:
    from tlgan_desktop.gui.main_window import MainWindow


class SettingsDesk(QObject):
    """Holds the settings of a window and what follows from them."""

    def __init__(self, window: "MainWindow", store: QSettings) -> None:
        super().__init__(window)
        self._window, self._store = window, store
        self.settings = read_settings(store)
        self.devices: tuple[Device, ...] = ()
        self._in_use = Engine()  # as the inference thread begins
        self._asked = 0
        self.previews = Previews(self)
        self.dialog: SettingsDialog | None = None
        self.open_dialog = window.commands.action(
            self.tr("&Settings…"), "Ctrl+,", self.tr("Theme, language, device, previews")
        )
        self.open_dialog.setMenuRole(QAction.MenuRole.PreferencesRole)
        window.commands.place("&Edit", self.open_dialog)
        self._connect(window)
        self._apply(Settings(), self.settings)

    def stop(self) -> None:
        """Ask for nothing any more."""
        self.previews.stop()

    @Slot(object)
    def use(self, settings: Settings) -> None:
        """Take settings into use and keep them."""
        before = self.settings
        self._keep(settings)
        self._apply(before, settings)
        if settings.appearance != before.appearance:
            self._window.commands.choose_appearance(settings.appearance)

    def _keep(self, settings: Settings) -> None:
        self.settings = settings
        write_settings(self._store, settings)  # an instance that is killed saves nothing at its end
        if self.dialog is not None:
            self.dialog.show_settings(settings)

    def _connect(self, window: "MainWindow") -> None:
        self.open_dialog.triggered.connect(self._show)
        window.commands.appearance.triggered.connect(self._follow_menu)
        window.inference.answered.connect(self._hear)
        # A held key goes on after a rest, as no other gesture does.
        for moved in (window.panel.targeted, window.action_bar.truncated):
            moved.connect(self.previews.begin)
        window.panel.gesture_ended.connect(self.previews.end)
        window.action_bar.gesture_ended.connect(self.previews.end)
        self.previews.rested.connect(self._draw_full)

    @Slot()
    def _draw_full(self) -> None:
        editor = self._window.editor
        if editor.info is not None and editor.scene is not None:
            self._window.inference.draw(editor.info.fingerprint, editor.space, editor.scene)

    def _apply(self, before: Settings, settings: Settings) -> None:
        self.previews.choice = settings.preview
        self._window.desk.jobs.limit_cache(settings.cache)
        if _engine(settings) != _engine(before):
            self._asked = self._window.inference.run_on(_engine(settings))

    @Slot()
    def _show(self) -> None:
        if self.dialog is None:
            self.dialog = SettingsDialog(self.settings, self.devices, self._window)
            self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self.dialog.changed.connect(self.use)
            self.dialog.finished.connect(self._forget)
        self.dialog.show()
        self.dialog.activateWindow()

    @Slot()
    def _forget(self) -> None:
        self.dialog = None

    @Slot(QAction)
    def _follow_menu(self, choice: QAction) -> None:
        self._keep(replace(self.settings, appearance=Look(choice.data().name)))

    @Slot(object)
    def _hear(self, result: Result) -> None:
        match result:
            case DevicesFound():
                self.devices = result.devices
                if self.dialog is not None:
                    self.dialog.show_devices(result.devices)
            case GeneratorOpened():
                self.previews.use_generator(result.info.resolution, result.previews)
            case EngineReady():
                self._compute_on(result)
            # A newer choice that still waits to be tried outlasts the failure of the one before it.
            case RequestFailed(request=RunOn()) if result.sequence == self._asked:
                self._go_back(result.reason)
            case PictureRendered():
                self.previews.note(result.side, result.milliseconds)

    def _go_back(self, reason: str) -> None:
        """Show and keep the engine in use again; the window tells the reason, too, but below the dialog."""
        self._keep(_with_engine(self.settings, self._in_use))
        if self.dialog is not None:
            self.dialog.tell(reason)

    def _compute_on(self, ready: EngineReady) -> None:
        self._in_use = ready.engine
        self._window.desk.jobs.run_on(ready.engine)
        self._window.status.show_device(ready.device)
        self.previews.forget_times()
        self._draw_full()


def _engine(settings: Settings) -> Engine:
    return Engine(settings.device, settings.precision, settings.threads)


def _with_engine(settings: Settings, engine: Engine) -> Settings:
    return replace(settings, device=engine.device, precision=engine.precision, threads=engine.threads)
