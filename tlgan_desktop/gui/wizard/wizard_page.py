"""What every page of the wizard is built like."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget, QWizardPage

from tlgan_desktop.gui import labels
from tlgan_desktop.gui.notice_bar import NoticeBar
from tlgan_desktop.gui.theme import GRID


class WizardPage(QWizardPage):
    """A page with a heading, a sentence below it, and a bar for what goes wrong.

    Both come untranslated, marked with the context of the page.
    """

    def __init__(self, title: str, explanation: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr(title))
        self.notice = NoticeBar()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, GRID, 0, GRID)
        self.column.setSpacing(GRID)
        heading = labels.title(self.tr(title))
        text = labels.secondary(self.tr(explanation))
        text.setWordWrap(True)
        self.column.addWidget(heading)
        self.column.addWidget(text)
        self.column.addWidget(self.notice)


class CardList(QScrollArea):
    """Cards one below another, scrolled where they are many."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab comes to what is on the cards
        self.cards: list[QWidget] = []
        self.show_cards([])

    def show_cards(self, cards: list[QWidget]) -> None:
        """Show these cards instead of those before."""
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, GRID, 0)
        column.setSpacing(GRID)
        for card in cards:
            column.addWidget(card)
        column.addStretch(1)
        self.cards = cards
        self.setWidget(page)
