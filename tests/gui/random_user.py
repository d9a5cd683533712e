"""A random user: sees the windows that are open, and does something with one of them."""

from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import TypeVar
from weakref import ref

import acts
import hand
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QWidget,
    QWizard,
)
from shelf import Shelf
from shiboken6 import isValid

from tlgan_desktop.gui.main_window import MainWindow

Thing = TypeVar("Thing")
PATIENCE = 14
"""After so many acts in a dialog that holds up everything else it is closed."""
REMEMBERED = 20
SIZES = ((640, 400), (900, 700), (1232, 736), (1600, 1000))


class RandomUser:
    """Prefers what it has tried least. Dialogs and menus that wait for an answer get theirs from it, too.

    ``make_window`` opens the main window, and opens it again when the person has closed it.
    """

    def __init__(self, seed: int, make_window: Callable[[], MainWindow], shelf: Shelf) -> None:
        self.random = Random(seed)
        self.count = 0
        self.tried: Counter[str] = Counter()
        self.last: deque[str] = deque(maxlen=REMEMBERED)
        self.shelf = shelf
        self._make_window = make_window
        self.window = make_window()
        self.closed: list[ref[MainWindow]] = []
        self._depth = 0
        self._patience: Counter[int] = Counter()
        self._timers: list[QTimer] = []
        self._leaving = False

    def act(self) -> None:
        """Do one thing, and see to the dialogs that wait for an answer meanwhile."""
        self.count += 1
        with self.at_hand():
            if self.window.isHidden():
                self._tell("open the window again")
                self.closed.append(ref(self.window))
                self.window.deleteLater()  # with it the application would have ended
                self.window = self._make_window()
                return
            popup, modal = QApplication.activePopupWidget(), QApplication.activeModalWidget()
            if popup is not None:
                self._answer_popup(popup)
            elif modal is not None:
                self._answer_dialog(modal)
            else:
                self._act_freely()

    def finish_dialogs(self) -> None:
        """Close everything but the main window."""
        self._leaving = True
        with self.at_hand():
            for _ in range(50):
                others = [each for each in windows() if each is not self.window]
                popup = QApplication.activePopupWidget()
                if popup is not None:
                    acts.leave(self.random, popup)
                elif others:
                    acts.leave(self.random, QApplication.activeModalWidget() or others[-1])
                else:
                    break
                QApplication.processEvents()
        self._leaving = False
        self._patience.clear()

    @property
    def is_free(self) -> bool:
        """Whether the main window waits for nothing but the next act."""
        return QApplication.activeModalWidget() is None and not self.window.isHidden()

    def leave_for_good(self) -> None:
        """Close the main window, whatever is asked on the way."""
        if not isValid(self.window):
            return
        self.finish_dialogs()
        with self.at_hand():
            while self.window.isVisible():
                self.window.close()
        self.window.deleteLater()
        tidy_up()

    def choose_file(self, *_: object) -> tuple[str, str]:
        """The native dialog for a file to open."""
        path = "" if self.random.random() < 0.2 else str(self.shelf.some(self.random)[0])
        self._tell(f"  choose the file {Path(path).name!r}")
        return path, ""

    def choose_place(self, *asked: object) -> Path | None:
        """The system's dialog for a place to save at; the last but one of ``asked`` is the place proposed."""
        ending = Path(str(asked[-2])).suffix
        path = None if self.random.random() < 0.2 else self.shelf.place(self.random, ending)
        self._tell(f"  choose the place {path and path.name!r}")
        return path

    def choose_folder(self, *_: object) -> str:
        """The native dialog for a folder."""
        folder = self.random.choice([self.shelf.made, self.shelf.made, self.shelf.pictures, None])
        self._tell(f"  choose the folder {folder and folder.name}")
        return "" if folder is None else str(folder)

    @contextmanager
    def at_hand(self) -> Iterator[None]:
        """Act, too, while the act in hand waits in an event loop of its own."""
        if self._depth == len(self._timers):
            timer = QTimer(interval=0)
            timer.timeout.connect(self._act_within)
            self._timers.append(timer)
        timer = self._timers[self._depth]
        self._depth += 1
        timer.start()
        try:
            yield
        finally:
            timer.stop()
            self._depth -= 1

    def _act_within(self) -> None:
        """The event loop of a dialog, a menu or a drag waits for the next thing that the person does."""
        if QApplication.activePopupWidget() is not None or QApplication.activeModalWidget() is not None:
            self.act()
        elif self._is_dragging():
            self._tell("  let the dragged picture go")
            hand.key(self.window.windowHandle(), Qt.Key.Key_Escape)

    def _is_dragging(self) -> bool:
        return QApplication.overrideCursor() is not None

    def _act_freely(self) -> None:
        window = self._window()
        if window is self.window:
            whats: Sequence[tuple[int, Callable[[], None]]] = (
                (8, self._use_widget),
                (6, self._use_action),
                (1, self._drop),
                (1, self._change_window),
            )
            weights, choices = zip(*whats, strict=True)
            self.random.choices(choices, weights)[0]()
        elif self.random.random() < 0.05:
            self._tell(f"close {named(window)}")
            window.close()
        elif isinstance(window, QWizard) and self.random.random() < 0.3:
            self._go_through(window)
        else:
            self._use_widget(window)

    def _window(self) -> QWidget:
        others = [each for each in windows() if each is not self.window]
        if others and self.random.random() < 0.6:
            return self.random.choice(others)
        return self.window

    def _answer_popup(self, popup: QWidget) -> None:
        if self._leaving or self.random.random() < 0.2:
            self._do(acts.leave, popup)
        elif isinstance(popup, QMenu):
            self._do(acts.choose_action, popup)
        else:
            choices = popup.findChild(QAbstractItemView) or popup
            self._do(self.random.choice([acts.press_step, acts.press_enter]), choices)
            if popup.isVisible():
                self._do(acts.leave, popup)

    def _answer_dialog(self, dialog: QWidget) -> None:
        self._patience[id(dialog)] += 1
        tired = self._patience[id(dialog)] > PATIENCE
        if self._leaving or tired or self.random.random() < 0.05:
            assert self._patience[id(dialog)] < 3 * PATIENCE, f"{named(dialog)} does not close"
            self._do(acts.leave, dialog)
        else:
            self._use_widget(dialog)
        if not isValid(dialog) or not dialog.isVisible():
            self._patience.pop(id(dialog), None)

    def _use_widget(self, window: QWidget | None = None) -> None:
        window = window or self.window
        if not window.isActiveWindow():
            window.activateWindow()
        found = [each for each in window.findChildren(QWidget) if self._can_use(each, window)]
        inputs = [each for each in found if not isinstance(each, QLabel)]
        if inputs and self.random.random() < 0.95:
            found = inputs
        if found:
            widget = self._least_tried(found, named)
            self._do(self.random.choice(acts.acts_on(widget)), widget)

    def _can_use(self, widget: QWidget, window: QWidget) -> bool:
        return (
            widget.window() is window
            and widget.isVisible()
            and widget.isEnabled()
            and not hand.seen(widget).isEmpty()
            and bool(acts.acts_on(widget))
            and not (isinstance(widget, QLineEdit) and widget.isReadOnly())
            and not widget.objectName().startswith("qt_")
        )

    def _use_action(self) -> None:
        """By its keys, or as its entry in the menu does."""
        found = [each for each in self.window.commands.all() if each.isEnabled()]
        action = self._least_tried(found, lambda each: f"action {plain(each)}")
        if not action.shortcut().isEmpty() and self.random.random() < 0.5:
            self._tell(f"press {action.shortcut().toString()} for {plain(action)}")
            hand.keys(QApplication.focusWidget() or self.window, action.shortcut())
        else:
            self._tell(f"trigger {plain(action)}")
            action.trigger()

    def _drop(self) -> None:
        files = [self.shelf.pictures] if self.random.random() < 0.2 else self.shelf.some(self.random)
        self._tell(f"drop {', '.join(path.name for path in files)}")
        hand.drop(self.window, files)

    def _change_window(self) -> None:
        size = self.random.choice(SIZES)
        self._tell(f"resize to {size}")
        self.window.resize(*size)
        self.window.panel.setFocus()

    def _go_through(self, wizard: QWizard) -> None:
        button = QWizard.WizardButton
        forward = (button.NextButton, button.CommitButton, button.FinishButton)
        usable = [wizard.button(each) for each in forward]
        usable = [each for each in usable if each.isVisible() and each.isEnabled()]
        if usable:
            self._do(acts.click_middle, usable[0])

    def _least_tried(self, things: Sequence[Thing], name: Callable[[Thing], str]) -> Thing:
        weights = [1 / (1 + self.tried[name(each)]) for each in things]
        chosen = self.random.choices(things, weights)[0]
        self.tried[name(chosen)] += 1
        return chosen

    def _do(self, act: acts.Act, widget: QWidget) -> None:
        self._tell(f"{act.__name__} on {named(widget)}")
        act(self.random, widget)

    def _tell(self, what: str) -> None:
        self.last.append(f"{self.count:5} {'  ' * (self._depth - 1)}{what}")


def windows() -> list[QWidget]:
    """The windows that stand open, without menus and tooltips."""
    found = QApplication.topLevelWidgets()
    return [each for each in found if each.isVisible() and isinstance(each, QDialog | MainWindow)]


def named(widget: QWidget) -> str:
    text = getattr(widget, "text", None)
    name = widget.accessibleName() or (text() if callable(text) else "")
    return f"{type(widget).__name__} '{name[:40]}' in {type(widget.window()).__name__}"


def plain(action: QAction) -> str:
    return " ".join(action.text().replace("&", "").split()[:2])


def tidy_up() -> None:
    """Delete what waits to be deleted."""
    for _ in range(3):
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()
