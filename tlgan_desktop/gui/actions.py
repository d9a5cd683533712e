"""Every action of the window, with its shortcut and its place in the menus."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QMenuBar

from tlgan_desktop.gui.action_maker import ActionMaker, Key, keys_of, plain
from tlgan_desktop.gui.marking import QT_TRANSLATE_NOOP


class Actions(ActionMaker):
    """The actions of one window; the window connects them to what they do."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._placed: dict[str, list[QAction | None]] = {}
        self._make_session_actions()
        self._make_axes_actions()
        self._make_export_actions()
        self._make_copying_actions()
        self._make_quit_action()
        self._make_stepping_actions()
        self._make_picking_actions()
        self._make_locking_actions()
        self._make_zooming_actions()
        self._make_viewing_actions()
        self._make_appearances()
        self._make_help_actions()

    def _make_session_actions(self) -> None:
        self.new = self.action(
            self.tr("&New session"), Key.New, self.tr("Begin a history with the picture on screen")
        )
        self.open = self.action(
            self.tr("&Open…"), Key.Open, self.tr("Open a session, an exported picture, a generator or axes")
        )
        self.save = self.action(self.tr("&Save session"), Key.Save, self.tr("Save everything that was made"))
        self.save_as = self.action(
            self.tr("Save session &as…"), "Ctrl+Shift+S", self.tr("Save the session to another file")
        )

    def _make_axes_actions(self) -> None:
        self.import_axes = self.action(
            self.tr("&Import axes…"), "Ctrl+I", self.tr("Open a file of feature axes")
        )
        self.manage = self.action(
            self.tr("&Manage axes…"), "Ctrl+M", self.tr("Rename, group, reorder, remove, add axes")
        )
        self.discover = self.action(
            self.tr("&Discover axes…"), "Ctrl+D", self.tr("Make sliders from labelled pictures")
        )

    def _make_export_actions(self) -> None:
        self.export = self.action(
            self.tr("&Export picture…"), "Ctrl+E", self.tr("Export the picture with its recipe")
        )
        self.export_sheet = self.action(
            self.tr("Export film s&trip or grid…"),
            "Ctrl+Shift+I",
            self.tr("One or two features over a range"),
        )
        self.export_animation = self.action(
            self.tr("E&xport animation…"), "Ctrl+Shift+N", self.tr("Move along a feature or through pictures")
        )
        self.export_batch = self.action(
            self.tr("Export &batch…"), "Ctrl+Shift+M", self.tr("The same edits on many seeds")
        )

    def _make_copying_actions(self) -> None:
        self.copy_picture = self.action(
            self.tr("&Copy picture"), Key.Copy, self.tr("Copy the picture on screen")
        )
        self.copy_recipe = self.action(
            self.tr("Copy reci&pe"), "Ctrl+Shift+C", self.tr("Copy what makes the picture, as text")
        )
        self.paste = self.action(
            self.tr("P&aste recipe"), Key.Paste, self.tr("Go to the picture of a copied recipe")
        )

    def _make_quit_action(self) -> None:
        self.quit = self.action(self.tr("&Quit"), "Ctrl+Q", self.tr("Close the window"))
        self.quit.setMenuRole(QAction.MenuRole.QuitRole)

    def _make_stepping_actions(self) -> None:
        self.undo = self.action(self.tr("&Undo"), Key.Undo, self.tr("Take the last step back"))
        self.redo = self.action(self.tr("&Redo"), Key.Redo, self.tr("Take the step again"))
        self.show_steps("", "")

    def _make_picking_actions(self) -> None:
        self.random = self.action(
            self.tr("Ran&dom"), "Ctrl+R", self.tr("Another picture; locked features stay")
        )
        self.seed = self.action(
            self.tr("&Go to seed…"), "Ctrl+G", self.tr("The picture of a seed; locked features stay")
        )
        self.reset = self.action(self.tr("Rese&t"), "Ctrl+Shift+R", self.tr("Back to the start picture"))

    def _make_locking_actions(self) -> None:
        self.unlock = self.action(self.tr("Un&lock all"), "Ctrl+Shift+L", self.tr("Take every lock off"))
        self.straight = self.toggle(
            self.tr("Straight l&ines"),
            "Ctrl+Shift+K",
            self.tr("Edit along straight lines, off the shell of z"),
        )
        self.search = self.action(
            self.tr("&Find feature"), Key.Find, self.tr("Go to the search box of the features")
        )

    def _make_zooming_actions(self) -> None:
        self.fit = self.action(self.tr("&Fit"), "Ctrl+0", self.tr("Fill the pane with the picture"))
        self.actual = self.action(
            self.tr("&Actual size"), "Ctrl+1", self.tr("One pixel of the screen a pixel")
        )
        self.zoom_in = self.action(self.tr("Zoom &in"), Key.ZoomIn, self.tr("Enlarge the picture"))
        self.zoom_out = self.action(self.tr("Zoom &out"), Key.ZoomOut, self.tr("Shrink the picture"))

    def _make_viewing_actions(self) -> None:
        self.split = self.toggle(
            self.tr("Sp&lit view"), "Ctrl+T", self.tr("The start picture left of a divider to drag")
        )
        self.history = self.toggle(
            self.tr("&History"), "Ctrl+H", self.tr("Everything that was made, below the picture")
        )
        self.smooth = self.toggle(
            self.tr("&Smooth scaling"), "Ctrl+Shift+P", self.tr("Scale smoothly, or show square pixels")
        )
        self.checker = self.toggle(
            self.tr("&Checker background"),
            "Ctrl+Shift+H",
            self.tr("Lay a checker pattern around the picture"),
        )

    def _make_appearances(self) -> None:
        self.appearance = QActionGroup(self)
        schemes = {
            "Unknown": self.tr("As the s&ystem"),
            "Light": self.tr("Li&ght"),
            "Dark": self.tr("&Dark"),
        }
        for number, (scheme, text) in enumerate(schemes.items(), 1):
            choice = self.toggle(
                text,
                f"Alt+{number}",
                self.tr("Appearance: {look}").format(look=text.replace("&", "").lower()),
            )
            choice.setData(Qt.ColorScheme[scheme])
            self.appearance.addAction(choice)

    def _make_help_actions(self) -> None:
        self.keyboard = self.action(self.tr("&Keyboard"), Key.HelpContents, self.tr("All keys"))
        self.about = self.action(
            self.tr("&About TL-GAN Desktop"), "Ctrl+Shift+F1", self.tr("Versions and licences")
        )
        self.about.setMenuRole(QAction.MenuRole.AboutRole)

    @property
    def needing_picture(self) -> tuple[QAction, ...]:
        """What can be done only with a picture on screen."""
        session = (self.new, self.save, self.save_as)
        return (
            *session,
            self.export,
            self.export_animation,
            *self._copying,
            self.split,
            *self._picking,
            *self._zooming,
        )

    @property
    def needing_axes(self) -> tuple[QAction, ...]:
        """What can be done only with axes."""
        return (self.unlock, self.straight, self.search, self.manage, self.export_sheet, self.export_batch)

    @property
    def _picking(self) -> tuple[QAction, ...]:
        return (self.random, self.seed, self.reset)

    @property
    def _copying(self) -> tuple[QAction, ...]:
        return (self.copy_picture, self.copy_recipe)

    @property
    def _exporting(self) -> tuple[QAction, ...]:
        return (self.export, self.export_sheet, self.export_animation, self.export_batch)

    @property
    def _zooming(self) -> tuple[QAction, ...]:
        return (self.fit, self.actual, self.zoom_in, self.zoom_out)

    @property
    def _gaining_axes(self) -> tuple[QAction, ...]:
        return (self.import_axes, self.discover, self.manage)

    def show_steps(self, undo_label: str, redo_label: str) -> None:
        """Name the steps that undo and redo would take; empty where there is none."""
        words = self.tr("&Undo"), self.tr("&Redo")
        labels = undo_label, redo_label
        for action, word, label in zip((self.undo, self.redo), words, labels, strict=True):
            action.setText(f"{word} {label.replace('&', '&&')}".rstrip())
            action.setEnabled(bool(label))

    def place(self, menu: str, *actions: QAction | None) -> None:
        """Add actions that another part made at the end of a menu, below a line; None is a line between.

        The name of a menu is English, marked with ``QT_TRANSLATE_NOOP("Actions", ...)`` where it is new; then
        the menu stands before Help. To be called before the menus are filled.
        """
        placed = self._placed.setdefault(menu, [])
        placed += [None, *actions] if placed else actions

    def menus(self) -> dict[str, list[QAction | None]]:
        """The menus and what stands in them; None is a line between."""
        menus = self._own_menus()
        help_menu = menus.pop("&Help")
        for name, actions in self._placed.items():
            target = help_menu if name == "&Help" else menus.setdefault(name, [])
            target += [None, *actions] if target else actions
        return {**menus, "&Help": help_menu}

    def _own_menus(self) -> dict[str, list[QAction | None]]:
        return {
            QT_TRANSLATE_NOOP("Actions", "&File"): self._file_menu(),
            QT_TRANSLATE_NOOP("Actions", "&Edit"): self._edit_menu(),
            QT_TRANSLATE_NOOP("Actions", "&View"): self._view_menu(),
            QT_TRANSLATE_NOOP("Actions", "&Help"): [],
        }

    def _file_menu(self) -> list[QAction | None]:
        session = (self.new, self.open, self.save, self.save_as)
        return [*session, None, *self._exporting, None, *self._gaining_axes, None, self.quit]

    def _edit_menu(self) -> list[QAction | None]:
        copying = (*self._copying, self.paste)
        locking = (self.unlock, self.straight)
        return [self.undo, self.redo, None, *copying, None, *self._picking, None, *locking, None, self.search]

    def _view_menu(self) -> list[QAction | None]:
        parts = (self.split, self.history)
        scaling = (self.smooth, self.checker)
        return [*self._zooming, None, *parts, None, *scaling, None, *self.appearance.actions()]

    def all(self) -> list[QAction]:
        """Every action, in the order of the menus."""
        return [action for menu in self.menus().values() for action in menu if action is not None]

    def keys_by_menu(self) -> dict[str, list[tuple[str, str]]]:
        """The shortcut and the text of every action that has a shortcut, by the name of its menu."""
        texts = {self.undo: self.tr("Undo"), self.redo: self.tr("Redo")}  # theirs name the step
        return {
            self.tr(menu).replace("&", ""): [
                (keys_of(action), texts.get(action, plain(action.text())))
                for action in actions
                if action is not None and not action.shortcut().isEmpty()
            ]
            for menu, actions in self.menus().items()
        }

    def choose_appearance(self, name: str) -> None:
        """Choose an appearance by the name of its colour scheme; as the system's where there is none."""
        choices = {choice.data().name: choice for choice in self.appearance.actions()}
        choices.get(name, self.appearance.actions()[0]).trigger()

    def chosen_appearance(self) -> str:
        """The name of the colour scheme that is chosen."""
        return str(self.appearance.checkedAction().data().name)

    def fill(self, bar: QMenuBar, recent: QMenu) -> None:
        """Make the menus of a menu bar; ``recent`` stands below Open."""
        for title, actions in self.menus().items():
            menu = bar.addMenu(self.tr(title))
            menu.setToolTipsVisible(True)
            for action in actions:
                if action is None:
                    menu.addSeparator()
                else:
                    menu.addAction(action)
                if action is self.open:
                    menu.addMenu(recent)
