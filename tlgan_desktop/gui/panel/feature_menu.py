"""The menus of a feature and of a section of features."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

from tlgan_desktop.gui.panel.feature_row import FeatureRow
from tlgan_desktop.gui.panel.section import Section

translate = QCoreApplication.translate

if TYPE_CHECKING:
    from tlgan_desktop.gui.panel.feature_panel import FeaturePanel


def feature_menu(panel: "FeaturePanel", row: FeatureRow) -> QMenu:
    """What can be done with one feature, and with those that stand in one section with it."""
    menu, name = QMenu(row), row.name  # goes with the row when other axes come
    reset = menu.addAction(
        translate("FeatureMenu", "&Reset {name}").format(name=_plain(name)), row.slider.revert
    )
    set_to = menu.addAction(translate("FeatureMenu", "&Set to…"), lambda: panel.set_to_wanted.emit(name))
    for action in (reset, set_to):
        action.setEnabled(row.slider.isEnabled())
    menu.addSeparator()
    lock = menu.addAction(translate("FeatureMenu", "&Lock"), row.lock.toggle)
    lock.setCheckable(True)
    lock.setChecked(row.lock.isChecked())
    favourite = menu.addAction(translate("FeatureMenu", "&Favourite"), row.star.toggle)
    favourite.setCheckable(True)
    favourite.setChecked(row.star.isChecked())
    menu.addSeparator()
    group = _plain(panel.section_of(name).title)
    menu.addAction(
        translate("FeatureMenu", "Reset &group {group}").format(group=group), lambda: panel.revert_group(name)
    )
    menu.addSeparator()
    menu.addAction(translate("FeatureMenu", "&Details…"), lambda: panel.details_wanted.emit(name))
    return menu


def section_menu(panel: "FeaturePanel", section: Section) -> QMenu:
    """What can be done with the features of a section together."""
    menu, header, names = QMenu(section.header), section.header, section.names
    reset = translate("FeatureMenu", "&Reset {name}").format(name=_plain(section.title))
    menu.addAction(reset, lambda: panel.all_reverted.emit(names, section.title))
    menu.addSeparator()
    menu.addAction(
        translate("FeatureMenu", "&Fold") if section.is_open else translate("FeatureMenu", "Un&fold"),
        header.toggle,
    )
    menu.addAction(translate("FeatureMenu", "Fold &all"), lambda: panel.list.fold_all(True))
    menu.addAction(translate("FeatureMenu", "&Unfold all"), lambda: panel.list.fold_all(False))
    return menu


def _plain(name: str) -> str:
    """A name whose ampersands are no mnemonics."""
    return name.replace("&", "&&")
