"""The menus of a feature and of a section of features."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from tlgan_desktop.gui.panel.feature_row import FeatureRow
from tlgan_desktop.gui.panel.section import Section

if TYPE_CHECKING:
    from tlgan_desktop.gui.panel.feature_panel import FeaturePanel


def feature_menu(panel: "FeaturePanel", row: FeatureRow) -> QMenu:
    """What can be done with one feature, and with those that stand in one section with it."""
    menu, name = QMenu(panel), row.name
    reset = menu.addAction(f"&Reset {_plain(name)}", row.slider.revert)
    set_to = menu.addAction("&Set to…", lambda: panel.set_to_wanted.emit(name))
    for action in (reset, set_to):
        action.setEnabled(row.slider.isEnabled())
    menu.addSeparator()
    lock = menu.addAction("&Lock", row.lock.toggle)
    lock.setCheckable(True)
    lock.setChecked(row.lock.isChecked())
    favourite = menu.addAction("&Favourite", row.star.toggle)
    favourite.setCheckable(True)
    favourite.setChecked(row.star.isChecked())
    menu.addSeparator()
    menu.addAction(f"Reset &group {_plain(panel.section_of(name).title)}", lambda: panel.revert_group(name))
    menu.addSeparator()
    menu.addAction("&Details…", lambda: panel.details_wanted.emit(name))
    return menu


def section_menu(panel: "FeaturePanel", section: Section) -> QMenu:
    """What can be done with the features of a section together."""
    menu, header, names = QMenu(panel), section.header, section.names
    menu.addAction(f"&Reset {_plain(section.title)}", lambda: panel.all_reverted.emit(names, section.title))
    menu.addSeparator()
    menu.addAction("&Fold" if section.is_open else "Un&fold", header.toggle)
    menu.addAction("Fold &all", lambda: panel.list.fold_all(True))
    menu.addAction("&Unfold all", lambda: panel.list.fold_all(False))
    return menu


def _plain(name: str) -> str:
    """A name whose ampersands are no mnemonics."""
    return name.replace("&", "&&")
