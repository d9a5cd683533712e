"""Where folders and tables are dropped or browsed for."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from tlgan_desktop.gui import labels
from tlgan_desktop.gui.theme import GRID

EMPTY_HEIGHT = 28 * GRID
TABLES = frozenset({".csv", ".tsv", ".txt"})


class DropZone(QFrame):
    """Takes folders of pictures and tables of labels; says what it has."""

    chosen = Signal(object, object)
    """A tuple of folders, and the table of labels or None."""
    ready_wanted = Signal()
    """No pictures: an extractor exists."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("drop")
        self.setAcceptDrops(True)
        self._headline = labels.title("")
        self._hint = labels.secondary()
        self._hint.setWordWrap(True)
        self.browse = QPushButton(self.tr("Choose &folder…"))
        self.browse.clicked.connect(self._ask_for_folder)
        self.browse_table = QPushButton(self.tr("Choose &table…"))
        self.browse_table.setToolTip(self.tr("A CSV or TSV file that lists pictures and what they show"))
        self.browse_table.clicked.connect(self._ask_for_table)
        self.ready = QPushButton(self.tr("I have an &extractor…"))
        self.ready.setProperty("quiet", True)
        self.ready.setToolTip(self.tr("Use an extractor that exists, without pictures"))
        self.ready.clicked.connect(self.ready_wanted)
        self._lay_out()
        self.show_choice((), None)

    def show_choice(self, folders: Sequence[Path], table: Path | None) -> None:
        """Say what was chosen, or what can be."""
        self.setMinimumHeight(0 if folders else EMPTY_HEIGHT)
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Preferred, policy.Fixed if folders else policy.Expanding)
        self.ready.setVisible(not folders)
        if not folders:
            self._headline.setText(self.tr("Drop folders of pictures here"))
            self._hint.setText(
                self.tr(
                    "One folder with a folder inside for each kind, such as “smiling” and “not smiling”. "
                    "Or a table (CSV) that lists the pictures. About 100 pictures of each kind are good."
                )
            )
            return
        self._headline.setText(", ".join(table.name if table else folder.name for folder in folders))
        self._hint.setText("\n".join(str(folder) for folder in folders))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome folders and tables."""
        if chosen_from(event.mimeData()) is not None:
            event.acceptProposedAction()
            self._highlight(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Calm down."""
        self._highlight(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what is dropped."""
        self._highlight(False)
        found = chosen_from(event.mimeData())
        if found is not None:
            event.acceptProposedAction()
            self.chosen.emit(*found)

    @Slot()
    def _ask_for_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(
            self, self.tr("Folder of labelled pictures"), str(Path.home())
        )
        if name:
            self.chosen.emit((Path(name),), None)

    @Slot()
    def _ask_for_table(self) -> None:
        kinds = self.tr("Tables (*.csv *.tsv *.txt);;All files (*)")
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Table of labels"), str(Path.home()), kinds)
        if name:
            self.chosen.emit((Path(name).parent,), Path(name))

    def _highlight(self, on: bool) -> None:
        self.setProperty("active", on)
        self.style().unpolish(self)
        self.style().polish(self)

    def _lay_out(self) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(GRID // 2)
        texts.addStretch(1)
        texts.addWidget(self._headline)
        texts.addWidget(self._hint)
        texts.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        row.setSpacing(GRID)
        row.addLayout(texts, 1)
        row.addWidget(self.browse, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.browse_table, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.ready, 0, Qt.AlignmentFlag.AlignVCenter)


def chosen_from(data: QMimeData) -> tuple[tuple[Path, ...], Path | None] | None:
    """The folders and the table among dropped files, or None where there is neither."""
    return labelled_among([Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()])


def labelled_among(files: Sequence[Path]) -> tuple[tuple[Path, ...], Path | None] | None:
    """The folders and the table of labels among files; None where there is neither."""
    folders = tuple(path for path in files if path.is_dir())
    tables = [path for path in files if path.is_file() and path.suffix.lower() in TABLES]
    if tables:
        return folders or (tables[0].parent,), tables[0]
    return (folders, None) if folders else None
